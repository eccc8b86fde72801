/** Legal clocks: by when what must be done, by which row of law, and whether anybody has signed that row. */
import { AlarmClock, CircleCheck, CirclePause, Clock3, Hourglass, type LucideIcon } from 'lucide-react'
import type { CaseClock } from '../../api/case-calls.ts'
import { Button } from '../../ui/button.tsx'
import { useTimes } from '../use-times.ts'
import { useCaseText } from './text.ts'

/** What is shown of a clock, of a case or of a tip. */
export type ShownClock = Pick<
  CaseClock,
  'rule' | 'name' | 'due_at' | 'state' | 'in_time' | 'extended' | 'legal_basis' | 'unverified' | 'extension'
>

const looks: Record<ShownClock['state'], { Icon: LucideIcon; look: string }> = {
  running: { Icon: Clock3, look: 'text-ink-soft' },
  soon: { Icon: Hourglass, look: 'font-medium text-soon' },
  due: { Icon: AlarmClock, look: 'font-medium text-soon' },
  late: { Icon: AlarmClock, look: 'font-medium text-soon' },
  met: { Icon: CircleCheck, look: 'text-ink-faint' },
  stopped: { Icon: CirclePause, look: 'text-ink-faint' },
}

type ClocksProps<Row extends ShownClock> = {
  clocks: readonly Row[]
  /** Offered where the law still grants more time. */
  onExtend?: ((clock: Row) => void) | undefined
  /** Whose clock it is, where there are several. */
  of?: ((clock: Row) => string) | undefined
}

export function Clocks<Row extends ShownClock>({ clocks, onExtend, of }: ClocksProps<Row>) {
  const t = useCaseText().clocks
  if (clocks.length === 0) return <p className="text-sm text-ink-soft">{t.none}</p>
  return (
    <ul className="flex flex-col gap-3.5">
      {clocks.map((clock, order) => (
        <ClockLine
          key={`${clock.rule}${order}`}
          clock={clock}
          of={of?.(clock)}
          onExtend={onExtend && clock.extension ? () => onExtend(clock) : undefined}
        />
      ))}
    </ul>
  )
}

type ClockLineProps = { clock: ShownClock; of: string | undefined; onExtend: (() => void) | undefined }

function ClockLine({ clock, of, onExtend }: ClockLineProps) {
  const t = useCaseText().clocks
  const { day, full, number } = useTimes()
  const { Icon, look } = looks[clock.state]
  const over = clock.state === 'met' || clock.state === 'stopped'
  const kept = clock.state === 'met' && clock.in_time !== null ? ` · ${clock.in_time ? t.inTime : t.notInTime}` : ''
  return (
    <li className="flex gap-2.5 text-sm">
      <Icon size={17} className={`mt-0.5 shrink-0 ${look}`} aria-hidden />
      <div className="min-w-0 flex-1">
        <p className={over ? 'text-ink-soft' : 'text-ink'}>
          {clock.name}
          {of && <span className="text-ink-soft"> · {of}</span>}
        </p>
        <p className={look} title={full(clock.due_at)}>
          {t.states[clock.state]}
          {over ? kept : ` · ${t.until(day(clock.due_at))}`}
          {clock.extended > 0 && ` · ${t.extended(number(clock.extended))}`}
        </p>
        <p className="text-xs text-ink-faint">
          {clock.legal_basis}
          {clock.unverified && (
            <span
              title={t.unverifiedWhy}
              className="ml-1 rounded border border-edge px-1 whitespace-nowrap text-ink-soft"
            >
              {t.unverified}
            </span>
          )}
        </p>
        {onExtend && (
          <Button look="quiet" className="-ml-3 min-h-8" onPress={onExtend}>
            {t.extend}
          </Button>
        )}
      </div>
    </li>
  )
}

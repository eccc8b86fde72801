/** One day of the roster: its shifts by the hour, each with who has it, how it stands, and what may be done. */
import { Check, CircleDashed, TriangleAlert, UserRoundCheck } from 'lucide-react'
import type { Shift, ShiftWeek } from '../../api/shapes.ts'
import { Button } from '../../ui/button.tsx'
import { isSameDay } from '../../ui/local-time.ts'
import { useTimes } from '../use-times.ts'
import { looksOf, type ShiftLook } from './shift-look.ts'
import { useDutyText } from '../duty-text.ts'

type Press = Record<'take' | 'handOver' | 'withdraw', (shift: Shift) => void>
type DayProps = { day: number; week: ShiftWeek; press: Press; busy: boolean }

export function ShiftDay({ day, week, press, busy }: DayProps) {
  const t = useDutyText().shifts
  const { now, weekday } = useTimes()
  const shifts = week.shifts.filter(({ from_at }) => isSameDay(Math.max(from_at, week.from_at), day))
  const today = isSameDay(now, day)
  return (
    <li className="grid gap-x-6 gap-y-1 border-t border-line py-3 sm:grid-cols-[10rem_1fr]">
      <h3 className={`text-sm ${today ? 'font-semibold text-jade' : 'font-medium'}`}>
        {weekday(day)}
        {today && <span className="ml-2 text-xs font-medium whitespace-nowrap">{t.today}</span>}
      </h3>
      {shifts.length === 0 ? (
        <p className="text-sm text-ink-faint">{t.emptyDay}</p>
      ) : (
        <ul className="flex flex-col gap-3">
          {shifts.map(shift => (
            <ShiftRow key={shift.id} shift={shift} press={press} busy={busy} />
          ))}
        </ul>
      )}
    </li>
  )
}

const icons: Record<ShiftLook, typeof Check> = {
  planned: CircleDashed,
  taken: UserRoundCheck,
  overdue: TriangleAlert,
  missed: TriangleAlert,
  handed_over: Check,
}
const colours: Record<ShiftLook, string> = {
  planned: 'text-ink-soft',
  taken: 'text-jade font-medium',
  overdue: 'text-soon font-medium',
  missed: 'text-soon font-medium',
  handed_over: 'text-ink-soft',
}

function ShiftRow({ shift, press, busy }: { shift: Shift; press: Press; busy: boolean }) {
  const t = useDutyText().shifts
  const { now, clock, day, weekday } = useTimes()
  const look = looksOf(shift, now)
  const Icon = icons[look]
  const end = isSameDay(shift.from_at, shift.to_at)
    ? clock(shift.to_at)
    : `${clock(shift.to_at)} ${weekday(shift.to_at)}`
  const others = shift.taken_by !== null && shift.taken_by !== shift.officer_id
  return (
    <li className="flex flex-wrap items-start gap-x-4 gap-y-2">
      <div className="min-w-0 flex-1 basis-56">
        <p>
          <span className="text-ink-soft">
            {clock(shift.from_at)}–{end}
          </span>{' '}
          <span className="font-medium">{shift.officer_name}</span>
          {others && <span className="text-sm text-ink-soft"> · {t.takenBy(shift.taken_by_name ?? '')}</span>}
        </p>
        <p className={`flex items-center gap-1.5 text-sm ${colours[look]}`}>
          <Icon size={15} aria-hidden />
          {t.states[look]}
          {shift.ended_at !== null && <span className="text-ink-soft">· {t.endedAt(day(shift.ended_at))}</span>}
        </p>
        {shift.note && (
          <p className="mt-1.5 rounded-md bg-note px-3 py-2 text-sm break-words whitespace-pre-line">{shift.note}</p>
        )}
      </div>
      <div className="flex gap-2">
        {shift.may.includes('shift.take') && (
          <Button look="primary" keyName="T" isDisabled={busy} onPress={() => press.take(shift)}>
            {t.take}
          </Button>
        )}
        {shift.may.includes('shift.hand_over') && (
          <Button look="primary" keyName="B" isDisabled={busy} onPress={() => press.handOver(shift)}>
            {t.handOver}
          </Button>
        )}
        {shift.may.includes('shift.withdraw') && (
          <Button look="quiet" isDisabled={busy} onPress={() => press.withdraw(shift)}>
            {t.withdraw}
          </Button>
        )}
      </div>
    </li>
  )
}

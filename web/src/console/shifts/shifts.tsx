/** Ca trực: who is on duty in a unit, and its week by days. T takes, B hands over, P plans, [ and ] turn the weeks. */
import { useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { CalendarPlus, ChevronLeft, ChevronRight } from 'lucide-react'
import { useState } from 'react'
import { dutyQuery, shiftsQuery } from '../../api/queries.ts'
import type { Duty, Shift, ShiftWeek } from '../../api/shapes.ts'
import { Button } from '../../ui/button.tsx'
import { daysOf } from '../../ui/local-time.ts'
import { Pick } from '../../ui/pick.tsx'
import { useKeys } from '../keys.ts'
import { useMe } from '../me.tsx'
import { Empty, Loaded, Sheet } from '../records/sheet.tsx'
import { useTimes } from '../use-times.ts'
import { HandOver } from './hand-over.tsx'
import { Now } from './now.tsx'
import { PlanShift } from './plan-shift.tsx'
import { ShiftDay } from './shift-day.tsx'
import { TakeNow } from './take-now.tsx'
import { useShiftActs } from './use-shift-acts.ts'
import { useDutyText } from '../duty-text.ts'

export function ShiftsScreen() {
  const t = useDutyText().shifts
  const query = useQuery(dutyQuery)
  return (
    <Sheet title={t.title} lead={t.what}>
      <Loaded query={query}>
        {({ units }) => {
          const seen = units.filter(({ roster }) => roster)
          return seen.length === 0 ? <Empty words={t.noUnits} /> : <OfUnits units={seen} />
        }}
      </Loaded>
    </Sheet>
  )
}

function OfUnits({ units }: { units: Duty[] }) {
  const t = useDutyText().shifts
  const me = useMe()
  const search = useSearch({ from: '/shifts' })
  const navigate = useNavigate()
  const own = units.find(({ unit_id }) => me.roles.some(role => role.unit_id === unit_id))
  const unit = units.find(({ unit_id }) => unit_id === search.unit) ?? own ?? (units[0] as Duty)
  const query = useQuery(shiftsQuery(unit.unit_id, search.at))
  const go = (next: { unit?: string; at?: number }) =>
    void navigate({ to: '/shifts', search: { unit: unit.unit_id, ...next } })
  return (
    <>
      {units.length > 1 && (
        <Pick
          label={t.unit}
          value={unit.unit_id}
          options={units.map(({ unit_id, name }) => ({ value: unit_id, words: name }))}
          onChange={chosen => go({ unit: chosen })}
        />
      )}
      <Loaded query={query}>{week => <Week duty={unit} week={week} turn={at => go({ at })} />}</Loaded>
    </>
  )
}

type Open = { kind: 'hand-over'; shift: Shift } | { kind: 'plan'; at: number } | { kind: 'take-now' } | null

function Week({ duty, week, turn }: { duty: Duty; week: ShiftWeek; turn: (at: number) => void }) {
  const t = useDutyText().shifts
  const { now, date } = useTimes()
  const [open, setOpen] = useState<Open>(null)
  const acts = useShiftActs()
  const close = () => setOpen(null)
  const first = (act: Shift['may'][number]) => week.shifts.find(({ may }) => may.includes(act))
  const [takeable, mine] = [first('shift.take'), first('shift.hand_over')]
  const mayPlan = week.may.includes('shift.plan') && now < week.to_at
  const plan = () => setOpen({ kind: 'plan', at: Math.max(now, week.from_at) })
  const before = () => turn(week.from_at - 1)
  const after = () => turn(week.to_at)
  const press = {
    take: (shift: Shift) => acts.take.mutate(shift),
    handOver: (shift: Shift) => setOpen({ kind: 'hand-over', shift }),
    withdraw: (shift: Shift) => acts.withdraw.mutate(shift),
  }
  const canBegin = !takeable && !mine && week.may.includes('shift.stand_in')
  useKeys({
    T: takeable ? () => press.take(takeable) : canBegin && (() => setOpen({ kind: 'take-now' })),
    B: mine && (() => press.handOver(mine)),
    P: mayPlan && plan,
    '[': before,
    ']': after,
  })
  return (
    <>
      <Now duty={duty} canBegin={canBegin} onBegin={() => setOpen({ kind: 'take-now' })} />
      <section className="flex flex-col gap-3">
        <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
          <h2 className="mr-auto font-semibold">{t.week(date(week.from_at), date(week.to_at - 1))}</h2>
          <div className="flex items-center gap-1">
            <Button look="quiet" tip={t.before} keyName="[" icon={<ChevronLeft size={18} />} onPress={before} />
            <Button onPress={() => turn(now)}>{t.thisWeek}</Button>
            <Button look="quiet" tip={t.after} keyName="]" icon={<ChevronRight size={18} />} onPress={after} />
          </div>
          {mayPlan && (
            <Button look="primary" keyName="P" icon={<CalendarPlus size={16} />} onPress={plan}>
              {t.plan}
            </Button>
          )}
        </div>
        <ol className="border-b border-line">
          {daysOf(week.from_at).map(day => (
            <ShiftDay key={day} day={day} week={week} press={press} busy={acts.busy} />
          ))}
        </ol>
      </section>
      {open?.kind === 'hand-over' && <HandOver shift={open.shift} onClose={close} />}
      {open?.kind === 'plan' && <PlanShift week={week} at={open.at} onClose={close} />}
      {open?.kind === 'take-now' && <TakeNow unit_id={duty.unit_id} onClose={close} />}
    </>
  )
}

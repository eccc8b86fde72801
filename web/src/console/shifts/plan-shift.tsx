/** Plans a shift: a day, from when to when, and for whom. */
import { useState } from 'react'
import { planShift } from '../../api/calls.ts'
import type { ShiftWeek } from '../../api/shapes.ts'
import { Field } from '../../ui/field.tsx'
import { daysOf, readTime, spanOf } from '../../ui/local-time.ts'
import { Pick } from '../../ui/pick.tsx'
import { dayOf } from '../../ui/times.ts'
import { useTimes } from '../use-times.ts'
import { ShiftForm } from './shift-form.tsx'
import { useDutyText } from '../duty-text.ts'

export function PlanShift({ week, at, onClose }: { week: ShiftWeek; at: number; onClose: () => void }) {
  const t = useDutyText().shifts
  const { now, weekday } = useTimes()
  const days = daysOf(week.from_at).filter(day => dayOf(day) >= dayOf(now))
  const [day, setDay] = useState(dayOf(at))
  const [from, setFrom] = useState('19:00')
  const [to, setTo] = useState('07:00')
  const [officer_id, setOfficer] = useState(week.officers[0]?.officer_id ?? '')
  const span = spanOf(day, from, to)
  const { unit_id } = week
  return (
    <ShiftForm
      title={t.planTitle}
      lead={t.overnight}
      submit={t.plan}
      done={t.planned}
      wish={span && officer_id ? () => planShift(unit_id, { officer_id, ...span }) : null}
      onClose={onClose}
    >
      <Pick
        label={t.officer}
        value={officer_id}
        options={week.officers.map(officer => ({ value: officer.officer_id, words: officer.name }))}
        onChange={setOfficer}
      />
      <Pick
        label={t.day}
        value={day}
        options={days.map(each => ({ value: dayOf(each), words: weekday(each) }))}
        onChange={setDay}
      />
      <div className="grid grid-cols-2 gap-3">
        <Field label={t.from} value={from} onChange={setFrom} isInvalid={readTime(from) === null} />
        <Field label={t.to} value={to} onChange={setTo} isInvalid={readTime(to) === null} />
      </div>
    </ShiftForm>
  )
}

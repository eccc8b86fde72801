/** Begins a shift at once that nobody planned, until the hour the officer says. */
import { useState } from 'react'
import { beginShift } from '../../api/calls.ts'
import { Field } from '../../ui/field.tsx'
import { readTime, spanOf } from '../../ui/local-time.ts'
import { clockTime, dayOf } from '../../ui/times.ts'
import { openBell } from '../alarms/bell-store.ts'
import { now } from '../clock.ts'
import { ShiftForm } from './shift-form.tsx'
import { useDutyText } from '../duty-text.ts'

export function TakeNow({ unit_id, onClose }: { unit_id: string; onClose: () => void }) {
  const t = useDutyText().shifts
  const [to, setTo] = useState('07:00')
  const span = spanOf(dayOf(now()), clockTime(now(), 'vi'), to)
  return (
    <ShiftForm
      title={t.takeNow}
      lead={t.takeNowWhat}
      submit={t.take}
      done={t.taken}
      wish={span && (() => beginShift(unit_id, span.to_at).then(openBell))}
      onClose={onClose}
    >
      <Field label={t.to} value={to} onChange={setTo} isInvalid={readTime(to) === null} autoFocus />
    </ShiftForm>
  )
}

/** Records what an officer did about a ring, and when: now unless they say an earlier time. */
import { useState } from 'react'
import { actOnRing, type Ring, type RingAct } from '../../api/alarm-calls.ts'
import { Field } from '../../ui/field.tsx'
import { momentOf, readTime } from '../../ui/local-time.ts'
import { clockTime, dayOf } from '../../ui/times.ts'
import { now } from '../clock.ts'
import { RingForm } from './ring-form.tsx'
import { useAlarmText } from './text.ts'

const dayMs = 86_400_000

export function ActForm({ ring, act, onClose }: { ring: Ring; act: RingAct; onClose: () => void }) {
  const t = useAlarmText()
  const [time, setTime] = useState(() => clockTime(now(), 'vi'))
  const at = momentNear(time)
  return (
    <RingForm
      title={`${t.acts[act]} · ${ring.name}`}
      lead={t.recordWhat}
      submit={t.save}
      done={t.saved}
      wish={at === null ? null : () => actOnRing(ring.id, act, at)}
      onClose={onClose}
    >
      <Field label={t.at} value={time} onChange={setTime} hint={t.atWrong} isInvalid={at === null} autoFocus />
    </RingForm>
  )
}

/** The last time a clock showed it; null when it is no time. */
function momentNear(typed: string): number | null {
  const time = readTime(typed)
  const at = time === null ? null : momentOf(dayOf(now()), time)
  if (at === null) return null
  return at > now() ? at - dayMs : at
}

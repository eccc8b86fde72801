/** Lowers a ring that turned out not to be urgent, with the reason for it. */
import { useState } from 'react'
import { lowerRing, type Ring } from '../../api/alarm-calls.ts'
import { WordsField } from '../../ui/words-field.tsx'
import { RingForm } from './ring-form.tsx'
import { useAlarmText } from './text.ts'

const shortest = 3
const longest = 500

export function LowerForm({ ring, onClose }: { ring: Ring; onClose: () => void }) {
  const t = useAlarmText()
  const [reason, setReason] = useState('')
  return (
    <RingForm
      title={`${t.lower} · ${ring.name}`}
      lead={t.lowerWhat}
      submit={t.lower}
      done={t.lowered}
      wish={reason.trim().length < shortest ? null : () => lowerRing(ring.id, reason)}
      onClose={onClose}
    >
      <WordsField label={t.reason} value={reason} onChange={setReason} maxLength={longest} rows={3} autoFocus />
    </RingForm>
  )
}

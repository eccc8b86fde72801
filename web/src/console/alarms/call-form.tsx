/** Before a call: the page names to the informant the number it will come from. */
import { useState } from 'react'
import { nameNumber, type Ring } from '../../api/alarm-calls.ts'
import { Pick } from '../../ui/pick.tsx'
import { RingForm } from './ring-form.tsx'
import { useAlarmText } from './text.ts'

export function CallForm({ ring, onClose }: { ring: Ring; onClose: () => void }) {
  const t = useAlarmText()
  const [number, setNumber] = useState(ring.numbers[0]?.number ?? '')
  return (
    <RingForm
      title={`${t.call} · ${ring.name}`}
      lead={t.callWhat}
      submit={t.callTell}
      done={t.callTold}
      wish={number === '' ? null : () => nameNumber(ring.id, number)}
      onClose={onClose}
    >
      <Pick
        label={t.callFrom}
        value={number}
        onChange={setNumber}
        options={ring.numbers.map(line => ({ value: line.number, words: `${line.number} · ${line.label}` }))}
      />
    </RingForm>
  )
}

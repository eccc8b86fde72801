/** Ends a shift with a note for whoever comes next. */
import { useState } from 'react'
import { handOverShift } from '../../api/calls.ts'
import type { Shift } from '../../api/shapes.ts'
import { WordsField } from '../../ui/words-field.tsx'
import { ShiftForm } from './shift-form.tsx'
import { useDutyText } from '../duty-text.ts'

/** Letters; the server's own limit. */
const noteLimit = 2_000

export function HandOver({ shift, onClose }: { shift: Shift; onClose: () => void }) {
  const t = useDutyText().shifts
  const [note, setNote] = useState('')
  return (
    <ShiftForm
      title={t.handOverTitle}
      lead={t.handOverWhat}
      submit={t.handOver}
      done={t.handedOver}
      wish={() => handOverShift(shift, note)}
      onClose={onClose}
    >
      <WordsField label={t.note} value={note} onChange={setNote} maxLength={noteLimit} rows={5} autoFocus />
    </ShiftForm>
  )
}

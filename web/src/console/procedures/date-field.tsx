/** A day written dd/MM/yyyy; kept as typed until it can be read. */
import { useState } from 'react'
import { Field } from '../../ui/field.tsx'
import { readDay, spellDate } from './dates.ts'

type DateFieldProps = { label: string; hint: string; value: string | null; onChange: (value: string | null) => void }

export function DateField({ label, hint, value, onChange }: DateFieldProps) {
  const [text, setText] = useState(spellDate(value))
  const take = (typed: string): void => {
    setText(typed)
    onChange(typed.trim() === '' ? null : readDay(typed))
  }
  return <Field label={label} hint={hint} value={text} onChange={take} inputMode="numeric" />
}

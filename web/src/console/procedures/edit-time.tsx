/** How long it takes: verified, only heard, or nothing to wait for. */
import type { Content } from '../../api/procedure-calls.ts'
import { Choice } from '../../ui/choice.tsx'
import { Field } from '../../ui/field.tsx'
import { useProcedureText } from './text.ts'

type Time = Content['time']

const begin: Record<Time['state'], Time> = {
  verified: { state: 'verified', text: '' },
  not_verified: { state: 'not_verified', heard: '' },
  none: { state: 'none' },
}

export function EditTime({ label, time, onChange }: { label: string; time: Time; onChange: (time: Time) => void }) {
  const t = useProcedureText()
  const options = Object.entries(t.figure).map(([value, words]) => ({ value: value as Time['state'], words }))
  return (
    <fieldset className="flex flex-col gap-2">
      <legend className="mb-1 text-sm font-medium">{label}</legend>
      <Choice
        label={label}
        value={time.state}
        options={options}
        onChange={state => state !== time.state && onChange(begin[state])}
      />
      {time.state === 'verified' && (
        <Field label={label} value={time.text} onChange={text => onChange({ ...time, text })} maxLength={200} />
      )}
      {time.state === 'not_verified' && (
        <Field
          label={t.heard}
          hint={t.heardHint}
          value={time.heard}
          onChange={heard => onChange({ ...time, heard })}
          maxLength={500}
        />
      )}
    </fieldset>
  )
}

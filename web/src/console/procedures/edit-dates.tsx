/** From when to when it holds, when somebody must look again, and who checked it against what. */
import { Field } from '../../ui/field.tsx'
import { Section } from '../records/sheet.tsx'
import { DateField } from './date-field.tsx'
import type { Dates } from './fresh.ts'
import { useProcedureText } from './text.ts'

export function EditDates({ dates, onChange }: { dates: Dates; onChange: (part: Partial<Dates>) => void }) {
  const t = useProcedureText()
  const { parts } = t
  return (
    <Section title={t.datesTitle} lead={t.datesWhat}>
      <div className="grid items-start gap-3 sm:grid-cols-2">
        <DateField
          label={parts['effective_from'] ?? ''}
          hint={t.dayHint}
          value={dates.effective_from}
          onChange={day => onChange({ effective_from: day ?? '' })}
        />
        <DateField
          label={parts['effective_to'] ?? ''}
          hint={t.dateHint}
          value={dates.effective_to}
          onChange={day => onChange({ effective_to: day })}
        />
        <DateField
          label={parts['review_by'] ?? ''}
          hint={t.dayHint}
          value={dates.review_by}
          onChange={day => onChange({ review_by: day ?? '' })}
        />
        <DateField
          label={parts['checked_on'] ?? ''}
          hint={t.dayHint}
          value={dates.checked_on}
          onChange={day => onChange({ checked_on: day ?? '' })}
        />
        <Field
          label={parts['checked_by'] ?? ''}
          value={dates.checked_by}
          onChange={checked_by => onChange({ checked_by })}
          maxLength={120}
        />
        <Field
          label={parts['source'] ?? ''}
          value={dates.source}
          onChange={source => onChange({ source })}
          maxLength={300}
        />
      </div>
    </Section>
  )
}

/** Forms of the work in a case: who does it, what is to be done, a longer clock, the columns of the book. */
import { useState } from 'react'
import { addTask, assignCase, type CaseClock, extendClock, writeBook } from '../../api/case-calls.ts'
import { Field } from '../../ui/field.tsx'
import { momentOf, readDate } from '../../ui/local-time.ts'
import { Pick } from '../../ui/pick.tsx'
import { WordsField } from '../../ui/words-field.tsx'
import { ActForm } from '../act-form.tsx'
import { useTimes } from '../use-times.ts'
import type { FormProps } from './forms.tsx'
import { caseKeys } from './queries.ts'
import { useCaseText } from './text.ts'

export function AssignForm({ whole, onClose }: FormProps) {
  const t = useCaseText().assign
  const [officer_id, setOfficer] = useState(whole.case.officer?.officer_id ?? whole.workers[0]?.officer_id ?? '')
  const { id } = whole.case
  return (
    <ActForm
      title={t.title}
      lead={t.lead}
      submit={t.title}
      done={t.done}
      wish={officer_id === '' ? null : () => assignCase(id, officer_id)}
      again={caseKeys(id)}
      onClose={onClose}
    >
      <Pick label={t.who} value={officer_id} options={whole.workers.map(officerOption)} onChange={setOfficer} />
    </ActForm>
  )
}

const officerOption = ({ officer_id, name }: { officer_id: string; name: string }) => ({
  value: officer_id,
  words: name,
})

export function TaskForm({ whole, onClose }: FormProps) {
  const t = useCaseText().tasks
  const [title, setTitle] = useState('')
  const [officer_id, setOfficer] = useState('')
  const [due, setDue] = useState('')
  const day = due.trim() === '' ? null : readDate(due)
  const due_at = day === null ? null : momentOf(day, '17:00')
  const wrong = due.trim() !== '' && due_at === null
  const { id } = whole.case
  return (
    <ActForm
      title={t.add}
      submit={t.add}
      done={t.added}
      wish={
        title.trim() === '' || wrong
          ? null
          : () => addTask(id, { title, ...(officer_id ? { officer_id } : {}), ...(due_at === null ? {} : { due_at }) })
      }
      again={caseKeys(id)}
      onClose={onClose}
    >
      <Field label={t.what} value={title} onChange={setTitle} maxLength={300} autoFocus />
      <Pick
        label={t.who}
        value={officer_id}
        options={[{ value: '', words: t.anyone }, ...whole.workers.map(officerOption)]}
        onChange={setOfficer}
      />
      <Field label={t.due} value={due} onChange={setDue} isInvalid={wrong} {...(wrong ? { hint: t.dueWrong } : {})} />
    </ActForm>
  )
}

export function ExtendForm({ whole, clock, onClose }: FormProps & { clock: CaseClock }) {
  const t = useCaseText().clocks
  const { date, day } = useTimes()
  const [reason, setReason] = useState('')
  const [by, setBy] = useState('')
  const { id } = whole.case
  const { tip_id, rule, extension } = clock
  return (
    <ActForm
      title={t.extend}
      {...(extension
        ? { lead: `${t.extendLead(extension.name, date(extension.until))} ${t.askBy(day(extension.ask_by))}.` }
        : {})}
      submit={t.extend}
      done={t.done}
      wish={reason.trim() === '' || by.trim() === '' ? null : () => extendClock(id, { tip_id, rule, reason, by })}
      again={caseKeys(id)}
      onClose={onClose}
    >
      <WordsField label={t.reason} value={reason} onChange={setReason} maxLength={2_000} rows={3} autoFocus />
      <Field label={t.by} value={by} onChange={setBy} maxLength={200} />
    </ActForm>
  )
}

const columns = [
  'law_article',
  'place',
  'content',
  'decision_number',
  'victim',
  'suspect',
  'prosecutor',
  'file_state',
] as const

export function BookForm({ whole, onClose }: FormProps) {
  const t = useCaseText().book
  const [book, setBook] = useState(whole.book.columns)
  const { id } = whole.case
  return (
    <ActForm
      title={t.title}
      lead={t.lead}
      submit={t.title}
      done={t.done}
      wish={() => writeBook(id, book)}
      again={caseKeys(id)}
      onClose={onClose}
    >
      {columns.map(name =>
        name === 'content' ? (
          <WordsField
            key={name}
            label={t.columns[name]}
            value={book[name] ?? ''}
            onChange={text => setBook(now => ({ ...now, [name]: text }))}
            maxLength={2_000}
            rows={3}
          />
        ) : (
          <Field
            key={name}
            label={t.columns[name]}
            value={book[name] ?? ''}
            onChange={text => setBook(now => ({ ...now, [name]: text }))}
            maxLength={2_000}
          />
        ),
      )}
    </ActForm>
  )
}

/** Forms of how a case ends: result, closing, opening again, a false report, a disagreement. */
import { useState } from 'react'
import { closeCase, concludeCase, decideDispute, decideFalse, proposeFalse, reopenCase } from '../../api/case-calls.ts'
import { Pick } from '../../ui/pick.tsx'
import { WordsField } from '../../ui/words-field.tsx'
import { ActForm } from '../act-form.tsx'
import { grouped } from '../codes.ts'
import { type FormProps, isReason } from './forms.tsx'
import { caseKeys } from './queries.ts'
import { useCaseText } from './text.ts'

const results = [
  'no_grounds',
  'settled',
  'fined',
  'prosecuted',
  'not_prosecuted',
  'suspended',
  'duplicate',
  'out_of_scope',
  'false_report',
] as const
const longest = 2_000

export function ConcludeForm({ whole, onClose }: FormProps) {
  const words = useCaseText()
  const t = words.conclude
  const confirmed = whole.false_reports.some(each => each.state === 'confirmed')
  const offered = results.filter(each => each !== 'false_report' || confirmed)
  const [result, setResult] = useState<(typeof results)[number] | ''>('')
  const [reason, setReason] = useState('')
  const { id } = whole.case
  return (
    <ActForm
      title={t.title}
      lead={t.lead}
      submit={words.acts.conclude}
      done={t.done}
      wish={result === '' || !isReason(reason) ? null : () => concludeCase(id, { result, reason })}
      again={caseKeys(id)}
      onClose={onClose}
    >
      <Pick
        label={t.result}
        value={result}
        options={[{ value: '', words: '…' }, ...offered.map(value => ({ value, words: words.results[value] }))]}
        onChange={value => setResult(offered.find(each => each === value) ?? '')}
      />
      <WordsField label={t.reason} value={reason} onChange={setReason} maxLength={longest} rows={4} />
    </ActForm>
  )
}

export function CloseForm({ whole, onClose }: FormProps) {
  const words = useCaseText()
  const { id } = whole.case
  return (
    <ActForm
      title={words.close.title}
      lead={words.close.lead}
      submit={words.acts.close}
      done={words.close.done}
      wish={() => closeCase(id)}
      again={caseKeys(id)}
      onClose={onClose}
    />
  )
}

export function ReopenForm({ whole, onClose }: FormProps) {
  const words = useCaseText()
  const t = words.reopen
  const [reason, setReason] = useState('')
  const { id } = whole.case
  return (
    <ActForm
      title={t.title}
      lead={t.lead}
      submit={words.acts.reopen}
      done={t.done}
      wish={isReason(reason) ? () => reopenCase(id, reason) : null}
      again={caseKeys(id)}
      onClose={onClose}
    >
      <WordsField label={t.reason} value={reason} onChange={setReason} maxLength={longest} rows={3} autoFocus />
    </ActForm>
  )
}

export function FalseForm({ whole, onClose }: FormProps) {
  const words = useCaseText()
  const t = words.falseReport
  const [tip_id, setTip] = useState(whole.informants[0]?.tip_id ?? '')
  const [reason, setReason] = useState('')
  const { id } = whole.case
  return (
    <ActForm
      title={t.title}
      lead={t.lead}
      submit={words.acts.false}
      done={t.done}
      wish={tip_id === '' || !isReason(reason) ? null : () => proposeFalse(id, tip_id, reason)}
      again={caseKeys(id)}
      onClose={onClose}
    >
      <Pick
        label={words.people.title}
        value={tip_id}
        options={whole.informants.map(who => ({ value: who.tip_id, words: `${who.alias} · ${grouped(who.code)}` }))}
        onChange={setTip}
      />
      <WordsField label={t.reason} value={reason} onChange={setReason} maxLength={longest} rows={3} />
    </ActForm>
  )
}

export function DecideFalseForm({ whole, id, confirmed, onClose }: FormProps & { id: string; confirmed: boolean }) {
  const t = useCaseText().falseReport
  const words = confirmed ? t.confirm : t.refuse
  const case_id = whole.case.id
  return (
    <ActForm
      title={words}
      lead={whole.false_reports.find(each => each.id === id)?.reason ?? ''}
      submit={words}
      done={t.decided}
      wish={() => decideFalse(case_id, id, confirmed)}
      again={caseKeys(case_id)}
      onClose={onClose}
    />
  )
}

export function DisputeForm({ whole, id, upheld, onClose }: FormProps & { id: string; upheld: boolean }) {
  const t = useCaseText().dispute
  const [reason, setReason] = useState('')
  const case_id = whole.case.id
  return (
    <ActForm
      title={t.title}
      lead={t.what}
      submit={upheld ? t.uphold : t.dismiss}
      done={t.done}
      wish={isReason(reason) ? () => decideDispute(case_id, { dispute_id: id, upheld, reason }) : null}
      again={caseKeys(case_id)}
      onClose={onClose}
    >
      <WordsField label={t.reason} value={reason} onChange={setReason} maxLength={longest} rows={3} autoFocus />
    </ActForm>
  )
}

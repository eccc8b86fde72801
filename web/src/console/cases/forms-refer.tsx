/** Forms of a case on its way: to another unit, back with a reason, outside the police by slip. */
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { answerSlip, passOutside, referCase, returnCase } from '../../api/case-calls.ts'
import { unitsQuery } from '../../api/queries.ts'
import { Field } from '../../ui/field.tsx'
import { Pick } from '../../ui/pick.tsx'
import { WordsField } from '../../ui/words-field.tsx'
import { ActForm } from '../act-form.tsx'
import { type FormProps, isReason } from './forms.tsx'
import { caseKeys } from './queries.ts'
import { useCaseText } from './text.ts'

const spans = ['policy', '60', '240', '1440'] as const
const longest = 2_000

export function ReferForm({ whole, onClose }: FormProps) {
  const t = useCaseText().referral
  const units = useQuery(unitsQuery)
  const [to_unit_id, setUnit] = useState('')
  const [reason, setReason] = useState('')
  const [span, setSpan] = useState<(typeof spans)[number]>('policy')
  const { id, unit } = whole.case
  const offered = (units.data?.units ?? []).filter(each => each.unit_id !== unit.unit_id && each.valid_to === null)
  const to = to_unit_id || (offered[0]?.unit_id ?? '')
  return (
    <ActForm
      title={t.title}
      lead={t.lead}
      submit={t.title}
      done={t.done}
      wish={
        to === '' || !isReason(reason)
          ? null
          : () => referCase(id, { to_unit_id: to, reason, ...(span === 'policy' ? {} : { minutes: Number(span) }) })
      }
      again={caseKeys(id)}
      onClose={onClose}
    >
      <Pick
        label={t.to}
        value={to}
        options={offered.map(({ unit_id, name }) => ({ value: unit_id, words: name }))}
        onChange={setUnit}
      />
      <WordsField label={t.reason} value={reason} onChange={setReason} maxLength={longest} rows={3} />
      <Pick
        label={t.time}
        value={span}
        options={spans.map(value => ({ value, words: t.times[value] }))}
        onChange={value => setSpan(spans.find(each => each === value) ?? 'policy')}
      />
    </ActForm>
  )
}

export function ReturnForm({ whole, onClose }: FormProps) {
  const t = useCaseText()
  const [reason, setReason] = useState('')
  const { id } = whole.case
  return (
    <ActForm
      title={t.referral.returnTitle}
      lead={t.referral.returnLead}
      submit={t.acts.return}
      done={t.referral.returned}
      wish={isReason(reason) ? () => returnCase(id, reason) : null}
      again={caseKeys(id)}
      onClose={onClose}
    >
      <WordsField
        label={t.referral.reason}
        value={reason}
        onChange={setReason}
        maxLength={longest}
        rows={3}
        autoFocus
      />
    </ActForm>
  )
}

export function OutsideForm({ whole, onClose }: FormProps) {
  const t = useCaseText().outside
  const [receiver_id, setReceiver] = useState(whole.receivers[0]?.id ?? '')
  const [number, setNumber] = useState('')
  const { id } = whole.case
  const none = whole.receivers.length === 0
  return (
    <ActForm
      title={t.title}
      lead={none ? t.none : t.lead}
      submit={t.title}
      done={t.done}
      wish={
        receiver_id === '' || number.trim() === ''
          ? null
          : () => passOutside(id, { receiver_id, number: number.trim() })
      }
      again={caseKeys(id)}
      onClose={onClose}
    >
      {!none && (
        <>
          <Pick
            label={t.receiver}
            value={receiver_id}
            options={whole.receivers.map(each => ({ value: each.id, words: each.name }))}
            onChange={setReceiver}
          />
          <Field label={t.number} value={number} onChange={setNumber} maxLength={40} autoFocus />
        </>
      )}
    </ActForm>
  )
}

export function AnswerForm({ whole, slip_id, onClose }: FormProps & { slip_id: string }) {
  const t = useCaseText().outside
  const [text, setText] = useState('')
  const { id } = whole.case
  return (
    <ActForm
      title={t.answerTitle}
      submit={t.answerTitle}
      done={t.answered}
      wish={text.trim() === '' ? null : () => answerSlip(id, slip_id, text)}
      again={caseKeys(id)}
      onClose={onClose}
    >
      <WordsField label={t.answer} value={text} onChange={setText} maxLength={4_000} rows={4} autoFocus />
    </ActForm>
  )
}

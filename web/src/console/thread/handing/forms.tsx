/** Which small form an act on a conversation opens: hand over, assign, give back, put off. */
import { useState } from 'react'
import { assign, offer, returnOffer, snooze } from '../../../api/inbox-calls.ts'
import { conversationKeys } from '../../../api/queries.ts'
import type { Conversation } from '../../../api/shapes.ts'
import { Choice } from '../../../ui/choice.tsx'
import { Field } from '../../../ui/field.tsx'
import { momentOf, readDate, readTime } from '../../../ui/local-time.ts'
import { Pick } from '../../../ui/pick.tsx'
import { WordsField } from '../../../ui/words-field.tsx'
import { ActForm } from '../../act-form.tsx'
import { useInboxText } from '../../inbox/text.ts'
import { useMe } from '../../me.tsx'
import { useTimes } from '../../use-times.ts'
import { useReceivers } from './receivers.ts'
import { type SnoozeName, snoozeTimes } from './snooze-times.ts'

export type Wish = 'offer' | 'assign' | 'return' | 'snooze'
type FormProps = { conversation: Conversation; onClose: () => void }

const longestWords = 2_000

export function HandingForm({ wish, ...props }: FormProps & { wish: Wish }) {
  switch (wish) {
    case 'offer':
      return <OfferForm {...props} />
    case 'assign':
      return <AssignForm {...props} />
    case 'return':
      return <ReturnForm {...props} />
    case 'snooze':
      return <SnoozeForm {...props} />
  }
}

function OfferForm({ conversation, onClose }: FormProps) {
  const t = useInboxText().handing
  const me = useMe()
  const { officers, units } = useReceivers(conversation)
  const colleagues = officers.filter(each => each.officer_id !== me.officer_id)
  const [kind, setKind] = useState<'colleague' | 'unit'>('colleague')
  const [chosen, setChosen] = useState('')
  const [note, setNote] = useState('')
  const options =
    kind === 'colleague'
      ? colleagues.map(({ officer_id, name }) => ({ value: officer_id, words: name }))
      : units.map(({ unit_id, name }) => ({ value: unit_id, words: name }))
  const to = options.some(({ value }) => value === chosen) ? chosen : (options[0]?.value ?? '')
  const words = note.trim()
  const wish = () =>
    offer(conversation, {
      to: kind === 'colleague' ? { officer_id: to } : { unit_id: to },
      ...(words ? { note: words } : {}),
    })
  return (
    <ActForm
      title={t.offerTitle}
      lead={t.offerLead}
      submit={t.offerTitle}
      done={t.offered}
      wish={to === '' ? null : wish}
      again={conversationKeys(conversation)}
      onClose={onClose}
    >
      <Choice
        label={t.to}
        value={kind}
        options={[
          { value: 'colleague', words: t.colleague },
          { value: 'unit', words: t.unit },
        ]}
        onChange={setKind}
      />
      {kind === 'unit' && <p className="text-sm text-ink-soft">{t.unitLead}</p>}
      {options.length > 0 ? (
        <Pick label={kind === 'colleague' ? t.who : t.which} value={to} options={options} onChange={setChosen} />
      ) : (
        <p className="text-sm text-ink-soft">{t.noColleague}</p>
      )}
      <WordsField label={t.note} value={note} onChange={setNote} maxLength={longestWords} rows={2} />
    </ActForm>
  )
}

function AssignForm({ conversation, onClose }: FormProps) {
  const t = useInboxText().handing
  const { officers } = useReceivers(conversation)
  const free = officers.filter(each => each.officer_id !== conversation.claimed_by?.officer_id)
  const [chosen, setChosen] = useState('')
  const to = chosen || (free[0]?.officer_id ?? '')
  return (
    <ActForm
      title={t.assignTitle}
      lead={t.assignLead}
      submit={t.assignTitle}
      done={t.assigned}
      wish={to === '' ? null : () => assign(conversation, to)}
      again={conversationKeys(conversation)}
      onClose={onClose}
    >
      {free.length > 0 ? (
        <Pick
          label={t.who}
          value={to}
          options={free.map(({ officer_id, name }) => ({ value: officer_id, words: name }))}
          onChange={setChosen}
        />
      ) : (
        <p className="text-sm text-ink-soft">{t.noColleague}</p>
      )}
    </ActForm>
  )
}

function ReturnForm({ conversation, onClose }: FormProps) {
  const t = useInboxText().handing
  const [reason, setReason] = useState('')
  return (
    <ActForm
      title={t.returnTitle}
      lead={t.returnLead}
      submit={t.returnTitle}
      done={t.returned}
      wish={reason.trim() === '' ? null : () => returnOffer(conversation, reason.trim())}
      again={conversationKeys(conversation)}
      onClose={onClose}
    >
      <WordsField label={t.reason} value={reason} onChange={setReason} maxLength={longestWords} rows={3} autoFocus />
    </ActForm>
  )
}

function SnoozeForm({ conversation, onClose }: FormProps) {
  const t = useInboxText().snooze
  const times = useTimes()
  const offered = snoozeTimes(times.now)
  const [name, setName] = useState<SnoozeName | 'own'>('hour')
  const [date, setDate] = useState(times.date(times.now))
  const [time, setTime] = useState('08:00')
  const own = momentOf(readDate(date) ?? '', readTime(time) ?? '')
  const at = name === 'own' ? own : (offered.find(each => each.name === name)?.at ?? null)
  const options = [
    ...offered.map(each => ({ value: each.name, words: `${t[each.name]} · ${times.moment(each.at)}` })),
    { value: 'own', words: t.own },
  ]
  return (
    <ActForm
      title={t.title}
      lead={t.lead}
      submit={at === null ? t.title : t.until(times.moment(at))}
      done={t.done}
      wish={at === null || at <= times.now ? null : () => snooze(conversation, at)}
      again={conversationKeys(conversation)}
      onClose={onClose}
    >
      <Pick label={t.title} value={name} options={options} onChange={value => setName(value as SnoozeName | 'own')} />
      {name === 'own' && (
        <div className="grid grid-cols-2 gap-3">
          <Field label={t.date} hint={t.dateHint} value={date} onChange={setDate} isInvalid={readDate(date) === null} />
          <Field label={t.time} value={time} onChange={setTime} isInvalid={readTime(time) === null} />
        </div>
      )}
    </ActForm>
  )
}

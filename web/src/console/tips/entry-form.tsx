/** Enters what was told by telephone or at the desk; name and number go to the vault and are not shown again. */
import { useState } from 'react'
import { enterTip, type TipEntry } from '../../api/tip-calls.ts'
import { useText } from '../../text/text.ts'
import { Choice } from '../../ui/choice.tsx'
import { Field } from '../../ui/field.tsx'
import { momentOf, readTime } from '../../ui/local-time.ts'
import { Pick } from '../../ui/pick.tsx'
import { clockTime, dayOf } from '../../ui/times.ts'
import { say } from '../../ui/toast.tsx'
import { WordsField } from '../../ui/words-field.tsx'
import { ActForm } from '../act-form.tsx'
import { now } from '../clock.ts'
import { useOwnUnits } from '../own-units.ts'
import { useTipText } from './text.ts'

const dayMs = 86_400_000
const rules = ['may_call', 'message_only', 'no_contact'] as const
const phones = /^[0-9 +.-]{8,20}$/

type EntryProps = { onClose: () => void; onEntered: (id: string) => void }

export function EntryForm({ onClose, onEntered }: EntryProps) {
  const { composer } = useText()
  const words = useTipText()
  const t = words.entry
  const units = useOwnUnits()
  const [unit_id, setUnit] = useState(units[0]?.unit_id ?? '')
  const [source, setSource] = useState<TipEntry['source']>('phone')
  const [text, setText] = useState('')
  const [name, setName] = useState('')
  const [phone, setPhone] = useState('')
  const [time, setTime] = useState(() => clockTime(now(), 'vi'))
  const [contact_rule, setRule] = useState<(typeof rules)[number]>('may_call')
  const [kept, setKept] = useState(false)
  const [confidential, setConfidential] = useState(false)
  const received_at = momentBefore(time)
  const badPhone = phone.trim() !== '' && !phones.test(phone.trim())
  const ready = unit_id !== '' && text.trim() !== '' && received_at !== null && !badPhone
  const entry = (): TipEntry => ({
    unit_id,
    source,
    text,
    contact_rule,
    keep_from_beat: kept,
    ...(received_at === null ? {} : { received_at }),
    ...(name.trim() === '' ? {} : { name: name.trim() }),
    ...(phone.trim() === '' ? {} : { phone: phone.trim() }),
    ...(confidential ? { confidentiality: 'confidential' as const } : {}),
  })
  return (
    <ActForm
      title={t.title}
      lead={t.lead}
      submit={t.submit}
      wish={ready ? () => enterTip(entry()) : null}
      again={[['tips']]}
      onDone={({ tip }) => {
        if (!tip) return say(t.elsewhere)
        say(t.done(tip.code))
        onEntered(tip.id)
      }}
      onClose={onClose}
    >
      <div className="flex flex-col items-start gap-1">
        <span className="text-sm font-medium">{t.source}</span>
        <Choice
          label={t.source}
          value={source}
          options={(['phone', 'walk_in'] as const).map(value => ({ value, words: words.sources[value] }))}
          onChange={setSource}
        />
      </div>
      {units.length > 1 && (
        <Pick
          label={words.facts.unit}
          value={unit_id}
          options={units.map(unit => ({ value: unit.unit_id, words: unit.name }))}
          onChange={setUnit}
        />
      )}
      <WordsField label={t.words} value={text} onChange={setText} maxLength={5_000} rows={5} autoFocus />
      <div className="grid grid-cols-2 gap-3">
        <Field label={t.name} value={name} onChange={setName} maxLength={100} autoComplete="off" />
        <Field
          label={t.phone}
          value={phone}
          onChange={setPhone}
          isInvalid={badPhone}
          maxLength={20}
          inputMode="tel"
          autoComplete="off"
        />
      </div>
      <p className="-mt-2 text-xs text-ink-faint">{t.vault}</p>
      <Field
        label={t.receivedAt}
        value={time}
        onChange={setTime}
        isInvalid={received_at === null}
        {...(received_at === null ? { hint: t.wrongTime } : {})}
      />
      <Pick
        label={t.contact}
        value={contact_rule}
        options={rules.map(value => ({ value, words: words.contact[value] }))}
        onChange={value => setRule(rules.find(each => each === value) ?? 'may_call')}
      />
      <Tick label={words.confidential} value={confidential} onChange={setConfidential} />
      <Tick label={words.kept} value={kept} onChange={setKept} />
      <p className="text-xs text-ink-faint">{composer.secret}</p>
    </ActForm>
  )
}

function Tick({ label, value, onChange }: { label: string; value: boolean; onChange: (value: boolean) => void }) {
  return (
    <label className="flex items-center gap-2.5 text-sm">
      <input
        type="checkbox"
        className="size-4 accent-jade"
        checked={value}
        onChange={({ target }) => onChange(target.checked)}
      />
      {label}
    </label>
  )
}

/** The last time a clock showed it; null when it is no time. */
function momentBefore(typed: string): number | null {
  const time = readTime(typed)
  const at = time === null ? null : momentOf(dayOf(now()), time)
  if (at === null) return null
  return at > now() ? at - dayMs : at
}

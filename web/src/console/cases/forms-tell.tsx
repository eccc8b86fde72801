/** Forms of telling one informant the result: in the chat by a neutral text, or written down once told by hand. */
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { type Informant, tellOutcome, toldByHand } from '../../api/case-calls.ts'
import { useText } from '../../text/text.ts'
import { SkeletonRows } from '../../ui/skeleton.tsx'
import { Pick } from '../../ui/pick.tsx'
import { WordsField } from '../../ui/words-field.tsx'
import { ActForm } from '../act-form.tsx'
import { grouped } from '../codes.ts'
import type { FormProps } from './forms.tsx'
import { caseKeys, outcomeTextsQuery } from './queries.ts'
import { useCaseText } from './text.ts'

export function TellForm({ whole, who, onClose }: FormProps & { who: Informant }) {
  const { loading } = useText()
  const t = useCaseText().tell
  const query = useQuery(outcomeTextsQuery)
  const [slug, setSlug] = useState('')
  const texts = query.data?.texts ?? []
  const chosen = texts.find(each => each.slug === slug) ?? texts[0]
  const { id } = whole.case
  return (
    <ActForm
      title={`${t.title} · ${who.alias}`}
      lead={t.lead}
      submit={t.title}
      done={t.done}
      wish={chosen ? () => tellOutcome(id, who.tip_id, chosen.slug) : null}
      again={caseKeys(id)}
      onClose={onClose}
    >
      {query.isPending && <SkeletonRows count={1} words={loading} />}
      {query.isSuccess && !chosen && <p className="text-sm">{t.none}</p>}
      {chosen && (
        <>
          <Pick
            label={t.text}
            value={chosen.slug}
            options={texts.map(each => ({ value: each.slug, words: each.title }))}
            onChange={setSlug}
          />
          <div>
            <p className="text-sm font-medium">{t.shown}</p>
            <p className="mt-1 rounded-xl border border-jade-line bg-jade-wash px-3.5 py-2 whitespace-pre-wrap">
              {chosen.body.replaceAll('{code}', grouped(who.code)).replaceAll('{phone}', '…')}
            </p>
            {chosen.unverified && <p className="mt-1 text-xs text-ink-soft">{t.unverified}</p>}
          </div>
        </>
      )}
    </ActForm>
  )
}

const ways = ['phone', 'letter', 'in_person'] as const

export function ByHandForm({ whole, who, onClose }: FormProps & { who: Informant }) {
  const words = useCaseText()
  const t = words.byHand
  const [way, setWay] = useState<(typeof ways)[number]>('phone')
  const [note, setNote] = useState('')
  const { id } = whole.case
  return (
    <ActForm
      title={`${t.title} · ${who.alias}`}
      lead={t.lead}
      submit={words.people.byHand}
      done={t.done}
      wish={() => toldByHand(id, { tip_id: who.tip_id, way, ...(note.trim() === '' ? {} : { note }) })}
      again={caseKeys(id)}
      onClose={onClose}
    >
      <Pick
        label={t.way}
        value={way}
        options={ways.map(value => ({ value, words: words.tellings.ways[value] }))}
        onChange={value => setWay(ways.find(each => each === value) ?? 'phone')}
      />
      <WordsField label={t.note} value={note} onChange={setNote} maxLength={2_000} rows={3} />
    </ActForm>
  )
}

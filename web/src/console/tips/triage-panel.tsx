/** Triage beside the thread: what it is, by law and by weight. The suggestion is filled in; Ctrl+Enter saves, Esc leaves. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, type KeyboardEvent, type ReactNode, useState } from 'react'
import { type Tip, type Triage, type TriageView, triageTip } from '../../api/tip-calls.ts'
import { useText } from '../../text/text.ts'
import { Alert } from '../../ui/alert.tsx'
import { Button } from '../../ui/button.tsx'
import { Choice } from '../../ui/choice.tsx'
import { Pick } from '../../ui/pick.tsx'
import { SearchPick } from '../../ui/search-pick.tsx'
import { SkeletonRows } from '../../ui/skeleton.tsx'
import { say } from '../../ui/toast.tsx'
import { WordsField } from '../../ui/words-field.tsx'
import { useCategories } from '../categories.ts'
import { Wrong, sentence } from '../wrong.tsx'
import { tipKeys, triageQuery } from './queries.ts'
import { useTipText } from './text.ts'

type PanelProps = { tip: Tip; onDone: () => void }

export function TriagePanel({ tip, onDone }: PanelProps) {
  const { loading } = useText()
  const query = useQuery(triageQuery(tip.id))
  if (query.data) return <Form tip={tip} view={query.data} onDone={onDone} />
  if (query.isPending) return <SkeletonRows count={4} words={loading} />
  return <Wrong error={query.error} onRetry={() => void query.refetch()} />
}

const values = { unknown: null, yes: true, no: false } as const
type Valuable = keyof typeof values
const urgencies = ['none', 'soft', 'loud'] as const
const axes = ['unverified', 'grounded', 'ungrounded'] as const
const longest = 4_000

function Form({ tip, view, onDone }: PanelProps & { view: TriageView }) {
  const t = useTipText()
  const names = useCategories()
  const queries = useQueryClient()
  const { suggested, prefilled, kinds } = view
  const first = tip.category ?? suggested.category
  const [category, setCategory] = useState(first)
  const [kind, setKind] = useState(tip.kind ?? (tip.category === null ? (prefilled?.kind ?? '') : ''))
  const [urgency, setUrgency] = useState(tip.urgency)
  const [grounds, setGrounds] = useState(tip.grounds)
  const [valuable, setValuable] = useState<Valuable>(tip.valuable === null ? 'unknown' : tip.valuable ? 'yes' : 'no')
  const [confidentiality, setConfidentiality] = useState(tip.confidentiality)
  const [noAct, setNoAct] = useState(false)
  const [note, setNote] = useState('')
  const save = useMutation({
    mutationFn: (body: Triage) => triageTip(tip.id, body),
    onSuccess: () => {
      say(t.triage.done)
      onDone()
    },
    onSettled: () => {
      for (const queryKey of tipKeys(tip)) void queries.invalidateQueries({ queryKey })
    },
  })
  const submit = () => {
    if (category === null || save.isPending) return
    const heavy = noAct
      ? ({ urgency: tip.urgency, valuable: null } as const)
      : ({ urgency, valuable: values[valuable] } as const)
    save.mutate({
      category,
      kind: kind === '' ? null : kind,
      grounds,
      confidentiality,
      no_act: noAct,
      ...heavy,
      ...(note.trim() === '' ? {} : { note }),
    })
  }
  const onSubmit = (event: FormEvent) => {
    event.preventDefault()
    submit()
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault()
      submit()
    } else if (event.key === 'Escape' && !event.defaultPrevented) onDone()
  }
  const raised = urgencies.slice(urgencies.indexOf(tip.urgency))
  const filled =
    prefilled && category === suggested.category ? kinds.find(({ slug }) => slug === prefilled.kind)?.name : undefined
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- the keys are those of the fields inside
    <form onSubmit={onSubmit} onKeyDown={onKeyDown} className="flex flex-col gap-5 p-5">
      <p className="text-xs text-ink-soft">{t.triage.lead}</p>
      <SearchPick
        label={t.triage.category}
        hint={t.triage.categoryHint}
        show={t.triage.show}
        none={t.triage.none}
        value={category}
        options={Object.entries(names).map(([value, words]) => ({ value, words }))}
        onChange={setCategory}
        autoFocus
      />
      <div className="flex flex-col gap-1">
        <Pick
          label={t.triage.kind}
          value={kind}
          options={[
            { value: '', words: t.triage.kindNone },
            ...kinds.map(({ slug, name }) => ({ value: slug, words: name })),
          ]}
          onChange={setKind}
        />
        {filled && <p className="text-xs text-ink-faint">{t.triage.kindHint(filled)}</p>}
      </div>
      {raised.length > 1 && !noAct && (
        <Row label={t.triage.urgency}>
          <Choice
            label={t.triage.urgency}
            value={urgency}
            options={raised.map(value => ({ value, words: t.urgency[value] }))}
            onChange={setUrgency}
          />
        </Row>
      )}
      <Pick
        label={t.triage.grounds}
        value={grounds}
        options={axes.map(value => ({ value, words: t.groundsOf[value] }))}
        onChange={value => setGrounds(axes.find(each => each === value) ?? 'unverified')}
      />
      {!noAct && (
        <Row label={t.triage.valuable}>
          <Choice
            label={t.triage.valuable}
            value={valuable}
            options={(['unknown', 'yes', 'no'] as const).map(value => ({ value, words: t.valuableOf[value] }))}
            onChange={setValuable}
          />
        </Row>
      )}
      <Row label={t.triage.confidentiality}>
        <Choice
          label={t.triage.confidentiality}
          value={confidentiality}
          options={(['ordinary', 'confidential'] as const).map(value => ({ value, words: t.confidentialityOf[value] }))}
          onChange={setConfidentiality}
        />
      </Row>
      <label className="flex items-start gap-2.5 text-sm">
        <input
          type="checkbox"
          className="mt-1 size-4 shrink-0 accent-jade"
          checked={noAct}
          onChange={({ target }) => setNoAct(target.checked)}
        />
        <span>
          {t.triage.noAct}
          {noAct && <span className="block text-xs text-ink-soft">{t.triage.noActWhy}</span>}
        </span>
      </label>
      <WordsField label={t.triage.note} value={note} onChange={setNote} maxLength={longest} rows={2} />
      <Alert words={save.isError ? sentence(save.error) : null} />
      <div className="flex gap-2">
        <Button type="submit" look="primary" keyName="Ctrl+Enter" isDisabled={category === null || save.isPending}>
          {t.triage.save}
        </Button>
        <Button look="quiet" keyName="Esc" onPress={onDone}>
          {t.triage.cancel}
        </Button>
      </div>
    </form>
  )
}

function Row({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className="flex flex-col items-start gap-1">
      <span className="text-sm font-medium">{label}</span>
      {children}
    </div>
  )
}

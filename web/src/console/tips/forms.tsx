/** The small forms of a tip: setting aside, lowering, a case of its own, joining a case. */
import { useInfiniteQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { joinTip, openCase } from '../../api/case-calls.ts'
import { lowerTip, type SetAside, setTipAside, type Tip } from '../../api/tip-calls.ts'
import { Choice } from '../../ui/choice.tsx'
import { Pick } from '../../ui/pick.tsx'
import { WordsField } from '../../ui/words-field.tsx'
import { ActForm } from '../act-form.tsx'
import { casesQuery } from '../cases/queries.ts'
import { useCategories } from '../categories.ts'
import { grouped } from '../codes.ts'
import { tipKeys } from './queries.ts'
import { useTipText } from './text.ts'

export type TipWish = 'set-aside' | 'lower' | 'open-case' | 'join-case'
type FormProps = { tip: Tip; onClose: () => void }

export function TipForm({ wish, ...props }: FormProps & { wish: TipWish }) {
  switch (wish) {
    case 'set-aside':
      return <SetAsideForm {...props} />
    case 'lower':
      return <LowerForm {...props} />
    case 'open-case':
      return <OpenCaseForm {...props} />
    case 'join-case':
      return <JoinCaseForm {...props} />
  }
}

const reasons = [
  'empty',
  'not_a_matter',
  'advertising',
  'abuse',
  'test',
  'said_elsewhere',
] as const satisfies readonly SetAside['reason'][]

function SetAsideForm({ tip, onClose }: FormProps) {
  const t = useTipText()
  const [reason, setReason] = useState<SetAside['reason']>('not_a_matter')
  const [note, setNote] = useState('')
  return (
    <ActForm
      title={`${t.setAside.title} · ${tip.code}`}
      lead={t.setAside.lead}
      submit={t.acts.setAside}
      done={t.setAside.done}
      wish={() => setTipAside(tip.id, { reason, ...(note.trim() === '' ? {} : { note }) })}
      again={tipKeys(tip)}
      onClose={onClose}
    >
      <Pick
        label={t.setAside.reason}
        value={reason}
        options={reasons.map(value => ({ value, words: t.setAsideReasons[value] }))}
        onChange={value => setReason(reasons.find(each => each === value) ?? 'not_a_matter')}
      />
      <WordsField label={t.setAside.note} value={note} onChange={setNote} maxLength={4_000} rows={3} />
    </ActForm>
  )
}

function LowerForm({ tip, onClose }: FormProps) {
  const t = useTipText()
  const [to, setTo] = useState<'none' | 'soft'>('none')
  const [reason, setReason] = useState('')
  const options = (['none', 'soft'] as const).filter(value => value !== tip.urgency)
  return (
    <ActForm
      title={`${t.lower.title} · ${tip.code}`}
      lead={t.lower.lead}
      submit={t.acts.lower}
      done={t.lower.done}
      wish={reason.trim() === '' ? null : () => lowerTip(tip.id, to, reason)}
      again={[...tipKeys(tip), ['rings']]}
      onClose={onClose}
    >
      {options.length > 1 && (
        <div className="flex flex-col items-start gap-1">
          <span className="text-sm font-medium">{t.lower.to}</span>
          <Choice
            label={t.lower.to}
            value={to}
            options={options.map(value => ({ value, words: t.urgency[value] }))}
            onChange={setTo}
          />
        </div>
      )}
      <WordsField label={t.lower.reason} value={reason} onChange={setReason} maxLength={1_000} rows={3} autoFocus />
    </ActForm>
  )
}

function OpenCaseForm({ tip, onClose }: FormProps) {
  const t = useTipText()
  const navigate = useNavigate()
  return (
    <ActForm
      title={t.openCase.title}
      lead={t.openCase.lead}
      submit={t.acts.openCase}
      done={t.openCase.done}
      wish={() => openCase([tip.id])}
      again={tipKeys(tip)}
      onDone={one => void navigate({ to: '/cases/$caseId', params: { caseId: one.id } })}
      onClose={onClose}
    />
  )
}

function JoinCaseForm({ tip, onClose }: FormProps) {
  const t = useTipText()
  const names = useCategories()
  const navigate = useNavigate()
  const query = useInfiniteQuery(casesQuery({ of: 'open', unit_id: tip.unit.unit_id }))
  const open = (query.data?.pages.flatMap(page => page.cases) ?? []).filter(one => one.state !== 'concluded')
  const [chosen, setChosen] = useState('')
  const id = chosen || (open[0]?.id ?? '')
  const none = query.isSuccess && open.length === 0
  return (
    <ActForm
      title={t.acts.joinCase}
      lead={none ? t.joinCase.none : t.joinCase.lead}
      submit={t.acts.joinCase}
      done={t.joinCase.done}
      wish={id === '' ? null : () => joinTip(id, tip.id)}
      again={tipKeys(tip)}
      onDone={one => void navigate({ to: '/cases/$caseId', params: { caseId: one.id } })}
      onClose={onClose}
    >
      {!none && (
        <Pick
          label={t.joinCase.which}
          value={id}
          options={open.map(one => ({
            value: one.id,
            words: `${grouped(one.code)} · ${names[one.category ?? ''] ?? t.facts.noKind}`,
          }))}
          onChange={setChosen}
        />
      )}
    </ActForm>
  )
}

/** Forms of what belongs together: one more tip joins, some leave for a case of their own, all of it goes into another. */
import { useInfiniteQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { joinTip, mergeCase, splitCase } from '../../api/case-calls.ts'
import { Pick } from '../../ui/pick.tsx'
import { ActForm } from '../act-form.tsx'
import { useCategories } from '../categories.ts'
import { grouped } from '../codes.ts'
import { tipsQuery } from '../tips/queries.ts'
import type { FormProps } from './forms.tsx'
import { casesQuery, caseKeys } from './queries.ts'
import { useCaseText } from './text.ts'

export function JoinForm({ whole, onClose }: FormProps) {
  const words = useCaseText()
  const t = words.gather
  const names = useCategories()
  const { id, unit } = whole.case
  const query = useInfiniteQuery(tipsQuery({ state: 'triaged', unit_id: unit.unit_id }))
  const free = (query.data?.pages.flatMap(page => page.tips) ?? []).filter(tip => tip.case_id === null)
  const [chosen, setChosen] = useState('')
  const tip_id = chosen || (free[0]?.id ?? '')
  const none = query.isSuccess && free.length === 0
  return (
    <ActForm
      title={t.joinTitle}
      lead={none ? t.none : t.joinLead}
      submit={words.acts.join}
      done={t.joined}
      wish={tip_id === '' ? null : () => joinTip(id, tip_id)}
      again={caseKeys(id)}
      onClose={onClose}
    >
      {!none && (
        <Pick
          label={t.which}
          value={tip_id}
          options={free.map(tip => ({
            value: tip.id,
            words: `${tip.code} · ${tip.alias} · ${names[tip.category ?? ''] ?? words.noCategory}`,
          }))}
          onChange={setChosen}
        />
      )}
    </ActForm>
  )
}

export function SplitForm({ whole, onClose }: FormProps) {
  const words = useCaseText()
  const t = words.gather
  const navigate = useNavigate()
  const [leaving, setLeaving] = useState<readonly string[]>([])
  const { id } = whole.case
  const fits = leaving.length > 0 && leaving.length < whole.informants.length
  return (
    <ActForm
      title={t.splitTitle}
      lead={t.splitLead}
      submit={words.acts.split}
      done={t.splitDone}
      wish={fits ? () => splitCase(id, [...leaving]) : null}
      again={caseKeys(id)}
      onDone={fresh => void navigate({ to: '/cases/$caseId', params: { caseId: fresh.id } })}
      onClose={onClose}
    >
      <fieldset className="flex flex-col gap-1">
        <legend className="text-sm font-medium">{words.people.title}</legend>
        {whole.informants.map(({ tip_id, alias, code }) => (
          <label key={tip_id} className="flex min-h-9 items-center gap-2.5">
            <input
              type="checkbox"
              className="size-4 accent-jade"
              checked={leaving.includes(tip_id)}
              onChange={({ target }) =>
                setLeaving(now => (target.checked ? [...now, tip_id] : now.filter(each => each !== tip_id)))
              }
            />
            {alias} <span className="text-ink-soft">{grouped(code)}</span>
          </label>
        ))}
      </fieldset>
    </ActForm>
  )
}

export function MergeForm({ whole, onClose }: FormProps) {
  const words = useCaseText()
  const t = words.gather
  const names = useCategories()
  const navigate = useNavigate()
  const { id, unit } = whole.case
  const query = useInfiniteQuery(casesQuery({ of: 'open', unit_id: unit.unit_id }))
  const others = (query.data?.pages.flatMap(page => page.cases) ?? []).filter(
    one => one.id !== id && one.state !== 'concluded',
  )
  const [chosen, setChosen] = useState('')
  const into = chosen || (others[0]?.id ?? '')
  const none = query.isSuccess && others.length === 0
  return (
    <ActForm
      title={t.mergeTitle}
      lead={none ? t.noOther : t.mergeLead}
      submit={words.acts.merge}
      done={t.merged}
      wish={into === '' ? null : () => mergeCase(id, into)}
      again={caseKeys(id)}
      onDone={one => void navigate({ to: '/cases/$caseId', params: { caseId: one.id } })}
      onClose={onClose}
    >
      {!none && (
        <Pick
          label={t.into}
          value={into}
          options={others.map(one => ({
            value: one.id,
            words: `${grouped(one.code)} · ${names[one.category ?? ''] ?? words.noCategory}`,
          }))}
          onChange={setChosen}
        />
      )}
    </ActForm>
  )
}

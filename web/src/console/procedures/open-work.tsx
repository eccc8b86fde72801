/** What is being written: drafts and proposals, ticked and put forward or published together, each by its own request. */
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { type Step, take, type Version } from '../../api/procedure-calls.ts'
import { Button } from '../../ui/button.tsx'
import { useMe } from '../me.tsx'
import { useTimes } from '../use-times.ts'
import { spellDate } from './dates.ts'
import { Standing } from './standing.tsx'
import { useProcedureText } from './text.ts'
import { useAct } from './use-act.ts'

export function OpenWork({ versions }: { versions: Version[] }) {
  const t = useProcedureText()
  const me = useMe()
  const { number } = useTimes()
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const act = useAct(
    async ({ step, ids }: { step: Step; ids: string[] }) => {
      for (const id of ids) await take(id, step)
    },
    ({ step }) => t.done[step],
  )
  /** What a tick would do: a draft is put forward; a proposal is published by somebody who did not write it. */
  const stepOf = ({ state, writers }: Version): Step | null =>
    state === 'draft' && me.may.includes('procedure.propose')
      ? 'proposal'
      : state === 'proposed' && me.may.includes('procedure.publish') && !writers.includes(me.name)
        ? 'publication'
        : null
  const able = versions.filter(version => stepOf(version) !== null)
  const ready = (step: Step) =>
    able.filter(version => chosen.has(version.version_id) && stepOf(version) === step).map(each => each.version_id)
  const choose = (id: string, isOn: boolean) =>
    setChosen(before => (isOn ? new Set([...before, id]) : new Set([...before].filter(each => each !== id))))
  return (
    <>
      {able.length > 1 && (
        <Button className="self-start" onPress={() => setChosen(new Set(able.map(each => each.version_id)))}>
          {t.chooseOpen}
        </Button>
      )}
      <ul className="border-b border-line">
        {versions.map(version => (
          <li
            key={version.version_id}
            className="flex flex-wrap items-center gap-x-3 gap-y-1 border-t border-line py-3"
          >
            {stepOf(version) !== null && (
              <input
                type="checkbox"
                aria-label={t.choose(`${version.name}, ${t.version(version.number)}`)}
                checked={chosen.has(version.version_id)}
                onChange={event => choose(version.version_id, event.target.checked)}
                className="size-4.5 accent-jade"
              />
            )}
            <div className="min-w-0 flex-1 basis-64">
              <Link
                to="/procedures/$versionId"
                params={{ versionId: version.version_id }}
                className="rounded-sm font-medium text-ink underline-offset-4 hover:underline"
              >
                {version.name}
              </Link>
              <p className="text-sm text-ink-soft">
                {[
                  t.version(version.number),
                  t.from(spellDate(version.effective_from)),
                  t.writers(version.writers.join(', ') || t.byFile),
                ].join(' · ')}
              </p>
            </div>
            <Standing standing={version.standing} />
          </li>
        ))}
      </ul>
      {(['proposal', 'publication'] as const).map(
        step =>
          ready(step).length > 0 && (
            <Button
              key={step}
              look="primary"
              className="self-start"
              isDisabled={act.isPending}
              onPress={() => act.mutate({ step, ids: ready(step) })}
            >
              {t.together[step](number(ready(step).length))}
            </Button>
          ),
      )}
    </>
  )
}

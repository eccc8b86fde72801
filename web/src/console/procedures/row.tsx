/** One procedure in the list: its name, how it stands, until when, and on how many pages it is signed. */
import { Link } from '@tanstack/react-router'
import type { Procedure, Version } from '../../api/procedure-calls.ts'
import { useTimes } from '../use-times.ts'
import { spellDate } from './dates.ts'
import { Standing } from './standing.tsx'
import { useProcedureText } from './text.ts'

export function Row({ procedure: { name, rank, field, holding, coming, open } }: { procedure: Procedure }) {
  const t = useProcedureText()
  const { number } = useTimes()
  const first = holding ?? coming[0] ?? open[0]
  if (!first) return null
  const others = [...coming, ...open].filter(version => version !== first)
  return (
    <li className="flex flex-col gap-1.5 border-t border-line py-3 hover:bg-hover sm:flex-row sm:items-start sm:gap-4">
      <div className="min-w-0 flex-1">
        <ToVersion version={first} words={name} look="font-medium text-ink" />
        <p className="text-sm text-ink-soft">
          {[
            t.fields[field],
            ...(rank === null ? [] : [t.asked(rank)]),
            t.from(spellDate(first.effective_from)),
            t.reviewBy(spellDate(first.review_by)),
            t.signedPages(number(first.pages)),
          ].join(' · ')}
        </p>
      </div>
      <div className="flex flex-wrap items-center gap-2 sm:max-w-90 sm:justify-end">
        <Standing standing={first.standing} />
        {others.map(version => (
          <span key={version.version_id} className="flex items-center gap-1.5">
            <Standing standing={version.standing} />
            <ToVersion version={version} words={t.version(version.number)} look="text-sm text-jade" />
          </span>
        ))}
      </div>
    </li>
  )
}

function ToVersion({ version, words, look }: { version: Version; words: string; look: string }) {
  return (
    <Link
      to="/procedures/$versionId"
      params={{ versionId: version.version_id }}
      className={`rounded-sm underline-offset-4 hover:underline ${look}`}
    >
      {words}
    </Link>
  )
}

/** Versions side by side: only the fields that differ, each line that went or came marked by a sign and a word. */
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { type Change, changesQuery, type Version } from '../../api/procedure-calls.ts'
import { Pick } from '../../ui/pick.tsx'
import { Empty, Loaded, Section } from '../records/sheet.tsx'
import { spoken } from './spoken.ts'
import { useProcedureText } from './text.ts'

export function Compare({ version, versions }: { version: Version; versions: Version[] }) {
  const t = useProcedureText()
  const [against, setAgainst] = useState<string>()
  const query = useQuery(changesQuery(version.version_id, against))
  const others = versions.filter(({ version_id }) => version_id !== version.version_id)
  if (others.length === 0) return null
  return (
    <Section title={t.compare}>
      <Loaded query={query}>
        {({ against: other, changes }) => (
          <>
            <Pick
              label={t.compareWith}
              value={against ?? other?.version_id ?? ''}
              options={others.map(each => ({
                value: each.version_id,
                words: `${t.version(each.number)} · ${t.standings[each.standing]}`,
              }))}
              onChange={setAgainst}
            />
            {changes.length === 0 ? (
              <Empty words={t.sameAll} />
            ) : (
              <Changes changes={changes} before={other ? t.before(other.number) : t.nothingBefore} after={t.after} />
            )}
          </>
        )}
      </Loaded>
    </Section>
  )
}

export function Changes({ changes, before, after }: { changes: Change[]; before: string; after: string }) {
  const t = useProcedureText()
  return (
    <dl className="border-b border-line">
      {changes.map(change => (
        <div key={change.field} className="grid gap-x-6 gap-y-2 border-t border-line py-3 md:grid-cols-[11rem_1fr_1fr]">
          <dt className="text-sm font-medium">{t.parts[change.field] ?? change.field}</dt>
          <Side name={before} field={change.field} lines={change.before} other={change.after} sign="−" />
          <Side name={after} field={change.field} lines={change.after} other={change.before} sign="+" />
        </div>
      ))}
    </dl>
  )
}

type SideProps = { name: string; field: string; lines: string[]; other: string[]; sign: string }

function Side({ name, field, lines, other, sign }: SideProps) {
  const t = useProcedureText()
  return (
    <dd className="min-w-0 text-sm">
      <p className="text-xs text-ink-faint">{name}</p>
      {lines.length === 0 && <p className="text-ink-faint">–</p>}
      <ul>
        {lines.map(line => {
          const same = other.includes(line)
          return (
            <li key={line} className={`flex gap-1.5 break-words ${same ? 'text-ink-soft' : 'font-medium text-ink'}`}>
              <span aria-hidden className="w-3 shrink-0">
                {same ? '' : sign}
              </span>
              <span className={same ? 'min-w-0' : `min-w-0 ${sign === '+' ? 'bg-jade-wash' : 'bg-note line-through'}`}>
                {spoken(field, line, t)}
              </span>
            </li>
          )
        })}
      </ul>
    </dd>
  )
}

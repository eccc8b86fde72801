/** One version: how it stands and who answers for it, what the phone shows, what changed, and what may happen next. */
import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { type Version, type VersionRead, versionQuery } from '../../api/procedure-calls.ts'
import { Loaded, Section, Sheet } from '../records/sheet.tsx'
import { useTimes } from '../use-times.ts'
import { BackToList } from './back.tsx'
import { Compare } from './compare.tsx'
import { spellDate } from './dates.ts'
import { Preview } from './preview.tsx'
import { Standing } from './standing.tsx'
import { useProcedureText } from './text.ts'
import { VersionActs } from './version-acts.tsx'

export function VersionScreen() {
  const { versionId } = useParams({ from: '/procedures/$versionId' })
  const query = useQuery(versionQuery(versionId))
  const t = useProcedureText()
  return (
    <Sheet title={query.data?.version.name ?? t.title}>
      <BackToList />
      <Loaded query={query}>{read => <Seen key={read.version.version_id} read={read} />}</Loaded>
    </Sheet>
  )
}

function Seen({ read }: { read: VersionRead }) {
  const { version, content, versions } = read
  const t = useProcedureText()
  return (
    <>
      <div className="flex flex-col gap-3">
        <Facts version={version} />
        <VersionActs read={read} />
      </div>
      <Preview content={content} procedure_id={version.procedure_id} />
      <Compare version={version} versions={versions} />
      <Section title={t.versions}>
        <ul className="border-b border-line">
          {versions.map(each => (
            <OfVersion key={each.version_id} version={each} here={version.version_id} />
          ))}
        </ul>
      </Section>
    </>
  )
}

function Facts({ version }: { version: Version }) {
  const t = useProcedureText()
  const { number } = useTimes()
  const { effective_from, effective_to, review_by, writers, published_by, checked_by, checked_on, source, pages } =
    version
  const dates = [
    t.from(spellDate(effective_from)),
    ...(effective_to ? [t.until(spellDate(effective_to))] : []),
    t.reviewBy(spellDate(review_by)),
    t.signedPages(number(pages)),
  ]
  const people = [
    t.writers(writers.join(', ') || t.byFile),
    ...(published_by ? [t.publishedBy(published_by)] : []),
    t.checked(checked_by, spellDate(checked_on)),
  ]
  return (
    <div className="text-sm text-ink-soft">
      <p className="mb-1.5 flex flex-wrap items-center gap-2">
        <span className="font-medium text-ink">{t.version(version.number)}</span>
        <Standing standing={version.standing} />
      </p>
      <p>{dates.join(' · ')}</p>
      <p>{people.join(' · ')}</p>
      <p>{t.source(source)}</p>
    </div>
  )
}

function OfVersion({ version, here }: { version: Version; here: string }) {
  const t = useProcedureText()
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-1 border-t border-line py-2.5 text-sm">
      <Link
        to="/procedures/$versionId"
        params={{ versionId: version.version_id }}
        {...(version.version_id === here ? { 'aria-current': 'page' as const } : {})}
        className="font-medium text-jade underline underline-offset-4 aria-[current]:text-ink aria-[current]:no-underline"
      >
        {t.version(version.number)}
      </Link>
      <span className="flex-1 text-ink-soft">{t.from(spellDate(version.effective_from))}</span>
      <Standing standing={version.standing} />
    </li>
  )
}

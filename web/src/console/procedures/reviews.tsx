/** What editors must look at: answers that are withheld because their days are over, and those that soon will be. */
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { CalendarX } from 'lucide-react'
import { reviewsQuery } from '../../api/procedure-calls.ts'
import { Section } from '../records/sheet.tsx'
import { spellDate } from './dates.ts'
import { useProcedureText } from './text.ts'

export function Reviews() {
  const t = useProcedureText()
  const { data } = useQuery(reviewsQuery)
  if (!data || data.reviews.length === 0) return null
  return (
    <Section title={t.reviewsTitle} lead={t.reviewsWhat}>
      <ul className="border-b border-line">
        {data.reviews.map(({ version, why, on }) => (
          <li key={version.version_id} className="flex flex-wrap items-baseline gap-x-4 border-t border-line py-2.5">
            <Link
              to="/procedures/$versionId"
              params={{ versionId: version.version_id }}
              className="min-w-0 flex-1 basis-64 font-medium text-ink underline-offset-4 hover:underline"
            >
              {version.name}
            </Link>
            <span
              className={`flex items-center gap-1.5 text-sm ${why === 'soon' ? 'text-ink-soft' : 'font-medium text-soon'}`}
            >
              <CalendarX size={15} className="shrink-0 self-center" aria-hidden />
              {t.why[why](spellDate(on))}
            </span>
          </li>
        ))}
      </ul>
    </Section>
  )
}

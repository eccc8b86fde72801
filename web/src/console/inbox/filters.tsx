/** Which conversations are listed: tabs with their counts, and the page where there are several. */
import { Link, useNavigate } from '@tanstack/react-router'
import { ChevronDown } from 'lucide-react'
import type { Counts } from '../../api/shapes.ts'
import { useText } from '../../text/text.ts'
import { useMe } from '../me.tsx'
import { useTimes } from '../use-times.ts'
import { type Filter, type Tab, tabs } from './filter.ts'
import { Tools } from './tools.tsx'

export function Filters({ filter, counts }: { filter: Filter; counts: Counts | undefined }) {
  const t = useText()
  const times = useTimes()
  const me = useMe()
  const now = filter.tab ?? 'open'
  return (
    <div className="flex flex-col gap-2 border-b border-line px-3 py-2.5">
      <div className="flex items-center gap-1">
        <div className="min-w-0 flex-1">
          {me.pages.length > 1 ? (
            <PageChoice filter={filter} />
          ) : (
            <p className="truncate text-sm">{me.pages[0]?.name}</p>
          )}
        </div>
        <Tools filter={filter} counts={counts} />
      </div>
      <nav aria-label={t.inbox.filters} className="flex flex-wrap gap-1">
        {tabs
          .filter(tab => isOffered(tab, now, counts))
          .map(tab => (
            <Link
              key={tab}
              to="/inbox"
              search={{ ...filter, tab }}
              aria-current={tab === now ? 'page' : undefined}
              className="inline-flex min-h-8 items-center gap-1.5 rounded-full px-2.5 text-sm text-ink-soft hover:bg-hover hover:text-ink aria-[current=page]:bg-jade-wash aria-[current=page]:text-ink"
            >
              {t.inbox[tab]}
              {counts && counts[tab] > 0 && <span className="text-xs text-ink-faint">{times.number(counts[tab])}</span>}
            </Link>
          ))}
      </nav>
    </div>
  )
}

/** What is rare has no tab while there is none of it. */
const isOffered = (tab: Tab, now: Tab, counts: Counts | undefined): boolean =>
  (tab !== 'offered' && tab !== 'snoozed') || tab === now || (counts?.[tab] ?? 0) > 0

function PageChoice({ filter }: { filter: Filter }) {
  const t = useText()
  const me = useMe()
  const navigate = useNavigate()
  const choose = (page: string) => {
    const { page: _, ...rest } = filter
    void navigate({ to: '/inbox', search: page ? { ...rest, page } : rest })
  }
  return (
    <div className="relative">
      <select
        aria-label={t.inbox.page}
        value={filter.page ?? ''}
        onChange={event => choose(event.target.value)}
        className="h-9 w-full appearance-none truncate rounded-lg border border-line bg-surface pr-8 pl-2.5 text-sm text-ink hover:border-edge"
      >
        <option value="">{t.inbox.allPages}</option>
        {me.pages.map(page => (
          <option key={page.page_id} value={page.page_id}>
            {page.name}
          </option>
        ))}
      </select>
      <ChevronDown size={16} className="pointer-events-none absolute top-2.5 right-2.5 text-ink-soft" aria-hidden />
    </div>
  )
}

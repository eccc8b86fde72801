/** The list of cases: tabs with their counts, a field for a code, rows. */
import type { UseInfiniteQueryResult } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { BookText, FolderCheck, Search } from 'lucide-react'
import { type FormEvent, useState } from 'react'
import type { Case, CasePage } from '../../api/case-calls.ts'
import { useText } from '../../text/text.ts'
import { SkeletonRows } from '../../ui/skeleton.tsx'
import { State } from '../../ui/states.tsx'
import { useMe } from '../me.tsx'
import { Rows } from '../rows.tsx'
import { useTimes } from '../use-times.ts'
import { Wrong } from '../wrong.tsx'
import { type CaseSearch, type CaseTab, caseTabs } from './filter.ts'
import { CaseRow } from './row.tsx'
import { useCaseText } from './text.ts'

type ListProps = {
  search: CaseSearch
  query: UseInfiniteQueryResult & { isPlaceholderData: boolean }
  rows: Case[]
  counts: CasePage['counts'] | undefined
  openAt: number
  open: string | undefined
}

const rowHeight = 88

export function CaseList({ search, query, rows, counts, openAt, open }: ListProps) {
  const { loading } = useText()
  const t = useCaseText()
  return (
    <section
      aria-label={t.list}
      className={`min-h-0 w-full flex-col border-r border-line bg-surface md:w-88 md:shrink-0 ${open ? 'hidden md:flex' : 'flex'}`}
    >
      <Filters search={search} counts={counts} />
      {query.isPending ? (
        <SkeletonRows count={7} words={loading} />
      ) : query.isError && rows.length === 0 ? (
        <Wrong error={query.error} onRetry={() => void query.refetch()} />
      ) : rows.length === 0 ? (
        <State Icon={FolderCheck} title={search.code ? t.findNone : t.empty[search.tab ?? 'open']} />
      ) : (
        <Rows rows={rows} keyOf={({ id }) => id} openAt={openAt} paging={query} height={rowHeight}>
          {(row, isOpen) => <CaseRow one={row} isOpen={isOpen} search={search} />}
        </Rows>
      )}
    </section>
  )
}

/** The numbers that the server counts, by tab. */
const countOf = (tab: CaseTab, counts: CasePage['counts']): number => {
  if (tab === 'open') return counts.new + counts.verifying + counts.outside + counts.concluded
  return tab === 'closed' || tab === 'doubtful' ? 0 : counts[tab]
}

function Filters({ search, counts }: Pick<ListProps, 'search' | 'counts'>) {
  const t = useCaseText()
  const me = useMe()
  const { number } = useTimes()
  const now = search.code ? undefined : (search.tab ?? 'open')
  const tabs = caseTabs.filter(tab => tab !== 'doubtful' || me.may.includes('case.close'))
  return (
    <div className="flex flex-col gap-2 border-b border-line px-3 py-2.5">
      <div className="flex items-center gap-2">
        <Find search={search} />
        {me.may.includes('register.export') && (
          <Link
            to="/register"
            className="inline-flex h-9 shrink-0 items-center gap-1.5 rounded-lg px-2.5 text-sm font-medium text-jade hover:bg-hover"
          >
            <BookText size={16} aria-hidden />
            {t.register}
          </Link>
        )}
      </div>
      <nav aria-label={t.filters} className="flex flex-wrap gap-1">
        {tabs.map(tab => (
          <Link
            key={tab}
            to="/cases"
            search={tab === 'open' ? {} : { tab }}
            aria-current={tab === now ? 'page' : undefined}
            className="inline-flex min-h-8 items-center gap-1.5 rounded-full px-2.5 text-sm text-ink-soft hover:bg-hover hover:text-ink aria-[current=page]:bg-jade-wash aria-[current=page]:text-ink"
          >
            {t.tabs[tab]}
            {counts && countOf(tab, counts) > 0 && (
              <span className="text-xs text-ink-faint">{number(countOf(tab, counts))}</span>
            )}
          </Link>
        ))}
      </nav>
    </div>
  )
}

function Find({ search }: { search: CaseSearch }) {
  const t = useCaseText()
  const navigate = useNavigate()
  const [code, setCode] = useState(search.code ?? '')
  const find = (event: FormEvent) => {
    event.preventDefault()
    const wanted = code.trim()
    void navigate({ to: '/cases', search: wanted === '' ? {} : { code: wanted } })
  }
  return (
    <search className="min-w-0 flex-1">
      <form onSubmit={find} className="relative">
        <Search size={16} className="pointer-events-none absolute top-2.5 left-2.5 text-ink-soft" aria-hidden />
        <input
          value={code}
          onChange={event => setCode(event.target.value)}
          aria-label={t.find}
          placeholder={t.find}
          autoComplete="off"
          className="h-9 w-full rounded-lg border border-line bg-surface pr-2 pl-8.5 text-sm text-ink hover:border-edge"
        />
      </form>
    </search>
  )
}

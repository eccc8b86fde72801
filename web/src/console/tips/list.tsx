/** The queue of tips: states with their counts, narrowings, rows. */
import type { UseInfiniteQueryResult } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { CheckCheck, ListFilter } from 'lucide-react'
import type { Tip, TipPage } from '../../api/tip-calls.ts'
import { useText } from '../../text/text.ts'
import { SkeletonRows } from '../../ui/skeleton.tsx'
import { State } from '../../ui/states.tsx'
import { Rows } from '../rows.tsx'
import { Wrong } from '../wrong.tsx'
import type { TipSearch } from './filter.ts'
import { Filters } from './filters.tsx'
import { TipRow } from './row.tsx'
import { useTipText } from './text.ts'

type ListProps = {
  search: TipSearch
  query: UseInfiniteQueryResult & { isPlaceholderData: boolean }
  rows: Tip[]
  counts: TipPage['counts'] | undefined
  openAt: number
  open: string | undefined
  onEnter: (() => void) | undefined
}

const rowHeight = 108

export function TipList({ search, query, rows, counts, openAt, open, onEnter }: ListProps) {
  const { loading } = useText()
  const t = useTipText()
  const { tab = 'open', ...narrow } = search
  const narrowed = Object.keys(narrow).length > 0
  return (
    <section
      aria-label={t.list}
      className={`min-h-0 w-full flex-col border-r border-line bg-surface md:w-88 md:shrink-0 ${open ? 'hidden md:flex' : 'flex'}`}
    >
      <Filters search={search} counts={counts} onEnter={onEnter} />
      {query.isPending ? (
        <SkeletonRows count={7} words={loading} />
      ) : query.isError && rows.length === 0 ? (
        <Wrong error={query.error} onRetry={() => void query.refetch()} />
      ) : rows.length === 0 ? (
        narrowed ? (
          <State Icon={ListFilter} title={t.emptyNarrow}>
            <Link
              to="/tips"
              search={tab === 'open' ? {} : { tab }}
              className="text-sm font-medium text-jade underline underline-offset-4"
            >
              {t.clear}
            </Link>
          </State>
        ) : (
          <State Icon={CheckCheck} title={t.empty[tab]} />
        )
      ) : (
        <Rows rows={rows} keyOf={({ id }) => id} openAt={openAt} paging={query} height={rowHeight}>
          {(row, isOpen) => <TipRow tip={row} isOpen={isOpen} search={search} />}
        </Rows>
      )}
    </section>
  )
}

/** The list of conversations: tabs, page filter, rows drawn only where they show, more on scroll. */
import { useVirtualizer } from '@tanstack/react-virtual'
import { Coffee } from 'lucide-react'
import { useEffect, useRef } from 'react'
import type { Ref } from '../../api/calls.ts'
import type { Conversation, Counts } from '../../api/shapes.ts'
import { useText } from '../../text/text.ts'
import { SkeletonRows } from '../../ui/skeleton.tsx'
import { State } from '../../ui/states.tsx'
import { Wrong } from '../wrong.tsx'
import type { Filter } from './filter.ts'
import { Filters } from './filters.tsx'
import { Row } from './row.tsx'
import type { useConversations } from './use-conversations.ts'

type ListProps = {
  filter: Filter
  query: ReturnType<typeof useConversations>['query']
  rows: Conversation[]
  counts: Counts | undefined
  open: Ref | null
}

export function ConversationList({ filter, query, rows, counts, open }: ListProps) {
  const t = useText()
  return (
    <section
      aria-label={t.inbox.list}
      className={`min-h-0 w-full flex-col border-r border-line bg-surface md:w-80 md:shrink-0 ${open ? 'hidden md:flex' : 'flex'}`}
    >
      <Filters filter={filter} counts={counts} />
      {query.isPending ? (
        <SkeletonRows count={8} words={t.loading} />
      ) : query.isError && rows.length === 0 ? (
        <Wrong error={query.error} onRetry={() => void query.refetch()} />
      ) : rows.length === 0 ? (
        <State Icon={Coffee} title={t.inbox.empty[filter.tab ?? 'open']} />
      ) : (
        <Rows rows={rows} open={open} filter={filter} query={query} />
      )}
    </section>
  )
}

/** Three lines at the height that stacked Vietnamese marks need, and air around them. */
const rowHeight = 72
const nearEnd = 12

function Rows({ rows, open, filter, query }: Omit<ListProps, 'counts'>) {
  const t = useText()
  const scroller = useRef<HTMLDivElement>(null)
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 8,
    getItemKey: index => `${rows[index]?.page_id}/${rows[index]?.id}`,
  })
  const shown = virtual.getVirtualItems()
  const last = shown.at(-1)?.index ?? 0

  const { hasNextPage, isFetchingNextPage, fetchNextPage } = query
  useEffect(() => {
    if (hasNextPage && !isFetchingNextPage && last >= rows.length - nearEnd) void fetchNextPage()
  }, [last, rows.length, hasNextPage, isFetchingNextPage, fetchNextPage])

  const openAt = open ? rows.findIndex(row => row.page_id === open.page_id && row.id === open.id) : -1
  useEffect(() => {
    if (openAt >= 0) virtual.scrollToIndex(openAt)
  }, [openAt, virtual])

  return (
    <div
      ref={scroller}
      aria-busy={query.isPlaceholderData}
      className="min-h-0 flex-1 overflow-y-auto aria-busy:opacity-50"
    >
      <ul className="relative" style={{ height: virtual.getTotalSize() }}>
        {shown.map(({ key, index, start }) => {
          const row = rows[index]!
          return (
            <li
              key={key}
              aria-setsize={hasNextPage ? -1 : rows.length}
              aria-posinset={index + 1}
              className="absolute inset-x-0 h-18"
              style={{ transform: `translateY(${start}px)` }}
            >
              <Row conversation={row} isOpen={index === openAt} filter={filter} />
            </li>
          )
        })}
      </ul>
      <p role="status" className="px-4 py-3 text-center text-xs text-ink-faint">
        {isFetchingNextPage ? t.inbox.loadingMore : hasNextPage ? '' : t.inbox.end}
      </p>
    </div>
  )
}

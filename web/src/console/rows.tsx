/** A long list whose rows are drawn only where they show: the open one in view, more of it on scroll. */
import { useVirtualizer } from '@tanstack/react-virtual'
import { type ReactNode, useEffect, useRef } from 'react'
import { useText } from '../text/text.ts'

/** What paging a list tells. */
type Paging = {
  hasNextPage: boolean
  isFetchingNextPage: boolean
  fetchNextPage: () => unknown
  isPlaceholderData: boolean
}

type RowsProps<Row> = {
  rows: readonly Row[]
  keyOf: (row: Row) => string
  openAt: number
  paging: Paging
  height: number
  children: (row: Row, isOpen: boolean) => ReactNode
}

const nearEnd = 12

export function Rows<Row>({ rows, keyOf, openAt, paging, height, children }: RowsProps<Row>) {
  const t = useText()
  const scroller = useRef<HTMLDivElement>(null)
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => height,
    overscan: 8,
    getItemKey: index => keyOf(rows[index] as Row),
  })
  const shown = virtual.getVirtualItems()
  const last = shown.at(-1)?.index ?? 0

  const { hasNextPage, isFetchingNextPage, fetchNextPage } = paging
  useEffect(() => {
    if (hasNextPage && !isFetchingNextPage && last >= rows.length - nearEnd) void fetchNextPage()
  }, [last, rows.length, hasNextPage, isFetchingNextPage, fetchNextPage])

  useEffect(() => {
    if (openAt >= 0) virtual.scrollToIndex(openAt)
  }, [openAt, virtual])

  return (
    <div
      ref={scroller}
      aria-busy={paging.isPlaceholderData}
      className="min-h-0 flex-1 overflow-y-auto aria-busy:opacity-50"
    >
      <ul className="relative" style={{ height: virtual.getTotalSize() }}>
        {shown.map(({ key, index, start }) => (
          <li
            key={key}
            aria-setsize={hasNextPage ? -1 : rows.length}
            aria-posinset={index + 1}
            className="absolute inset-x-0"
            style={{ height, transform: `translateY(${start}px)` }}
          >
            {children(rows[index] as Row, index === openAt)}
          </li>
        ))}
      </ul>
      <p role="status" className="px-4 py-3 text-center text-xs text-ink-faint">
        {isFetchingNextPage ? t.inbox.loadingMore : hasNextPage ? '' : t.inbox.end}
      </p>
    </div>
  )
}

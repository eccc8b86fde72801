/** The list of conversations: tabs, page filter, rows. */
import { Coffee } from 'lucide-react'
import type { Ref } from '../../api/calls.ts'
import type { Conversation, Counts } from '../../api/shapes.ts'
import { useText } from '../../text/text.ts'
import { SkeletonRows } from '../../ui/skeleton.tsx'
import { State } from '../../ui/states.tsx'
import { Rows } from '../rows.tsx'
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
  const openAt = open ? rows.findIndex(row => nameOf(row) === nameOf(open)) : -1
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
        <Rows rows={rows} keyOf={nameOf} openAt={openAt} paging={query} height={rowHeight}>
          {(row, isOpen) => <Row conversation={row} isOpen={isOpen} filter={filter} />}
        </Rows>
      )}
    </section>
  )
}

const nameOf = ({ page_id, id }: Ref) => `${page_id}/${id}`

/** Three lines at the height that stacked Vietnamese marks need, and air around them. */
const rowHeight = 72

/** The trail, newest first: who did or saw what and when; never a word of a message. */
import { useInfiniteQuery } from '@tanstack/react-query'
import { trailQuery } from '../../api/queries.ts'
import { useText } from '../../text/text.ts'
import { Button } from '../../ui/button.tsx'
import { SkeletonRows } from '../../ui/skeleton.tsx'
import { When } from '../when.tsx'
import { Wrong } from '../wrong.tsx'
import { Facts } from './facts.tsx'
import { Empty, Sheet, Table } from './sheet.tsx'
import { useRecordText } from './text.ts'

export function TrailScreen() {
  const words = useText()
  const own = useRecordText()
  const t = own.trail
  const query = useInfiniteQuery(trailQuery)
  const lines = query.data?.pages.flatMap(page => page.lines) ?? []
  return (
    <Sheet title={t.title} lead={t.what}>
      {query.isPending ? (
        <SkeletonRows count={8} words={words.loading} />
      ) : query.isError && lines.length === 0 ? (
        <Wrong error={query.error} onRetry={() => void query.refetch()} />
      ) : lines.length === 0 ? (
        <Empty words={t.empty} />
      ) : (
        <Table
          label={t.title}
          rows={lines}
          keyOf={line => line.id}
          columns={[
            { name: t.at, cell: line => <When at={line.at} as="full" />, look: 'whitespace-nowrap' },
            {
              name: t.officer,
              cell: line => (line.who_kind === 'officer' ? line.who : (t.machines[line.who] ?? t.system)),
              look: 'whitespace-nowrap',
            },
            { name: t.act, cell: line => t.acts[line.act] ?? line.act, look: 'whitespace-nowrap' },
            { name: t.book, cell: line => (line.kind === 'audit' ? t.audit : t.activity) },
            { name: t.facts, cell: line => <Facts facts={line.facts} /> },
            {
              name: t.thing,
              cell: line => (
                <span className="text-xs text-ink-soft">
                  {t.things[line.thing_kind] ?? line.thing_kind} {line.thing_id}
                </span>
              ),
            },
          ]}
        />
      )}
      {query.hasNextPage && (
        <Button className="self-center" isPending={query.isFetchingNextPage} onPress={() => void query.fetchNextPage()}>
          {words.more}
        </Button>
      )}
    </Sheet>
  )
}

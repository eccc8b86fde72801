/** Mở danh tính: every opening below this officer's units, for who took no part in it to judge. */
import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query'
import { listOpenings, type Opening, reviewOpening } from '../../api/opening-calls.ts'
import { useText } from '../../text/text.ts'
import { Button } from '../../ui/button.tsx'
import { SkeletonRows } from '../../ui/skeleton.tsx'
import { say } from '../../ui/toast.tsx'
import { grouped } from '../codes.ts'
import { Empty, Sheet, Table } from '../records/sheet.tsx'
import { When } from '../when.tsx'
import { sentence, Wrong } from '../wrong.tsx'
import { useOpeningText } from './text.ts'

export function OpeningsScreen() {
  const { loading, more } = useText()
  const t = useOpeningText()
  const query = useInfiniteQuery({
    queryKey: ['openings', 'watched'],
    queryFn: ({ pageParam }) => listOpenings(pageParam),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: last => last.next ?? undefined,
  })
  const openings = query.data?.pages.flatMap(page => page.openings) ?? []
  return (
    <Sheet title={t.title} lead={t.lead}>
      {query.isPending ? (
        <SkeletonRows count={5} words={loading} />
      ) : query.isError && openings.length === 0 ? (
        <Wrong error={query.error} onRetry={() => void query.refetch()} />
      ) : openings.length === 0 ? (
        <Empty words={t.empty} />
      ) : (
        <Table
          label={t.title}
          rows={openings}
          keyOf={opening => opening.id}
          columns={[
            { name: t.at, cell: opening => <When at={opening.asked_at} as="full" />, look: 'whitespace-nowrap' },
            { name: t.tip, cell: opening => grouped(opening.code), look: 'whitespace-nowrap' },
            {
              name: t.by,
              cell: ({ asked_by, second_by }) => [asked_by.name, second_by?.name].filter(Boolean).join(', '),
            },
            { name: t.kind, cell: ({ what, state }) => `${t.what[what]} · ${t.states[state]}` },
            { name: t.why, cell: opening => opening.reason },
            { name: t.looks, cell: opening => opening.looks },
            { name: t.verdict, cell: opening => <Verdict opening={opening} />, look: 'whitespace-nowrap' },
          ]}
        />
      )}
      {query.hasNextPage && (
        <Button className="self-center" isPending={query.isFetchingNextPage} onPress={() => void query.fetchNextPage()}>
          {more}
        </Button>
      )}
    </Sheet>
  )
}

function Verdict({ opening }: { opening: Opening }) {
  const t = useOpeningText()
  const queries = useQueryClient()
  const review = useMutation({
    mutationFn: (verdict: 'proper' | 'improper') => reviewOpening(opening.id, verdict),
    onSuccess: () => say(t.reviewed),
    onError: error => say(sentence(error), 'wrong'),
    onSettled: () => queries.invalidateQueries({ queryKey: ['openings'] }),
  })
  if (opening.verdict !== null) return `${t.verdicts[opening.verdict]} · ${opening.reviewed_by?.name ?? ''}`
  if (opening.until === null) return null
  return (
    <span className="flex gap-1.5">
      <Button className="min-h-8" isDisabled={review.isPending} onPress={() => review.mutate('proper')}>
        {t.proper}
      </Button>
      <Button className="min-h-8" isDisabled={review.isPending} onPress={() => review.mutate('improper')}>
        {t.improper}
      </Button>
    </span>
  )
}

/** Hides the query cache's keys of tips, and how often they are read again without a hint. */
import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query'
import { openingsOfTip } from '../../api/opening-calls.ts'
import * as calls from '../../api/tip-calls.ts'
import type { TipFilter } from '../../api/tip-calls.ts'

const pollMs = 30_000

export const tipsQuery = (filter: TipFilter) =>
  infiniteQueryOptions({
    queryKey: ['tips', filter],
    queryFn: ({ pageParam }) => calls.listTips(filter, pageParam),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: last => last.next ?? undefined,
    placeholderData: keepPreviousData,
    refetchInterval: pollMs,
  })

export const tipQuery = (id: string) =>
  queryOptions({ queryKey: ['tip', id], queryFn: () => calls.getTip(id), refetchInterval: pollMs })

export const triageQuery = (id: string) =>
  queryOptions({ queryKey: ['tip', id, 'triage'], queryFn: () => calls.getTriage(id) })

export const openingsQuery = (id: string) =>
  queryOptions({ queryKey: ['openings', id], queryFn: () => openingsOfTip(id) })

/** What an act on a tip makes stale. */
export const tipKeys = ({ id, page_id }: { id: string; page_id: string }) => [
  ['tips'],
  ['tip', id],
  ['lines', page_id, id],
  ['cases'],
  ['case'],
]

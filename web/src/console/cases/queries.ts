/** Hides the query cache's keys of cases, and how often they are read again without a hint. */
import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query'
import * as calls from '../../api/case-calls.ts'
import type { CaseFilter } from '../../api/case-calls.ts'

const pollMs = 30_000

export const casesQuery = (filter: CaseFilter) =>
  infiniteQueryOptions({
    queryKey: ['cases', filter],
    queryFn: ({ pageParam }) => calls.listCases(filter, pageParam),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: last => last.next ?? undefined,
    placeholderData: keepPreviousData,
    refetchInterval: pollMs,
  })

export const caseQuery = (id: string) =>
  queryOptions({ queryKey: ['case', id], queryFn: () => calls.getCase(id), refetchInterval: pollMs })

export const timelineQuery = (id: string) =>
  infiniteQueryOptions({
    queryKey: ['case', id, 'timeline'],
    queryFn: ({ pageParam }) => calls.getTimeline(id, pageParam),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: last => last.next ?? undefined,
    refetchInterval: pollMs,
  })

export const outcomeTextsQuery = queryOptions({ queryKey: ['outcome-texts'], queryFn: calls.listOutcomeTexts })

/** What an act on a case makes stale. */
export const caseKeys = (id: string) => [['cases'], ['case', id], ['tips'], ['tip']]

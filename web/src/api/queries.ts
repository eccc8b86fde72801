/** Hides the query cache's keys: what is read, under which name, how often it is read again without a hint. */
import { infiniteQueryOptions, keepPreviousData, type QueryKey, queryOptions } from '@tanstack/react-query'
import * as calls from './calls.ts'
import type { ConversationFilter, Ref } from './calls.ts'
import { Refused } from './refusal.ts'
import { listLines, type ThreadRef } from './talk.ts'

/** A hint may be lost, so every open screen also polls (architecture, invariant 5). */
const pollMs = 30_000

/** The server leaves this cookie beside the session's own, which no script can read; without it there is nothing to ask. */
const signedIn = (): boolean => document.cookie.includes('by_signed_in=')

export const meQuery = queryOptions({
  queryKey: ['me'],
  queryFn: () => (signedIn() ? calls.getMe() : Promise.reject(new Refused(401, undefined))),
  refetchInterval: pollMs,
  staleTime: pollMs,
})

export const conversationsQuery = (filter: ConversationFilter) =>
  infiniteQueryOptions({
    queryKey: ['conversations', filter],
    queryFn: ({ pageParam }) => calls.listConversations(filter, pageParam),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: last => last.next ?? undefined,
    placeholderData: keepPreviousData,
    refetchInterval: pollMs,
  })

export const conversationQuery = (ref: Ref) =>
  queryOptions({
    queryKey: ['conversation', ref.page_id, ref.id],
    queryFn: () => calls.getConversation(ref),
    refetchInterval: pollMs,
  })

/** Whatever shows a conversation: the lists, itself, its lines. */
export const conversationKeys = ({ page_id, id }: { page_id: string | null; id: string | null }): QueryKey[] => [
  ['conversations'],
  ['conversation', page_id, id],
  ['lines', page_id, id],
]

export const linesQuery = (ref: ThreadRef) =>
  infiniteQueryOptions({
    queryKey: ['lines', ref.page_id, ref.id],
    queryFn: ({ pageParam }) => listLines(ref, pageParam),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: last => last.next ?? undefined,
    refetchInterval: pollMs,
  })

export const unitsQuery = queryOptions({ queryKey: ['units'], queryFn: calls.listUnits })
export const pagesQuery = queryOptions({ queryKey: ['pages'], queryFn: calls.listPages })
export const dutyQuery = queryOptions({ queryKey: ['duty'], queryFn: calls.listDuty, refetchInterval: pollMs })
export const shiftsQuery = (unit_id: string, at: number | undefined) =>
  queryOptions({
    queryKey: ['shifts', unit_id, at ?? null],
    queryFn: () => calls.listShifts(unit_id, at),
    placeholderData: keepPreviousData,
    refetchInterval: pollMs,
  })
export const hoursQuery = (page_id: string) =>
  queryOptions({ queryKey: ['pages', page_id, 'hours'], queryFn: () => calls.getHours(page_id) })
export const officersQuery = queryOptions({ queryKey: ['officers'], queryFn: calls.listOfficers })
export const operationsQuery = queryOptions({
  queryKey: ['operations'],
  queryFn: calls.getOperations,
  refetchInterval: pollMs,
})
export const setAsideQuery = queryOptions({ queryKey: ['operations', 'set-aside'], queryFn: calls.listSetAside })
export const trailQuery = infiniteQueryOptions({
  queryKey: ['trail'],
  queryFn: ({ pageParam }) => calls.listTrail(pageParam),
  initialPageParam: undefined as string | undefined,
  getNextPageParam: last => last.next ?? undefined,
})

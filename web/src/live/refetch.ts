/** Hides which queries a hint touches. */
import type { QueryClient, QueryKey } from '@tanstack/react-query'
import { conversationKeys } from '../api/queries.ts'
import type { Hint } from './election.ts'

/** The keys of the queries one hint makes stale; a prefix stands for all that begin with it. */
export function touchedBy({ kind, page_id, id }: Hint): QueryKey[] {
  switch (kind) {
    case 'conversation':
      return conversationKeys({ page_id, id })
    case 'presence':
      return [['presence', page_id, id]]
    case 'delivery':
      return [['lines', page_id], ['conversations']]
    case 'page':
      return [['me'], ['pages'], ['conversation', page_id]]
    case 'shift':
      return [['duty'], ['shifts']]
    case 'alarm':
    case 'alarm_kept':
      return [['rings']]
    case 'tip':
    case 'tip_kept':
    case 'tip_confidential':
      return [['tips'], ['tip', id], ['lines', page_id, id]]
    case 'case':
    case 'case_kept':
    case 'case_confidential':
      return [['cases'], ['case', id]]
    case 'operations':
      return [['operations']]
    default:
      return [] // a kind that this program does not know yet
  }
}

const gatherMs = 120

/** Gathers hints that come close together and reads each touched query once. Returns the function that takes hints. */
export function refetcher(queries: QueryClient): (hint: Hint) => void {
  const touched = new Map<string, QueryKey>()
  let timer: ReturnType<typeof setTimeout> | undefined
  const flush = () => {
    timer = undefined
    for (const queryKey of touched.values()) void queries.invalidateQueries({ queryKey })
    touched.clear()
  }
  return hint => {
    for (const key of touchedBy(hint)) touched.set(JSON.stringify(key), key)
    timer ??= setTimeout(flush, gatherMs)
  }
}

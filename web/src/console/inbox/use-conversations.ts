/** Hides paging of the list: one flat row of conversations and the counts of the tabs. */
import { useInfiniteQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { conversationsQuery } from '../../api/queries.ts'
import { asked, type Filter } from './filter.ts'

/** The conversations of a filter, loaded so far, each once. */
export function useConversations(filter: Filter) {
  const query = useInfiniteQuery(conversationsQuery(asked(filter)))
  const rows = useMemo(() => {
    const all = query.data?.pages.flatMap(page => page.conversations) ?? []
    return [...new Map(all.map(one => [`${one.page_id}/${one.id}`, one])).values()]
  }, [query.data])
  return { query, rows, counts: query.data?.pages[0]?.counts }
}

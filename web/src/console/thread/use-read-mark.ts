/** Hides when a message counts as read: the newest one is on a screen that somebody looks at. */
import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import { markRead } from '../../api/calls.ts'
import { conversationQuery } from '../../api/queries.ts'
import type { Talk } from '../../api/talk.ts'
import { useMe } from '../me.tsx'

const lookMs = 800

/** Marks up to `lastId` read once it has been in view for a moment. */
export function useReadMark(talk: Talk, lastId: string | undefined, inView: boolean): void {
  const queries = useQueryClient()
  const marked = useRef<string>(undefined)
  const may = useMe().may.includes('conversation.mark_read')
  const { page_id, id, unread } = talk
  useEffect(() => {
    if (!may || !inView || !lastId || unread === 0 || marked.current === lastId) return
    const timer = setTimeout(async () => {
      if (document.visibilityState !== 'visible') return
      marked.current = lastId
      const next = await markRead({ page_id, id }, lastId).catch(() => null)
      if (!next) return
      queries.setQueryData(conversationQuery({ page_id, id }).queryKey, next)
      void queries.invalidateQueries({ queryKey: ['conversations'] })
    }, lookMs)
    return () => clearTimeout(timer)
  }, [may, inView, lastId, unread, page_id, id, queries])
}

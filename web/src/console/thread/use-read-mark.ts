/** Hides when a message counts as read: the newest one is on a screen that somebody looks at. */
import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import { markRead, type Talk, touchedByLine } from '../../api/talk.ts'
import { useMe } from '../me.tsx'

const lookMs = 800

/** Marks up to `lastId` read once it has been in view for a moment. */
export function useReadMark(talk: Talk, lastId: string | undefined, inView: boolean): void {
  const queries = useQueryClient()
  const marked = useRef<string>(undefined)
  const { of, page_id, id, unread } = talk
  const may = useMe().may.includes(of === 'tip' ? 'tip.read' : 'conversation.mark_read')
  useEffect(() => {
    if (!may || !inView || !lastId || unread === 0 || marked.current === lastId) return
    const timer = setTimeout(async () => {
      if (document.visibilityState !== 'visible') return
      marked.current = lastId
      const thread = { page_id, id, ...(of ? { of } : {}) }
      const done = await markRead(thread, lastId).then(
        () => true,
        () => false,
      )
      if (done) for (const queryKey of touchedByLine(thread)) void queries.invalidateQueries({ queryKey })
    }, lookMs)
    return () => clearTimeout(timer)
  }, [may, inView, lastId, unread, of, page_id, id, queries])
}

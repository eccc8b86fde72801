/** Hides how something new is told outside the list: a number in the tab's title, a short tone, each by choice. */
import { useEffect, useRef } from 'react'
import { settings } from '../../settings.ts'
import { useText } from '../../text/text.ts'
import { useStore } from '../../ui/store.ts'

/** `unread`: how many messages' conversations are unread; undefined while that is not known. */
export function useNews(unread: number | undefined): void {
  const t = useText()
  const { titleCount, inboxSound } = useStore(settings)
  const before = useRef(unread)
  useEffect(() => {
    const mark = titleCount && unread ? `(${unread}) ` : ''
    document.title = `${mark}${t.inbox.title} – ${t.product}`
  }, [unread, titleCount, t])
  useEffect(() => {
    const more = before.current !== undefined && unread !== undefined && unread > before.current
    before.current = unread
    if (more && inboxSound) void import('../alarms/sound.ts').then(({ chime }) => chime('soft'))
  }, [unread, inboxSound])
}

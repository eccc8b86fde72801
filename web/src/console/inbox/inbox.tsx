/** The inbox: list, thread and what may be done, side by side where there is room, one at a time on a phone. The thread's part of the program comes when the list is there. */
import { useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { Inbox as InboxIcon, MessagesSquare } from 'lucide-react'
import { lazy, Suspense, useEffect } from 'react'
import { useText } from '../../text/text.ts'
import { State } from '../../ui/states.tsx'
import { useKeys } from '../keys.ts'
import { useMe } from '../me.tsx'
import { ConversationList } from './list.tsx'
import { useConversations } from './use-conversations.ts'
import { useNews } from './use-news.ts'

const desk = () => import('../thread/desk.tsx')
const Desk = lazy(async () => ({ default: (await desk()).Desk }))

export function Inbox() {
  const t = useText()
  const me = useMe()
  const filter = useSearch({ from: '/inbox' })
  const { pageId, conversationId } = useParams({ strict: false })
  const { query, rows, counts } = useConversations(filter)
  const open = pageId && conversationId ? { page_id: pageId, id: conversationId } : null
  const navigate = useNavigate()

  const at = open ? rows.findIndex(row => row.page_id === open.page_id && row.id === open.id) : -1
  const go = (step: number) => {
    const next = rows[at < 0 ? 0 : at + step]
    if (!next) return
    void navigate({
      to: '/inbox/$pageId/$conversationId',
      params: { pageId: next.page_id, conversationId: next.id },
      search: filter,
    })
  }
  useKeys({ J: () => go(1), K: () => go(-1) })

  const listed = counts !== undefined
  useEffect(() => {
    if (!listed) return
    const rest = setTimeout(() => void desk().catch(() => undefined), 1_000) // asked for again when one is opened
    return () => clearTimeout(rest)
  }, [listed])

  useNews(counts?.unread)

  if (me.pages.length === 0) return <State Icon={InboxIcon} title={t.inbox.noPages} />
  return (
    <div className="flex min-h-0 flex-1">
      <h1 className="sr-only">{t.inbox.title}</h1>
      <ConversationList filter={filter} query={query} rows={rows} counts={counts} open={open} />
      {open ? (
        <Suspense fallback={<section className="flex min-w-0 flex-1" aria-busy="true" />}>
          <Desk key={`${open.page_id}/${open.id}`} conversation={open} filter={filter} />
        </Suspense>
      ) : (
        <section className="hidden min-w-0 flex-1 md:flex">
          {rows.length > 0 && <State Icon={MessagesSquare} title={t.inbox.pick} words={t.inbox.pickHint} />}
        </section>
      )}
    </div>
  )
}

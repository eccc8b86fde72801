/** What stands below the facts of a conversation: the times the person was helped before, and the notes left in it. */
import { useQuery } from '@tanstack/react-query'
import { History as HistoryIcon } from 'lucide-react'
import { useState } from 'react'
import { listLines } from '../../../api/calls.ts'
import { getHistory, type History } from '../../../api/inbox-calls.ts'
import type { Conversation } from '../../../api/shapes.ts'
import { useText } from '../../../text/text.ts'
import { Dialog } from '../../../ui/dialog.tsx'
import { SkeletonBubbles } from '../../../ui/skeleton.tsx'
import { useInboxText } from '../../inbox/text.ts'
import { useTimes } from '../../use-times.ts'
import { When } from '../../when.tsx'
import { Wrong } from '../../wrong.tsx'
import { ThreadLine } from '../thread-line.tsx'

type Span = History['spans'][number]

export function Beside({ conversation }: { conversation: Conversation }) {
  const t = useInboxText().beside
  const { page_id, id } = conversation
  const { data } = useQuery({
    queryKey: ['lines', page_id, id, 'history'],
    queryFn: () => getHistory({ page_id, id }),
  })
  const [open, setOpen] = useState<Span | null>(null)
  if (!data) return null
  return (
    <>
      <section className="flex flex-col gap-2">
        <h2 className="text-sm font-medium">{t.spans}</h2>
        {data.spans.length === 0 && <p className="text-sm text-ink-soft">{t.none}</p>}
        <ul className="flex flex-col">
          {data.spans.map(span => (
            <SpanRow key={span.to_at} span={span} onOpen={() => setOpen(span)} />
          ))}
        </ul>
      </section>
      <section className="flex flex-col gap-2">
        <h2 className="text-sm font-medium">{t.notes}</h2>
        {data.notes.length === 0 && <p className="text-sm text-ink-soft">{t.noNotes}</p>}
        <ul className="flex flex-col gap-2">
          {data.notes.map(({ id: note, at, officer_name, text }) => (
            <li key={note} className="rounded-lg bg-note px-3 py-2 text-sm">
              <span className="flex items-baseline gap-2 text-xs text-ink-soft">
                <span className="min-w-0 flex-1 truncate">{officer_name}</span>
                <When at={at} as="short" />
              </span>
              <span className="line-clamp-4 break-words whitespace-pre-line">{text}</span>
            </li>
          ))}
        </ul>
      </section>
      {open && <Earlier conversation={conversation} span={open} onClose={() => setOpen(null)} />}
    </>
  )
}

function SpanRow({ span, onOpen }: { span: Span; onOpen: () => void }) {
  const t = useInboxText().beside
  const times = useTimes()
  const { from_at, to_at, messages, closed_by } = span
  return (
    <li>
      <button
        type="button"
        onClick={onOpen}
        className="flex w-full gap-2.5 rounded-md px-2 py-1.5 text-left text-sm hover:bg-hover"
      >
        <HistoryIcon size={15} className="mt-1 shrink-0 text-ink-faint" aria-hidden />
        <span className="min-w-0">
          <span className="block">{t.span(times.date(from_at), times.date(to_at))}</span>
          <span className="block text-xs text-ink-soft">
            {t.messages(times.number(messages))}
            {closed_by && ` · ${t.closedBy(closed_by)}`}
          </span>
        </span>
      </button>
    </li>
  )
}

/** What was said then, to read only. */
function Earlier({ conversation, span, onClose }: { conversation: Conversation; span: Span; onClose: () => void }) {
  const { close, loading } = useText()
  const t = useInboxText().beside
  const times = useTimes()
  const { page_id, id } = conversation
  const query = useQuery({
    queryKey: ['lines', page_id, id, 'until', span.cursor],
    queryFn: () => listLines({ page_id, id }, span.cursor),
  })
  const lines = query.data?.lines.filter(({ at }) => at >= span.from_at) ?? []
  const talk = { ...conversation, may: [] }
  return (
    <Dialog title={t.look(times.date(span.to_at))} closeWord={close} isText isOpen onClose={onClose}>
      <div className="flex flex-col gap-3 bg-paper p-4">
        {query.isPending && <SkeletonBubbles words={loading} />}
        {query.isError && <Wrong error={query.error} onRetry={() => void query.refetch()} />}
        {lines.map(line => (
          <ThreadLine key={line.id} talk={talk} line={line} goesOn={false} />
        ))}
      </div>
    </Dialog>
  )
}

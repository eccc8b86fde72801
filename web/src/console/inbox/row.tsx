/** One conversation in the list: who, first words, how long they wait, until when we may write, one mark. */
import { Link } from '@tanstack/react-router'
import type { Conversation } from '../../api/shapes.ts'
import { type Text, useText } from '../../text/text.ts'
import { useMe } from '../me.tsx'
import { useTimes } from '../use-times.ts'
import { When } from '../when.tsx'
import type { Filter } from './filter.ts'
import { isSoon, stateMark } from './mark.tsx'

type RowProps = { conversation: Conversation; isOpen: boolean; filter: Filter }

export function Row({ conversation, isOpen, filter }: RowProps) {
  const t = useText()
  const me = useMe()
  const times = useTimes()
  const { alias, unread, waiting_since, page_id, id, window, address } = conversation
  const isPressing = waiting_since !== null && isSoon(window, times.now)
  const { Icon, words, look } = stateMark(conversation, t, times.now, me.officer_id)
  return (
    <Link
      to="/inbox/$pageId/$conversationId"
      params={{ pageId: page_id, conversationId: id }}
      search={filter}
      data-open={isOpen}
      className="flex h-18 gap-2.5 border-b border-line pr-4 pl-3.5 data-[open=false]:hover:bg-hover data-[open=true]:bg-jade-wash data-[open=true]:shadow-[inset_3px_0_var(--jade)] focus-visible:outline-offset-[-2px]"
    >
      <span title={words} className={`mt-[10px] shrink-0 ${look}`}>
        <Icon size={15} strokeWidth={2.2} aria-hidden />
        <span className="sr-only">{words}</span>
      </span>
      <span className="flex min-w-0 flex-1 flex-col justify-center">
        <span className="flex items-baseline gap-3 leading-[21px]">
          <span className={`min-w-0 flex-1 truncate text-sm ${unread > 0 ? 'font-medium' : ''}`}>{alias}</span>
          <Waiting conversation={conversation} />
        </span>
        <span className={`truncate text-[13px] leading-[19.5px] ${unread > 0 ? 'text-ink' : 'text-ink-soft'}`}>
          {firstWords(conversation, t)}
        </span>
        <span className="flex items-center gap-3 text-xs leading-[18px]">
          <span className={`min-w-0 flex-1 truncate ${isPressing ? 'text-soon' : 'text-ink-faint'}`}>
            {address === 'web' && `${t.messages.webVisitor} · `}
            {windowWords(window, t, times.day)}
          </span>
          {unread > 0 && <Unread count={unread} />}
        </span>
      </span>
    </Link>
  )
}

function firstWords({ last_line }: Conversation, t: Text): string {
  if (!last_line) return t.row.noWords.none
  const { kind, words, from } = last_line
  const said = words ?? t.messages.kinds[kind] ?? t.row.noWords.other
  if (from === 'citizen') return said
  return `${from === 'bot' ? t.thread.automatic : t.row.you}: ${said}`
}

function windowWords({ open, until }: Conversation['window'], t: Text, day: (at: number) => string): string {
  if (until === null) return t.row.never
  return open ? t.row.until(day(until)) : t.row.closed
}

/** How long the person has waited; where nobody waits, when the last line was. */
function Waiting({ conversation: { waiting_since, last_line } }: { conversation: Conversation }) {
  const times = useTimes()
  if (waiting_since !== null)
    return (
      <time title={times.full(waiting_since)} className="text-xs font-medium text-ink">
        {times.waited(waiting_since)}
      </time>
    )
  return last_line && <When at={last_line.at} as="short" className="text-xs text-ink-faint" />
}

function Unread({ count }: { count: number }) {
  const t = useText()
  const { number } = useTimes()
  return (
    <span
      title={t.row.unread(number(count))}
      className="min-w-5 rounded-full bg-news px-1.5 text-center font-medium text-surface"
    >
      {number(count)}
      <span className="sr-only"> {t.row.unread('')}</span>
    </span>
  )
}

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
  const { alias, unread, waiting_since, last_line, page_id, id, window } = conversation
  const { Icon, words, look } = stateMark(conversation, t, times.now, me.officer_id)
  return (
    <Link
      to="/inbox/$pageId/$conversationId"
      params={{ pageId: page_id, conversationId: id }}
      search={filter}
      aria-current={isOpen ? 'true' : undefined}
      className="flex h-16 gap-2.5 border-b border-line pr-4 pl-3.5 hover:bg-hover aria-[current=true]:bg-jade-wash aria-[current=true]:shadow-[inset_3px_0_var(--jade)] focus-visible:outline-offset-[-2px]"
    >
      <span title={words} className={`mt-2 shrink-0 ${look}`}>
        <Icon size={15} strokeWidth={2.2} aria-hidden />
        <span className="sr-only">{words}</span>
      </span>
      <span className="grid min-w-0 flex-1 grid-cols-[1fr_auto] content-center gap-x-3">
        <span className={`truncate text-sm leading-[21px] ${unread > 0 ? 'font-medium' : ''}`}>{alias}</span>
        {waiting_since !== null ? (
          <time title={times.full(waiting_since)} className="text-xs leading-[21px] font-medium text-ink">
            {times.waited(waiting_since)}
          </time>
        ) : last_line ? (
          <When at={last_line.at} as="short" className="text-xs leading-[21px] text-ink-faint" />
        ) : (
          <span />
        )}
        <span
          className={`col-span-2 truncate text-[13px] leading-[19.5px] ${unread > 0 ? 'text-ink' : 'text-ink-soft'}`}
        >
          {firstWords(conversation, t)}
        </span>
        <span
          className={`truncate text-xs leading-[18px] ${waiting_since !== null && isSoon(window, times.now) ? 'text-soon' : 'text-ink-faint'}`}
        >
          {window.open && window.until !== null
            ? t.row.until(times.day(window.until))
            : window.until === null
              ? t.row.never
              : t.row.closed}
        </span>
        {unread > 0 && (
          <span
            title={t.row.unread(times.number(unread))}
            className="min-w-5 justify-self-end rounded-full bg-news px-1.5 text-center text-xs leading-[18px] font-medium text-surface"
          >
            {times.number(unread)}
            <span className="sr-only"> {t.row.unread('')}</span>
          </span>
        )}
      </span>
    </Link>
  )
}

function firstWords({ last_line }: Conversation, t: Text): string {
  if (!last_line) return t.row.noWords.none
  const { kind, words, from } = last_line
  const said = words ?? (kind === 'image' || kind === 'location' ? t.row.noWords[kind] : t.row.noWords.other)
  return from === 'citizen' ? said : `${t.row.you} ${said}`
}

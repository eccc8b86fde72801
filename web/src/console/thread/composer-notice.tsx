/** What the officer must know before pressing: closed window, blocked page, taken by another, a long text. */
import { CircleAlert, Coins, Info } from 'lucide-react'
import type { Talk } from '../../api/talk.ts'
import { type Text, useText } from '../../text/text.ts'
import { useInboxText } from '../inbox/text.ts'
import { useListens } from '../me.tsx'
import { useTimes } from '../use-times.ts'
import type { Mode } from './drafts.ts'
import type { Length } from './limits.ts'

type NoticeProps = { talk: Talk; mode: Mode; mayReply: boolean; length: Length }

export function ComposerNotice({ talk, mode, mayReply, length }: NoticeProps) {
  const t = useText()
  const times = useTimes()
  const listens = useListens(talk.page_id)
  const about =
    mayReply && mode === 'reply' && listens ? t.composer.listening : talkWords(talk, mode, mayReply, t, times.day)
  const cost = useCost(talk, mode, length)
  const size = lengthWords(length, mode, t, times.number)
  return (
    <>
      {about && (
        <p role="status" className="flex items-start gap-2 text-sm text-ink-soft">
          <Info size={16} className="mt-0.5 shrink-0" aria-hidden />
          {about}
        </p>
      )}
      {!about && cost && (
        <p role="status" className="flex items-start gap-2 text-sm text-ink-soft">
          <Coins size={16} className="mt-0.5 shrink-0" aria-hidden />
          {cost}
        </p>
      )}
      {size && (
        <p
          role="status"
          className={`flex items-start gap-2 text-sm ${length.state === 'over' ? 'font-medium text-ink' : 'text-ink-soft'}`}
        >
          {length.state === 'over' && <CircleAlert size={16} className="mt-0.5 shrink-0" aria-hidden />}
          {size}
        </p>
      )}
    </>
  )
}

/** What Zalo will count: nothing in the free hours, and nothing before something is written. */
function useCost({ window, of }: Talk, mode: Mode, length: Length): string | null {
  const t = useInboxText().cost
  const { now, number } = useTimes()
  const { open, free_until } = window
  if (of === 'tip' || mode === 'note' || !open || free_until === null || free_until > now) return null
  return length.state === 'split' ? t.many(number(length.messages)) : t.one
}

function talkWords(
  { window, blocked, claimed_by, barred }: Talk,
  mode: Mode,
  mayReply: boolean,
  t: Text,
  day: (at: number) => string,
): string | null {
  if (!mayReply) return claimed_by ? t.composer.taken(claimed_by.name) : null
  if (mode === 'note') return null
  if (barred) return barred
  if (blocked) return t.composer.blocked
  if (window.open) return null
  const since = window.until === null ? t.composer.closedNoTime : t.composer.closed(day(window.until))
  return `${since} ${t.composer.closedWhat}`
}

function lengthWords(length: Length, mode: Mode, t: Text, number: (value: number) => string): string | null {
  if (length.state === 'over') return t.composer.over(number(length.count), number(length.limit))
  if (mode === 'note' || length.state === 'fine') return null
  return length.state === 'near' ? t.composer.left(number(length.left)) : t.composer.split(number(length.messages))
}

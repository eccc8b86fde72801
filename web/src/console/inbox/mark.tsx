/** The one state mark of a row: an icon with its word, the most pressing first. */
import {
  AlarmClock,
  ArrowRightLeft,
  Ban,
  Check,
  CircleDot,
  Clock3,
  Hourglass,
  type LucideIcon,
  UserRoundCheck,
} from 'lucide-react'
import type { Conversation } from '../../api/shapes.ts'
import type { Text } from '../../text/text.ts'

/** A window that closes within this time is marked. */
const soonMs = 24 * 3_600_000

export type StateMark = { Icon: LucideIcon; words: string; look: string }

/** What matters most about a conversation now. */
export function stateMark(conversation: Conversation, t: Text, now: number, officer_id: string): StateMark {
  const { blocked, state, waiting_since, window, claimed_by, offer } = conversation
  if (blocked) return { Icon: Ban, words: t.state.blocked, look: 'text-ink-faint' }
  if (state === 'done') return { Icon: Check, words: t.state.done, look: 'text-ink-faint' }
  if (waiting_since !== null && isSoon(window, now)) return { Icon: Hourglass, words: t.state.soon, look: 'text-soon' }
  if (offer)
    return {
      Icon: ArrowRightLeft,
      words: t.state.offered,
      look: offer.may.includes('accept') ? 'text-jade' : 'text-ink-faint',
    }
  if (state === 'snoozed') return { Icon: AlarmClock, words: t.state.snoozed, look: 'text-ink-faint' }
  if (claimed_by)
    return claimed_by.officer_id === officer_id
      ? { Icon: UserRoundCheck, words: t.row.mine, look: 'text-jade' }
      : { Icon: UserRoundCheck, words: t.row.takenBy(claimed_by.name), look: 'text-ink-faint' }
  if (waiting_since !== null) return { Icon: CircleDot, words: t.state.needs, look: 'text-jade' }
  return state === 'waiting'
    ? { Icon: Clock3, words: t.state.waiting, look: 'text-ink-faint' }
    : { Icon: CircleDot, words: t.state.open, look: 'text-ink-faint' }
}

/** True when the window is open and closes within a day. */
export function isSoon(window: Conversation['window'], now: number): boolean {
  return window.open && window.until !== null && window.until - now < soonMs
}

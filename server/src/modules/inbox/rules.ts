// What may happen to a conversation, as tables and pure functions: states, claims, waiting, the order of the list.

import { day } from '../../platform/clock.ts'
import { Refusal } from '../../platform/refusal.ts'

export type ConversationState = 'open' | 'waiting' | 'snoozed' | 'done'
export type Move = 'wait' | 'close' | 'reopen'

export interface Conversation {
  readonly page_id: string
  readonly id: string
  readonly citizen_id: string
  readonly address_id: string
  readonly state: ConversationState
  readonly claimed_by: string | null
  readonly claimed_at: number | null
  readonly unread: number
  readonly waiting_since: number | null
  readonly last_line_at: number
  readonly last_message_id: string | null
  /** The unit whose team answers instead of the page's own. */
  readonly lent_to: string | null
  /** The offer to somebody else that nobody answered yet. */
  readonly offer_id: string | null
  readonly snoozed_until: number | null
  /** What `waiting_since` was before the last reply. */
  readonly answered_wait: number | null
}

/** From which states a move leads, and where to. The same table feeds `may` and the tests. */
export const moves = {
  wait: { from: ['open', 'snoozed'], to: 'waiting' },
  close: { from: ['open', 'waiting', 'snoozed'], to: 'done' },
  reopen: { from: ['waiting', 'snoozed', 'done'], to: 'open' },
} as const satisfies Record<Move, { from: readonly ConversationState[]; to: ConversationState }>

const canMove = (conversation: Conversation, move: Move): boolean =>
  (moves[move].from as readonly ConversationState[]).includes(conversation.state)

/** Done and waiting are said of something answered or given up: nobody waits for us any more. Done ends what was lent. */
export function move(conversation: Conversation, which: Move, officer: string): Conversation {
  heldByAnother(conversation, officer)
  onOffer(conversation)
  if (!canMove(conversation, which)) throw new Refusal('not_now', { state: conversation.state })
  const to = moves[which].to
  return {
    ...conversation,
    state: to,
    snoozed_until: null,
    waiting_since: to === 'open' ? conversation.waiting_since : null,
    unread: 0,
    lent_to: to === 'done' ? null : conversation.lent_to,
  }
}

/** Longest time a conversation may be put off. */
export const longestSnooze = 60 * day

/** Put off until then; whoever waits goes on waiting. Refuses `not_now` when done, `snooze_time` when not ahead. */
export function snooze(conversation: Conversation, officer: string, until: number, now: number): Conversation {
  heldByAnother(conversation, officer)
  onOffer(conversation)
  if (conversation.state === 'done') throw new Refusal('not_now', { state: conversation.state })
  if (until <= now || until > now + longestSnooze) throw new Refusal('snooze_time', { days: longestSnooze / day })
  return { ...conversation, state: 'snoozed', snoozed_until: until, unread: 0 }
}

/** Its time has come. */
export const wake = (conversation: Conversation): Conversation => ({
  ...conversation,
  state: 'open',
  snoozed_until: null,
})

/** The first officer takes it; the second is told by whom it was taken. Taking one's own again changes nothing. */
export function claim(conversation: Conversation, officer: string, now: number): Conversation {
  heldByAnother(conversation, officer)
  return conversation.claimed_by === officer ? conversation : { ...conversation, claimed_by: officer, claimed_at: now }
}

export function release(conversation: Conversation, officer: string): Conversation {
  heldByAnother(conversation, officer)
  onOffer(conversation)
  return { ...conversation, claimed_by: null, claimed_at: null }
}

/** The person wrote: whatever it was, the conversation is open again and somebody waits. */
export function heard(conversation: Conversation, message: { id: string; at: number; late: boolean }): Conversation {
  const since = conversation.waiting_since
  return {
    ...conversation,
    state: 'open',
    snoozed_until: null,
    unread: conversation.unread + 1,
    waiting_since: since === null ? message.at : Math.min(since, message.at),
    last_line_at: Math.max(conversation.last_line_at, message.at),
    last_message_id: message.late && conversation.last_message_id ? conversation.last_message_id : message.id,
  }
}

/** An officer, or a page admin in Zalo's own tool, answered: nobody waits, all before it counts as looked at. */
export function answered(conversation: Conversation, message: { id: string; at: number }): Conversation {
  return { ...spoken({ ...conversation, waiting_since: null }, message), unread: 0 }
}

/** The last reply was taken back before it left: whoever waited for it waits on. */
export function unsaid(conversation: Conversation): Conversation {
  const { waiting_since, answered_wait } = conversation
  const waits = [waiting_since, answered_wait].filter(at => at !== null)
  return { ...conversation, waiting_since: waits.length === 0 ? null : Math.min(...waits), answered_wait: null }
}

/** The assistant spoke: the person still waits for an officer, and the list goes on showing their words. */
export function spoken(conversation: Conversation, message: { id: string; at: number }): Conversation {
  return {
    ...conversation,
    last_line_at: Math.max(conversation.last_line_at, message.at),
    last_message_id: conversation.waiting_since === null ? message.id : conversation.last_message_id,
  }
}

/** Above every millisecond, below 2^53: the answered sort behind all that wait, the most recent first. */
const behind = 9_000_000_000_000_000

/** The list's order, smallest first: what has waited longest would hurt most if it waited on (design, The console). */
export const rankOf = ({ waiting_since, last_line_at }: Conversation): number => waiting_since ?? behind - last_line_at

/** Refuses with who holds it. The door adds the name. */
export function heldByAnother(conversation: Conversation, officer: string): void {
  const by = conversation.claimed_by
  if (by !== null && by !== officer) throw new Refusal('already_claimed', { officer_id: by })
}

/** What is offered to somebody stays as it is until they answered. */
export function onOffer({ offer_id }: Conversation): void {
  if (offer_id !== null) throw new Refusal('offer_open')
}

/** What this officer may do next with it, of the acts the permission table gives them on its page. */
export function mayNext(conversation: Conversation, acts: readonly string[], officer: string): string[] {
  const free = conversation.claimed_by === null
  const mine = conversation.claimed_by === officer
  const settled = conversation.offer_id === null
  const done = conversation.state === 'done'
  const open: Record<string, boolean> = {
    'conversation.reply': free || mine,
    'conversation.claim': free,
    'conversation.release': mine && settled,
    'conversation.assign': !done,
    'conversation.hand_over': (free || mine) && settled && !done,
    'conversation.note': true,
    'conversation.wait': (free || mine) && settled && canMove(conversation, 'wait'),
    'conversation.snooze': (free || mine) && settled && !done,
    'conversation.close': (free || mine) && settled && canMove(conversation, 'close'),
    'conversation.reopen': (free || mine) && settled && canMove(conversation, 'reopen'),
  }
  return acts.filter(act => open[act])
}

/** Zalo's limit of a text (facts §4.2) and how many messages one reply may become. */
export const partLimit = 2_000
const partsLimit = 3

/**
 * A long reply in parts of at most `partLimit` code points of NFC text, cut behind a sentence, else a word.
 * Refuses `too_long` with the limit when it would be more than `partsLimit` parts.
 */
export function inParts(text: string): string[] {
  let rest = [...text.normalize('NFC').trim()]
  if (rest.length === 0) throw new Refusal('empty_reply')
  const parts: string[] = []
  while (rest.length > partLimit) {
    const room = rest.slice(0, partLimit).join('')
    const cut = [...room.slice(0, cutAt(room))].length
    parts.push(rest.slice(0, cut).join('').trim())
    rest = [...rest.slice(cut).join('').trimStart()]
  }
  parts.push(rest.join('').trim())
  if (parts.length > partsLimit) throw new Refusal('too_long', { limit: partLimit * partsLimit })
  return parts.filter(part => part.length > 0)
}

/** Where to cut: behind the last line or sentence in the second half, else behind the last blank, else at the end. */
function cutAt(room: string): number {
  const half = room.length / 2
  for (const end of ['\n', '. ', '! ', '? ', '; ', ', ', ' ']) {
    const at = room.lastIndexOf(end)
    if (at > half) return at + end.length
  }
  return room.length
}

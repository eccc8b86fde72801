// The inbox: what citizens wrote and officers answered. Hides sealing, order, counting of the unread, and who holds what.

import type { Ctx } from '../../platform/ctx.ts'
import { found } from '../../platform/refusal.ts'
import { startThread, type ThreadId } from '../threads/threads.ts'
import { record } from '../trail/trail.ts'
import type { Call, Contact, Icon, Link, Option, Place } from './body.ts'
import {
  hearIn,
  type HeardMessage,
  type MessageId,
  noteIn,
  reactIn,
  type Said,
  type SaidMessage,
  sayIn,
} from './filing.ts'
import type { Conversation, Move } from './rules.ts'
import * as rules from './rules.ts'
import { act, hint, line } from './saving.ts'
import * as store from './store.ts'
import * as lines from './store-lines.ts'

export type { Carries, HeardMessage, MessageId, Said, SaidMessage } from './filing.ts'
export { hearIn, isFiled, messageBehind, noteIn, reactIn, sayIn } from './filing.ts'
export type { Call, Contact, Conversation, Icon, Link, Option, Place }
export {
  conversationsFor,
  countsFor,
  firstTextsOf,
  getConversation,
  type Listed,
  type ListWish,
  pageOf,
  wordsOf,
} from './list.ts'
export type { Eyes } from './store.ts'
export { type Line, linesFor, lineOf } from './lines.ts'
export { type Outgoing, outgoingOf } from './outgoing.ts'
export { messagesFrom, type Moved, moveMessages, settleConversation } from './moving.ts'
export {
  assignConversation,
  guestUnits,
  lapse,
  lapsedOffers,
  type Offer,
  offerConversation,
  openOffers,
  type Receiver,
  receiversOf,
  returnOffer,
  takeOffer,
  withdrawOffer,
} from './handing.ts'
export { type Search, type SearchWish, searchWords } from './searching.ts'
export { historyOf, type Span } from './history.ts'
export { keepView, removeView, type View, viewsOf } from './views.ts'
export { replyOf, unsayReply } from './unsaying.ts'
export { snoozeConversation, snoozedDue, wake } from './snoozing.ts'
export { latestOn, reactable } from './around.ts'
export { mayAnswer } from './offer-rules.ts'
export { type SaidHere, saidIn } from './said.ts'
export { inParts, mayNext, partLimit } from './rules.ts'

export interface Filed {
  readonly conversation: Conversation
  readonly message_id: MessageId
  /** The person's first word to this page. */
  readonly first: boolean
  /** Filed before: the same event came twice. */
  readonly again: boolean
}

/** File what was said into the person's conversation, which opens (again) and counts one more unread. */
export async function hear(
  ctx: Ctx,
  person: { page_id: string; citizen_id: string; address_id: string },
  message: HeardMessage,
): Promise<Filed> {
  const { conversation, first } = await conversationWith(ctx, person)
  const { message_id, again } = await hearIn(ctx, conversation, message)
  if (again) return { conversation, message_id, first, again }
  const next = rules.heard(conversation, message)
  await store.save(ctx, next)
  hint(ctx, next)
  return { conversation: next, message_id, first, again: false }
}

/** The person's conversation, begun when there is none: also for somebody who only followed. */
export async function conversationWith(
  ctx: Ctx,
  person: { page_id: string; citizen_id: string; address_id: string },
): Promise<{ conversation: Conversation; first: boolean }> {
  const { page_id, citizen_id, address_id } = person
  const known = await store.lockByAddress(ctx, page_id, address_id)
  if (known) return { conversation: known, first: false }
  const id: ThreadId = await startThread(ctx, page_id, 'conversation')
  const conversation: Conversation = {
    page_id,
    id,
    citizen_id,
    address_id,
    state: 'open',
    claimed_by: null,
    claimed_at: null,
    unread: 0,
    waiting_since: null,
    last_line_at: ctx.now,
    last_message_id: null,
    lent_to: null,
    offer_id: null,
    snoozed_until: null,
    answered_wait: null,
  }
  await store.insert(ctx, conversation)
  return { conversation, first: true }
}

/** A message that lay elsewhere has come into the conversation, as if it had been heard then. */
export async function countHeard(ctx: Ctx, conversation: Conversation, message: { id: string; at: number }) {
  const next = rules.heard(conversation, { ...message, late: message.at < conversation.last_line_at })
  await store.save(ctx, next)
  hint(ctx, next)
}

/** The person's conversation, if there is one. */
export async function findConversation(ctx: Ctx, page_id: string, address_id: string) {
  const row = await store.findByAddress(ctx, page_id, address_id)
  return row && { page_id, id: row.id }
}

/** Whether the person has turned to the ordinary conversation since then: they are in talk there. */
export async function spokeSince(ctx: Ctx, page_id: string, address_id: string, since: number): Promise<boolean> {
  const conversation = await store.findByAddress(ctx, page_id, address_id)
  return conversation !== undefined && (await lines.heardSince(ctx, page_id, conversation.id, since))
}

/** Lock a conversation the caller has shown to be the officer's to see. */
export const lockConversation = async (ctx: Ctx, page_id: string, id: string): Promise<Conversation> =>
  found(await store.lock(ctx, page_id, id))

/** File something said to the person. It leaves through `deliveries`, never from here. */
export async function say(ctx: Ctx, conversation: Conversation, by: Said, message: SaidMessage) {
  const id = await sayIn(ctx, conversation, by, message)
  const at = message.at ?? ctx.now
  const next =
    by.origin === 'bot' && !by.answers
      ? rules.spoken(conversation, { id, at })
      : rules.answered(conversation, { id, at })
  await store.save(ctx, next)
  hint(ctx, next)
  return { conversation: next, message_id: id }
}

/**
 * One side puts a reaction on a message of the thread, or takes it back: no line of its own, nobody waits because of it.
 * `id`: of the event that told it. Undefined when it was filed before.
 */
export async function react(
  ctx: Ctx,
  conversation: Conversation,
  by: Said | { origin: 'citizen' },
  reaction: { about: string; icon: Icon; id?: string; at?: number },
): Promise<MessageId | undefined> {
  const id = await reactIn(ctx, conversation, by, reaction)
  if (id === undefined) return undefined
  hint(ctx, conversation)
  return id
}

export async function claimConversation(ctx: Ctx, conversation: Conversation, officer: string): Promise<Conversation> {
  const next = rules.claim(conversation, officer, ctx.now)
  if (next === conversation) return conversation
  await store.save(ctx, next)
  await act(ctx, next, 'claimed', officer)
  return next
}

export async function releaseConversation(ctx: Ctx, conversation: Conversation, officer: string) {
  const next = rules.release(conversation, officer)
  if (conversation.claimed_by === null) return conversation
  await store.save(ctx, next)
  await act(ctx, next, 'released', officer)
  return next
}

const told = { wait: 'set_waiting', close: 'done', reopen: 'reopened' } as const satisfies Record<Move, string>

export async function moveConversation(ctx: Ctx, conversation: Conversation, which: Move, officer: string) {
  const next = rules.move(conversation, which, officer)
  await store.save(ctx, next)
  await act(ctx, next, told[which], officer)
  return next
}

/** All messages up to this one were looked at. Looking at one older than the newest of the person changes nothing. */
export async function readUpTo(ctx: Ctx, conversation: Conversation, message_id: string): Promise<Conversation> {
  const { page_id, id, unread, last_message_id } = conversation
  const upTo = found(await lines.placeOf(ctx, page_id, id, message_id))
  const newest = last_message_id === null ? undefined : await lines.placeOf(ctx, page_id, id, last_message_id)
  if (unread === 0 || (newest && upTo.at < newest.at)) return conversation
  const next = { ...conversation, unread: 0 }
  await store.save(ctx, next)
  hint(ctx, next)
  return next
}

/** Limit of a private note, code points. */
export const noteLimit = 5_000

export async function addNote(ctx: Ctx, { page_id, id }: Conversation, officer_id: string, text: string) {
  const note_id = await noteIn(ctx, { page_id, id }, officer_id, text)
  await record(ctx, 'conversation.noted', { kind: 'conversation', page_id, id })
  ctx.hint({ kind: 'conversation', page_id, id })
  return note_id
}

/** A small line in the thread: the person followed or left. */
export async function noteFollowing(ctx: Ctx, conversation: Conversation, following: boolean): Promise<void> {
  await line(ctx, conversation, following ? 'followed' : 'unfollowed', null)
  hint(ctx, conversation)
}

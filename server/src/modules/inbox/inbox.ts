// The inbox: what citizens wrote and officers answered. Hides sealing, order, counting of the unread, and who holds what.

import type { Ctx } from '../../platform/ctx.ts'
import { type Id, newId } from '../../platform/ids.ts'
import { found } from '../../platform/refusal.ts'
import { contentKey, startThread, type ThreadId, threadsOf } from '../threads/threads.ts'
import { record } from '../trail/trail.ts'
import { type Body, openBody, type Place, sealBody } from './body.ts'
import type { Conversation, Move } from './rules.ts'
import * as rules from './rules.ts'
import * as store from './store.ts'
import * as lines from './store-lines.ts'

export type MessageId = Id<'message'>
export type { Conversation, Place }
export { conversationsFor, countsFor, getConversation, type Listed, type ListWish } from './list.ts'
export { type Line, linesFor, lineOf } from './lines.ts'
export { inParts, mayNext } from './rules.ts'

/** What a citizen said, in our words. `id` is the id of the event that told it. */
export interface HeardMessage {
  readonly id: string
  /** Milliseconds, Zalo's; ours where Zalo's cannot be believed. */
  readonly at: number
  readonly kind: string
  readonly text?: string
  readonly place?: Place
  /** The content of a kind that is not supported yet. */
  readonly kept?: unknown
  readonly zalo_msg_id?: string
  readonly late: boolean
}

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
  const message_id = message.id as MessageId
  const filed = await file(ctx, conversation, { ...message, id: message_id, origin: 'citizen', officer_id: null })
  if (!filed) return { conversation, message_id, first, again: true }
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
  }
  await store.insert(ctx, conversation)
  return { conversation, first: true }
}

/** Lock a conversation the caller has shown to be the officer's to see. */
export const lockConversation = async (ctx: Ctx, page_id: string, id: string): Promise<Conversation> =>
  found(await store.lock(ctx, page_id, id))

export type Said = { origin: 'officer'; officer_id: string } | { origin: 'bot' } | { origin: 'admin' }

export interface SaidMessage {
  readonly kind: 'text' | 'image' | 'location'
  readonly text?: string
  /** The id of the event that told it, for what a page admin typed in Zalo's own tool. */
  readonly id?: string
  readonly at?: number
}

/** File something said to the person. It leaves through `deliveries`, never from here. */
export async function say(ctx: Ctx, conversation: Conversation, by: Said, message: SaidMessage) {
  const id = (message.id ?? newId(ctx.now)) as MessageId
  const at = message.at ?? ctx.now
  const officer_id = by.origin === 'officer' ? by.officer_id : null
  await file(ctx, conversation, { ...message, id, at, origin: by.origin, officer_id, late: false })
  const next = by.origin === 'bot' ? rules.spoken(conversation, { id, at }) : rules.answered(conversation, { id, at })
  await store.save(ctx, next)
  hint(ctx, next)
  return { conversation: next, message_id: id }
}

async function file(
  ctx: Ctx,
  { page_id, id: thread_id }: Conversation,
  message: Omit<HeardMessage, 'id'> & { id: MessageId; origin: string; officer_id: string | null },
): Promise<boolean> {
  const { id, at, kind, text, place, kept, zalo_msg_id, late, origin, officer_id } = message
  const body: Body = {
    ...(text === undefined ? {} : { text }),
    ...(place === undefined ? {} : { place }),
    ...(kept === undefined ? {} : { kept }),
  }
  return lines.insertMessage(ctx, {
    page_id,
    id,
    thread_id,
    origin,
    officer_id,
    at,
    kind,
    body: sealBody(ctx.keys, await contentKey(ctx, page_id, thread_id), body, id),
    zalo_mac: zalo_msg_id === undefined ? null : ctx.keys.lookup('zalo_msg_id', zalo_msg_id).mac,
    late,
    created_at: ctx.now,
  })
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
  const note_id = newId<'note'>(ctx.now)
  const body = ctx.keys.seal(await contentKey(ctx, page_id, id), text.normalize('NFC'), 'notes.body', note_id)
  await lines.insertNote(ctx, { page_id, id: note_id, thread_id: id, officer_id, body, at: ctx.now })
  await record(ctx, 'conversation.noted', { kind: 'conversation', page_id, id })
  ctx.hint({ kind: 'conversation', page_id, id })
  return note_id
}

/** A small line in the thread: the person followed or left. */
export async function noteFollowing(ctx: Ctx, conversation: Conversation, following: boolean): Promise<void> {
  await line(ctx, conversation, following ? 'followed' : 'unfollowed', null)
  hint(ctx, conversation)
}

async function act(ctx: Ctx, conversation: Conversation, what: string, officer: string): Promise<void> {
  await line(ctx, conversation, what, officer)
  await record(ctx, `conversation.${what}`, {
    kind: 'conversation',
    page_id: conversation.page_id,
    id: conversation.id,
  })
  hint(ctx, conversation)
}

const line = (ctx: Ctx, { page_id, id }: Conversation, what: string, officer_id: string | null) =>
  lines.insertAct(ctx, { page_id, id: newId(ctx.now), thread_id: id, act: what, officer_id, at: ctx.now })

const hint = (ctx: Ctx, { page_id, id }: Conversation): void => ctx.hint({ kind: 'conversation', page_id, id })

/** What goes out for these messages, opened: for the channel alone. Erased and unknown messages are missing. */
export async function wordsOf(
  ctx: Ctx,
  page_id: string,
  message_ids: readonly string[],
): Promise<Map<string, { kind: string; text: string | undefined; thread_id: string }>> {
  const rows = await lines.messagesByIds(ctx, [page_id], message_ids)
  const threads = await threadsOf(ctx, page_id, [...new Set(rows.map(row => row.thread_id))])
  return new Map(
    rows.flatMap(row => {
      const key = threads.get(row.thread_id)?.key
      if (!key) return []
      const { text } = openBody(ctx.keys, key, row.body, row.id)
      return [[row.id, { kind: row.kind, text, thread_id: row.thread_id }]]
    }),
  )
}

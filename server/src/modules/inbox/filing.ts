// How a message or note comes to lie in a thread, of whatever kind the thread is: sealed under its key, once however often told.

import type { Ctx } from '../../platform/ctx.ts'
import { type Id, newId } from '../../platform/ids.ts'
import { messageBehind as sentAs } from '../deliveries/deliveries.ts'
import { contentKey } from '../threads/threads.ts'
import { type Body, bodyOf, type Icon, sealBody } from './body.ts'
import * as lines from './store-lines.ts'

export type MessageId = Id<'message'>

/** Where it lies: the thread of this id on this page. */
export interface In {
  readonly page_id: string
  readonly id: string
}

/** What a citizen said, in our words. `id` is the id of the event that told it. */
export interface HeardMessage {
  readonly id: string
  /** Milliseconds, Zalo's; ours where Zalo's cannot be believed. */
  readonly at: number
  readonly kind: string
  readonly carries: Carries
  readonly zalo_msg_id?: string | undefined
  /** The message of this thread that it quotes, by the channel's id. */
  readonly quotes?: string | undefined
  readonly late: boolean
}

/** What a message says and shows; media lie apart. `kept`: the content of a kind that is not supported yet. */
export type Carries = { readonly [Part in Exclude<keyof Body, 'outside_id' | 'icon'>]?: Body[Part] | undefined }

export type Said =
  | { origin: 'officer'; officer_id: string }
  | { origin: 'bot'; answers?: boolean }
  | { origin: 'admin' }

export interface SaidMessage {
  readonly kind: string
  readonly carries: Carries
  /** The message of this thread that it quotes. */
  readonly about?: string | undefined
  /** Of what a page admin typed in Zalo's own tool: the id of the event that told it, and the channel's id. */
  readonly id?: string
  readonly zalo_msg_id?: string | undefined
  readonly at?: number
}

/** What a person said. `again`: filed before, the same event came twice. */
export async function hearIn(
  ctx: Ctx,
  thread: In,
  message: HeardMessage,
): Promise<{ message_id: MessageId; again: boolean }> {
  const { at, kind, late, zalo_msg_id, quotes } = message
  const message_id = message.id as MessageId
  const about = quotes === undefined ? undefined : await messageBehind(ctx, thread, quotes)
  const body = bodyOf({ ...message.carries, outside_id: zalo_msg_id })
  const sheet = { ...sayer({ origin: 'citizen' }), id: message_id, at, kind, body, about, zalo_msg_id, late }
  return { message_id, again: !(await file(ctx, thread, sheet)) }
}

/** What is said to a person. It leaves through `deliveries`, never from here. */
export async function sayIn(ctx: Ctx, thread: In, by: Said, message: SaidMessage): Promise<MessageId> {
  const id = (message.id ?? newId(ctx.now)) as MessageId
  const { kind, about, zalo_msg_id, at = ctx.now } = message
  await file(ctx, thread, { ...sayer(by), id, at, kind, about, zalo_msg_id, body: bodyOf(message.carries) })
  return id
}

/** One side puts a reaction on a message of the thread, or takes it back. Undefined when it was filed before. */
export async function reactIn(
  ctx: Ctx,
  thread: In,
  by: Said | { origin: 'citizen' },
  { about, icon, id: told, at = ctx.now }: { about: string; icon: Icon; id?: string; at?: number },
): Promise<MessageId | undefined> {
  const id = (told ?? newId(ctx.now)) as MessageId
  const filed = await file(ctx, thread, { ...sayer(by), id, at, kind: 'reaction', about, body: bodyOf({ icon }) })
  return filed ? id : undefined
}

/** Whether the message of this event lies in a thread already, whichever. */
export const isFiled = async (ctx: Ctx, page_id: string, id: string): Promise<boolean> =>
  (await lines.messagesByIds(ctx, [page_id], [id])).length > 0

/** A private note: never sent. */
export async function noteIn(ctx: Ctx, { page_id, id }: In, officer_id: string, text: string): Promise<Id<'note'>> {
  const note_id = newId<'note'>(ctx.now)
  const body = ctx.keys.seal(await contentKey(ctx, page_id, id), text.normalize('NFC'), 'notes.body', note_id)
  await lines.insertNote(ctx, { page_id, id: note_id, thread_id: id, officer_id, body, at: ctx.now })
  return note_id
}

/** The message behind the channel's id: one that the person wrote, an admin typed, or ours; never one of another thread. */
export async function messageBehind(ctx: Ctx, { page_id, id }: In, zalo_msg_id: string): Promise<string | undefined> {
  const theirs = await lines.messageBehind(ctx, page_id, id, ctx.keys.lookups('zalo_msg_id', zalo_msg_id))
  if (theirs !== undefined) return theirs
  const ours = await sentAs(ctx, page_id, zalo_msg_id)
  const [row] = ours === undefined ? [] : await lines.messagesByIds(ctx, [page_id], [ours])
  return row?.thread_id === id ? row.id : undefined
}

const sayer = (by: Said | { origin: 'citizen' }) => ({
  origin: by.origin,
  officer_id: by.origin === 'officer' ? by.officer_id : null,
})

interface Sheet {
  readonly id: MessageId
  readonly origin: string
  readonly officer_id: string | null
  readonly at: number
  readonly kind: string
  readonly body: Body
  readonly about?: string | undefined
  readonly zalo_msg_id?: string | undefined
  readonly late?: boolean
}

async function file(ctx: Ctx, { page_id, id: thread_id }: In, sheet: Sheet): Promise<boolean> {
  const { body, about = null, zalo_msg_id, late = false, ...rest } = sheet
  return lines.insertMessage(ctx, {
    ...rest,
    page_id,
    thread_id,
    about,
    body: sealBody(ctx.keys, await contentKey(ctx, page_id, thread_id), body, rest.id),
    zalo_mac: zalo_msg_id === undefined ? null : ctx.keys.lookup('zalo_msg_id', zalo_msg_id).mac,
    late,
    created_at: ctx.now,
  })
}

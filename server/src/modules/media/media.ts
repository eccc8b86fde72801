// Pictures and files of messages. Hides where bytes lie, that they are sealed, and that only a re-encoded copy is shown.

import type { Ctx } from '../../platform/ctx.ts'
import { type Id, idOf, newId, timeOf } from '../../platform/ids.ts'
import type { DataKey } from '../../platform/keys.ts'
import { found, Refusal } from '../../platform/refusal.ts'
import { contentKey } from '../threads/threads.ts'
import { pictureType, sendable, viewOf } from './pictures.ts'
import { receivedOf, sealReceived } from './received.ts'
import { bytesLimit } from './rules.ts'
import * as store from './store.ts'

export type MediaId = Id<'media'>
export { createFetching } from './fetching.ts'

export interface MediaView {
  readonly id: string
  readonly state: 'wanted' | 'kept' | 'refused' | 'gone'
  /** Null where there is nothing to show. */
  readonly width: number | null
  readonly height: number | null
}

/** Have the file behind an address of an incoming message fetched. The same message and address are wanted once. */
export async function want(
  ctx: Ctx,
  message: { page_id: string; thread_id: string; message_id: string },
  source: string,
): Promise<void> {
  const id = idOf<'media'>(ctx.keys.eventKey, timeOf(message.message_id), `media\0${message.message_id}\0${source}`)
  const key = await contentKey(ctx, message.page_id, message.thread_id)
  await store.insert(ctx, {
    ...blank(ctx, id),
    ...message,
    origin: 'citizen',
    state: 'wanted',
    source: ctx.keys.seal(key, source, 'media.source', id),
    due_at: ctx.now,
  })
}

/** Keep a picture an officer means to send. Refuses `not_a_picture` and `too_large` with the limit. */
export async function keepUpload(ctx: Ctx, thread: { page_id: string; thread_id: string }, bytes: Buffer) {
  if (bytes.length > bytesLimit) throw new Refusal('too_large', { limit_mb: bytesLimit / 1024 / 1024 })
  const type = pictureType(bytes)
  if (type !== 'image/jpeg' && type !== 'image/png') throw new Refusal('not_a_picture')
  const view = await viewOf(bytes)
  if (!view) throw new Refusal('not_a_picture')
  const id = newId<'media'>(ctx.now)
  const key = await contentKey(ctx, thread.page_id, thread.thread_id)
  await putSealed(ctx, key, thread.page_id, id, bytes, view.webp)
  await store.insert(ctx, {
    ...blank(ctx, id),
    ...thread,
    origin: 'officer',
    state: 'kept',
    received: sealReceived(ctx, key, id, receivedOf(bytes, type)),
    width: view.width,
    height: view.height,
    kept_at: ctx.now,
  })
  return { media_id: id, width: view.width, height: view.height, bytes: bytes.length }
}

/** Put an uploaded picture into the reply it was made for; only once, and only in its own thread. */
export async function attach(
  ctx: Ctx,
  page_id: string,
  thread_id: string,
  id: string,
  message_id: string,
): Promise<void> {
  const row = await store.lock(ctx, page_id, id)
  if (!row || row.thread_id !== thread_id || row.origin !== 'officer' || row.message_id)
    throw new Refusal('media_unknown')
  await store.save(ctx, page_id, id, { message_id })
}

/** What the thread shows of each message's media. */
export async function mediaOf(
  ctx: Ctx,
  page_id: string,
  message_ids: readonly string[],
): Promise<Map<string, MediaView[]>> {
  const views = new Map<string, MediaView[]>()
  if (message_ids.length === 0) return views
  for (const { id, message_id, state, width, height } of await store.ofMessages(ctx, page_id, message_ids)) {
    const view: MediaView = { id, state: state as MediaView['state'], width, height }
    views.set(message_id as string, [...(views.get(message_id as string) ?? []), view])
  }
  return views
}

/** The thread a medium lies in: what its visibility is judged by. */
export const threadOfMedia = async (ctx: Ctx, page_id: string, id: string): Promise<string> =>
  found(await store.find(ctx, page_id, id)).thread_id

/** The working copy, image/webp. Refuses `not_found` when there is none to show. */
export async function workingCopy(ctx: Ctx, page_id: string, id: string): Promise<Buffer> {
  const row = found(await store.find(ctx, page_id, id))
  if (row.state !== 'kept' || row.width === null) throw new Refusal('not_found')
  const sealed = found(await ctx.blobs.get(`${page_id}/${id}.view`))
  return ctx.keys.open(await contentKey(ctx, page_id, row.thread_id), sealed, 'media.view', id)
}

/** The picture of an outgoing message as Zalo takes it: JPEG, at most its size. Undefined when the message has none. */
export async function outgoingPicture(ctx: Ctx, page_id: string, message_id: string) {
  const [media] = await store.ofMessages(ctx, page_id, [message_id])
  if (!media) return undefined
  const row = found(await store.find(ctx, page_id, media.id))
  const sealed = found(await ctx.blobs.get(`${page_id}/${media.id}.sealed`))
  const key = await contentKey(ctx, page_id, row.thread_id)
  return sendable(ctx.keys.open(key, sealed, 'media.sealed', media.id))
}

/** Seal and store the received bytes and, when there is one, the working copy. */
export async function putSealed(
  house: Pick<Ctx, 'keys' | 'blobs'>,
  key: DataKey,
  page_id: string,
  id: string,
  bytes: Buffer,
  view: Buffer | undefined,
): Promise<void> {
  await house.blobs.put(`${page_id}/${id}.sealed`, house.keys.seal(key, bytes, 'media.sealed', id))
  if (view) await house.blobs.put(`${page_id}/${id}.view`, house.keys.seal(key, view, 'media.view', id))
}

const blank = (ctx: Ctx, id: string) => ({
  id,
  message_id: null,
  source: null,
  reason: null,
  received: null,
  width: null,
  height: null,
  tries: 0,
  due_at: null,
  created_at: ctx.now,
  kept_at: null,
})

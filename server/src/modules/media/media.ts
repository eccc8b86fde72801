// Pictures, sounds and files of messages. Hides where bytes lie, that they are sealed, and that only copies of ours are shown.

import type { Ctx } from '../../platform/ctx.ts'
import { type Id, idOf, newId, timeOf } from '../../platform/ids.ts'
import type { DataKey } from '../../platform/keys.ts'
import { fileName } from '../../platform/one-line.ts'
import { found, Refusal } from '../../platform/refusal.ts'
import { contentKey } from '../threads/threads.ts'
import { putCopies } from './copies.ts'
import { canSend, judgeDocument } from './documents.ts'
import { pictureType, viewOf } from './pictures.ts'
import { receivedOf, sealReceived } from './received.ts'
import { bytesLimit, type MediaKind, nameLimit, sendFileBytes } from './rules.ts'
import { type Brought, sealSource, type Source } from './source.ts'
import * as store from './store.ts'

export type MediaId = Id<'media'>
export type { MediaKind }
export { findConverter } from './converter.ts'
export { type Evidence, evidenceOf, quarantine, receivedBytes, restrictedCopy } from './evidence.ts'
export { createFetching } from './fetching.ts'
export { moveMedia } from './moving.ts'
export { openScanner } from './scanner.ts'
export { watermark } from './watermark.ts'
export { mediaOf, type MediaView, original, outgoingFile, outgoingPicture, playableCopy, workingCopy } from './shown.ts'

/** What a message carries, by address. */
export interface Carried extends Source {
  readonly kind: MediaKind
  /** As its sender called it. */
  readonly name?: string | undefined
}

type OfMessage = { page_id: string; thread_id: string; message_id: string }

/** Have the file behind an address of an incoming message fetched. The same message and address are wanted once. */
export const want = (ctx: Ctx, message: OfMessage, { kind, url, poster, name }: Carried): Promise<void> =>
  wanted(ctx, message, url, { kind, name, source: poster === undefined ? { url } : { url, poster } })

/** Have a file that was brought to the house taken over. The same is wanted once. */
export const wantUpload = (
  ctx: Ctx,
  message: OfMessage,
  { kind, upload }: { kind: MediaKind; upload: string },
): Promise<void> => wanted(ctx, message, upload, { kind, source: { upload } })

/** `from`: what tells one medium of the message from another. */
async function wanted(
  ctx: Ctx,
  message: OfMessage,
  from: string,
  what: { kind: MediaKind; name?: string | undefined; source: Source | Brought },
): Promise<void> {
  const id = idOf<'media'>(ctx.keys.eventKey, timeOf(message.message_id), `media\0${message.message_id}\0${from}`)
  const key = await contentKey(ctx, message.page_id, message.thread_id)
  await store.insert(ctx, {
    ...blank(ctx, id),
    ...message,
    kind: what.kind,
    origin: 'citizen',
    state: 'wanted',
    name: sealName(ctx, key, id, what.name),
    source: sealSource(ctx, key, id, what.source),
    due_at: ctx.now,
  })
}

export interface Upload {
  readonly media_id: MediaId
  readonly kind: 'image' | 'file'
  readonly width: number | null
  readonly height: number | null
  readonly bytes: number
}

/** Keep a picture an officer means to send. Refuses `not_a_picture` and `too_large` with the limit. */
export async function keepUpload(
  ctx: Ctx,
  thread: { page_id: string; thread_id: string },
  bytes: Buffer,
): Promise<Upload> {
  tooLarge(bytes, bytesLimit)
  const type = pictureType(bytes)
  const view = type === 'image/jpeg' || type === 'image/png' ? await viewOf(bytes) : undefined
  if (!type || !view) throw new Refusal('not_a_picture')
  const { webp, width, height } = view
  return keep(ctx, thread, bytes, { kind: 'image', type, width, height, view: webp })
}

/** Keep a file an officer means to send. Refuses `not_a_document` and `too_large` with the limit. */
export async function keepDocument(
  ctx: Ctx,
  thread: { page_id: string; thread_id: string },
  bytes: Buffer,
): Promise<Upload> {
  tooLarge(bytes, sendFileBytes)
  const { type, macros } = judgeDocument(bytes)
  if (!canSend(type) || macros) throw new Refusal('not_a_document')
  return keep(ctx, thread, bytes, { kind: 'file', type, width: null, height: null })
}

function tooLarge(bytes: Buffer, limit: number): void {
  if (bytes.length > limit) throw new Refusal('too_large', { limit_mb: limit / 1024 / 1024 })
}

async function keep(
  ctx: Ctx,
  thread: { page_id: string; thread_id: string },
  bytes: Buffer,
  what: Pick<Upload, 'kind' | 'width' | 'height'> & { type: string; view?: Buffer },
): Promise<Upload> {
  const { kind, type, width, height, view } = what
  const id = newId<'media'>(ctx.now)
  const key = await contentKey(ctx, thread.page_id, thread.thread_id)
  await putCopies(ctx, key, thread.page_id, id, { sealed: bytes, view })
  await store.insert(ctx, {
    ...blank(ctx, id),
    ...thread,
    kind,
    origin: 'officer',
    state: 'kept',
    received: sealReceived(ctx, key, id, receivedOf(bytes, type)),
    width,
    height,
    kept_at: ctx.now,
  })
  return { media_id: id, kind, width, height, bytes: bytes.length }
}

/** Put an upload into the reply it was made for; only once, and only in its own thread. */
export async function attach(
  ctx: Ctx,
  page_id: string,
  thread_id: string,
  id: string,
  message_id: string,
  name?: string,
): Promise<void> {
  const row = await free(ctx, page_id, thread_id, id)
  const key = await contentKey(ctx, page_id, thread_id)
  await store.save(ctx, page_id, id, { message_id, name: row.kind === 'file' ? sealName(ctx, key, id, name) : null })
}

/** What an upload of this thread that lies in no reply yet is. Refuses `media_unknown`. */
export const kindOfUpload = async (ctx: Ctx, page_id: string, thread_id: string, id: string) =>
  (await free(ctx, page_id, thread_id, id)).kind as 'image' | 'file'

async function free(ctx: Ctx, page_id: string, thread_id: string, id: string): Promise<store.MediaRow> {
  const row = await store.lock(ctx, page_id, id)
  if (!row || row.thread_id !== thread_id || row.origin !== 'officer' || row.message_id)
    throw new Refusal('media_unknown')
  return row
}

/** The thread a medium lies in: what its visibility is judged by. */
export const threadOfMedia = async (ctx: Ctx, page_id: string, id: string): Promise<string> =>
  found(await store.find(ctx, page_id, id)).thread_id

function sealName(ctx: Ctx, key: DataKey, id: string, name: string | undefined): Buffer | null {
  const shown = fileName(name, nameLimit)
  return shown === undefined ? null : ctx.keys.seal(key, shown, 'media.name', id)
}

const blank = (ctx: Ctx, id: string) => ({
  id,
  message_id: null,
  source: null,
  reason: null,
  received: null,
  name: null,
  scan: null,
  playable: false,
  width: null,
  height: null,
  tries: 0,
  due_at: null,
  created_at: ctx.now,
  kept_at: null,
})

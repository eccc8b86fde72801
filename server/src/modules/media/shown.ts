// What of a medium may be seen, heard or taken along: only copies of ours, and files of a few kinds as attachments.

import type { Ctx } from '../../platform/ctx.ts'
import type { DataKey } from '../../platform/keys.ts'
import { found, Refusal } from '../../platform/refusal.ts'
import { contentKey, threadsOf } from '../threads/threads.ts'
import { openCopy } from './copies.ts'
import { type DocumentType, sendTypes, type SendType } from './documents.ts'
import { sendable } from './pictures.ts'
import { openReceived } from './received.ts'
import type { MediaKind } from './rules.ts'
import type { Scan } from './scanner.ts'
import * as store from './store.ts'

export interface MediaView {
  readonly id: string
  readonly kind: MediaKind
  readonly state: 'wanted' | 'kept' | 'refused' | 'gone'
  /** Code of why it is not shown, played or handed out. */
  readonly reason: string | null
  readonly name: string | null
  /** Of a file: the kind found by its bytes; null when it is none of those handed out. */
  readonly type: DocumentType | null
  readonly bytes: number | null
  /** Null where there is no picture to show. */
  readonly width: number | null
  readonly height: number | null
  readonly scan: Scan | null
  readonly playable: boolean
  readonly downloadable: boolean
}

/** What the thread shows of each message's media. */
export async function mediaOf(
  ctx: Ctx,
  page_id: string,
  message_ids: readonly string[],
): Promise<Map<string, MediaView[]>> {
  if (message_ids.length === 0) return new Map()
  const rows = await store.ofMessages(ctx, page_id, message_ids)
  const threads = await threadsOf(ctx, page_id, [...new Set(rows.map(row => row.thread_id))])
  const views = new Map<string, MediaView[]>()
  for (const row of rows) {
    const own = views.get(row.message_id as string) ?? []
    views.set(row.message_id as string, [...own, viewOf(ctx, threads.get(row.thread_id)?.key, row)])
  }
  return views
}

type Shown = Awaited<ReturnType<typeof store.ofMessages>>[number]

function viewOf(ctx: Ctx, key: DataKey | undefined, found: Shown): MediaView {
  const row = found.state === 'quarantined' ? { ...found, ...shutAway } : found
  const { id, width, height, reason, playable } = row
  const kind = row.kind as MediaKind
  const file = kind === 'file'
  const received = key && row.received ? openReceived(ctx, key, id, row.received) : undefined
  return {
    id,
    kind,
    state: row.state as MediaView['state'],
    reason,
    name: key && row.name ? ctx.keys.openText(key, row.name, 'media.name', id) : null,
    type: file ? ((received?.type ?? null) as DocumentType | null) : null,
    bytes: received?.bytes ?? null,
    width,
    height,
    scan: row.scan as Scan | null,
    playable,
    downloadable: file && handedOut(row),
  }
}

/** As if there were no copy at all: not even its size is told. */
const shutAway = { state: 'refused', reason: 'shut_away', width: null, height: null, playable: false, received: null }

/** A file of a kind on the list, that no scanner refused and that carries no program. */
const handedOut = ({ state, reason }: { state: string; reason: string | null }): boolean =>
  state === 'kept' && reason === null

/** The still picture, image/webp. Refuses `not_found` when there is none to show. */
export async function workingCopy(ctx: Ctx, page_id: string, id: string): Promise<Buffer> {
  const row = found(await store.find(ctx, page_id, id))
  if (row.state !== 'kept' || row.width === null) throw new Refusal('not_found')
  return openCopy(ctx, await contentKey(ctx, page_id, row.thread_id), page_id, id, 'view')
}

/** What a browser plays. Refuses `not_found` when there is no such copy. */
export async function playableCopy(ctx: Ctx, page_id: string, id: string): Promise<{ type: string; bytes: Buffer }> {
  const row = found(await store.find(ctx, page_id, id))
  if (row.state !== 'kept' || !row.playable) throw new Refusal('not_found')
  const bytes = await openCopy(ctx, await contentKey(ctx, page_id, row.thread_id), page_id, id, 'play')
  return { type: row.kind === 'voice' ? 'audio/mpeg' : 'video/mp4', bytes }
}

/** A file as it came, under a name that says nothing. Refuses `not_found` for all that is not handed out. */
export async function original(ctx: Ctx, page_id: string, id: string): Promise<{ name: string; bytes: Buffer }> {
  const row = found(await store.find(ctx, page_id, id))
  if (row.kind !== 'file' || !handedOut(row) || !row.received) throw new Refusal('not_found')
  const key = await contentKey(ctx, page_id, row.thread_id)
  const { type } = openReceived(ctx, key, id, row.received)
  return { name: `tep-${id.slice(-8)}.${type}`, bytes: await openCopy(ctx, key, page_id, id, 'sealed') }
}

/** The picture of an outgoing message as Zalo takes it: JPEG, at most its size. Undefined when the message has none. */
export async function outgoingPicture(ctx: Ctx, page_id: string, message_id: string) {
  const going = await outgoing(ctx, page_id, message_id)
  return going && sendable(going.bytes)
}

/** The file of an outgoing message. Undefined when the message has none. */
export async function outgoingFile(ctx: Ctx, page_id: string, message_id: string) {
  const going = await outgoing(ctx, page_id, message_id)
  if (!going?.row.received) return undefined
  const { row, key, bytes } = going
  const type = openReceived(ctx, key, row.id, row.received as Buffer).type as SendType
  const name = row.name ? ctx.keys.openText(key, row.name, 'media.name', row.id) : 'tai-lieu'
  const ending = `.${type}`
  return { bytes, type: sendTypes[type], name: name.toLowerCase().endsWith(ending) ? name : name + ending }
}

async function outgoing(ctx: Ctx, page_id: string, message_id: string) {
  const [row] = await store.ofMessages(ctx, page_id, [message_id])
  if (!row) return undefined
  const key = await contentKey(ctx, page_id, row.thread_id)
  return { row, key, bytes: await openCopy(ctx, key, page_id, row.id, 'sealed') }
}

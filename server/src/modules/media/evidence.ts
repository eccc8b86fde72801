// What of a tip's media may leave with it, what is shut away, and what came as it came: each by a road of its own.

import type { Ctx } from '../../platform/ctx.ts'
import { found, Refusal } from '../../platform/refusal.ts'
import { contentKey } from '../threads/threads.ts'
import { openCopy } from './copies.ts'
import { openReceived, type Received } from './received.ts'
import * as store from './store.ts'

export interface Evidence {
  readonly message_id: string
  readonly kind: string
  readonly state: string
  /** Hash, size and type of the bytes as they came; null while they are not here. */
  readonly received: Received | null
  /** Re-encoded, without metadata; undefined where there is none, and for what is shut away. */
  readonly copy: { readonly ending: 'webp' | 'mp3' | 'mp4'; readonly bytes: Buffer } | undefined
}

/** Of these messages of one thread, in order. */
export async function evidenceOf(ctx: Ctx, page_id: string, message_ids: readonly string[]): Promise<Evidence[]> {
  const rows = message_ids.length === 0 ? [] : await store.ofMessages(ctx, page_id, message_ids)
  const all: Evidence[] = []
  for (const row of rows) {
    const key = await contentKey(ctx, page_id, row.thread_id)
    const { kind, state, playable, width, id } = row
    const which = state !== 'kept' ? undefined : playable ? 'play' : width === null ? undefined : 'view'
    const ending = which === 'view' ? 'webp' : kind === 'voice' ? 'mp3' : 'mp4'
    all.push({
      message_id: row.message_id as string,
      kind,
      state,
      received: row.received ? openReceived(ctx, key, id, row.received) : null,
      copy: which && { ending, bytes: await openCopy(ctx, key, page_id, id, which) },
    })
  }
  return all
}

/** From now on no copy of it is shown. Refuses `not_found` for one of another thread, `not_now` while it is not here yet. */
export async function quarantine(ctx: Ctx, page_id: string, thread_id: string, id: string): Promise<void> {
  const row = await store.lock(ctx, page_id, id)
  if (row?.thread_id !== thread_id) throw new Refusal('not_found')
  if (row.state === 'quarantined') return
  if (row.state !== 'kept') throw new Refusal('not_now', { state: row.state })
  await store.save(ctx, page_id, id, { state: 'quarantined' })
  ctx.hint({ kind: 'conversation', page_id, id: thread_id })
}

/** The still picture of what is shut away. Whether the caller may is theirs to have asked. */
export async function restrictedCopy(ctx: Ctx, page_id: string, id: string): Promise<Buffer> {
  const row = found(await store.find(ctx, page_id, id))
  if (row.state !== 'quarantined' || row.width === null) throw new Refusal('not_found')
  return openCopy(ctx, await contentKey(ctx, page_id, row.thread_id), page_id, id, 'view')
}

/** The bytes as they came, with whatever they tell of who sent them: only under an opening. */
export async function receivedBytes(
  ctx: Ctx,
  page_id: string,
  thread_id: string,
  id: string,
): Promise<{ received: Received; bytes: Buffer }> {
  const row = found(await store.find(ctx, page_id, id))
  if (row.thread_id !== thread_id || row.state !== 'kept' || !row.received) throw new Refusal('not_found')
  const key = await contentKey(ctx, page_id, thread_id)
  return { received: openReceived(ctx, key, id, row.received), bytes: await openCopy(ctx, key, page_id, id, 'sealed') }
}

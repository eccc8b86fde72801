// Fetching what messages point to: bounded in size, time and hosts, outside any transaction, sealed before it is kept.

import { Agent, request } from 'undici'
import { change, type House, machine } from '../../platform/ctx.ts'
import { contentKey } from '../threads/threads.ts'
import { putSealed } from './media.ts'
import { pictureType, viewOf } from './pictures.ts'
import { type Received, receivedOf, sealReceived } from './received.ts'
import { bytesLimit, mayFetch, nextFetch } from './rules.ts'
import * as store from './store.ts'

const atOnce = 4
const fetchMs = 15_000
/** So few that a round ends within a minute even when every source hangs. */
const perRound = 12

type Fetched = { bytes: Buffer } | { refused: 'too_large' | 'forbidden_source' } | { failed: true }

/** Fetch what is wanted and due; returns how many were tried. Fetching twice at once is harmless: the second save finds it kept. */
export function createFetching(house: House, allowed: readonly string[]): () => Promise<number> {
  const agent = new Agent({
    headersTimeout: fetchMs,
    bodyTimeout: fetchMs,
    connectTimeout: 5_000,
    maxResponseSize: bytesLimit,
  })
  const who = machine('media')

  async function one({ page_id, id, thread_id }: store.Wanted): Promise<void> {
    const { key, source } = await change(house, who, async ctx => {
      const row = await store.find(ctx, page_id, id)
      const key = await contentKey(ctx, page_id, thread_id)
      return { key, source: row?.source ? ctx.keys.openText(key, row.source, 'media.source', id) : '' }
    })
    const fetched = mayFetch(source, allowed)
      ? await fetchBytes(agent, source)
      : { refused: 'forbidden_source' as const }
    const outcome = await outcomeOf(fetched, facts => sealReceived(house, key, id, facts))
    if ('bytes' in fetched) await putSealed(house, key, page_id, id, fetched.bytes, outcome.view)
    await change(house, who, async ctx => {
      const row = await store.lock(ctx, page_id, id)
      if (row?.state !== 'wanted') return
      const due_at = nextFetch(row.tries + 1, ctx.now)
      if (!('failed' in fetched)) await store.save(ctx, page_id, id, { ...outcome.row, due_at: null, kept_at: ctx.now })
      else if (due_at === undefined) await store.save(ctx, page_id, id, { state: 'gone', due_at: null })
      else await store.save(ctx, page_id, id, { tries: row.tries + 1, due_at })
      ctx.hint({ kind: 'conversation', page_id, id: thread_id })
    })
  }

  return async () => {
    const wanted = await store.due(house.database.db, house.clock.now(), perRound)
    let done = 0
    const next = async (): Promise<void> => {
      for (let each = wanted.shift(); each; each = wanted.shift()) {
        await one(each)
        done += 1
      }
    }
    await Promise.all(Array.from({ length: atOnce }, next))
    return done
  }
}

async function fetchBytes(agent: Agent, source: string): Promise<Fetched> {
  try {
    const reply = await request(source, { dispatcher: agent, signal: AbortSignal.timeout(fetchMs) })
    if (Number(reply.headers['content-length'] ?? 0) > bytesLimit) {
      await reply.body.dump({ limit: 0 }).catch(() => undefined)
      return { refused: 'too_large' }
    }
    if (reply.statusCode !== 200) {
      await reply.body.dump()
      return { failed: true }
    }
    return { bytes: Buffer.from(await reply.body.arrayBuffer()) }
  } catch (error) {
    return (error as { code?: string }).code === 'UND_ERR_RES_EXCEEDED_MAX_SIZE'
      ? { refused: 'too_large' }
      : { failed: true }
  }
}

/** What the row says of the bytes: kept with a working copy, or sealed all the same and refused with the reason. */
async function outcomeOf(
  fetched: Fetched,
  seal: (facts: Received) => Buffer,
): Promise<{ row: Partial<store.MediaRow>; view: Buffer | undefined }> {
  if ('refused' in fetched) return { row: { state: 'refused', reason: fetched.refused }, view: undefined }
  if ('failed' in fetched) return { row: {}, view: undefined }
  const { bytes } = fetched
  const type = pictureType(bytes)
  const received = seal(receivedOf(bytes, type ?? null))
  if (!type) return { row: { received, state: 'refused', reason: 'not_an_image' }, view: undefined }
  const view = await viewOf(bytes)
  if (!view) return { row: { received, state: 'refused', reason: 'damaged' }, view: undefined }
  return { row: { received, state: 'kept', width: view.width, height: view.height }, view: view.webp }
}

// Fetching what messages point to: bounded in size, time and hosts, outside any transaction, sealed before it is kept.

import { Agent, request } from 'undici'
import { minute } from '../../platform/clock.ts'
import { change, type House, machine } from '../../platform/ctx.ts'
import { severalAtOnce } from '../../platform/several.ts'
import { contentKey } from '../threads/threads.ts'
import { putCopies } from './copies.ts'
import { judge, type Tools } from './judging.ts'
import { receivedOf, sealReceived } from './received.ts'
import { bytesLimit, type MediaKind, mayFetch, nextFetch } from './rules.ts'
import { type Brought, openSource, type Source } from './source.ts'
import * as store from './store.ts'

/** So few that a night of many photos leaves the processors to what people wait for. */
const atOnce = 1
const fetchMs = 15_000
/** So few that a round ends within a minute even when every source hangs. */
const perRound = 12

type Fetched = { bytes: Buffer } | { refused: 'too_large' | 'forbidden_source' } | { failed: true }

/** A photo waits while people wait for an answer, but no longer than this, ms. */
const longestYield = 2 * minute

/** Bytes that were brought to the house itself; undefined when they are not here. */
export type BroughtBytes = (upload: string) => Promise<Buffer | undefined>

/** Fetch what is wanted and due; returns how many were tried. Fetching twice at once is harmless: the second save finds it kept. */
export function createFetching(
  house: House,
  allowed: readonly string[],
  tools: Tools,
  broughtBytes: BroughtBytes,
  pressed: () => Promise<boolean> = async () => false,
): () => Promise<number> {
  const agent = new Agent({
    headersTimeout: fetchMs,
    bodyTimeout: fetchMs,
    connectTimeout: 5_000,
    maxResponseSize: bytesLimit,
  })
  const who = machine('media')

  const fetched = (url: string): Promise<Fetched> =>
    mayFetch(url, allowed) ? fetchBytes(agent, url) : Promise.resolve({ refused: 'forbidden_source' })

  async function bytesOf(source: Source | Brought): Promise<Fetched> {
    if ('url' in source) return fetched(source.url)
    const bytes = await broughtBytes(source.upload)
    return bytes ? { bytes } : { failed: true }
  }

  async function posterOf(source: Source | Brought): Promise<Buffer | undefined> {
    const came = 'poster' in source ? await fetched(source.poster) : undefined
    return came && 'bytes' in came ? came.bytes : undefined
  }

  async function one({ page_id, id, thread_id }: store.Wanted): Promise<void> {
    const wanted = await change(house, who, async ctx => {
      const row = await store.find(ctx, page_id, id)
      const key = await contentKey(ctx, page_id, thread_id)
      return row?.source
        ? { key, kind: row.kind as MediaKind, source: openSource(ctx, key, id, row.source) }
        : undefined
    })
    if (!wanted) return
    const { key, kind, source } = wanted
    const came = await bytesOf(source)
    let save: Partial<store.MediaRow> = 'refused' in came ? { state: 'refused', reason: came.refused } : {}
    if ('bytes' in came) {
      const { copies, type, ...row } = await judge(kind, came.bytes, await posterOf(source), tools)
      await putCopies(house, key, page_id, id, { sealed: came.bytes, ...copies })
      const received = sealReceived(house, key, id, receivedOf(came.bytes, type))
      save = { ...row, received, playable: copies.play !== undefined }
    }
    await change(house, who, async ctx => {
      const row = await store.lock(ctx, page_id, id)
      if (row?.state !== 'wanted') return
      const due_at = nextFetch(row.tries + 1, ctx.now)
      if (!('failed' in came)) await store.save(ctx, page_id, id, { ...save, due_at: null, kept_at: ctx.now })
      else if (due_at === undefined) await store.save(ctx, page_id, id, { state: 'gone', due_at: null })
      else await store.save(ctx, page_id, id, { tries: row.tries + 1, due_at })
      ctx.hint({ kind: 'conversation', page_id, id: thread_id })
    })
  }

  /** `pressed`: messages wait to be handled. Making copies would take the processors from them. */
  const mayBegin = async (oldest: number): Promise<boolean> =>
    house.clock.now() - oldest > longestYield || !(await pressed())

  return async () => {
    const wanted = await store.due(house.database.db, house.clock.now(), perRound)
    const done = await severalAtOnce(wanted, atOnce, async each => {
      const now = await mayBegin(each.due_at ?? 0)
      if (now) await one(each)
      return now
    })
    return done.filter(Boolean).length
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

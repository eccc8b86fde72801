// Live hints: ids of what changed, told to every process after the commit, coalesced, lost at worst and never false.

import type pg from 'pg'
import { ownConnection } from './db.ts'
import type { Log } from './log.ts'

/** Ids only. Visibility is judged by `page_id`; where a unit is named, by that, and never told to the units `not_unit_ids`. */
export interface Hint {
  readonly kind: string
  readonly page_id: string
  readonly id: string
  readonly unit_id?: string | undefined
  readonly not_unit_ids?: readonly string[] | undefined
  /** The officer it is told of, who looks or types: for processes, never sent to screens. */
  readonly by?: string | undefined
}

export type Heard = { readonly hints: readonly Hint[] } | { readonly resync: true }

export interface Live {
  /** After the commit. Repeats within the coalescing time are told once. */
  hint(hint: Hint): void
  /** Hear what any process told. Returns how to stop. */
  listen(fn: (heard: Heard) => void): () => void
  flush(): Promise<void>
  stop(): Promise<void>
}

const channel = 'binh_yen_live'
const coalesceMs = 30
/** PostgreSQL refuses payloads of 8,000 bytes and more. */
const payloadBytes = 7_500

/** One connection of its own both tells and listens; when it breaks every listener is told to look again at all. */
export async function startLive(url: string, log: Log): Promise<Live> {
  const listeners = new Set<(heard: Heard) => void>()
  let waiting = new Map<string, Hint>()
  let timer: NodeJS.Timeout | undefined
  let client: pg.Client | undefined
  let stopped = false
  let sending: Promise<void> = Promise.resolve()

  const tell = (heard: Heard): void => {
    for (const listener of listeners) listener(heard)
  }

  async function connect(): Promise<void> {
    const next = await ownConnection(url, 'live')
    next.on('notification', note => {
      if (note.payload) tell({ hints: JSON.parse(note.payload) as Hint[] })
    })
    next.on('error', () => lost(next))
    next.on('end', () => lost(next))
    await next.query(`listen ${channel}`)
    client = next
  }

  function lost(which: pg.Client): void {
    if (client !== which || stopped) return
    client = undefined
    log.note('live connection lost')
    void again(250)
  }

  async function again(rest: number): Promise<void> {
    await new Promise(resolve => setTimeout(resolve, rest))
    if (stopped) return
    try {
      await connect()
      tell({ resync: true })
    } catch {
      await again(Math.min(5_000, rest * 2))
    }
  }

  async function send(hints: Hint[]): Promise<void> {
    try {
      for (const part of parts(hints)) await client?.query('select pg_notify($1, $2)', [channel, part])
    } catch (error) {
      log.fault('live', error)
    }
  }

  function flush(): Promise<void> {
    clearTimeout(timer)
    timer = undefined
    const hints = [...waiting.values()]
    waiting = new Map()
    if (hints.length > 0) sending = sending.then(() => send(hints))
    return sending
  }

  await connect()
  return {
    hint(hint) {
      const { kind, page_id, id, unit_id, not_unit_ids, by } = hint
      waiting.set([kind, page_id, id, unit_id, not_unit_ids, by].join(' '), hint)
      timer ??= setTimeout(() => void flush(), coalesceMs)
    },
    listen(fn) {
      listeners.add(fn)
      return () => void listeners.delete(fn)
    },
    flush,
    async stop() {
      stopped = true
      await flush()
      await client?.end()
    },
  }
}

function parts(hints: Hint[]): string[] {
  const out: string[] = []
  let part: string[] = []
  let size = 2
  for (const { kind, page_id, id, unit_id, not_unit_ids, by } of hints) {
    const text = JSON.stringify({ kind, page_id, id, unit_id, not_unit_ids, by })
    if (size + text.length + 1 > payloadBytes) {
      out.push(`[${part.join()}]`)
      part = []
      size = 2
    }
    part.push(text)
    size += text.length + 1
  }
  out.push(`[${part.join()}]`)
  return out
}

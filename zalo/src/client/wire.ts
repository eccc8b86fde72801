// Hides the connections to Zalo's hosts: one pool per origin, base URLs that may carry a path, the same bounds for all calls.
import { type Dispatcher, Pool } from 'undici'
import { CALL_MS, CONNECT_MS, REPLY_BYTES, ZALO_HOSTS } from '../limits.ts'
import { exchange, type Lost, type Reply } from './exchange.ts'

export type Host = keyof typeof ZALO_HOSTS

export interface WireOptions {
  /** Base URLs, for a simulator or a proxy; missing ones are Zalo's own. */
  hosts?: Partial<Record<Host, string>>
  /** Connections per origin; more calls than these wait their turn, within the deadline. */
  connections?: number
  deadlineMs?: number
}

export interface Request {
  method: 'GET' | 'POST'
  /** With its query, from the base URL on, e.g. `/v2.0/oa/getoa`. */
  path: string
  headers: Record<string, string>
  body?: string | Buffer
}

export interface Wire {
  send(host: Host, request: Request): Promise<Reply | Lost>
  /** Ends all connections; what is under way is cut off and answers *unsure*. */
  close(): Promise<void>
}

interface Base {
  pool: Dispatcher
  origin: string
  prefix: string
}

/** Throws only for a base URL that is none: the caller's mistake, not the world's. */
export function openWire(options: WireOptions = {}): Wire {
  const pools = new Map<string, Pool>()
  const bounds = { deadlineMs: options.deadlineMs ?? CALL_MS, replyBytes: REPLY_BYTES }
  const poolOf = (origin: string): Pool => {
    const pool = pools.get(origin) ?? openPool(origin, options.connections ?? 64)
    pools.set(origin, pool)
    return pool
  }
  const baseOf = (host: Host): Base => {
    const url = new URL(options.hosts?.[host] ?? ZALO_HOSTS[host])
    return { pool: poolOf(url.origin), origin: url.origin, prefix: url.pathname.replace(/\/+$/, '') }
  }
  const bases: Record<Host, Base> = {
    oauth: baseOf('oauth'),
    openapi: baseOf('openapi'),
    graph: baseOf('graph'),
    business: baseOf('business'),
  }
  return {
    send(host, { method, path, headers, body }) {
      const { pool, origin, prefix } = bases[host]
      return exchange(pool, { origin, method, path: prefix + path, headers, body: body ?? null }, bounds)
    },
    async close() {
      await Promise.all([...pools.values()].map(pool => pool.destroy()))
    },
  }
}

function openPool(origin: string, connections: number): Pool {
  return new Pool(origin, { connections, connect: { timeout: CONNECT_MS } })
}

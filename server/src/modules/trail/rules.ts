// What a line and a seal are to the MAC, where a seal's range ends, and when two looks are one. Pure.

import { createHmac } from 'node:crypto'
import { day, minute } from '../../platform/clock.ts'
import { invariant } from '../../platform/refusal.ts'

/** A line as it lies in the table; `facts` as PostgreSQL writes it out, `tx` as decimal text. */
export interface SealedLine {
  id: string
  at: number
  kind: string
  who_kind: string
  who_id: string | null
  who_name: string
  session: string | null
  act: string
  thing_kind: string
  page_id: string | null
  thing_id: string
  facts: string
  sealed: Buffer | null
  tx: string
}

/** All lines of the transactions from_tx <= tx < to_tx. */
export interface Range {
  from_tx: string
  to_tx: string
}

export interface Seal extends Range {
  id: number
  at: number
  lines: number
  lines_mac: Buffer
  previous: Buffer
  mac: Buffer
}

/** What the first seal joins on to. */
export const origin: Pick<Seal, 'id' | 'to_tx' | 'mac'> = { id: 0, to_tx: '0', mac: Buffer.alloc(32) }

/** Retention never drops a seal's lines sooner; `trail_drop` in migration 0002 holds to the same. */
export const leastKept = 365 * day

/** Looks of one officer at one thing within these are one line. Architecture §3.7. */
const lookedFor = 10 * minute
export const lookedSince = (now: number): number => now - (now % lookedFor)

/** Over every column of every line in the given order; each line's length goes in, so lines cannot run together. */
export function linesMac(key: Buffer, lines: readonly SealedLine[]): Buffer {
  const mac = createHmac('sha256', key).update('lines')
  const length = Buffer.alloc(4)
  for (const line of lines) {
    const bytes = Buffer.from(
      JSON.stringify([
        line.tx,
        line.id,
        line.at,
        line.kind,
        line.who_kind,
        line.who_id,
        line.who_name,
        line.session,
        line.act,
        line.thing_kind,
        line.page_id,
        line.thing_id,
        line.facts,
        line.sealed?.toString('hex') ?? null,
      ]),
    )
    length.writeUInt32BE(bytes.length)
    mac.update(length).update(bytes)
  }
  return mac.digest()
}

export function sealMac(key: Buffer, seal: Omit<Seal, 'mac'>): Buffer {
  return createHmac('sha256', key)
    .update('seal')
    .update(seal.previous)
    .update(JSON.stringify([seal.id, seal.at, seal.from_tx, seal.to_tx, seal.lines]))
    .update(seal.lines_mac)
    .digest()
}

/** The seal after `last` over `lines`, all there are of `range`. */
export function nextSeal(
  key: Buffer,
  last: Pick<Seal, 'id' | 'mac'>,
  range: Range,
  lines: readonly SealedLine[],
  at: number,
): Seal {
  const open = {
    ...range,
    id: last.id + 1,
    at,
    lines: lines.length,
    lines_mac: linesMac(key, lines),
    previous: last.mac,
  }
  return { ...open, mac: sealMac(key, open) }
}

/**
 * What the next seal covers, or nothing yet. `ended`: every transaction before it has ended (pg_snapshot_xmin).
 * `full`: the transaction at which a seal would hold enough lines; it goes in whole.
 */
export function nextRange(from_tx: string, ended: string, full: string | undefined): Range | undefined {
  // A database restored row by row into another cluster counts transactions anew: its lines would never be sealed.
  invariant(BigInt(ended) >= BigInt(from_tx), 'transactions count on from the last seal')
  const cut = full === undefined ? BigInt(ended) : BigInt(full) + 1n
  const to = cut < BigInt(ended) ? cut : BigInt(ended)
  return to > BigInt(from_tx) ? { from_tx, to_tx: String(to) } : undefined
}

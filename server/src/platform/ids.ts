// Ids: uuidv7 made in Node from the house's clock, and the branded types that keep them apart.

import { createHmac, randomFillSync } from 'node:crypto'

declare const brand: unique symbol
/** A string that cannot be handed over where another kind of id is meant. */
export type Id<Kind extends string> = string & { readonly [brand]: Kind }

const pool = Buffer.alloc(8192)
let used = pool.length
/** How far each of the last milliseconds has counted: transactions of different times make ids in turn. */
const counters = new Map<number, number>()
const countersKept = 64

/** A uuidv7 (RFC 9562) of `now` (ms). Ids made by one process in the same millisecond keep their order. */
export function newId<Kind extends string>(now: number): Id<Kind> {
  if (used + 10 > pool.length) {
    randomFillSync(pool)
    used = 0
  }
  const counter = (counters.get(now) ?? pool.readUInt16BE(used) & 0x3ff) + 1
  if (counters.size >= countersKept && !counters.has(now)) counters.delete(counters.keys().next().value as number)
  counters.set(now, counter)
  const bytes = Buffer.allocUnsafe(16)
  bytes.writeUIntBE(now, 0, 6)
  bytes.writeUInt16BE(0x7000 | (counter & 0xfff), 6)
  pool.copy(bytes, 8, used, used + 8)
  bytes[8] = ((bytes[8] as number) & 0x3f) | 0x80
  used += 10
  return spell(bytes) as Id<Kind>
}

/**
 * A uuidv8 whose first 48 bits are `at` (ms) and whose rest is an HMAC of `subject`: the same thing told twice gets the
 * same id, and a range of ids is a range of time (architecture §3.16). The key never rotates.
 */
export function idOf<Kind extends string>(key: Buffer, at: number, subject: string): Id<Kind> {
  const mac = createHmac('sha256', key).update(subject).digest()
  const bytes = Buffer.allocUnsafe(16)
  bytes.writeUIntBE(at, 0, 6)
  mac.copy(bytes, 6, 0, 10)
  bytes[6] = ((bytes[6] as number) & 0x0f) | 0x80
  bytes[8] = ((bytes[8] as number) & 0x3f) | 0x80
  return spell(bytes) as Id<Kind>
}

/** The smallest uuid of the millisecond `at`: the edge of a partition or of a page of results. */
export function firstIdAt(at: number): string {
  const bytes = Buffer.alloc(16)
  bytes.writeUIntBE(Math.max(0, at), 0, 6)
  return spell(bytes)
}

/** The millisecond an id of ours was made at. */
export function timeOf(id: string): number {
  return Number.parseInt(id.slice(0, 8) + id.slice(9, 13), 16)
}

/** Whether a text from outside has the form of a uuid. */
export const isId = (text: string): boolean =>
  /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/.test(text)

function spell(bytes: Buffer): string {
  const hex = bytes.toString('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
}

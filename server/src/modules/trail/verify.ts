// Recomputing the whole chain out of what the database holds, against the key and the heads that lie outside it.

import type { Db, Tx } from '../../platform/db.ts'
import * as rules from './rules.ts'
import type { Head } from './sealer.ts'
import * as store from './store.ts'

export type Verdict =
  | { ok: true; seals: number; lines: number; dropped: number; unsealed: number }
  /** The first seal that is not as it was set, and in which way. */
  | { ok: false; seal: number; why: keyof typeof reasons }

export const reasons = {
  missing: 'the seal is missing',
  chain: 'the seal does not join on to the one before it',
  seal: 'the seal itself was altered',
  count: 'lines of its range were added or removed',
  lines: 'lines of its range were altered',
  dropped: 'its lines are gone, and not by retention',
  head: 'it is not the seal noted outside the database',
} as const

type StoredSeal = rules.Seal & { dropped_at: number | null }
const sealsAtOnce = 200

/** By one snapshot, so it may run while the server does. `heads`: what the sealer noted outside the database. */
export function verifyTrail(db: Db, key: Buffer, heads: readonly Head[]): Promise<Verdict> {
  return db
    .transaction()
    .setIsolationLevel('repeatable read')
    .setAccessMode('read only')
    .execute(tx => walk(tx, key, heads))
}

async function walk(tx: Tx, key: Buffer, heads: readonly Head[]): Promise<Verdict> {
  const newest = await store.lastSeal(tx)
  const outside = await store.outside(tx, newest?.to_tx ?? '0')
  const droppable = { through: outside.dropped, before: (newest?.at ?? 0) - rules.leastKept }
  const noted = new Map(heads.map(head => [head.seal, head.mac]))
  let last = rules.origin
  let lines = 0
  let dropped = 0
  for (;;) {
    const seals = await store.sealsAfter(tx, last.id, sealsAtOnce)
    if (seals.length === 0) break
    for (const seal of seals) {
      const bad =
        ofSeal(key, last, seal, noted.get(seal.id)) ??
        ofLines(key, seal, await store.linesOf(tx, seal), droppable, dropped === seal.id - 1)
      if (bad) return { ok: false, seal: bad === 'missing' ? last.id + 1 : seal.id, why: bad }
      if (seal.dropped_at !== null) dropped = seal.id
      else lines += seal.lines
      last = seal
    }
  }
  const beyond = Math.max(0, ...noted.keys())
  if (beyond > last.id) return { ok: false, seal: last.id + 1, why: 'missing' }
  return { ok: true, seals: last.id, lines, dropped, unsealed: outside.unsealed }
}

function ofSeal(
  key: Buffer,
  last: typeof rules.origin,
  seal: StoredSeal,
  noted: string | undefined,
): keyof typeof reasons | undefined {
  if (seal.id !== last.id + 1) return 'missing'
  if (!seal.previous.equals(last.mac) || seal.from_tx !== last.to_tx) return 'chain'
  if (!rules.sealMac(key, seal).equals(seal.mac)) return 'seal'
  if (noted !== undefined && noted !== seal.mac.toString('hex')) return 'head'
  return undefined
}

/** Lines may be gone only from the oldest ranges, old enough, and told of by the trail itself. */
function ofLines(
  key: Buffer,
  seal: StoredSeal,
  lines: rules.SealedLine[],
  droppable: { through: number; before: number },
  allBeforeDropped: boolean,
): keyof typeof reasons | undefined {
  if (seal.dropped_at !== null) {
    const byRetention = seal.id <= droppable.through && seal.at < droppable.before && allBeforeDropped
    return byRetention && lines.length === 0 ? undefined : 'dropped'
  }
  if (lines.length !== seal.lines) return 'count'
  return rules.linesMac(key, lines).equals(seal.lines_mac) ? undefined : 'lines'
}

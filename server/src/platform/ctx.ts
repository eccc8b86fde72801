// What every change is handed: the transaction, the keys, who acts, when, and what to do once it is committed.

import type { Blobs } from './blobs.ts'
import type { Clock } from './clock.ts'
import type { Database, Tx } from './db.ts'
import type { Keys } from './keys.ts'
import type { Hint, Live } from './live.ts'
import type { Log } from './log.ts'

/** Who acts. The field's own meaning of an officer is in modules/officers; here only what the trail must name. */
export type Who =
  | { readonly kind: 'officer'; readonly id: string; readonly name: string; readonly session: string }
  | { readonly kind: 'machine'; readonly name: string }

export interface Ctx {
  readonly tx: Tx
  readonly keys: Keys
  readonly blobs: Blobs
  readonly who: Who
  /** Where citizens and officers reach this installation; absent where nobody does (commands, tests). */
  readonly publicUrl?: string | undefined
  /** Milliseconds; the same for the whole change. */
  readonly now: number
  /** Run once the transaction is committed; never when it is not. Its failure is logged and does not undo the change. */
  after(fn: () => void | Promise<void>): void
  /** Tell screens that a thing changed: ids only, after the commit. */
  hint(hint: Hint): void
}

/** What a running process is made of; put together in app.ts, handed on, never ambient. */
export interface House {
  readonly database: Database
  readonly keys: Keys
  readonly blobs: Blobs
  readonly clock: Clock
  readonly live: Live
  readonly log: Log
  readonly publicUrl?: string | undefined
}

/** One transaction: all of `fn` or nothing; then what was put off with `after`. */
export async function change<T>(house: House, who: Who, fn: (ctx: Ctx) => Promise<T>): Promise<T> {
  const later: (() => void | Promise<void>)[] = []
  const hints: Hint[] = []
  const reply = await house.database.db.transaction().execute(tx =>
    fn({
      tx,
      keys: house.keys,
      blobs: house.blobs,
      who,
      publicUrl: house.publicUrl,
      now: house.clock.now(),
      after: then => void later.push(then),
      hint: hint => void hints.push(hint),
    }),
  )
  for (const hint of hints) house.live.hint(hint)
  for (const then of later) {
    try {
      await then()
    } catch (error) {
      house.log.fault('after commit', error)
    }
  }
  return reply
}

export const machine = (name: string): Who => ({ kind: 'machine', name })

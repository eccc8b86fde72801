// Whether a process of ours is still there: each holds a session advisory lock that dies with it. The clock is not asked.

import { randomInt } from 'node:crypto'
import { sql } from 'kysely'
import type pg from 'pg'
import { ownConnection, type Tx } from './db.ts'

const lockClass = 0x62_79 // 'by'

export interface Presence {
  /** What this process writes on the rows it claims. */
  readonly mark: number
  /** True while the lock is surely held; a process that lost it claims nothing more. */
  held(): boolean
  leave(): Promise<void>
}

export async function bePresent(url: string, onLost: () => void): Promise<Presence> {
  let held = true
  const client: pg.Client = await ownConnection(url, 'presence')
  const lost = (): void => {
    if (!held) return
    held = false
    onLost()
  }
  client.on('error', lost)
  client.on('end', lost)
  for (;;) {
    const mark = randomInt(1, 2 ** 31 - 1)
    const got = await client.query('select pg_try_advisory_lock($1, $2) as got', [lockClass, mark])
    if (!got.rows[0].got) continue
    return {
      mark,
      held: () => held,
      async leave() {
        held = false
        await client.end()
      },
    }
  }
}

/** Of these marks, the ones whose process is gone: their lock can be had. Released again at the end of the transaction. */
export async function gone(tx: Tx, marks: readonly number[]): Promise<number[]> {
  if (marks.length === 0) return []
  const { rows } = await sql<{ mark: number }>`
    select mark from unnest(${marks}::int[]) as mark where pg_try_advisory_xact_lock(${lockClass}, mark)
  `.execute(tx)
  return rows.map(row => row.mark)
}

// The SQL of events at rest: finding what is due, taking one, and what became of it.

import { sql } from 'kysely'
import { hour, minute } from '../../platform/clock.ts'
import type { Ctx } from '../../platform/ctx.ts'
import type { Db } from '../../platform/db.ts'
import type { Tables } from './tables.ts'

const t = (ctx: Ctx) => ctx.tx.withTables<Tables>()

export type EventTable = 'events' | 'odd_events'
export interface Due {
  table: EventTable
  page_id: string
  lane: Buffer
  /** How many were due when it was looked: asking once more than that is in vain. */
  waiting: number
}
export type Taken = Pick<Tables['events'], 'page_id' | 'id' | 'name' | 'zalo_at' | 'received_at' | 'tries'> & {
  raw: Buffer
}

/** What Zalo tells of our own sends lets a person's words go first, for this long, ms. */
const yieldsFor = minute

/**
 * Lanes with something due: where a person did something first, then those where only our own sends are told of, each
 * waiting longest first. Locks nothing; leans on events_due.
 */
export async function dueLanes(db: Db, now: number, ahead: number, limit: number): Promise<Due[]> {
  const lanes = (table: EventTable) => sql<Due>`
    select ${table} as table, page_id, lane, count(*)::int as waiting, min(arrived) as first,
      bool_and(received_at > ${now - yieldsFor} and (name like 'oa\\_%' or name in ('user_received_message', 'user_seen_message')))
        as yields
    from (select page_id, lane, arrived, name, received_at from ${sql.table(table)}
          where state = 'due' and due_at <= ${now} order by arrived limit ${ahead}) due
    group by page_id, lane`
  const { rows } = await sql<Due>`
    select "table", page_id, lane, waiting from (${lanes('events')} union all ${lanes('odd_events')}) x
    order by yields, first limit ${limit}
  `.execute(db)
  return rows
}

/** Whether something has been due for so long, ms, and nobody took it up. Leans on events_due. */
export async function behind(db: Db, now: number, by: number): Promise<boolean> {
  const { rows } = await sql`
    select 1 from (select due_at from events where state = 'due' order by arrived limit 20) e where due_at between ${now - minute} and ${now - by} limit 1
  `.execute(db)
  return rows.length > 0
}

/** Whether this transaction is now the only one that handles the lane. */
export async function holdLane(ctx: Ctx, page_id: string, lane: Buffer): Promise<boolean> {
  const key = lane.readBigInt64BE(0) ^ BigInt.asIntN(64, BigInt(`0x${page_id.replaceAll('-', '').slice(16)}`))
  const { rows } = await sql<{
    got: boolean
  }>`select pg_try_advisory_xact_lock(${key.toString()}::bigint) as got`.execute(ctx.tx)
  return rows[0]?.got === true
}

/** The lane's oldest event, locked, when it is due. Leans on events_lane. */
export async function takeOldest(ctx: Ctx, { table, page_id, lane }: Due): Promise<Taken | undefined> {
  const row = await t(ctx)
    .selectFrom(table)
    .select(['page_id', 'id', 'name', 'zalo_at', 'received_at', 'tries', 'raw', 'due_at'])
    .where('page_id', '=', page_id)
    .where('lane', '=', lane)
    .where('state', '=', 'due')
    .orderBy('arrived')
    .limit(1)
    .forNoKeyUpdate()
    .executeTakeFirst()
  return row && row.due_at <= ctx.now ? { ...row, raw: row.raw as Buffer } : undefined
}

/**
 * A handled one forgets whose it was, and the moment but for its hour: else all a person ever wrote, tips and questions, would
 * share a value.
 */
export const saveHandled = (ctx: Ctx, table: EventTable, page_id: string, id: string) =>
  t(ctx)
    .updateTable(table)
    .set({ state: 'handled', raw: null, lane: Buffer.alloc(0), handled_at: ctx.now - (ctx.now % hour), fault: null })
    .where('page_id', '=', page_id)
    .where('id', '=', id)
    .execute()

export const saveAgain = (
  ctx: Ctx,
  table: EventTable,
  event: Taken,
  due_at: number,
  tries: number,
  fault: string | null,
) =>
  t(ctx)
    .updateTable(table)
    .set({ due_at, tries, fault })
    .where('page_id', '=', event.page_id)
    .where('id', '=', event.id)
    .where('state', '=', 'due')
    .execute()

export const saveSetAside = (ctx: Ctx, table: EventTable, event: Taken, tries: number, fault: string) =>
  t(ctx)
    .updateTable(table)
    .set({ state: 'set_aside', tries, fault })
    .where('page_id', '=', event.page_id)
    .where('id', '=', event.id)
    .where('state', '=', 'due')
    .execute()

export const setAsideOf = (ctx: Ctx, limit: number) =>
  sql<Pick<Tables['events'], 'page_id' | 'id' | 'name' | 'received_at' | 'tries' | 'fault'>>`
    select page_id, id, name, received_at, tries, fault from events where state = 'set_aside'
    union all
    select page_id, id, name, received_at, tries, fault from odd_events where state = 'set_aside'
    order by received_at desc limit ${limit}
  `.execute(ctx.tx)

export async function retry(ctx: Ctx, page_id: string, id: string): Promise<boolean> {
  let found = false
  for (const table of ['events', 'odd_events'] as const) {
    const done = await t(ctx)
      .updateTable(table)
      .set({ state: 'due', tries: 0, due_at: ctx.now })
      .where('page_id', '=', page_id)
      .where('id', '=', id)
      .where('state', '=', 'set_aside')
      .executeTakeFirst()
    found ||= done.numUpdatedRows > 0n
  }
  return found
}

export async function counts(ctx: Ctx) {
  const { rows } = await sql<{
    due: number
    set_aside: number
    strays: number
    odd: number
    oldest_due_at: number | null
  }>`
    select (select count(*) from events where state = 'due') + (select count(*) from odd_events where state = 'due') as due,
           (select count(*) from events where state = 'set_aside')
             + (select count(*) from odd_events where state = 'set_aside') as set_aside,
           (select count(*) from strays) as strays,
           (select count(*) from odd_events) as odd,
           (select min(due_at) from (
              (select due_at from events where state = 'due' order by arrived limit 1)
              union all (select due_at from odd_events where state = 'due' order by arrived limit 1)) d) as oldest_due_at
  `.execute(ctx.tx)
  return rows[0] as (typeof rows)[number]
}

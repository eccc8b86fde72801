// The SQL of the hot path: claim what is due, write what became of it, find what a dead process left.

import { sql } from 'kysely'
import type { Ctx } from '../../platform/ctx.ts'
import type { Kind } from './channel.ts'

/**
 * For the rest of the transaction rows are fetched by key, whatever the planner thinks: it takes a table that has just
 * grown by a mass send for an empty one and reads all of it, for each thousand rows anew (80 ms instead of 3).
 */
export const byKey = (ctx: Ctx) => without(ctx, ['hashjoin', ...others])

/** The same, and what they become stands hashed beside them: taken for few, each would be compared with all the others. */
export const byKeyBeside = (ctx: Ctx) => without(ctx, ['nestloop', ...others])

const others = ['seqscan', 'bitmapscan', 'mergejoin', 'material']

const without = (ctx: Ctx, ways: readonly string[]) =>
  sql`select set_config('enable_' || way, 'off', true) from unnest(${ways}::text[]) as way`.execute(ctx.tx)

/** The last one claimed of a page's broadcast; the next claim begins behind it and not among entries already dead. */
export interface Cursor {
  readonly due_at: number
  readonly id: string
}
export const fromTheStart: Cursor = { due_at: 0, id: '00000000-0000-0000-0000-000000000000' }

export interface Claimed {
  readonly id: string
  readonly address_id: string
  readonly thread_id: string | null
  readonly message_id: string
  readonly tries: number
  readonly due_at: number
  readonly open_until: number | null
}

/**
 * Up to `limit` of one page and priority, oldest first, each marked *sending* by this process. One that follows an open
 * delivery of its thread is passed over. Leans on deliveries_due.
 */
export async function claim(
  ctx: Ctx,
  from: { page_id: string; priority: number; after: Cursor; limit: number; mark: number },
): Promise<Claimed[]> {
  const { page_id, priority, after, limit, mark } = from
  const { rows } = await sql<Claimed>`
    with next as materialized (
      select id from deliveries w
      where page_id = ${page_id} and priority = ${priority} and state = 'due'
        and due_at <= ${ctx.now} and (due_at, id) > (${after.due_at}::bigint, ${after.id}::uuid)
        and (follows is null or coalesce((
          select p.state not in ('due', 'sending', 'unknown') or p.settled_at is not null
          from deliveries p where p.page_id = ${page_id} and p.id = w.follows), true))
      order by due_at, id limit ${limit} for no key update skip locked
    )
    update deliveries set state = 'sending', claimed_by = ${mark}, sending_at = ${ctx.now}
    where page_id = ${page_id} and id = any(array(select id from next))
    returning id, address_id, thread_id, message_id, tries, due_at, open_until
  `.execute(ctx.tx)
  return rows
}

/** What became of one send; absent times stay as they are. */
export interface Result {
  readonly id: string
  readonly state: 'sent' | 'due' | 'unknown' | 'waiting' | 'failed'
  readonly at: number
  readonly due_at: number | null
  readonly look_at: number | null
  readonly tries: number
  readonly outside_mac: Buffer | null
  readonly fault: string | null
}

/**
 * Of one page, sorted by id. An echo that was faster has already made it *sent*, and that stays; what this process does
 * not hold any more is left alone.
 */
export async function saveResults(ctx: Ctx, page_id: string, mark: number, results: readonly Result[]): Promise<void> {
  const column = <K extends keyof Result>(name: K): Result[K][] => results.map(result => result[name])
  await sql`
    update deliveries d set
      state = case when d.state = 'sent' then 'sent' else r.state end,
      due_at = coalesce(r.due_at, d.due_at),
      look_at = r.look_at,
      tries = r.tries,
      sent_at = case when r.state = 'sent' then coalesce(d.sent_at, r.at) else d.sent_at end,
      outside_mac = coalesce(r.outside_mac, d.outside_mac),
      fault = case when d.state = 'sent' then null else r.fault end,
      claimed_by = null
    from unnest(
      ${column('id')}::uuid[], ${column('state')}::text[], ${column('at')}::bigint[], ${column('due_at')}::bigint[],
      ${column('look_at')}::bigint[], ${column('tries')}::smallint[], ${column('outside_mac')}::bytea[],
      ${column('fault')}::text[]
    ) as r (id, state, at, due_at, look_at, tries, outside_mac, fault)
    where d.page_id = ${page_id} and d.id = any(${column('id')}::uuid[]) and d.id = r.id
      and d.claimed_by = ${mark} and d.state in ('sending', 'unknown', 'sent')
  `.execute(ctx.tx)
}

/** The usual case of it: sent, one array of ids and one of HMACs. */
export async function saveSent(
  ctx: Ctx,
  page_id: string,
  mark: number,
  at: number,
  sent: readonly { readonly id: string; readonly outside_mac: Buffer | null }[],
): Promise<void> {
  const ids = sent.map(row => row.id)
  await sql`
    update deliveries d set
      state = 'sent', sent_at = coalesce(d.sent_at, ${at}), outside_mac = r.outside_mac, look_at = null, fault = null,
      claimed_by = null
    from unnest(${ids}::uuid[], ${sent.map(row => row.outside_mac)}::bytea[]) as r (id, outside_mac)
    where d.page_id = ${page_id} and d.id = any(${ids}::uuid[]) and d.id = r.id
      and d.claimed_by = ${mark} and d.state in ('sending', 'unknown', 'sent')
  `.execute(ctx.tx)
}

/** What dead processes were sending on this page: nobody knows whether it left. Leans on deliveries_open. */
export async function leftBehind(ctx: Ctx, page_id: string, marks: readonly number[], look_at: number) {
  const { rows } = await sql<{ thread_id: string | null }>`
    update deliveries set state = 'unknown', look_at = ${look_at}, tries = 0, fault = 'unsure'
    where page_id = ${page_id} and id in (
      select id from deliveries
      where page_id = ${page_id} and state = 'sending' and claimed_by = any(${marks}::int[])
      order by id for no key update
    )
    returning thread_id
  `.execute(ctx.tx)
  return rows.map(row => row.thread_id)
}

/** What this process holds on this page as *sending*. Leans on deliveries_open. */
export async function heldBy(ctx: Ctx, page_id: string, mark: number): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from deliveries where page_id = ${page_id} and state = 'sending' and claimed_by = ${mark} order by id
  `.execute(ctx.tx)
  return rows.map(row => row.id)
}

export interface Unknown {
  readonly page_id: string
  readonly id: string
  readonly address_id: string
  readonly thread_id: string | null
  readonly priority: number
  readonly kind: Kind
  readonly content_mac: Buffer
  readonly sending_at: number
  readonly tries: number
}

/** Unknown ones whose echo has been awaited long enough. Leans on deliveries_to_look_up. */
export async function toLookUp(ctx: Ctx, limit: number): Promise<{ page_id: string; id: string }[]> {
  const { rows } = await sql<{ page_id: string; id: string }>`
    select page_id, id from deliveries
    where state = 'unknown' and settled_at is null and look_at <= ${ctx.now}
    order by look_at limit ${limit}
  `.execute(ctx.tx)
  return rows
}

/** Take one to look up; `until` keeps others away. Undefined when another process has it or it is settled. */
export async function takeToLookUp(ctx: Ctx, page_id: string, id: string, until: number): Promise<Unknown | undefined> {
  const { rows } = await sql<Unknown>`
    update deliveries set look_at = ${until}
    where page_id = ${page_id} and id = ${id} and state = 'unknown' and settled_at is null and look_at <= ${ctx.now}
    returning page_id, id, address_id, thread_id, priority, kind, content_mac, sending_at, tries
  `.execute(ctx.tx)
  return rows[0]
}

/** Locked while still unknown. */
export async function lockUnknown(ctx: Ctx, page_id: string, id: string) {
  const { rows } = await sql<{
    page_id: string
    id: string
    thread_id: string | null
    state: 'unknown'
    earlier_macs: Buffer[] | null
    outside_mac: Buffer | null
    after_unknown: 'once_more' | 'ask' | 'leave'
    again: number
  }>`
    select page_id, id, thread_id, state, earlier_macs, outside_mac, after_unknown, again from deliveries
    where page_id = ${page_id} and id = ${id} and state = 'unknown' and settled_at is null for no key update
  `.execute(ctx.tx)
  return rows[0]
}

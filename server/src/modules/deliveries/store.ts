// The SQL of deliveries as the rest of the server sees them: new ones, what the screen shows, what an officer decides.

import { sql } from 'kysely'
import type { Ctx } from '../../platform/ctx.ts'
import type { Tables } from './tables.ts'

const t = (ctx: Ctx) => ctx.tx.withTables<Tables>()

export type NewRow = Pick<
  Tables['deliveries'],
  | 'page_id'
  | 'id'
  | 'address_id'
  | 'thread_id'
  | 'message_id'
  | 'kind'
  | 'priority'
  | 'told_by'
  | 'state'
  | 'due_at'
  | 'open_until'
  | 'follows'
  | 'after_unknown'
  | 'content_mac'
>

const fresh = { tries: 0, again: 0 }

export const insert = (ctx: Ctx, row: NewRow) =>
  t(ctx)
    .insertInto('deliveries')
    .values({ ...row, ...fresh, created_at: ctx.now })
    .execute()

/** The newest open delivery of a thread that is urgent or chat, which the next chat follows. Leans on deliveries_open. */
export async function lastOpen(ctx: Ctx, page_id: string, address_id: string, thread_id: string) {
  const row = await t(ctx)
    .selectFrom('deliveries')
    .select('id')
    .where('page_id', '=', page_id)
    .where('address_id', '=', address_id)
    .where('thread_id', '=', thread_id)
    .where('priority', '<=', 1)
    .where('state', 'in', ['due', 'sending', 'unknown', 'waiting'])
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row?.id ?? null
}

/** Leans on deliveries_outside. */
export async function messageBehind(ctx: Ctx, page_id: string, macs: readonly Buffer[]): Promise<string | undefined> {
  const row = await t(ctx)
    .selectFrom('deliveries')
    .select('message_id')
    .where('page_id', '=', page_id)
    .where('outside_mac', 'in', macs)
    .limit(1)
    .executeTakeFirst()
  return row?.message_id
}

export interface MassRow {
  readonly id: string
  readonly address_id: string
  readonly thread_id: string | null
  readonly state: string
  readonly open_until: number | null
}

/** Many at once of one message: one statement, one array per column that differs. */
export async function insertMany(
  ctx: Ctx,
  shared: Omit<NewRow, 'id' | 'address_id' | 'thread_id' | 'state' | 'open_until' | 'follows'>,
  rows: readonly MassRow[],
): Promise<void> {
  await sql`
    insert into deliveries (page_id, id, address_id, thread_id, message_id, kind, priority, told_by, state, due_at,
      open_until, after_unknown, content_mac, tries, again, created_at)
    select ${shared.page_id}, r.id, r.address_id, r.thread_id, ${shared.message_id}, ${shared.kind}, ${shared.priority},
      ${shared.told_by}, r.state, ${shared.due_at},
      r.open_until, ${shared.after_unknown}, ${shared.content_mac}, 0, 0, ${ctx.now}
    from unnest(
      ${rows.map(row => row.id)}::uuid[], ${rows.map(row => row.address_id)}::uuid[],
      ${rows.map(row => row.thread_id)}::uuid[], ${rows.map(row => row.state)}::text[],
      ${rows.map(row => row.open_until)}::bigint[]
    ) as r (id, address_id, thread_id, state, open_until)
  `.execute(ctx.tx)
}

/** What waits for an address no channel reaches becomes sent and seen. Leans on deliveries_open. */
export const tellWaiting = (ctx: Ctx, page_id: string, address_id: string) =>
  t(ctx)
    .updateTable('deliveries')
    .set({ state: 'sent', sent_at: ctx.now, delivered_at: ctx.now, seen_at: ctx.now })
    .where('page_id', '=', page_id)
    .where('address_id', '=', address_id)
    .where('state', '=', 'waiting')
    .returning('thread_id')
    .execute()

/** What the person's writing sets free. Locked in order of id; leans on deliveries_open. */
export async function freeWaiting(ctx: Ctx, page_id: string, address_id: string, due_at: number) {
  const rows = await t(ctx)
    .selectFrom('deliveries')
    .select(['id', 'thread_id'])
    .where('page_id', '=', page_id)
    .where('address_id', '=', address_id)
    .where('state', '=', 'waiting')
    .orderBy('id')
    .forNoKeyUpdate()
    .execute()
  if (rows.length > 0)
    await t(ctx)
      .updateTable('deliveries')
      .set({ state: 'due', due_at, tries: 0, fault: null })
      .where('page_id', '=', page_id)
      .where(
        'id',
        'in',
        rows.map(row => row.id),
      )
      .execute()
  return rows
}

/** Leans on deliveries_of_message. What they followed in another thread they follow no more. */
export const rehome = (
  ctx: Ctx,
  page_id: string,
  message_ids: readonly string[],
  to: { address_id: string; thread_id: string },
) =>
  t(ctx)
    .updateTable('deliveries')
    .set({ ...to, follows: null })
    .where('page_id', '=', page_id)
    .where('message_id', 'in', message_ids)
    .where('priority', '<', 3)
    .execute()

export const lock = (ctx: Ctx, page_id: string, id: string) =>
  t(ctx)
    .selectFrom('deliveries')
    .select(['page_id', 'id', 'thread_id', 'message_id', 'state', 'again'])
    .where('page_id', '=', page_id)
    .where('id', '=', id)
    .forNoKeyUpdate()
    .executeTakeFirst()

export const save = (
  ctx: Ctx,
  row: { page_id: string; id: string },
  change: Partial<Omit<Tables['deliveries'], 'page_id' | 'id'>>,
) => t(ctx).updateTable('deliveries').set(change).where('page_id', '=', row.page_id).where('id', '=', row.id).execute()

/** Deliveries of these messages, oldest first. Leans on deliveries_of_message. */
export const ofMessages = (ctx: Ctx, page_id: string, message_ids: readonly string[]) =>
  t(ctx)
    .selectFrom('deliveries')
    .select(['id', 'message_id', 'state', 'due_at', 'sent_at', 'delivered_at', 'seen_at', 'fault'])
    .where('page_id', '=', page_id)
    .where('message_id', 'in', message_ids)
    .where('priority', '<', 3)
    .orderBy('id')
    .execute()

/** How many lie where, for operators. */
export async function counts(ctx: Ctx) {
  const rows = await t(ctx)
    .selectFrom('deliveries')
    .select(['state', sql<number>`count(*)::int`.as('count')])
    .where('state', 'in', ['due', 'sending', 'unknown', 'waiting'])
    .groupBy('state')
    .execute()
  return new Map(rows.map(row => [row.state, row.count]))
}

/** Failed ones since a time of making. */
export async function failedSince(ctx: Ctx, firstId: string): Promise<number> {
  const row = await t(ctx)
    .selectFrom('deliveries')
    .select(sql<number>`count(*)::int`.as('count'))
    .where('state', '=', 'failed')
    .where('id', '>=', firstId)
    .executeTakeFirstOrThrow()
  return row.count
}

/** How many of the page are due; leans on deliveries_due. */
export async function dueOn(ctx: Ctx, page_id: string): Promise<number> {
  const row = await t(ctx)
    .selectFrom('deliveries')
    .select(sql<number>`count(*)::int`.as('count'))
    .where('page_id', '=', page_id)
    .where('state', '=', 'due')
    .executeTakeFirstOrThrow()
  return row.count
}

/** Leans on deliveries_open. */
export async function anySending(ctx: Ctx, page_id: string): Promise<boolean> {
  const row = await t(ctx)
    .selectFrom('deliveries')
    .select('id')
    .where('page_id', '=', page_id)
    .where('state', '=', 'sending')
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

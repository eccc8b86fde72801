// The SQL of conversations: finding, locking, saving, listing.

import { sql } from 'kysely'
import type { Ctx } from '../../platform/ctx.ts'
import type { Cursor } from '../../platform/cursor.ts'
import type { Conversation, ConversationState } from './rules.ts'
import { rankOf } from './rules.ts'
import type { Tables } from './tables.ts'

const t = (ctx: Ctx) => ctx.tx.withTables<Tables>()

const columns = [
  'page_id', 'id', 'citizen_id', 'address_id', 'state', 'claimed_by', 'claimed_at', 'unread', 'waiting_since',
  'last_line_at', 'last_message_id',
] as const // biome-ignore format: a list

/** By address, locked (architecture §3.17); leans on conversations_one_per_address. */
export async function lockByAddress(ctx: Ctx, page_id: string, address_id: string): Promise<Conversation | undefined> {
  const row = await t(ctx)
    .selectFrom('conversations')
    .select(columns)
    .where('page_id', '=', page_id)
    .where('address_id', '=', address_id)
    .forNoKeyUpdate()
    .executeTakeFirst()
  return row as Conversation | undefined
}

export async function lock(ctx: Ctx, page_id: string, id: string): Promise<Conversation | undefined> {
  const row = await t(ctx)
    .selectFrom('conversations')
    .select(columns)
    .where('page_id', '=', page_id)
    .where('id', '=', id)
    .forNoKeyUpdate()
    .executeTakeFirst()
  return row as Conversation | undefined
}

/** Leans on conversations_one_per_address. */
export const findByAddress = (ctx: Ctx, page_id: string, address_id: string) =>
  t(ctx)
    .selectFrom('conversations')
    .select('id')
    .where('page_id', '=', page_id)
    .where('address_id', '=', address_id)
    .executeTakeFirst()

export async function find(ctx: Ctx, page_id: string, id: string): Promise<Conversation | undefined> {
  const row = await t(ctx)
    .selectFrom('conversations')
    .select(columns)
    .where('page_id', '=', page_id)
    .where('id', '=', id)
    .executeTakeFirst()
  return row as Conversation | undefined
}

export const insert = (ctx: Ctx, conversation: Conversation) =>
  t(ctx)
    .insertInto('conversations')
    .values({ ...conversation, rank: rankOf(conversation), created_at: ctx.now })
    .execute()

export const save = (ctx: Ctx, conversation: Conversation) =>
  t(ctx)
    .updateTable('conversations')
    .set({
      state: conversation.state,
      claimed_by: conversation.claimed_by,
      claimed_at: conversation.claimed_at,
      unread: conversation.unread,
      waiting_since: conversation.waiting_since,
      last_line_at: conversation.last_line_at,
      last_message_id: conversation.last_message_id,
      rank: rankOf(conversation),
    })
    .where('page_id', '=', conversation.page_id)
    .where('id', '=', conversation.id)
    .execute()

export interface ListQuery {
  pages: readonly string[]
  states: readonly ConversationState[]
  claimed_by?: string
  unread?: boolean
  /** The rank and id behind which to go on. */
  after?: Cursor
  limit: number
}

/** One look of the list. Page by page and state by state in index order (conversations_list), merged: never a full sort. */
export async function list(ctx: Ctx, query: ListQuery): Promise<(Conversation & { rank: number })[]> {
  const { pages, states, claimed_by, unread, after, limit } = query
  const { rows } = await sql<Conversation & { rank: number }>`
    select c.page_id, c.id, c.citizen_id, c.address_id, c.state, c.claimed_by, c.claimed_at, c.unread, c.waiting_since,
           c.last_line_at, c.last_message_id, c.rank
    from unnest(${pages}::uuid[]) as p(page_id)
    cross join unnest(${states}::text[]) as s(state)
    cross join lateral (
      select * from conversations c
      where c.page_id = p.page_id and c.state = s.state
        ${claimed_by ? sql`and c.claimed_by = ${claimed_by}` : sql``}
        ${unread ? sql`and c.unread > 0` : sql``}
        ${after ? sql`and (c.rank, c.id) > (${after.at}::bigint, ${after.id}::uuid)` : sql``}
      order by c.rank, c.id
      limit ${limit}
    ) c
    order by c.rank, c.id
    limit ${limit}
  `.execute(ctx.tx)
  return rows
}

export interface Counts {
  open: number
  waiting: number
  done: number
  mine: number
  unread: number
}

/** Nobody acts on a number above this; counting further would only cost. */
const countLimit = 1_000

/** The numbers on the tabs, each counted up to `countLimit`. */
export async function count(ctx: Ctx, pages: readonly string[], officer: string): Promise<Counts> {
  const bounded = (where: ReturnType<typeof sql>) => sql`
    (select count(*) from (
       select 1 from unnest(${pages}::uuid[]) as p(page_id)
       cross join lateral (select 1 from conversations c where c.page_id = p.page_id and ${where} limit ${countLimit}) x
       limit ${countLimit}
     ) y)`
  const { rows } = await sql<Counts>`
    select ${bounded(sql`c.state = 'open'`)} as open,
           ${bounded(sql`c.state = 'waiting'`)} as waiting,
           ${bounded(sql`c.state = 'done'`)} as done,
           ${bounded(sql`c.unread > 0`)} as unread,
           (select count(*) from (
              select 1 from conversations c
              where c.claimed_by = ${officer} and c.state <> 'done' and c.page_id = any(${pages}::uuid[])
              limit ${countLimit}
            ) z) as mine
  `.execute(ctx.tx)
  return rows[0] as Counts
}

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
  'last_line_at', 'last_message_id', 'lent_to', 'offer_id', 'snoozed_until', 'answered_wait',
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
      lent_to: conversation.lent_to,
      offer_id: conversation.offer_id,
      snoozed_until: conversation.snoozed_until,
      answered_wait: conversation.answered_wait,
      rank: rankOf(conversation),
    })
    .where('page_id', '=', conversation.page_id)
    .where('id', '=', conversation.id)
    .execute()

export interface ListQuery {
  pages: readonly string[]
  /** Units for which the officer reads what is lent to them of other pages. */
  units: readonly string[]
  states: readonly ConversationState[]
  claimed_by?: string
  /** Nobody holds it. */
  free?: boolean
  unread?: boolean
  /** Somebody has waited since then or longer (ms). */
  waiting_since?: number
  /** The rank and id behind which to go on. */
  after?: Cursor
  limit: number
}

type Ranked = Conversation & { rank: number }

const narrowed = ({ claimed_by, free, unread, waiting_since, after }: ListQuery) => sql`
  ${claimed_by ? sql`and c.claimed_by = ${claimed_by}` : sql``}
  ${free ? sql`and c.claimed_by is null` : sql``}
  ${unread ? sql`and c.unread > 0` : sql``}
  ${waiting_since === undefined ? sql`` : sql`and c.waiting_since <= ${waiting_since}`}
  ${after ? sql`and (c.rank, c.id) > (${after.at}::bigint, ${after.id}::uuid)` : sql``}
`

const shown = sql.raw([...columns, 'rank'].map(name => `c.${name}`).join(', '))

/**
 * One look of the list. Page by page and state by state in index order (conversations_list), merged: never a full sort.
 * What is lent to the officer's units lies in conversations_lent.
 */
export async function list(ctx: Ctx, query: ListQuery): Promise<Ranked[]> {
  const { pages, units, states, limit } = query
  const lent = sql`
    union all
    (select * from conversations c
     where c.lent_to = any(${units}::uuid[]) and c.page_id <> all(${pages}::uuid[]) and c.state = any(${states}::text[])
       ${narrowed(query)}
     order by c.rank, c.id limit ${limit})`
  const { rows } = await sql<Ranked>`
    select ${shown} from (
      select c.* from unnest(${pages}::uuid[]) as p(page_id)
      cross join unnest(${states}::text[]) as s(state)
      cross join lateral (
        select * from conversations c
        where c.page_id = p.page_id and c.state = s.state ${narrowed(query)}
        order by c.rank, c.id
        limit ${limit}
      ) c
      ${units.length > 0 ? lent : sql``}
    ) c
    order by c.rank, c.id
    limit ${limit}
  `.execute(ctx.tx)
  return rows
}

const offeredTo = (officer: string, teams: readonly string[]) => sql`
  o.state = 'open' and (o.to_officer = ${officer} or (o.to_unit = any(${teams}::uuid[]) and o.from_officer <> ${officer}))
`

/** What is offered to the officer, or to a team of theirs; leans on conversation_offers_to_officer and _to_unit. */
export async function listOffered(ctx: Ctx, officer: string, teams: readonly string[], query: ListQuery) {
  const { rows } = await sql<Ranked>`
    select ${shown} from conversation_offers o
    join conversations c on c.page_id = o.page_id and c.id = o.conversation_id
    where ${offeredTo(officer, teams)} ${narrowed(query)}
    order by c.rank, c.id limit ${query.limit}
  `.execute(ctx.tx)
  return rows
}

export interface Counts {
  open: number
  waiting: number
  snoozed: number
  done: number
  mine: number
  unread: number
  offered: number
}

/** Whose list it is: the pages they read, the units they read for, the teams they answer in. */
export interface Eyes {
  readonly officer: string
  readonly pages: readonly string[]
  readonly units: readonly string[]
  readonly teams: readonly string[]
}

/** Nobody acts on a number above this; counting further would only cost. */
const countLimit = 1_000

/** The numbers on the tabs, each counted up to `countLimit`. */
export async function count(ctx: Ctx, { officer, pages, units, teams }: Eyes): Promise<Counts> {
  const lent = sql`c.lent_to = any(${units}::uuid[]) and c.page_id <> all(${pages}::uuid[])`
  const bounded = (where: ReturnType<typeof sql>) => sql`
    (select count(*) from (
       (select 1 from unnest(${pages}::uuid[]) as p(page_id)
        cross join lateral (select 1 from conversations c where c.page_id = p.page_id and ${where} limit ${countLimit}) x
        limit ${countLimit})
       ${units.length > 0 ? sql`union all (select 1 from conversations c where ${lent} and ${where} limit ${countLimit})` : sql``}
     ) y)`
  const { rows } = await sql<Counts>`
    select ${bounded(sql`c.state = 'open'`)} as open,
           ${bounded(sql`c.state = 'waiting'`)} as waiting,
           ${bounded(sql`c.state = 'snoozed'`)} as snoozed,
           ${bounded(sql`c.state = 'done'`)} as done,
           ${bounded(sql`c.unread > 0`)} as unread,
           (select count(*) from (
              select 1 from conversations c
              where c.claimed_by = ${officer} and c.state in ('open', 'waiting')
                and (c.page_id = any(${pages}::uuid[]) or c.lent_to = any(${units}::uuid[]))
              limit ${countLimit}
            ) z) as mine,
           (select count(*) from (select 1 from conversation_offers o where ${offeredTo(officer, teams)} limit ${countLimit}) o) as offered
  `.execute(ctx.tx)
  return rows[0] as Counts
}

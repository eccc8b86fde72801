// The SQL of the queue: what one officer sees of the tips of many units, in order, and how many.

import { sql } from 'kysely'
import type { Ctx } from '../../platform/ctx.ts'
import type { Cursor } from '../../platform/cursor.ts'
import type { Tip } from './tips.ts'

/** What one officer sees: by unit the strongest veil they see through, and whose tips they never do. */
export interface Sight {
  readonly officer_id: string
  /** Units where all but the confidential and the kept, all but the confidential, all. */
  readonly plain: readonly string[]
  readonly kept: readonly string[]
  readonly confidential: readonly string[]
  readonly barred: readonly string[]
}

export interface ListQuery {
  readonly states: readonly string[]
  readonly unit_id?: string | undefined
  readonly urgency?: string | undefined
  readonly category?: string | undefined
  readonly mine?: boolean | undefined
  readonly unread?: boolean | undefined
  readonly after?: Cursor | undefined
  readonly limit: number
}

const notBarred = ({ barred }: Sight) =>
  sql`(t.excluded_unit_id is null or not t.excluded_unit_id = any(${barred}::uuid[]))`

/** A unit reached in several ways stands under the one that shows most. */
function unitsOf(sight: Sight, unit_id: string | undefined): { units: string[]; levels: number[] } {
  const level = new Map<string, number>()
  for (const [n, ids] of [sight.plain, sight.kept, sight.confidential].entries())
    for (const id of ids) if (unit_id === undefined || id === unit_id) level.set(id, n)
  return { units: [...level.keys()], levels: [...level.values()] }
}

const visible = sql`(t.confidentiality = 'ordinary' or u.level = 2) and (not t.keep_from_beat or u.level >= 1)`

const narrowed = ({ urgency, category, unread }: ListQuery) => sql`
  ${urgency ? sql`and t.urgency = ${urgency}` : sql``}
  ${category ? sql`and t.category = ${category}` : sql``}
  ${unread ? sql`and t.unread > 0` : sql``}`

/**
 * Unit by unit and state by state in index order (tips_queue), merged: never a full sort. Ids are merged, from the index
 * alone; the rows of those shown are fetched at the end.
 */
export async function list(ctx: Ctx, sight: Sight, query: ListQuery): Promise<Tip[]> {
  const { after, limit, states } = query
  const behind = after ? sql`and (t.rank, t.id) > (${after.at}::bigint, ${after.id}::uuid)` : sql``
  if (query.mine) {
    const { rows } = await sql<Tip>`
      select t.* from tips t
      where t.assigned_to = ${sight.officer_id} and t.state = any(${states}::text[]) and ${notBarred(sight)}
        ${query.unit_id ? sql`and t.unit_id = ${query.unit_id}` : sql``} ${narrowed(query)} ${behind}
      order by t.rank, t.id limit ${limit}
    `.execute(ctx.tx)
    return rows
  }
  const { units, levels } = unitsOf(sight, query.unit_id)
  const { rows } = await sql<Tip>`
    select t.* from (
    select n.id, n.rank from unnest(${units}::uuid[], ${levels}::int[]) as u(unit_id, level)
    cross join unnest(${states}::text[]) as s(state)
    cross join lateral (
      select t.id, t.rank from tips t
      where t.unit_id = u.unit_id and t.state = s.state and ${visible} and ${notBarred(sight)} ${narrowed(query)} ${behind}
      order by t.rank, t.id limit ${limit}
    ) n
    order by n.rank, n.id limit ${limit}
    ) p join tips t on t.id = p.id
    order by p.rank, p.id
  `.execute(ctx.tx)
  return rows
}

export interface Counts {
  readonly new: number
  readonly triaged: number
  readonly set_aside: number
  readonly closed: number
  readonly urgent: number
  readonly unread: number
  readonly mine: number
}

/** Nobody acts on a number above this; counting further would only cost. */
const countLimit = 1_000

export async function count(ctx: Ctx, sight: Sight): Promise<Counts> {
  const { units, levels } = unitsOf(sight, undefined)
  const bounded = (where: ReturnType<typeof sql>) => sql`
    (select count(*) from (
       select 1 from unnest(${units}::uuid[], ${levels}::int[]) as u(unit_id, level)
       cross join lateral (
         select 1 from tips t where t.unit_id = u.unit_id and ${where} and ${visible} and ${notBarred(sight)}
         limit ${countLimit}
       ) x limit ${countLimit}) y)`
  const { rows } = await sql<Counts>`
    select ${bounded(sql`t.state = 'new'`)} as new, ${bounded(sql`t.state = 'triaged'`)} as triaged,
      ${bounded(sql`t.state = 'set_aside'`)} as set_aside, ${bounded(sql`t.state = 'closed'`)} as closed,
      ${bounded(sql`t.state in ('new', 'triaged') and t.rank < 8000000000000000`)} as urgent,
      ${bounded(sql`t.unread > 0 and t.state not in ('gathering', 'dropped')`)} as unread,
      (select count(*) from (select 1 from tips t where t.assigned_to = ${sight.officer_id}
         and t.state in ('new', 'triaged') and ${notBarred(sight)} limit ${countLimit}) z) as mine
  `.execute(ctx.tx)
  return rows[0] as Counts
}

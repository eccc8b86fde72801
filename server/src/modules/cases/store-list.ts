// The SQL of the lists of cases: what one officer sees of the cases of many units, in order, and how many; and the figures.

import { sql } from 'kysely'
import type { Ctx } from '../../platform/ctx.ts'
import type { Cursor } from '../../platform/cursor.ts'
import type { Case, CaseState } from './rules.ts'

/** By unit how much is seen there: 0 plain, 1 the kept ones too, 2 all; and whose cases never are. */
export interface Sight {
  readonly officer_id: string
  readonly units: readonly string[]
  readonly levels: readonly number[]
  readonly barred: readonly string[]
}

export const narrowings = ['state', 'open', 'mine', 'offered', 'late', 'soon', 'doubtful'] as const
export type Narrowing = (typeof narrowings)[number]

export interface ListQuery {
  readonly of: Narrowing
  /** For `of: 'state'`. */
  readonly state?: CaseState | undefined
  readonly kind?: string | undefined
  readonly category?: string | undefined
  readonly soon_ms: number
  readonly after?: Cursor | undefined
  readonly limit: number
}

export type Listed = Case & { readonly place: number }

const units = ({ units: ids, levels }: Sight) => sql`unnest(${ids}::uuid[], ${levels}::int[]) as u(unit_id, level)`
const visible = sql`(c.confidentiality = 'ordinary' or u.level = 2) and (not c.kept or u.level >= 1)`
const notBarred = ({ barred }: Sight) =>
  sql`(not c.excludes or not exists (
    select from case_exclusions e where e.case_id = c.id and e.unit_id = any(${barred}::uuid[])))`
const inWork = sql`c.state in ('new', 'verifying', 'outside')`
const open = sql`c.state in ('new', 'verifying', 'outside', 'concluded')`

/**
 * Unit by unit in index order, merged: never a full sort, however many units or cases; only ids are merged, from the index
 * alone, and the rows of those shown are fetched at the end. `place` is what the list is
 * ordered by: a case's rank, or when it was or is due.
 */
export async function list(ctx: Ctx, sight: Sight, query: ListQuery): Promise<Listed[]> {
  const { after, limit } = query
  const narrowed = sql`
    ${query.kind ? sql`and c.kind = ${query.kind}` : sql``} ${query.category ? sql`and c.category = ${query.category}` : sql``}`
  const each = (where: ReturnType<typeof sql>, place: ReturnType<typeof sql>) => {
    const behind = after ? sql`and (${place}, c.id) > (${after.at}::bigint, ${after.id}::uuid)` : sql``
    return sql<Listed>`
      select c.*, p.place from (
        select s.id, s.place from ${units(sight)} cross join lateral (
        select c.id, ${place} as place from cases c
        where c.unit_id = u.unit_id and ${where} and ${visible} and ${notBarred(sight)} ${narrowed} ${behind}
        order by ${place}, c.id limit ${limit}
      ) s order by s.place, s.id limit ${limit}
      ) p join cases c on c.id = p.id order by p.place, p.id`
  }
  const { of } = query
  const statement =
    of === 'mine' || of === 'offered'
      ? apart(sight, of, narrowed, after, limit)
      : of === 'open'
        ? each(open, sql`c.rank`)
        : of === 'late'
          ? each(sql`${inWork} and c.due_at <= ${ctx.now}`, sql`c.due_at`)
          : of === 'soon'
            ? each(sql`${inWork} and c.due_at > ${ctx.now} and c.due_at <= ${ctx.now + query.soon_ms}`, sql`c.due_at`)
            : of === 'doubtful'
              ? each(sql`(c.closed_fast or c.closed_bare)`, sql`-c.closed_at`)
              : each(sql`c.state = ${query.state}`, sql`c.rank`)
  return (await statement.execute(ctx.tx)).rows
}

/** What an officer has themselves, and what is offered to their units; leans on cases_mine and referrals_to. */
function apart(
  sight: Sight,
  of: 'mine' | 'offered',
  narrowed: ReturnType<typeof sql>,
  after: Cursor | undefined,
  limit: number,
) {
  const behind = after ? sql`and (c.rank, c.id) > (${after.at}::bigint, ${after.id}::uuid)` : sql``
  const from =
    of === 'mine'
      ? sql`cases c where c.officer_id = ${sight.officer_id} and ${open}`
      : sql`${units(sight)} join referrals r on r.to_unit_id = u.unit_id and r.state = 'offered'
          join cases c on c.id = r.case_id where ${visible}`
  return sql<Listed>`
    select c.*, c.rank as place from ${from} and ${notBarred(sight)} ${narrowed} ${behind}
    order by c.rank, c.id limit ${limit}`
}

export interface Counts {
  readonly new: number
  readonly verifying: number
  readonly outside: number
  readonly concluded: number
  readonly offered: number
  readonly mine: number
  readonly late: number
  readonly soon: number
}

/** Nobody acts on a number above this; counting further would only cost. */
const countLimit = 1_000

export async function count(ctx: Ctx, sight: Sight, soon_ms: number): Promise<Counts> {
  const bounded = (where: ReturnType<typeof sql>) => sql`
    (select count(*) from (
       select 1 from ${units(sight)} cross join lateral (
         select 1 from cases c where c.unit_id = u.unit_id and ${where} and ${visible} and ${notBarred(sight)}
         limit ${countLimit}
       ) x limit ${countLimit}) y)`
  const { rows } = await sql<Counts>`
    select ${bounded(sql`c.state = 'new'`)} as new, ${bounded(sql`c.state = 'verifying'`)} as verifying,
      ${bounded(sql`c.state = 'outside'`)} as outside, ${bounded(sql`c.state = 'concluded'`)} as concluded,
      ${bounded(sql`${inWork} and c.due_at <= ${ctx.now}`)} as late,
      ${bounded(sql`${inWork} and c.due_at > ${ctx.now} and c.due_at <= ${ctx.now + soon_ms}`)} as soon,
      (select count(*) from (select 1 from ${units(sight)}
         join referrals r on r.to_unit_id = u.unit_id and r.state = 'offered' join cases c on c.id = r.case_id
         where ${visible} and ${notBarred(sight)} limit ${countLimit}) y) as offered,
      (select count(*) from (select 1 from cases c
         where c.officer_id = ${sight.officer_id} and ${open} and ${notBarred(sight)} limit ${countLimit}) y) as mine
  `.execute(ctx.tx)
  return rows[0] as Counts
}

export interface Figure {
  readonly kind: string | null
  readonly category: string | null
  readonly state: CaseState
  readonly result: string | null
  readonly cases: number
}

/** Cases received in a time, by kind, category, state and result: numbers only; leans on cases_received. */
export async function figures(
  ctx: Ctx,
  unit_ids: readonly string[],
  from_at: number,
  to_at: number,
): Promise<Figure[]> {
  const { rows } = await sql<Figure>`
    select kind, category, state, result, count(*) as cases from cases
    where unit_id = any(${unit_ids}::uuid[]) and received_at >= ${from_at} and received_at < ${to_at} and state <> 'merged'
    group by kind, category, state, result order by cases desc, kind, category
  `.execute(ctx.tx)
  return rows
}

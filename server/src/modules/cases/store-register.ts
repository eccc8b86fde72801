// The SQL of the official book.

import { sql } from 'kysely'
import type { Ctx } from '../../platform/ctx.ts'
import type { Case } from './rules.ts'
import { t } from './store.ts'
import type { Tables } from './tables.ts'

export type BodyRow = Tables['register_bodies']

/** The next number of a unit's year; whoever comes second waits here. */
export async function nextNumber(ctx: Ctx, unit_id: string, year: number): Promise<number> {
  const { rows } = await sql<{ last_number: number }>`
    insert into register_years as y (unit_id, year, last_number) values (${unit_id}, ${year}, 1)
    on conflict (unit_id, year) do update set last_number = y.last_number + 1
    returning last_number
  `.execute(ctx.tx)
  return (rows[0] as { last_number: number }).last_number
}

export const insertEntry = (ctx: Ctx, row: Tables['register_entries']) =>
  t(ctx).insertInto('register_entries').values(row).execute()

export const leave = (ctx: Ctx, case_id: string) =>
  t(ctx)
    .updateTable('register_entries')
    .set({ left_at: ctx.now })
    .where('case_id', '=', case_id)
    .where('left_at', 'is', null)
    .execute()

export interface Entry {
  readonly number: number
  readonly entered_at: number
  readonly left_at: number | null
  readonly case_id: string
  /** When it was last given to an officer. */
  readonly assigned_at: number | null
  readonly body: Buffer | null
}

/** The lines of a year behind a number, in order; leans on the primary key and case_acts_order. */
export async function entries(
  ctx: Ctx,
  book: { unit_id: string; year: number; after: number; limit: number },
): Promise<Entry[]> {
  const { rows } = await sql<Entry>`
    select e.number, e.entered_at, e.left_at, e.case_id, b.body,
      (select max(a.at) from case_acts a where a.case_id = e.case_id and a.act = 'assigned') as assigned_at
    from register_entries e
    left join register_bodies b on b.case_id = e.case_id
    where e.unit_id = ${book.unit_id} and e.year = ${book.year} and e.number > ${book.after}
    order by e.number limit ${book.limit}
  `.execute(ctx.tx)
  return rows
}

export const bodyOf = (ctx: Ctx, case_id: string): Promise<BodyRow | undefined> =>
  t(ctx).selectFrom('register_bodies').selectAll().where('case_id', '=', case_id).executeTakeFirst()

export const saveBody = (ctx: Ctx, row: BodyRow) =>
  t(ctx)
    .insertInto('register_bodies')
    .values(row)
    .onConflict(on => on.column('case_id').doUpdateSet({ body: row.body, officer_id: row.officer_id, at: row.at }))
    .execute()

/** Its line in the book of the unit that has it. */
export const lineOf = (ctx: Ctx, one: Case) =>
  t(ctx)
    .selectFrom('register_entries')
    .select(['year', 'number'])
    .where('case_id', '=', one.id)
    .where('left_at', 'is', null)
    .executeTakeFirst()

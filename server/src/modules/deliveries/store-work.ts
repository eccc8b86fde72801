// The SQL of which pages have something due, and of which processes may have left something behind.

import { sql } from 'kysely'
import type { Ctx } from '../../platform/ctx.ts'
import type { Tables } from './tables.ts'

const t = (ctx: Ctx) => ctx.tx.withTables<Tables>()

export interface OfApp {
  readonly page_id: string
  readonly app_id: string
}

/** Look anew when each of these pages has something due, by priority. In order of key; leans on deliveries_due. */
export async function lookForWork(ctx: Ctx, pages: readonly OfApp[]): Promise<void> {
  await sql`
    insert into page_work (page_id, priority, app_id, due_at, served_at)
    select p.page_id, r.priority, p.app_id, d.due_at, 0
    from unnest(${pages.map(page => page.page_id)}::uuid[], ${pages.map(page => page.app_id)}::uuid[]) as p (page_id, app_id)
    cross join generate_series(0, 3) as r (priority)
    left join lateral (
      select due_at from deliveries
      where page_id = p.page_id and priority = r.priority and state = 'due'
      order by due_at, id limit 1
    ) d on true
    left join page_work w on w.page_id = p.page_id and w.priority = r.priority
    where d.due_at is distinct from w.due_at
    order by p.page_id, r.priority
    on conflict (page_id, priority) do update set due_at = excluded.due_at
  `.execute(ctx.tx)
}

/** Urgent before chat before notice before broadcast, then the page that was served longest ago. */
export const dueWork = (ctx: Ctx, app_id: string, page_ids: readonly string[]) =>
  t(ctx)
    .selectFrom('page_work')
    .select(['page_id', 'priority'])
    .where('app_id', '=', app_id)
    .where('page_id', 'in', page_ids)
    .where('due_at', '<=', ctx.now)
    .orderBy('priority')
    .orderBy('served_at')
    .orderBy('page_id')
    .execute()

export async function served(ctx: Ctx, rows: readonly { page_id: string; priority: number }[]): Promise<void> {
  await sql`
    update page_work set served_at = ${ctx.now}
    where (page_id, priority) in (
      select w.page_id, w.priority from page_work w
      join unnest(${rows.map(row => row.page_id)}::uuid[], ${rows.map(row => row.priority)}::smallint[]) as r (page_id, priority)
        on w.page_id = r.page_id and w.priority = r.priority
      order by w.page_id, w.priority for no key update of w
    )
  `.execute(ctx.tx)
}

export const enlist = (ctx: Ctx, mark: number) =>
  t(ctx)
    .insertInto('senders')
    .values({ mark, since: ctx.now })
    .onConflict(on => on.column('mark').doNothing())
    .execute()

export async function marksBesides(ctx: Ctx, mark: number): Promise<number[]> {
  const rows = await t(ctx).selectFrom('senders').select('mark').where('mark', '<>', mark).execute()
  return rows.map(row => row.mark)
}

export const strikeOff = (ctx: Ctx, marks: readonly number[]) =>
  t(ctx).deleteFrom('senders').where('mark', 'in', marks).execute()

// The SQL of an officer's saved views.

import { sql } from 'kysely'
import type { Ctx } from '../../platform/ctx.ts'
import type { Tables } from './tables.ts'

const t = (ctx: Ctx) => ctx.tx.withTables<Tables>()

export const viewsOf = (ctx: Ctx, officer_id: string) =>
  t(ctx)
    .selectFrom('inbox_views')
    .select(['id', 'name', 'filter'])
    .where('officer_id', '=', officer_id)
    .orderBy('made_at')
    .orderBy('id')
    .execute()

export const insertView = (ctx: Ctx, officer_id: string, id: string, name: Buffer, filter: object) =>
  t(ctx)
    .insertInto('inbox_views')
    .values({ officer_id, id, name, filter: sql`${JSON.stringify(filter)}::jsonb`, made_at: ctx.now })
    .execute()

export async function removeView(ctx: Ctx, officer_id: string, id: string): Promise<boolean> {
  const done = await t(ctx)
    .deleteFrom('inbox_views')
    .where('officer_id', '=', officer_id)
    .where('id', '=', id)
    .executeTakeFirst()
  return done.numDeletedRows === 1n
}

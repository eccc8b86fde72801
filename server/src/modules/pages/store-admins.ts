// The SQL of the account admins a page's unit has named, and of those who typed without being named.

import { sql } from 'kysely'
import type { Ctx } from '../../platform/ctx.ts'
import type { Tables } from './tables.ts'

const t = (ctx: Ctx) => ctx.tx.withTables<Tables>()

export const saveAdmin = (ctx: Ctx, row: Omit<Tables['page_admins'], 'added_at' | 'confirmed_at'>) =>
  t(ctx)
    .insertInto('page_admins')
    .values({ ...row, added_at: ctx.now, confirmed_at: ctx.now })
    .onConflict(on => on.columns(['page_id', 'admin_mac']).doUpdateSet({ name: row.name, confirmed_at: ctx.now }))
    .execute()

export const admins = (ctx: Ctx, page_id: string) =>
  t(ctx)
    .selectFrom('page_admins')
    .select(['name', 'added_at', 'confirmed_at'])
    .where('page_id', '=', page_id)
    .orderBy('name')
    .execute()

export const confirmAdmins = (ctx: Ctx, page_id: string) =>
  t(ctx).updateTable('page_admins').set({ confirmed_at: ctx.now }).where('page_id', '=', page_id).execute()

export async function adminKnown(ctx: Ctx, page_id: string, macs: readonly Buffer[]): Promise<boolean> {
  const row = await t(ctx)
    .selectFrom('page_admins')
    .select('page_id')
    .where('page_id', '=', page_id)
    .where('admin_mac', 'in', macs)
    .executeTakeFirst()
  return row !== undefined
}

/**
 * One more message of an admin who is not on the list, under the first of `macs` (the current key's). A page keeps at
 * most `kept` such rows: beyond that the alarm stands anyway.
 */
export async function addUnknown(
  ctx: Ctx,
  page_id: string,
  macs: readonly Buffer[],
  version: number,
  kept: number,
): Promise<void> {
  const again = await t(ctx)
    .updateTable('page_unknown_admins')
    .set(eb => ({ last_seen_at: ctx.now, times: eb('times', '+', 1) }))
    .where('page_id', '=', page_id)
    .where('admin_mac', 'in', macs)
    .executeTakeFirst()
  if (again.numUpdatedRows > 0n) return
  await sql`
    insert into page_unknown_admins (page_id, admin_mac, mac_version, first_seen_at, last_seen_at, times)
    select ${page_id}, ${macs[0]}, ${version}, ${ctx.now}, ${ctx.now}, 1
    where (select count(*) from page_unknown_admins where page_id = ${page_id}) < ${kept}
    on conflict (page_id, admin_mac) do update
      set last_seen_at = excluded.last_seen_at, times = page_unknown_admins.times + 1
  `.execute(ctx.tx)
}

/** Of each page on which unknown admins typed: since when, how many admins and how many messages. */
export const unknownByPage = (ctx: Ctx) =>
  t(ctx)
    .selectFrom('page_unknown_admins as u')
    .innerJoin('pages as p', 'p.id', 'u.page_id')
    .select(eb => [
      'u.page_id',
      'p.name',
      eb.fn.min<number>('u.first_seen_at').as('since'),
      eb.fn.sum<number>('u.times').as('times'),
    ])
    .groupBy(['u.page_id', 'p.name'])
    .orderBy('p.name')
    .execute()

export const unknownOf = (ctx: Ctx, page_id: string) =>
  t(ctx)
    .selectFrom('page_unknown_admins')
    .select(['first_seen_at', 'last_seen_at', 'times'])
    .where('page_id', '=', page_id)
    .orderBy('first_seen_at')
    .execute()

/** Those of the page, or with `macs` the one of these; how many rows there were. */
export async function forgetUnknown(ctx: Ctx, page_id: string, macs?: readonly Buffer[]): Promise<number> {
  const all = t(ctx).deleteFrom('page_unknown_admins').where('page_id', '=', page_id)
  const done = await (macs ? all.where('admin_mac', 'in', macs) : all).executeTakeFirst()
  return Number(done.numDeletedRows)
}

// The SQL of officers and their grants.

import { sql } from 'kysely'
import type { Ctx } from '../../platform/ctx.ts'
import type { Role } from './permissions.ts'
import type { Tables } from './tables.ts'

const t = (ctx: Ctx) => ctx.tx.withTables<Tables>()

export const insertOfficer = (ctx: Ctx, row: Tables['officers']) => t(ctx).insertInto('officers').values(row).execute()

export const officerByLogin = (ctx: Ctx, login: string) =>
  t(ctx).selectFrom('officers').selectAll().where('login', '=', login).executeTakeFirst()

export const officerById = (ctx: Ctx, officer_id: string) =>
  t(ctx).selectFrom('officers').selectAll().where('id', '=', officer_id).executeTakeFirst()

export const lockOfficer = (ctx: Ctx, officer_id: string) =>
  t(ctx)
    .selectFrom('officers')
    .select(['id', 'state', 'totp_step'])
    .where('id', '=', officer_id)
    .forNoKeyUpdate()
    .executeTakeFirst()

export const saveOfficer = (
  ctx: Ctx,
  officer_id: string,
  change: Partial<Pick<Tables['officers'], 'state' | 'password_hash' | 'totp_secret' | 'totp_step'>>,
) => t(ctx).updateTable('officers').set(change).where('id', '=', officer_id).execute()

export const names = (ctx: Ctx, officer_ids: readonly string[]) =>
  t(ctx).selectFrom('officers').select(['id', 'name']).where('id', 'in', officer_ids).execute()

const today = (ctx: Ctx) =>
  t(ctx)
    .selectFrom('role_grants as g')
    .where('g.valid_from', '<=', ctx.now)
    .where(e => e.or([e('g.valid_to', 'is', null), e('g.valid_to', '>', ctx.now)]))

/** Leans on role_grants_of_officer. */
export const grantsOf = (ctx: Ctx, officer_id: string) =>
  today(ctx)
    .select(['g.role', 'g.unit_id', 'g.below'])
    .where('g.officer_id', '=', officer_id)
    .orderBy('g.valid_from')
    .execute()

/** Every officer with a grant on one of these units, with all grants of today; by login. */
export const officersOn = (ctx: Ctx, unit_ids: readonly string[]) =>
  today(ctx)
    .innerJoin('officers as o', 'o.id', 'g.officer_id')
    .select(['o.id as officer_id', 'o.login', 'o.name', 'o.state', 'g.role', 'g.unit_id', 'g.below'])
    .where('g.unit_id', '=', sql<string>`any(${[...unit_ids]}::uuid[])`)
    .orderBy('o.login')
    .orderBy('g.valid_from')
    .execute()

/** How many active officers hold one of `roles` on `path[0]`, directly or from a unit above it ("and units below"). */
export async function countHolders(ctx: Ctx, roles: readonly Role[], path: readonly string[]): Promise<number> {
  const row = await today(ctx)
    .innerJoin('officers as o', 'o.id', 'g.officer_id')
    .select(e => e.fn.count<number>('o.id').distinct().as('count'))
    .where('o.state', '=', 'active')
    .where('g.role', 'in', roles)
    .where('g.unit_id', 'in', path)
    .where(e => e.or([e('g.below', '=', true), e('g.unit_id', '=', path[0] as string)]))
    .executeTakeFirstOrThrow()
  return row.count
}

/** The same officers by name. */
export const holders = (ctx: Ctx, roles: readonly Role[], path: readonly string[]) =>
  today(ctx)
    .innerJoin('officers as o', 'o.id', 'g.officer_id')
    .select(['o.id as officer_id', 'o.name'])
    .distinct()
    .where('o.state', '=', 'active')
    .where('g.role', 'in', roles)
    .where('g.unit_id', 'in', path)
    .where(e => e.or([e('g.below', '=', true), e('g.unit_id', '=', path[0] as string)]))
    .orderBy('o.name')
    .execute()

export const insertGrant = (ctx: Ctx, row: Tables['role_grants']) =>
  t(ctx).insertInto('role_grants').values(row).execute()

/** Ends a grant today. False when there is none. */
export async function endGrant(ctx: Ctx, officer_id: string, role: Role, unit_id: string): Promise<boolean> {
  const done = await t(ctx)
    .updateTable('role_grants')
    .set({ valid_to: ctx.now })
    .where('officer_id', '=', officer_id)
    .where('role', '=', role)
    .where('unit_id', '=', unit_id)
    .where('valid_to', 'is', null)
    .executeTakeFirst()
  return done.numUpdatedRows > 0n
}

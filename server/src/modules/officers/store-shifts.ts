// The SQL of shifts.

import { sql } from 'kysely'
import type { Ctx } from '../../platform/ctx.ts'
import type { Role } from './permissions.ts'
import type { Shift } from './shift-rules.ts'
import type { Tables } from './tables.ts'

const t = (ctx: Ctx) => ctx.tx.withTables<Tables>()

const columns = [
  'id',
  'unit_id',
  'officer_id',
  'from_at',
  'to_at',
  'state',
  'taken_by',
  'taken_at',
  'ended_at',
] as const

export const insertShift = (ctx: Ctx, row: Tables['shifts']) => t(ctx).insertInto('shifts').values(row).execute()

/** Shifts of a unit that touch the time from `since` to `until`, by their beginning. Leans on shifts_of_unit. */
export const shiftsBetween = async (ctx: Ctx, unit_id: string, since: number, until: number) =>
  (await t(ctx)
    .selectFrom('shifts')
    .select([...columns, 'note'])
    .where('unit_id', '=', unit_id)
    .where('state', '<>', 'withdrawn')
    .where('from_at', '<', until)
    .where('to_at', '>', since)
    .orderBy('from_at')
    .orderBy('id')
    .execute()) as (Shift & { note: Buffer | null })[]

export const lockShift = async (ctx: Ctx, unit_id: string, id: string) =>
  (await t(ctx)
    .selectFrom('shifts')
    .select(columns)
    .where('id', '=', id)
    .where('unit_id', '=', unit_id)
    .forNoKeyUpdate()
    .executeTakeFirst()) as Shift | undefined

export const saveShift = (ctx: Ctx, { id, state, taken_by, taken_at, ended_at }: Shift, note: Buffer | null = null) =>
  t(ctx).updateTable('shifts').set({ state, taken_by, taken_at, ended_at, note }).where('id', '=', id).execute()

/** One of the officer's shifts in the unit that touches this time and still stands. Leans on shifts_of_officer. */
export const overlapping = (ctx: Ctx, shift: Pick<Shift, 'unit_id' | 'officer_id' | 'from_at' | 'to_at'>) =>
  t(ctx)
    .selectFrom('shifts')
    .select(['from_at', 'to_at'])
    .where('unit_id', '=', shift.unit_id)
    .where('officer_id', '=', shift.officer_id)
    .where('state', 'in', ['planned', 'taken'])
    .where('from_at', '<', shift.to_at)
    .where('to_at', '>', shift.from_at)
    .limit(1)
    .executeTakeFirst()

/** The officer's own shifts that touch this time and still stand, the first first. Leans on shifts_of_officer. */
export const standingOf = async (ctx: Ctx, officer_id: string, since: number, until: number) =>
  (await t(ctx)
    .selectFrom('shifts')
    .select(columns)
    .where('officer_id', '=', officer_id)
    .where('state', 'in', ['planned', 'taken'])
    .where('from_at', '<', until)
    .where('to_at', '>', since)
    .orderBy('from_at')
    .execute()) as Shift[]

/** Taken and not handed over, in these units, ending after `after`; the longest on duty first. Leans on shifts_now. */
export const takenIn = (ctx: Ctx, unit_ids: readonly string[], after: number) =>
  t(ctx)
    .selectFrom('shifts as s')
    .innerJoin('officers as o', 'o.id', 's.taken_by')
    .select(['s.id', 's.unit_id', 'o.id as officer_id', 'o.name', 's.taken_at', 's.to_at'])
    .where('s.unit_id', '=', sql<string>`any(${[...unit_ids]}::uuid[])`)
    .where('s.state', '=', 'taken')
    .where('s.to_at', '>', after)
    .where('o.state', '=', 'active')
    .orderBy('s.taken_at')
    .orderBy('s.id')
    .execute()

/** Active officers who hold one of `roles` on `path[0]`, directly or from a unit above it; by name. */
export const holders = (ctx: Ctx, roles: readonly Role[], path: readonly string[]) =>
  t(ctx)
    .selectFrom('officers as o')
    .innerJoin('role_grants as g', 'g.officer_id', 'o.id')
    .select(['o.id as officer_id', 'o.name'])
    .distinct()
    .where('o.state', '=', 'active')
    .where('g.role', 'in', roles)
    .where('g.unit_id', 'in', path)
    .where('g.valid_from', '<=', ctx.now)
    .where(e => e.or([e('g.valid_to', 'is', null), e('g.valid_to', '>', ctx.now)]))
    .where(e => e.or([e('g.below', '=', true), e('g.unit_id', '=', path[0] as string)]))
    .orderBy('o.name')
    .execute()

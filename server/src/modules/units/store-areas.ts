// The SQL of areas: their names, outlines and who looks after them.

import { sql } from 'kysely'
import type { Ctx } from '../../platform/ctx.ts'
import type { Named, Point, Shape } from './area-rules.ts'
import type { Tables } from './tables.ts'

const t = (ctx: Ctx) => ctx.tx.withTables<Tables>()

/** As many as one place may be: a name that more areas share tells nothing. */
const mostAreas = 40

export const areaById = (ctx: Ctx, id: string) =>
  t(ctx).selectFrom('areas').selectAll().where('id', '=', id).executeTakeFirst()

export const insertName = (ctx: Ctx, row: Tables['area_names']) => t(ctx).insertInto('area_names').values(row).execute()

/** Living areas that one of these keys names, their own names included. Leans on area_names_by_key. */
export const named = (ctx: Ctx, keys: readonly string[]): Promise<Named[]> =>
  t(ctx)
    .selectFrom('area_names as n')
    .innerJoin('areas as a', 'a.id', 'n.area_id')
    .select(['a.id as area_id', 'a.unit_id', 'n.key'])
    .where('n.key', 'in', keys)
    .where('n.valid_to', 'is', null)
    .where('a.valid_to', 'is', null)
    .limit(mostAreas)
    .execute()

/** Areas in whose box the point lies. Leans on area_shapes_box. */
export async function around(ctx: Ctx, { latitude, longitude }: Point): Promise<(Named & { shape: Shape })[]> {
  const rows = await t(ctx)
    .selectFrom('area_shapes as s')
    .innerJoin('areas as a', 'a.id', 's.area_id')
    .select(['a.id as area_id', 'a.unit_id', 's.shape'])
    .where('s.south', '<=', latitude)
    .where('s.north', '>=', latitude)
    .where('s.west', '<=', longitude)
    .where('s.east', '>=', longitude)
    .where('a.valid_to', 'is', null)
    .limit(mostAreas)
    .execute()
  return rows.map(({ shape, ...row }) => ({ ...row, key: '', shape: shape as Shape }))
}

export const saveShape = (ctx: Ctx, row: Omit<Tables['area_shapes'], 'shape'> & { shape: Shape }) =>
  sql`
    insert into area_shapes (area_id, shape, south, north, west, east, source, since)
    values (${row.area_id}, ${JSON.stringify(row.shape)}, ${row.south}, ${row.north}, ${row.west}, ${row.east},
      ${row.source}, ${row.since})
    on conflict (area_id) do update set shape = excluded.shape, south = excluded.south, north = excluded.north,
      west = excluded.west, east = excluded.east, source = excluded.source, since = excluded.since
  `.execute(ctx.tx)

export const insertCharge = (ctx: Ctx, area_id: string, officer_id: string) =>
  t(ctx).insertInto('area_charges').values({ area_id, officer_id, valid_from: ctx.now, valid_to: null }).execute()

export const endCharges = (ctx: Ctx, area_id: string) =>
  t(ctx)
    .updateTable('area_charges')
    .set({ valid_to: ctx.now })
    .where('area_id', '=', area_id)
    .where('valid_to', 'is', null)
    .where('valid_from', '<', ctx.now)
    .execute()

export const inCharge = (ctx: Ctx, area_ids: readonly string[]) =>
  t(ctx)
    .selectFrom('area_charges')
    .select(['area_id', 'officer_id'])
    .where('area_id', 'in', area_ids)
    .where('valid_to', 'is', null)
    .execute()

// Areas (địa bàn): which unit's ground a place lies on, by the words people say for it or by a point; who looks after it.

import { z } from 'zod'
import type { Ctx } from '../../platform/ctx.ts'
import { newId } from '../../platform/ids.ts'
import { found, Refusal } from '../../platform/refusal.ts'
import { record } from '../trail/trail.ts'
import { boxOf, isIn, keyOf, keysIn, meant, type Meant, type Point, type Shape } from './area-rules.ts'
import { below, insertArea } from './store.ts'
import * as store from './store-areas.ts'

export type { Meant, Point }
export type NameSort = 'street' | 'hamlet' | 'landmark' | 'old'

/**
 * Ground a unit answers for. `source` names the list or decision it comes from; `code` is that of the administrative list.
 * It is found by its own name at once.
 */
export async function addArea(
  ctx: Ctx,
  area: { unit_id: string; kind: string; name: string; code?: string; source: string; since?: number },
): Promise<string> {
  const { unit_id, kind, name, code = null, source, since = ctx.now } = area
  const area_id = newId<'area'>(ctx.now)
  await insertArea(ctx, { id: area_id, unit_id, kind, code, name, source, valid_from: since, valid_to: null })
  await nameArea(ctx, area_id, { name, sort: 'hamlet', source })
  await record(ctx, 'area.added', { kind: 'unit', id: unit_id }, { area_id })
  return area_id
}

/** What people say for ground of the area; several areas may share a name. */
export async function nameArea(
  ctx: Ctx,
  area_id: string,
  { name, sort, source }: { name: string; sort: NameSort; source: string },
): Promise<void> {
  const { unit_id } = found(await store.areaById(ctx, area_id))
  const key = keyOf(name)
  if (key === '') throw new Refusal('invalid_input', { issues: ['name'] })
  await store.insertName(ctx, {
    id: newId(ctx.now),
    area_id,
    name,
    key,
    sort,
    source,
    valid_from: ctx.now,
    valid_to: null,
  })
  await record(ctx, 'area.named', { kind: 'unit', id: unit_id }, { area_id })
}

/** Corners of one outline at most: a ward's is some hundreds. */
const mostCorners = 20_000
const ring = z.array(z.tuple([z.number().min(-180).max(180), z.number().min(-90).max(90)]).rest(z.number())).min(4)
const geometry = z.discriminatedUnion('type', [
  z.object({ type: z.literal('Polygon'), coordinates: z.array(ring).min(1) }),
  z.object({ type: z.literal('MultiPolygon'), coordinates: z.array(z.array(ring).min(1)).min(1) }),
])

/** The outline, from a GeoJSON geometry. Refuses `not_an_outline`. A later one takes the place of an earlier one. */
export async function shapeArea(ctx: Ctx, area_id: string, geojson: unknown, source: string): Promise<void> {
  const { unit_id } = found(await store.areaById(ctx, area_id))
  const parsed = geometry.safeParse(geojson)
  if (!parsed.success) throw new Refusal('not_an_outline')
  const { type, coordinates } = parsed.data
  const shape = (type === 'Polygon' ? [coordinates] : coordinates) as unknown as Shape
  if (shape.flat(2).length > mostCorners) throw new Refusal('not_an_outline')
  await store.saveShape(ctx, { area_id, shape, ...boxOf(shape), source, since: ctx.now })
  await record(ctx, 'area.outlined', { kind: 'unit', id: unit_id }, { area_id })
}

/** From now on this officer looks after the area, alone. */
export async function chargeArea(ctx: Ctx, area_id: string, officer_id: string): Promise<void> {
  const { unit_id } = found(await store.areaById(ctx, area_id))
  await store.endCharges(ctx, area_id)
  await store.insertCharge(ctx, area_id, officer_id)
  await record(ctx, 'area.charged', { kind: 'unit', id: unit_id }, { area_id, officer_id })
}

/** Who looks after each of these areas today. */
export const inCharge = async (ctx: Ctx, area_ids: readonly string[]): Promise<Map<string, string>> =>
  new Map(area_ids.length === 0 ? [] : (await store.inCharge(ctx, area_ids)).map(row => [row.area_id, row.officer_id]))

/**
 * Whose ground a place is: of names that every commune has, those of the page's unit and below it. Several areas of more than one unit: it is
 * not clear, and nobody guesses. Empty: nothing known fits.
 */
export async function areasMeant(
  ctx: Ctx,
  place: { text?: string | undefined; point?: Point | undefined },
  unit_id: string,
): Promise<Meant[]> {
  const { text, point } = place
  const keys = text === undefined ? [] : keysIn(text)
  const named = keys.length === 0 ? [] : await store.named(ctx, keys)
  const boxed = point === undefined ? [] : await store.around(ctx, point)
  const inPoint = point === undefined ? [] : boxed.filter(({ shape }) => isIn(shape, point))
  const near = new Set((await below(ctx, [unit_id])).map(row => row.unit_id))
  return meant(inPoint, named, near)
}

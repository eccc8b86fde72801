// Units: the dated tree police units stand in, what each answers for, its hot lines, and the policies of the house.

import type { Ctx } from '../../platform/ctx.ts'
import { type Id, newId } from '../../platform/ids.ts'
import { found, invariant } from '../../platform/refusal.ts'
import { remembered } from '../../platform/remembered.ts'
import { record } from '../trail/trail.ts'
import * as rules from './rules.ts'
import * as store from './store.ts'

export {
  addArea,
  areasMeant,
  chargeArea,
  inCharge,
  type Meant,
  nameArea,
  type NameSort,
  shapeArea,
} from './areas.ts'
export { policies } from './rules.ts'
export type UnitId = Id<'unit'>

export interface Unit {
  readonly unit_id: UnitId
  readonly code: string
  readonly kind: string
  readonly name: string
  readonly parent_id: UnitId | null
  readonly valid_from: number
  /** First millisecond it no longer exists; null while it does. */
  readonly valid_to: number | null
}

/** Add a unit under another, or at the top. `code` is never reused; `since` may lie in the past. */
export async function addUnit(
  ctx: Ctx,
  unit: { code: string; kind: string; name: string; parent_id: UnitId | null; since?: number },
): Promise<UnitId> {
  const unit_id = newId<'unit'>(ctx.now)
  await store.lockTree(ctx)
  await store.insertUnit(ctx, { ...unit, unit_id, since: unit.since ?? ctx.now })
  await record(ctx, 'unit.added', { kind: 'unit', id: unit_id }, { code: unit.code, parent_id: unit.parent_id })
  return unit_id
}

export async function renameUnit(ctx: Ctx, unit_id: string, name: string): Promise<void> {
  await store.lockTree(ctx)
  found(await store.unitById(ctx, unit_id))
  await store.saveName(ctx, unit_id, name)
  await record(ctx, 'unit.renamed', { kind: 'unit', id: unit_id })
}

/** Refuses unit_under_itself and unit_ended. */
export async function moveUnit(ctx: Ctx, unit_id: string, parent_id: UnitId | null): Promise<void> {
  await store.lockTree(ctx)
  const unit = found(await store.unitById(ctx, unit_id))
  rules.move(unit, parent_id === null ? [] : await store.above(ctx, parent_id))
  await store.saveParent(ctx, unit_id, parent_id)
  await record(ctx, 'unit.moved', { kind: 'unit', id: unit_id }, { parent_id })
}

/** The unit ends now; `source` is the decision that says so. Refuses unit_ended, unit_has_units_below, successor_needed. */
export async function endUnit(
  ctx: Ctx,
  unit_id: string,
  successor_ids: readonly UnitId[],
  source: string,
): Promise<void> {
  await store.lockTree(ctx)
  const unit = found(await store.unitById(ctx, unit_id))
  const below = (await store.below(ctx, [unit_id])).filter(each => each.unit_id !== unit_id)
  rules.end(
    unit,
    below.map(each => each.unit_id),
    successor_ids,
  )
  await store.saveEnd(ctx, unit_id, successor_ids, source)
  await record(ctx, 'unit.ended', { kind: 'unit', id: unit_id }, { successors: successor_ids.length })
}

/** Every unit there is or was, with its newest name and parent and its successors, by code. */
export async function unitTree(ctx: Ctx): Promise<(Unit & { readonly successor_ids: UnitId[] })[]> {
  const units = await store.allUnits(ctx)
  const of = Map.groupBy(await store.successors(ctx), row => row.unit_id)
  return units.map(unit => ({
    ...(unit as Unit),
    successor_ids: (of.get(unit.unit_id) ?? []).map(row => row.successor_id as UnitId),
  }))
}

async function getUnit(ctx: Ctx, unit_id: string): Promise<Unit> {
  return found(await store.unitById(ctx, unit_id)) as Unit
}

export async function findUnitByCode(ctx: Ctx, code: string): Promise<Unit | undefined> {
  return (await store.unitByCode(ctx, code)) as Unit | undefined
}

export async function unitName(ctx: Ctx, unit_id: string): Promise<string> {
  return (await getUnit(ctx, unit_id)).name
}

/** Names by unit id, for lists. */
export async function unitNames(ctx: Ctx, unit_ids: readonly string[]): Promise<Map<string, string>> {
  if (unit_ids.length === 0) return new Map()
  const rows = await store.names(ctx, [...new Set(unit_ids)])
  return new Map(rows.map(row => [row.unit_id, row.name]))
}

/** The units of today below this one, itself included. */
export async function unitsBelow(ctx: Ctx, unit_id: string): Promise<UnitId[]> {
  return (await store.below(ctx, [unit_id])).map(row => row.unit_id as UnitId)
}

/** The same for many at once: each unit below together with the one of `unit_ids` it was reached from. */
export async function unitsBelowEach(ctx: Ctx, unit_ids: readonly string[]): Promise<Map<string, UnitId[]>> {
  if (unit_ids.length === 0) return new Map()
  const rows = await store.below(ctx, [...new Set(unit_ids)])
  const grouped = Map.groupBy(rows, row => row.from_id)
  return new Map([...grouped].map(([from, list]) => [from, list.map(row => row.unit_id as UnitId)]))
}

/** The path to the top of today's tree, the unit itself first. */
export async function unitsAbove(ctx: Ctx, unit_id: string): Promise<UnitId[]> {
  return (await store.above(ctx, unit_id)) as UnitId[]
}

/** The tops of today's tree: units that stand under none. */
export const topUnits = (ctx: Ctx): Promise<string[]> => store.tops(ctx)

/** The areas of a unit today, by name. */
export const areasOf = store.areasOf

/** For whom a number is the right one; null: for any danger. */
export type HotMatter = 'child' | 'despair' | null

export interface HotLine {
  readonly number: string
  readonly label: string
  readonly matter: HotMatter
  readonly source: string
  readonly effective_from: number
}

/** The hot lines a unit tells citizens today: its own, else those of the nearest unit above that has some. */
export async function hotLines(ctx: Ctx, unit_id: string): Promise<HotLine[]> {
  const path = await store.above(ctx, unit_id)
  const rows = await store.hotLinesOf(ctx, path)
  const nearest = path.find(id => rows.some(row => row.unit_id === id))
  return rows.filter(row => row.unit_id === nearest).map(asHotLine)
}

const asHotLine = ({ number, label, matter, source, valid_from }: store.HotLineRow): HotLine => {
  return { number, label, matter: matter as HotMatter, source, effective_from: valid_from }
}

/** The unit's own hot lines of today, if it has any. */
export async function ownHotLines(ctx: Ctx, unit_id: string): Promise<HotLine[]> {
  return (await store.hotLinesOf(ctx, [unit_id])).map(asHotLine)
}

export async function addHotLine(
  ctx: Ctx,
  line: {
    unit_id: string
    number: string
    label: string
    matter?: HotMatter
    source: string
    signed_by: string
    since?: number
  },
): Promise<void> {
  const { since = ctx.now, matter = null, ...rest } = line
  const hot_line_id = newId<'hot_line'>(ctx.now)
  await store.insertHotLine(ctx, { ...rest, matter, id: hot_line_id, valid_from: since, valid_to: null })
  await record(ctx, 'hot_line.added', { kind: 'unit', id: line.unit_id }, { hot_line_id })
}

/** From now on the number is no longer told. Refuses not_found. */
export async function endHotLine(ctx: Ctx, unit_id: string, number: string): Promise<void> {
  found((await store.endHotLine(ctx, unit_id, number)) || undefined)
  await record(ctx, 'hot_line.ended', { kind: 'unit', id: unit_id })
}

/** The value that holds now, in the measure the name ends with; of the unit, else of the nearest above, else of all. */
export async function policy(ctx: Ctx, name: rules.PolicyName, unit_id?: string): Promise<number> {
  const rows = (await policies.of(ctx, '', () => store.allPolicies(ctx))).filter(row => row.name === name)
  const own = unit_id !== undefined && rows.some(row => row.unit_id !== null)
  const value = rules.policyValue(rows, own ? await store.above(ctx, unit_id) : [], ctx.now)
  invariant(value !== undefined, `policy ${name} has a row for the whole installation`)
  return value
}

/** A change asks for many of them. */
const policies = remembered<Awaited<ReturnType<typeof store.allPolicies>>>()

/** From `since` (now by default) the value holds; `source` says who decided it. */
export async function setPolicy(
  ctx: Ctx,
  name: rules.PolicyName,
  value: number,
  { unit_id = null, source, since = ctx.now }: { unit_id?: UnitId | null; source: string; since?: number },
): Promise<void> {
  const policy_id = newId<'policy'>(ctx.now)
  await store.insertPolicy(ctx, { id: policy_id, name, unit_id, value, source, valid_from: since })
  policies.forget(ctx)
  await record(ctx, 'policy.set', { kind: 'policy', id: policy_id }, { name, value, unit_id })
}

export interface PolicyRow {
  readonly name: rules.PolicyName
  /** Null: of the whole installation. */
  readonly unit_id: string | null
  readonly value: number
  readonly source: string
  readonly valid_from: number
}

/** Every row that holds now, of the installation and of units, by name. */
export const listPolicies = async (ctx: Ctx): Promise<PolicyRow[]> =>
  (await store.policiesNow(ctx)).filter((row): row is PolicyRow => isPolicy(row.name))

export const isPolicy = (name: string): name is rules.PolicyName => Object.hasOwn(rules.policies, name)

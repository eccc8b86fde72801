// Which unit answers for a tip by its category, and what is kept from whom: the dated rows, and the tree above the page's unit.

import type { Ctx } from '../../platform/ctx.ts'
import { newId } from '../../platform/ids.ts'
import { invariant } from '../../platform/refusal.ts'
import { record } from '../trail/trail.ts'
import { unitsAbove, unitTree } from '../units/units.ts'
import type { Confidentiality, ContactRule } from './rules.ts'
import * as store from './store.ts'

export interface Route {
  readonly unit_id: string
  readonly confidentiality: Confidentiality
  readonly contact_rule: ContactRule
  /** A slug: own, team, above, top. */
  readonly why: string
}

/** By the row of its category that holds today; without one it is the page's own unit's. */
export async function routeFor(ctx: Ctx, unit_id: string, category: string | null): Promise<Route> {
  const [row] = category === null ? [] : await store.categoryRules(ctx, category)
  if (!row) return { unit_id, confidentiality: 'ordinary', contact_rule: 'may_call', why: 'own' }
  const { reader, team_kind } = row
  const rules = {
    confidentiality: row.confidentiality as Confidentiality,
    contact_rule: row.contact_rule as ContactRule,
  }
  if (reader === 'unit') return { unit_id, ...rules, why: 'own' }
  const team = reader === 'team' && team_kind !== null ? await teamNear(ctx, unit_id, team_kind) : undefined
  if (team) return { unit_id: team, ...rules, why: 'team' }
  return { ...(await aboveOf(ctx, unit_id)), ...rules }
}

/** The unit above; at the top the unit itself. */
export async function aboveOf(ctx: Ctx, unit_id: string): Promise<{ unit_id: string; why: 'above' | 'top' }> {
  const [, above] = await unitsAbove(ctx, unit_id)
  return above === undefined ? { unit_id, why: 'top' } : { unit_id: above, why: 'above' }
}

/** The nearest living unit of a kind: on the path up, or right below a unit of that path. */
async function teamNear(ctx: Ctx, unit_id: string, kind: string): Promise<string | undefined> {
  const living = (await unitTree(ctx)).filter(unit => unit.valid_to === null && unit.kind === kind)
  for (const step of await unitsAbove(ctx, unit_id)) {
    const team = living.find(unit => unit.unit_id === step || unit.parent_id === step)
    if (team) return team.unit_id
  }
  return undefined
}

export interface OutsideReader {
  readonly name: string
  readonly address: string
}

/** Who outside reads what is told about people of a unit that stands under none: those of the unit or of its top. */
export async function outsideReaders(ctx: Ctx, unit_id: string): Promise<OutsideReader[]> {
  const rows = await store.outsideReaders(ctx, await unitsAbove(ctx, unit_id))
  return rows.map(({ name, address }) => ({ name, address }))
}

/** Add one, from now on. `source` names the list or decision it comes from. */
export async function addOutsideReader(
  ctx: Ctx,
  reader: OutsideReader & { unit_id: string; source: string; signed_by?: string },
): Promise<void> {
  invariant(reader.name !== '' && reader.address !== '', 'an outside reader has a name and an address')
  const id = newId<'outside_reader'>(ctx.now)
  const { signed_by = null, ...row } = reader
  await store.insertOutsideReader(ctx, { ...row, id, signed_by, valid_from: ctx.now, valid_to: null })
  await record(ctx, 'outside_reader.added', { kind: 'unit', id: reader.unit_id }, { reader_id: id })
}

/** From now on; what was opened before stays where it is. The rule of how informants are reached goes on. */
export async function setCategoryRule(
  ctx: Ctx,
  rule: {
    category: string
    reader: 'unit' | 'above' | 'team'
    team_kind: string | null
    confidentiality: Confidentiality
    source: string
    signed_by: string
  },
): Promise<void> {
  const [before] = await store.categoryRules(ctx, rule.category)
  if (before) await store.endCategoryRule(ctx, before.id)
  const id = newId<'category_rule'>(ctx.now)
  const contact_rule = before?.contact_rule ?? 'may_call'
  await store.insertCategoryRule(ctx, { ...rule, id, contact_rule, valid_from: ctx.now, valid_to: null })
  await record(
    ctx,
    'category_rule.set',
    { kind: 'category_rule', id },
    { category: rule.category, reader: rule.reader },
  )
}

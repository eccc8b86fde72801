// Reply templates of a unit: dated, inherited by the units below. Hides which of several holds.

import type { Ctx } from '../../platform/ctx.ts'
import { newId } from '../../platform/ids.ts'
import { found, Refusal } from '../../platform/refusal.ts'
import { record } from '../trail/trail.ts'
import { unitsAbove } from '../units/units.ts'
import * as rules from './rules.ts'
import * as store from './store.ts'

export { check, fill, type Values, type Variable, variables } from './rules.ts'

export interface Template {
  readonly id: string
  readonly unit_id: string
  readonly shortcut: string
  readonly title: string
  readonly text: string
  readonly written_by: string
  readonly valid_from: number
  readonly valid_to: number | null
}

/** Nobody finds anything among more. */
const mostOfUnit = 200

/** What officers of the unit can use now, its own and inherited, by shortcut. */
export async function templatesOf(ctx: Ctx, unit_id: string): Promise<Template[]> {
  const path = await unitsAbove(ctx, unit_id)
  return rules.holding(await store.ofUnits(ctx, path), path, ctx.now)
}

/** The same, with the unit's own that begin later. */
export async function templatesFrom(ctx: Ctx, unit_id: string): Promise<Template[]> {
  const later = (await store.ofUnits(ctx, [unit_id])).filter(row => row.valid_from > ctx.now)
  return [...(await templatesOf(ctx, unit_id)), ...later]
}

export interface NewTemplate {
  readonly shortcut: string
  readonly title: string
  readonly text: string
  readonly from_at?: number | undefined
  readonly to_at?: number | undefined
}

/**
 * Write one; what the unit had under the shortcut ends where this begins, unless this is for a time only: then that holds
 * again after it. Refuses `unknown_variable`, `template_dates`, `templates_full`.
 */
export async function writeTemplate(ctx: Ctx, unit_id: string, officer: string, made: NewTemplate): Promise<Template> {
  const { shortcut, title, from_at = ctx.now, to_at = null } = made
  const text = made.text.normalize('NFC')
  rules.check(text)
  if (from_at < ctx.now || (to_at !== null && to_at <= from_at)) throw new Refusal('template_dates')
  const own = await store.ofUnits(ctx, [unit_id])
  if (own.length >= mostOfUnit) throw new Refusal('templates_full', { limit: mostOfUnit })
  if (to_at === null) await store.endBefore(ctx, unit_id, shortcut, from_at)
  const id = newId<'template'>(ctx.now)
  const row = {
    id,
    unit_id,
    shortcut,
    title: title.normalize('NFC'),
    text,
    written_by: officer,
    valid_from: from_at,
    valid_to: to_at,
  }
  await store.insert(ctx, { ...row, written_at: ctx.now })
  await record(ctx, 'template.written', { kind: 'unit', id: unit_id }, { template_id: id, shortcut })
  return row
}

/** From now on nobody uses it; what is inherited under its shortcut holds again. Throws `not_found`. */
export async function endTemplate(ctx: Ctx, unit_id: string, id: string): Promise<void> {
  const row = found(await store.lock(ctx, unit_id, id))
  if (row.valid_to !== null && row.valid_to <= ctx.now) throw new Refusal('not_now', { state: 'ended' })
  await store.end(ctx, row)
  await record(ctx, 'template.ended', { kind: 'unit', id: unit_id }, { template_id: id, shortcut: row.shortcut })
}

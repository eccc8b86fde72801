// How tips come together in cases and part again: opened, joined, split, merged, and nothing is lost on the way.

import { randomInt } from 'node:crypto'
import type { Ctx } from '../../platform/ctx.ts'
import { newId } from '../../platform/ids.ts'
import { invariant, Refusal } from '../../platform/refusal.ts'
import { record } from '../trail/trail.ts'
import { unitsAbove } from '../units/units.ts'
import { act, officerOrNull } from './acts.ts'
import { newCode } from './code.ts'
import { isKept } from './referral-rules.ts'
import { enterBook, leaveBook } from './register.ts'
import * as rules from './rules.ts'
import type { Case, Confidentiality, Urgency } from './rules.ts'
import { saveCase } from './saving.ts'
import * as store from './store.ts'
import { withdrawOpen } from './store-referrals.ts'

/** What a case must know of a tip; the flow that locked it hands it over. */
export interface TipOfCase {
  readonly id: string
  readonly page_id: string
  readonly unit_id: string
  readonly excluded_unit_id: string | null
  readonly confidentiality: Confidentiality
  readonly keep_from_beat: boolean
  readonly category: string | null
  readonly kind: string | null
  readonly urgency: Urgency
  readonly received_at: number
}

const excludedBy = (tips: readonly TipOfCase[]): string[] => [
  ...new Set(tips.flatMap(tip => tip.excluded_unit_id ?? [])),
]

/** What the case takes over from its tips: the strictest, the loudest, the first receipt. */
function drawn(tips: readonly TipOfCase[]) {
  return {
    urgency: tips.map(tip => tip.urgency).reduce(rules.louder, 'none'),
    confidentiality: tips.map(tip => tip.confidentiality).reduce(rules.stricter, 'ordinary'),
    kept: tips.some(tip => tip.keep_from_beat),
    excludes: excludedBy(tips).length > 0,
    received_at: Math.min(...tips.map(tip => tip.received_at)),
  }
}

/** A new case of one unit about these tips, none of which is in another. Refuses not_now, other_unit. */
export async function openCase(ctx: Ctx, tips: readonly TipOfCase[]): Promise<Case> {
  for (const tip of tips)
    if ((await store.caseOf(ctx, tip.id)) !== undefined) throw new Refusal('not_now', { state: 'in_case' })
  const next = await begin(ctx, tips)
  await act(ctx, next, 'opened', { tips: tips.length })
  return next
}

async function begin(ctx: Ctx, tips: readonly TipOfCase[]): Promise<Case> {
  const first = tips.toSorted((a, b) => a.received_at - b.received_at)[0]
  invariant(first, 'a case is about at least one tip')
  if (tips.some(tip => tip.unit_id !== first.unit_id)) throw new Refusal('other_unit')
  const id = newId<'case'>(ctx.now)
  const fresh: Omit<Case, 'code'> = {
    id,
    page_id: first.page_id,
    unit_id: first.unit_id,
    officer_id: null,
    state: 'new',
    kind: tips.find(tip => tip.kind !== null)?.kind ?? null,
    category: tips.find(tip => tip.category !== null)?.category ?? null,
    ...drawn(tips),
    opened_at: ctx.now,
    opened_by: officerOrNull(ctx),
    moved_at: null,
    due_at: null,
    ...rules.undecided,
    merged_into: null,
  }
  const { wrapped } = ctx.keys.make(id)
  for (let tries = 0; tries < 20; tries += 1) {
    const one: Case = { ...fresh, code: newCode(randomInt) }
    if (!(await store.insertCase(ctx, one, wrapped))) continue
    await store.addExclusions(ctx, id, excludedBy(tips))
    await store.putTips(
      ctx,
      id,
      tips.map(tip => ({ tip_id: tip.id, page_id: tip.page_id })),
    )
    await enterBook(ctx, one)
    return one
  }
  invariant(false, 'a free code is found in twenty draws')
}

/** One more informant tells of the same: the tip joins, its thread stays its own. Refuses not_now, other_unit, unit_excluded. */
export async function joinTip(ctx: Ctx, one: Case, tip: TipOfCase): Promise<Case> {
  if (!rules.isLively(one.state)) throw new Refusal('not_now', { state: one.state })
  if (tip.unit_id !== one.unit_id) throw new Refusal('other_unit')
  if ((await store.caseOf(ctx, tip.id)) !== undefined) throw new Refusal('not_now', { state: 'in_case' })
  await keepFrom(ctx, one, [tip])
  await store.putTips(ctx, one.id, [{ tip_id: tip.id, page_id: tip.page_id }])
  const own = drawn([tip])
  const next = await saveCase(ctx, one, {
    urgency: rules.louder(one.urgency, own.urgency),
    confidentiality: rules.stricter(one.confidentiality, own.confidentiality),
    kept: one.kept || own.kept,
    excludes: one.excludes || own.excludes,
    received_at: Math.min(one.received_at, own.received_at),
  })
  await act(ctx, next, 'tip_joined', { tip_id: tip.id })
  return next
}

/** What a tip is about must not lie with the unit that has the case. */
async function keepFrom(ctx: Ctx, one: Case, tips: readonly TipOfCase[]): Promise<void> {
  const excluded = excludedBy(tips)
  if (isKept(await unitsAbove(ctx, one.unit_id), excluded)) throw new Refusal('unit_excluded')
  await store.addExclusions(ctx, one.id, excluded)
}

/** Some tips are about something else: they leave for a case of their own. Refuses not_now, case_keeps_one. */
export async function splitCase(
  ctx: Ctx,
  one: Case,
  leaving: readonly TipOfCase[],
): Promise<{ one: Case; other: Case }> {
  if (!rules.isLively(one.state)) throw new Refusal('not_now', { state: one.state })
  const held = (await store.tipsOf(ctx, one.id)).map(each => each.tip_id)
  const ids = leaving.map(tip => tip.id)
  rules.split(held, ids)
  await store.takeTips(ctx, one.id, ids)
  const other = await begin(ctx, leaving)
  // who must not hear of the whole must not hear of a part: the officer may not have seen what a tip hints at
  const excluded = await store.exclusionsOf(ctx, one.id)
  await store.addExclusions(ctx, other.id, excluded)
  const kept = { confidentiality: one.confidentiality, kept: one.kept, excludes: excluded.length > 0 }
  const next = await saveCase(ctx, other, kept)
  await act(ctx, one, 'split', { case_id: other.id, tips: ids.length })
  await act(ctx, next, 'split_from', { case_id: one.id, tips: ids.length })
  return { one, other: next }
}

/** Both were about the same: all of `one` goes into `into`, whose timeline shows both from now on. */
export async function mergeCases(ctx: Ctx, one: Case, into: Case): Promise<Case> {
  const { merged, into: kept } = rules.merge(one, into, ctx.now)
  const excluded = await store.exclusionsOf(ctx, one.id)
  if (isKept(await unitsAbove(ctx, into.unit_id), excluded)) throw new Refusal('unit_excluded')
  const held = await store.tipsOf(ctx, one.id)
  if (held.length > 0) {
    await store.takeTips(
      ctx,
      one.id,
      held.map(each => each.tip_id),
    )
    await store.putTips(ctx, into.id, held)
  }
  await store.addExclusions(ctx, into.id, excluded)
  await leaveBook(ctx, one)
  await saveCase(ctx, one, merged)
  const next = await saveCase(ctx, into, kept)
  await act(ctx, merged, 'merged_into', { case_id: into.id })
  await act(ctx, next, 'merged', { case_id: one.id, tips: held.length })
  return next
}

/**
 * A tip of it turned out to be about people of the unit that has it, and was moved out of their sight. It leaves the case
 * without a line in its timeline; a case of that tip alone goes where the tip went. Returns the case when it went along.
 */
export async function holdBack(ctx: Ctx, one: Case, tip: TipOfCase): Promise<Case | undefined> {
  const thing = { kind: 'case', id: one.id }
  if ((await store.tipsOf(ctx, one.id)).length > 1) {
    await store.takeTips(ctx, one.id, [tip.id])
    await record(ctx, 'case.tip_held_back', thing, { tip_id: tip.id })
    await saveCase(ctx, one, {})
    return undefined
  }
  await store.addExclusions(ctx, one.id, excludedBy([tip]))
  await withdrawOpen(ctx, one.id)
  await leaveBook(ctx, one)
  const state = one.state === 'verifying' ? 'new' : one.state
  const change = { unit_id: tip.unit_id, officer_id: null, excludes: true, confidentiality: tip.confidentiality, state }
  const next = await saveCase(ctx, one, { ...change, moved_at: ctx.now })
  await enterBook(ctx, next)
  await record(ctx, 'case.held_back', thing, { unit_id: tip.unit_id })
  return next
}

/** What its tips or their clocks say anew: urgency, kind, category, what is due next. */
export async function drawAnew(ctx: Ctx, one: Case, tips: readonly TipOfCase[], due_at: number | null): Promise<Case> {
  const { urgency, confidentiality, kept } = drawn(tips)
  const change = {
    urgency,
    kept: one.kept || kept,
    confidentiality: rules.stricter(one.confidentiality, confidentiality),
    kind: tips.find(tip => tip.kind !== null)?.kind ?? one.kind,
    category: one.category ?? tips.find(tip => tip.category !== null)?.category ?? null,
    due_at,
  }
  const same = Object.entries(change).every(([name, value]) => one[name as keyof Case] === value)
  return same ? one : saveCase(ctx, one, change)
}

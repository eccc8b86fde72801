// Tips become a case, join one, leave for another, and two cases become one: each informant's thread stays their own.

import {
  type Case,
  findCaseOfTip,
  holdBack,
  joinTip,
  lockAnyCase,
  lockCase,
  mergeCases,
  openCase,
  splitCase,
} from '../modules/cases/cases.ts'
import { lockTip, saveTip, type Tip } from '../modules/tips/tips.ts'
import type { Ctx } from '../platform/ctx.ts'
import { Refusal } from '../platform/refusal.ts'
import { lockBoth, lockWhole, refreshCase, saveTips, tipOfCase } from './case-tips.ts'

/** Locked by id; the caller may do `act` with each. Refuses not_now for one that was not triaged. */
async function ownTips(ctx: Ctx, ids: readonly string[], act: 'tip.triage' | 'tip.read'): Promise<Tip[]> {
  const tips: Tip[] = []
  for (const id of [...new Set(ids)].sort()) {
    const tip = await lockTip(ctx, id, act)
    if (tip.state !== 'triaged') throw new Refusal('not_now', { state: tip.state })
    tips.push(tip)
  }
  return tips
}

const into = (ctx: Ctx, tips: readonly Tip[], one: Case, what: string): Promise<Tip[]> =>
  saveTips(ctx, tips, () => ({ case_id: one.id }), what, { case_id: one.id })

/** A tip was moved out of the sight of people it is about: it leaves its case, or takes it along. The tip is locked. */
export async function leaveHeld(ctx: Ctx, tip: Tip): Promise<Tip> {
  const found = tip.case_id === null ? undefined : await findCaseOfTip(ctx, tip.id)
  if (!found) return tip
  const gone = await holdBack(ctx, await lockAnyCase(ctx, found.id), tipOfCase(tip))
  return gone ? tip : saveTip(ctx, tip, { case_id: null })
}

/** A case of these tips. Refuses not_now, other_unit. */
export async function openCaseOf(ctx: Ctx, tip_ids: readonly string[]): Promise<Case> {
  const tips = await ownTips(ctx, tip_ids, 'tip.triage')
  const one = await openCase(ctx, tips.map(tipOfCase))
  return refreshCase(ctx, one, await into(ctx, tips, one, 'case_opened'))
}

/** One more informant of the same matter. */
export async function joinCase(ctx: Ctx, case_id: string, tip_id: string): Promise<Case> {
  const [tip] = await ownTips(ctx, [tip_id], 'tip.read')
  const one = await joinTip(ctx, await lockCase(ctx, case_id, 'case.work'), tipOfCase(tip as Tip))
  await into(ctx, [tip as Tip], one, 'case_joined')
  return refreshCase(ctx, one)
}

/** These tips are about something else: a case of their own, which is returned. */
export async function splitOff(ctx: Ctx, case_id: string, tip_ids: readonly string[]): Promise<Case> {
  const { one, tips } = await lockWhole(ctx, case_id, (own, id) => lockCase(own, id, 'case.work'))
  const leaving = tips.filter(tip => tip_ids.includes(tip.id))
  if (leaving.length !== new Set(tip_ids).size) throw new Refusal('not_found')
  const { other } = await splitCase(ctx, one, leaving.map(tipOfCase))
  await refreshCase(ctx, one)
  return refreshCase(ctx, other, await into(ctx, leaving, other, 'case_left'))
}

/** All of `case_id` goes into `into_id`, which is returned. */
export async function mergeInto(ctx: Ctx, case_id: string, into_id: string): Promise<Case> {
  if (case_id === into_id) throw new Refusal('not_now', { state: 'same' })
  const [from, target] = await lockBoth(ctx, case_id, into_id, (own, id) => lockCase(own, id, 'case.work'))
  const next = await mergeCases(ctx, from.one, target.one)
  await into(ctx, from.tips, next, 'case_joined')
  return refreshCase(ctx, next)
}

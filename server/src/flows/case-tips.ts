// A case together with its tips: locked in one order, tips first; what one says of the other kept alike.

import { type Case, drawAnew, findCaseOfTip, lockAnyCase, type TipOfCase, tipsOfCase } from '../modules/cases/cases.ts'
import { clocksOf } from '../modules/deadlines/deadlines.ts'
import { act, lockAnyTip, matterOf, saveTip, type Tip, type TipChange, tipsByIds } from '../modules/tips/tips.ts'
import type { Ctx } from '../platform/ctx.ts'
import { Refusal } from '../platform/refusal.ts'

export const tipOfCase = (tip: Tip): TipOfCase => tip

export interface Whole {
  readonly one: Case
  readonly tips: readonly Tip[]
}

/** Tips by id, then the case: the one written order. Refuses not_now when they changed while it waited. */
export async function lockWhole(ctx: Ctx, id: string, lock: (ctx: Ctx, id: string) => Promise<Case>): Promise<Whole> {
  const tips = await lockTips(ctx, await heldBy(ctx, id))
  const one = await lock(ctx, id)
  await unchanged(ctx, id, tips)
  return { one, tips }
}

/** Two cases with the tips of both. */
export async function lockBoth(
  ctx: Ctx,
  a: string,
  b: string,
  lock: (ctx: Ctx, id: string) => Promise<Case>,
): Promise<readonly [Whole, Whole]> {
  const [ofA, ofB] = [await heldBy(ctx, a), await heldBy(ctx, b)]
  const tips = new Map((await lockTips(ctx, [...ofA, ...ofB])).map(tip => [tip.id, tip]))
  const cases = new Map<string, Case>()
  for (const id of [a, b].sort()) cases.set(id, await lock(ctx, id))
  const whole = async (id: string, held: readonly string[]): Promise<Whole> => {
    const own = held.map(tip_id => tips.get(tip_id) as Tip)
    await unchanged(ctx, id, own)
    return { one: cases.get(id) as Case, tips: own }
  }
  return [await whole(a, ofA), await whole(b, ofB)]
}

const heldBy = async (ctx: Ctx, id: string): Promise<string[]> =>
  (await tipsOfCase(ctx, id)).map(({ tip_id }) => tip_id)

async function lockTips(ctx: Ctx, ids: readonly string[]): Promise<Tip[]> {
  const tips: Tip[] = []
  for (const id of [...new Set(ids)].sort()) tips.push(await lockAnyTip(ctx, id))
  return tips
}

async function unchanged(ctx: Ctx, id: string, tips: readonly Tip[]): Promise<void> {
  const now = await heldBy(ctx, id)
  if (now.length !== tips.length || now.some(tip_id => !tips.some(tip => tip.id === tip_id)))
    throw new Refusal('not_now', { state: 'changed' })
}

/** What the tips and their clocks say now goes to the case: its urgency, kind, and what is due next. */
export async function refreshCase(ctx: Ctx, one: Case, tips?: readonly Tip[]): Promise<Case> {
  const ids = await heldBy(ctx, one.id)
  const all = tips ?? [...(await tipsByIds(ctx, ids)).values()]
  const running = [...(await clocksOf(ctx, all.map(matterOf))).values()]
    .flat()
    .filter(clock => clock.ended_at === null)
    .map(clock => clock.due_at)
  return drawAnew(ctx, one, all, running.length === 0 ? null : Math.min(...running))
}

/** A tip was changed: its case, if it is in one, follows. Locks the case: the tip was locked before. */
export async function refreshCaseOf(ctx: Ctx, tip: Tip): Promise<void> {
  const found = tip.case_id === null ? undefined : await findCaseOfTip(ctx, tip.id)
  if (found) await refreshCase(ctx, await lockAnyCase(ctx, found.id))
}

/** The same change of every tip, with a small line in each thread. */
export async function saveTips(
  ctx: Ctx,
  tips: readonly Tip[],
  change: (tip: Tip) => TipChange,
  what: string,
  facts: Record<string, string | number | boolean> = {},
): Promise<Tip[]> {
  const saved: Tip[] = []
  for (const tip of tips) {
    const next = await saveTip(ctx, tip, change(tip))
    await act(ctx, next, what, facts)
    saved.push(next)
  }
  return saved
}

/** The case went to another unit: its tips and their clocks go along, first receipt as it was. */
export async function follow(ctx: Ctx, before: Case, after: Case, tips: readonly Tip[]): Promise<readonly Tip[]> {
  if (before.unit_id === after.unit_id) return tips
  const { unit_id } = after
  return saveTips(ctx, tips, () => ({ unit_id, assigned_to: null }), 'moved', { unit_id })
}

// The one rate budget of an app, shared by all processes: calls are granted by second and never above Zalo's allowance.

import type { Ctx } from '../../platform/ctx.ts'
import { countedSeconds, grantedIn, left, nextPauses, pauseFor, type Priority, secondOf } from './rules.ts'
import * as store from './store.ts'

/** Good within this transaction, which holds the app's lock: keep it short. */
export interface Budget {
  /** Calls that may still be granted at this priority; zero for all but urgent while the app is paused. */
  left(priority: Priority): number
  take(calls: number): void
  /** Write what was taken; without it nothing counts as granted. */
  save(): Promise<void>
}

/**
 * Each grant must begin its call before `goodUntil(ctx.now)` (rules): one unused by then is lost. The second never runs
 * backwards, so a clock set back grants less, not more.
 */
export async function openBudget(ctx: Ctx, app_id: string): Promise<Budget> {
  const second = secondOf(ctx.now)
  const oldest = second - countedSeconds + 1
  const { per_minute, paused_until, spent } = await store.lockBudget(ctx, app_id, oldest)
  const paused = paused_until !== null && paused_until > ctx.now
  let taken = 0
  return {
    left: priority => (paused && priority !== 'urgent' ? 0 : left(priority, per_minute, spent + taken)),
    take: calls => void (taken += calls),
    save: async () => {
      if (taken > 0) await store.addSpend(ctx, app_id, second, taken)
    },
  }
}

/** Grants up to `wanted` calls, all of which count at once; each is good until `goodUntil(ctx.now)`. */
export async function takeBudget(ctx: Ctx, app_id: string, wanted: number, priority: Priority): Promise<number> {
  const budget = await openBudget(ctx, app_id)
  const granted = Math.min(wanted, budget.left(priority))
  budget.take(granted)
  await budget.save()
  return granted
}

/**
 * Calls that were granted and never begun count no more: a process that fell behind does not starve its app for a minute.
 * Only for whoever knows that its call did not begin.
 */
export async function giveBack(
  ctx: Ctx,
  unused: readonly { readonly app_id: string; readonly good_until: number }[],
): Promise<void> {
  const grants = unused.filter(each => each.good_until > 0)
  for (const [app_id, own] of [...Map.groupBy(grants, each => each.app_id)].sort(([a], [b]) => (a < b ? -1 : 1))) {
    await store.lockBudget(ctx, app_id, secondOf(ctx.now))
    for (const [second, some] of Map.groupBy(own, each => grantedIn(each.good_until))) {
      await store.lessSpend(ctx, app_id, second, some.length)
    }
  }
}

/** Zalo said "too many" (-32): all but urgent deliveries of the app rest, longer each time in a row. */
export async function pauseApp(ctx: Ctx, app_id: string): Promise<void> {
  const app = await store.lockBudget(ctx, app_id, secondOf(ctx.now))
  if (app.paused_until !== null && app.paused_until > ctx.now) return // several sends met the same refusal
  const pauses = nextPauses(app, ctx.now)
  await store.savePause(ctx, app_id, ctx.now + pauseFor(pauses), pauses)
}

/** Grants that count no more, with a margin for clocks that were set back. */
export const forgetGrants = (ctx: Ctx): Promise<unknown> =>
  store.forgetSpends(ctx, secondOf(ctx.now) - 2 * countedSeconds)

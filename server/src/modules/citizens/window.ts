// How long a person can be written to, by the policies of the house, asked once in a transaction.

import { hour } from '../../platform/clock.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { policy } from '../units/units.ts'
import { type ReplyWindow, type WindowLimits, windowAt } from './rules.ts'

const known = new WeakMap<object, Promise<WindowLimits>>()

/** Policies reply_window_hours and free_window_hours; Zalo's own limits are their source (facts §4.5). */
export function windowLimits(ctx: Ctx): Promise<WindowLimits> {
  const limits = known.get(ctx.tx) ?? ask(ctx)
  known.set(ctx.tx, limits)
  return limits
}

/** The window of an address whose last interaction was then (ms), as of `ctx.now`. */
export const replyWindow = async (ctx: Ctx, last_interaction_at: number | null): Promise<ReplyWindow> =>
  windowAt(last_interaction_at, ctx.now, await windowLimits(ctx))

async function ask(ctx: Ctx): Promise<WindowLimits> {
  const [open, free] = [await policy(ctx, 'reply_window_hours'), await policy(ctx, 'free_window_hours')]
  return { open_ms: open * hour, free_ms: free * hour }
}

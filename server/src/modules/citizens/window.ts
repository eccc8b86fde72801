// How long people can be written to: from when they last did something, and the two policies that say how long that lasts.

import { hour } from '../../platform/clock.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { policy } from '../units/units.ts'
import { type ReplyWindow, windowAt } from './rules.ts'

/** Reads the policies once; then asks as often as wanted. The whole installation has one window: it is the channel's. */
export async function windows(ctx: Ctx): Promise<(last_interaction_at: number | null) => ReplyWindow> {
  const open_ms = (await policy(ctx, 'reply_window_hours')) * hour
  const free_ms = (await policy(ctx, 'free_window_hours')) * hour
  return last => windowAt(last, ctx.now, { open_ms, free_ms })
}

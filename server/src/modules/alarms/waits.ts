// How long each wait of a ring is: policies, and whether the page is within its office hours.

import { day, hour } from '../../platform/clock.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { dayStart, weekdayOf } from '../../platform/local-time.ts'
import { hoursOf } from '../hours/hours.ts'
import { policy } from '../units/units.ts'
import { type Waits, waitsOf } from './rules.ts'

/** The waits that hold now for a tip of this unit. */
export async function waitsFor(ctx: Ctx, page_id: string, unit_id: string): Promise<Waits> {
  const look = (await inOffice(ctx, page_id)) ? 'soft_look_minutes' : 'soft_look_night_minutes'
  return waitsOf({
    confirm_s: await policy(ctx, 'ring_confirm_seconds', unit_id),
    act_min: await policy(ctx, 'ring_act_minutes', unit_id),
    climb_min: await policy(ctx, 'ring_climb_minutes', unit_id),
    look_min: await policy(ctx, look, unit_id),
    maybe_min: await policy(ctx, 'maybe_look_minutes', unit_id),
  })
}

/** By the page's rows; a page without any is judged by the usual working day. */
async function inOffice(ctx: Ctx, page_id: string): Promise<boolean> {
  const { hours, standing } = await hoursOf(ctx, page_id)
  return hours.length > 0 ? standing.open : usualHours(ctx.now)
}

/** Monday to Friday, 7:00 to 18:00 in Viet Nam. */
function usualHours(now: number): boolean {
  const at = (now - dayStart(now)) % day
  return weekdayOf(now) <= 5 && at >= 7 * hour && at < 18 * hour
}

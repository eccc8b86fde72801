// What an officer does about a ring: an act that ends it, lowering it with a reason, or naming the number they will call from.

import { actOnRing, findRing, lowerRing, type RingAct } from '../modules/alarms/alarms.ts'
import { act as noteAct, lockAnyTip, lower, tellInformant, type Tip } from '../modules/tips/tips.ts'
import { hotLines, unitName } from '../modules/units/units.ts'
import type { Ctx } from '../platform/ctx.ts'
import { found, invariant, Refusal } from '../platform/refusal.ts'
import { willCall } from '../text/urgent.ts'

/** Called back, told 113, 114 or 115 at …, sent somebody, met. Refuses not_found, and not_now when it is over. */
export async function actOn(ctx: Ctx, ring_id: string, act: RingAct, at: number): Promise<void> {
  const tip = await lockTipOf(ctx, ring_id)
  await actOnRing(ctx, tip.id, act, at)
  await noteAct(ctx, tip, act, { acted_at: Math.min(at, ctx.now) })
}

/** The tip is not urgent, or not so; the reason stays as a note in its thread. Refuses not_found, not_allowed, not_now. */
export async function lowerTip(ctx: Ctx, tip_id: string, to: 'none' | 'soft', reason: string): Promise<Tip> {
  const tip = await lower(ctx, tip_id, to, reason)
  await lowerRing(ctx, tip_id)
  return tip
}

/** The same from its ring. */
export async function lowerFrom(ctx: Ctx, ring_id: string, reason: string): Promise<void> {
  const { id, urgency } = await lockTipOf(ctx, ring_id)
  await lowerTip(ctx, id, urgency === 'loud' ? 'soft' : 'none', reason)
}

/**
 * Before a call the page says in the chat from which of its numbers it will come. Refuses number_unknown, call_not_wanted
 * when the person wants messages or nothing, and as any reply: not_here, no_contact, window_closed, page_listening.
 */
export async function nameNumber(ctx: Ctx, ring_id: string, number: string): Promise<void> {
  invariant(ctx.who.kind === 'officer', 'an officer calls')
  const tip = await lockTipOf(ctx, ring_id)
  if (tip.contact_rule !== 'may_call') throw new Refusal('call_not_wanted')
  const known = (await hotLines(ctx, tip.unit_id)).some(line => line.number === number)
  if (!known) throw new Refusal('number_unknown')
  const words = willCall(await unitName(ctx, tip.unit_id), number)
  await tellInformant(ctx, tip, words, { by: { origin: 'officer', officer_id: ctx.who.id }, priority: 'urgent' })
  await noteAct(ctx, tip, 'call_named')
}

async function lockTipOf(ctx: Ctx, ring_id: string): Promise<Tip> {
  const ring = found(await findRing(ctx, ring_id))
  return lockAnyTip(ctx, ring.tip_id)
}

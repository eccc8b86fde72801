// What an officer does about a ring: an act that ends it, lowering it with a reason, or naming the number they will call from.

import { actOnRing, findRing, lowerRing, type RingAct } from '../modules/alarms/alarms.ts'
import { act as noteAct, lockAnyTip, lower, tellInformant, type Tip } from '../modules/tips/tips.ts'
import { hotLines, unitName } from '../modules/units/units.ts'
import type { Ctx } from '../platform/ctx.ts'
import { found, invariant, Refusal } from '../platform/refusal.ts'
import { willCall } from '../text/urgent.ts'

/** Called back, told 113, 114 or 115 at …, sent somebody, met. Refuses not_found, and not_now when it is over. */
export async function actOn(ctx: Ctx, ring_id: string, act: RingAct, at: number): Promise<void> {
  const ring = found(await findRing(ctx, ring_id))
  const tip = ring.kind === 'tip' ? await lockAnyTip(ctx, ring.thread_id) : undefined
  await actOnRing(ctx, ring.thread_id, act, at)
  if (tip) await noteAct(ctx, tip, lineOf[act], { acted_at: Math.min(at, ctx.now) })
}

/** Their small lines in the tip's thread, whose names have no figures. */
const lineOf = {
  called_back: 'called_back',
  told_113: 'told_police',
  told_114: 'told_fire',
  told_115: 'told_ambulance',
  sent_someone: 'sent_someone',
  met: 'met',
} as const satisfies Record<RingAct, string>

/** The tip is not urgent, or not so; the reason stays as a note in its thread. Refuses not_found, not_allowed, not_now. */
export async function lowerTip(ctx: Ctx, tip_id: string, to: 'none' | 'soft', reason: string): Promise<Tip> {
  const tip = await lower(ctx, tip_id, to, reason)
  await lowerRing(ctx, tip_id)
  return tip
}

/** The same from its ring. Refuses not_here for a conversation: looking at it is enough. */
export async function lowerFrom(ctx: Ctx, ring_id: string, reason: string): Promise<void> {
  const { id, urgency } = await lockTipOf(ctx, ring_id)
  if (urgency !== 'none') await lowerTip(ctx, id, urgency === 'loud' ? 'soft' : 'none', reason)
  else throw new Refusal('not_now', { state: urgency })
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
  if (ring.kind !== 'tip') throw new Refusal('not_here')
  return lockAnyTip(ctx, ring.thread_id)
}

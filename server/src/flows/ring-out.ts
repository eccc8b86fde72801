// What follows when a ring rises or climbs: the tip's urgency, officers' own phones, and the person who must not wait unheard.

import {
  type dueRings,
  type OfficerPhone,
  phonesOf,
  ringOn,
  type RingTold,
  type Rung,
  toldAlone,
} from '../modules/alarms/alarms.ts'
import { contentMac, send } from '../modules/deliveries/deliveries.ts'
import { lockConversation, say } from '../modules/inbox/inbox.ts'
import { getPage } from '../modules/pages/pages.ts'
import { lockAnyTip, mayTell, raise, type Tip } from '../modules/tips/tips.ts'
import { hotLines } from '../modules/units/units.ts'
import type { Ctx } from '../platform/ctx.ts'
import { alone, officerRing } from '../text/urgent.ts'
import { tellUrgent } from './tell-urgent.ts'

/** In the transaction that changed the ring. `talks`: they wrote just now, so that their contact rule is no hindrance. */
export async function rungFor(ctx: Ctx, tip: Tip, told: RingTold, { talks }: { talks: boolean }): Promise<Tip> {
  const raised = told.level === 'loud' ? await raise(ctx, tip, 'loud', 'ring') : tip
  if (told.alone && (await heardNow(ctx, raised, talks))) {
    const numbers = await hotLines(ctx, raised.unit_id)
    await tellUrgent(ctx, raised, { kind: 'text', text: alone(numbers) })
    await toldAlone(ctx, told.ring_id)
  }
  if (told.level === 'loud') for (const phone of await phonesOf(ctx, told.officer_ids)) await ringPhone(ctx, phone)
  return raised
}

/** A ring that is due, whatever it is of. False: another process had it, or it is due no more. */
export async function ringGoesOn(ctx: Ctx, due: Awaited<ReturnType<typeof dueRings>>[number]): Promise<boolean> {
  const { id, kind, thread_id, page_id } = due
  if (kind === 'tip') {
    const tip = await lockAnyTip(ctx, thread_id)
    const told = await ringOn(ctx, id, rungOf(tip))
    if (told) await rungFor(ctx, tip, told, { talks: false })
    return told !== undefined
  }
  const { unit_id } = await getPage(ctx, page_id)
  const rung = { kind: 'conversation', id: thread_id, page_id, unit_id, excluded_unit_id: null } as const
  return unit_id !== null && (await ringOn(ctx, id, { ...rung, unit_id })) !== undefined
}

/** A tip as what rings; its own kind is the law's. */
export const rungOf = ({ id, page_id, unit_id, excluded_unit_id }: Tip): Rung => {
  return { kind: 'tip', id, page_id, unit_id, excluded_unit_id }
}

async function heardNow(ctx: Ctx, { page_id, source, contact_rule }: Tip, talks: boolean): Promise<boolean> {
  if (talks) return true
  const { mode } = await getPage(ctx, page_id)
  return mode === 'speaking' && source === 'zalo' && mayTell(contact_rule)
}

/** The officer's own Zalo, through the internal page; never what it is about. */
async function ringPhone(ctx: Ctx, phone: OfficerPhone): Promise<void> {
  const { page_id, address_id, thread_id } = phone
  const conversation = await lockConversation(ctx, page_id, thread_id)
  const text = officerRing(ctx.now)
  const { message_id } = await say(ctx, conversation, { origin: 'bot' }, { kind: 'text', carries: { text } })
  const about = { page_id, address_id, thread_id, message_id }
  const content_mac = contentMac(ctx.keys, 'text', text)
  await send(ctx, { ...about, kind: 'text', priority: 'urgent', told_by: 'flow', content_mac })
}

// What follows when a ring rises or climbs: the tip's urgency, officers' own phones, and the person who must not wait unheard.

import { type OfficerPhone, phonesOf, type RingTold, toldAlone } from '../modules/alarms/alarms.ts'
import { contentMac, send } from '../modules/deliveries/deliveries.ts'
import { lockConversation, say } from '../modules/inbox/inbox.ts'
import { getPage } from '../modules/pages/pages.ts'
import { mayTell, raise, type Tip } from '../modules/tips/tips.ts'
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

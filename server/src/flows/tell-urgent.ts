// What the urgent lane says to an informant: before everything else that waits to leave, through the tip's mask.

import { send } from '../modules/deliveries/deliveries.ts'
import { sayIn, type Tip } from '../modules/tips/tips.ts'
import type { Ctx } from '../platform/ctx.ts'
import { macOf } from './hand-out.ts'
import type { Part } from './reply-parts.ts'

/** They have just written, so the contact rule does not forbid it; nothing where nobody can be written to. */
export async function tellUrgent(ctx: Ctx, tip: Tip, part: Part): Promise<void> {
  const { page_id, address_id, id: thread_id } = tip
  if (address_id === null) return
  const { kind, text, options } = part
  const message_id = await sayIn(ctx, tip, { origin: 'bot' }, { kind, carries: { text, options } })
  const content_mac = await macOf(ctx, page_id, part)
  const about = { page_id, address_id, thread_id, message_id, kind, content_mac }
  await send(ctx, { ...about, priority: 'urgent', told_by: 'flow' })
}

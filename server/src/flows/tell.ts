// Something is said to a citizen: a message in the thread and the delivery that carries it, in one transaction.

import { contentMac, send } from '../modules/deliveries/deliveries.ts'
import { type Conversation, type Said, say } from '../modules/inbox/inbox.ts'
import type { Ctx } from '../platform/ctx.ts'

/** Words of ours. Outside the window they wait for the person's next message. */
export async function tell(
  ctx: Ctx,
  conversation: Conversation,
  by: Said,
  text: string,
): Promise<{ conversation: Conversation; message_id: string }> {
  const said = await say(ctx, conversation, by, { kind: 'text', carries: { text } })
  await send(ctx, {
    page_id: conversation.page_id,
    address_id: conversation.address_id,
    thread_id: conversation.id,
    message_id: said.message_id,
    kind: 'text',
    priority: 'chat',
    told_by: 'flow',
    content_mac: contentMac(ctx.keys, 'text', text),
  })
  return said
}

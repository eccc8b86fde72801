// Something is said to a citizen: a message in the thread and the delivery that carries it, in one transaction.

import { send } from '../modules/deliveries/deliveries.ts'
import { type Conversation, type Said, say } from '../modules/inbox/inbox.ts'
import type { Ctx } from '../platform/ctx.ts'
import { macOf } from './hand-out.ts'

/** Words of ours, with titles to press below them. Outside the window they wait for the person's next message. */
export async function tell(
  ctx: Ctx,
  conversation: Conversation,
  by: Said,
  text: string,
  titles: readonly string[] = [],
): Promise<{ conversation: Conversation; message_id: string }> {
  const options = titles.length === 0 ? undefined : titles.map(title => ({ title }))
  const kind = options ? 'buttons' : 'text'
  const said = await say(ctx, conversation, by, { kind, carries: { text, options } })
  await send(ctx, {
    page_id: conversation.page_id,
    address_id: conversation.address_id,
    thread_id: conversation.id,
    message_id: said.message_id,
    kind,
    priority: 'chat',
    told_by: 'flow',
    content_mac: await macOf(ctx, conversation.page_id, { kind, text, options }),
  })
  return said
}

// A message that was taken for a tip's is of something else: it goes to the ordinary conversation as if it had been heard there.

import { interacted, meet } from '../modules/citizens/citizens.ts'
import { conversationWith, countHeard, lineOf, moveMessages } from '../modules/inbox/inbox.ts'
import { moveMedia } from '../modules/media/media.ts'
import { tellInformant, type Tip } from '../modules/tips/tips.ts'
import type { Ctx } from '../platform/ctx.ts'
import type { Heard } from './message-in.ts'

/** What happens in the conversation happens at the message's own time: no moment is left that it shares with the tip. */
export async function backToInbox(ctx: Ctx, tip: Tip, { person }: Heard, id: string, text: string): Promise<void> {
  const { page_id } = tip
  const { at } = await lineOf(ctx, page_id, id)
  const then: Ctx = { ...ctx, now: at }
  const { citizen_id, address } = await meet(then, page_id, { ...person, at })
  const { conversation } = await conversationWith(then, { page_id, citizen_id, address_id: address.id })
  await moveMessages(then, page_id, tip.id, conversation.id, [id])
  await moveMedia(then, page_id, conversation.id, [{ id, at }])
  await interacted(then, page_id, address.id, at)
  await countHeard(then, conversation, { id, at })
  await tellInformant(ctx, tip, text, { by: { origin: 'bot' }, asked: true })
}

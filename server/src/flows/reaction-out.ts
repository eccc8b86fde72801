// An officer puts a reaction on a message of the person, or takes it back.

import { addressOf } from '../modules/citizens/citizens.ts'
import { contentMac, type ReactionIcon } from '../modules/deliveries/deliveries.ts'
import { lockConversation, react, reactable } from '../modules/inbox/inbox.ts'
import { record } from '../modules/trail/trail.ts'
import type { Ctx } from '../platform/ctx.ts'
import { Refusal } from '../platform/refusal.ts'
import { hand, type To } from './hand-out.ts'

export interface ReactionOut extends To {
  readonly message_id: string
  readonly icon: ReactionIcon | 'none'
}

/**
 * Refuses `not_quotable`, `window_closed`, `page_listening`. It claims nothing: a heart is no answer. When nobody knows
 * whether it arrived it goes once more: put on twice it is still one.
 */
export async function reactionOut(ctx: Ctx, reaction: ReactionOut): Promise<void> {
  const { page_id, officer_id, message_id, icon } = reaction
  const conversation = await lockConversation(ctx, page_id, reaction.conversation_id)
  await reactable(ctx, page_id, conversation.id, message_id)
  const { kind } = await addressOf(ctx, page_id, conversation.address_id)
  if (kind !== 'zalo') throw new Refusal('not_quotable')
  const id = await react(ctx, conversation, { origin: 'officer', officer_id }, { about: message_id, icon })
  const content_mac = contentMac(ctx.keys, 'reaction', icon)
  if (id)
    await hand(ctx, reaction, conversation, {
      message_id: id,
      kind: 'reaction',
      content_mac,
      after_unknown: 'once_more',
    })
  await record(ctx, 'conversation.reacted', { kind: 'conversation', page_id, id: conversation.id })
}

// An officer answers: the conversation becomes theirs, each part is filed and handed to deliveries.

import { isRinging } from '../modules/alarms/alarms.ts'
import { addressOf } from '../modules/citizens/citizens.ts'
import { takeBack } from '../modules/deliveries/deliveries.ts'
import {
  claimConversation,
  type Conversation,
  lockConversation,
  reactable,
  replyOf,
  say,
  unsayReply,
} from '../modules/inbox/inbox.ts'
import { attach, kindOfUpload } from '../modules/media/media.ts'
import { getPage } from '../modules/pages/pages.ts'
import { record } from '../modules/trail/trail.ts'
import { policy } from '../modules/units/units.ts'
import { second } from '../platform/clock.ts'
import type { Ctx } from '../platform/ctx.ts'
import { Refusal } from '../platform/refusal.ts'
import { hand, macOf, type To } from './hand-out.ts'
import { type Forms, type Part, partsOf } from './reply-parts.ts'

export interface Reply extends To, Forms {
  readonly file_name?: string | undefined
  /** A message of the person that the first part answers. */
  readonly quote?: string | undefined
}

/**
 * Refuses `already_claimed` by another, `empty_reply`, `one_form`, `too_long` with the limit, `not_quotable`,
 * `media_unknown`, `window_closed` with when it closed. Returns the ids of the messages, in order.
 */
export async function replyOut(ctx: Ctx, reply: Reply): Promise<string[]> {
  const { page_id, conversation_id, media_id, quote } = reply
  const conversation = await lockConversation(ctx, page_id, conversation_id)
  const media = media_id === undefined ? undefined : await kindOfUpload(ctx, page_id, conversation_id, media_id)
  if (quote !== undefined) await reactable(ctx, page_id, conversation_id, quote)
  return tellAll(ctx, reply, conversation, partsOf(reply, media))
}

/** Ask for name and phone by Zalo's card. Refuses `not_here` where the person has no account of Zalo; else as a reply. */
export async function askForInfo(ctx: Ctx, to: To): Promise<string[]> {
  const conversation = await lockConversation(ctx, to.page_id, to.conversation_id)
  const { kind } = await addressOf(ctx, to.page_id, conversation.address_id)
  if (kind !== 'zalo') throw new Refusal('not_here')
  return tellAll(ctx, to, conversation, [{ kind: 'info_request' }])
}

async function tellAll(
  ctx: Ctx,
  to: To & Pick<Reply, 'quote' | 'file_name'>,
  locked: Conversation,
  parts: readonly Part[],
): Promise<string[]> {
  const { page_id, officer_id } = to
  const by = { origin: 'officer', officer_id } as const
  const claimed = await claimConversation(ctx, locked, officer_id)
  let conversation: Conversation = { ...claimed, answered_wait: locked.waiting_since }
  const hold = await holdFor(ctx, locked)
  const ids: string[] = []
  for (const part of parts) {
    const { kind, text, options, media_id } = part
    const about = ids.length === 0 ? to.quote : undefined
    const said = await say(ctx, conversation, by, { kind, carries: { text, options }, about })
    conversation = said.conversation
    if (media_id) await attach(ctx, page_id, conversation.id, media_id, said.message_id, to.file_name)
    await hand(ctx, to, conversation, {
      message_id: said.message_id,
      kind,
      content_mac: await macOf(ctx, page_id, part),
      hold,
    })
    ids.push(said.message_id)
  }
  const what = { kind: 'conversation', page_id, id: conversation.id }
  await record(ctx, 'conversation.replied', what, { parts: ids.length })
  return ids
}

/** How long a reply can be taken back: not a moment where somebody is asked for now. */
async function holdFor(ctx: Ctx, { page_id, id }: Conversation): Promise<number> {
  if (await isRinging(ctx, id)) return 0
  const { unit_id } = await getPage(ctx, page_id)
  return (await policy(ctx, 'reply_hold_seconds', unit_id ?? undefined)) * second
}

/** *Hoàn tác*: the reply does not leave, and whoever waited for it waits on. Its words, for the composer. Refuses `too_late`. */
export async function undoReply(
  ctx: Ctx,
  { page_id, conversation_id, officer_id }: To,
  message_id: string,
): Promise<string> {
  const conversation = await lockConversation(ctx, page_id, conversation_id)
  const { ids, text } = await replyOf(ctx, conversation, message_id, officer_id)
  await takeBack(ctx, page_id, ids)
  await unsayReply(ctx, conversation, officer_id, ids)
  return text
}

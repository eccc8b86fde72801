// An officer answers: the conversation becomes theirs, each part is filed and handed to deliveries.

import { contentMac, send } from '../modules/deliveries/deliveries.ts'
import { claimConversation, inParts, lockConversation, say } from '../modules/inbox/inbox.ts'
import { attach } from '../modules/media/media.ts'
import { record } from '../modules/trail/trail.ts'
import type { Ctx } from '../platform/ctx.ts'
import { Refusal } from '../platform/refusal.ts'

export interface Reply {
  readonly page_id: string
  readonly conversation_id: string
  readonly officer_id: string
  readonly text?: string
  /** A picture uploaded to this conversation; the text's first part becomes its caption. */
  readonly media_id?: string
  /** Outside the reply window: keep it until the person writes again (*Để chờ*). */
  readonly wait?: boolean
}

/**
 * Refuses `already_claimed` by another, `empty_reply`, `too_long` with the limit, `window_closed` with when it closed.
 * Returns the ids of the messages, in order.
 */
export async function replyOut(ctx: Ctx, reply: Reply): Promise<string[]> {
  const { page_id, officer_id } = reply
  let conversation = await lockConversation(ctx, page_id, reply.conversation_id)
  conversation = await claimConversation(ctx, conversation, officer_id)
  const parts = reply.text?.trim() ? inParts(reply.text) : []
  if (parts.length === 0 && !reply.media_id) throw new Refusal('empty_reply')
  const ids: string[] = []
  const pictures = reply.media_id ? [{ kind: 'image' as const, text: parts.shift(), media_id: reply.media_id }] : []
  for (const part of [...pictures, ...parts.map(text => ({ kind: 'text' as const, text, media_id: undefined }))]) {
    const { kind, text, media_id } = part
    const said = await say(
      ctx,
      conversation,
      { origin: 'officer', officer_id },
      { kind, ...(text === undefined ? {} : { text }) },
    )
    conversation = said.conversation
    if (media_id) await attach(ctx, page_id, conversation.id, media_id, said.message_id)
    await send(ctx, {
      page_id,
      address_id: conversation.address_id,
      thread_id: conversation.id,
      message_id: said.message_id,
      kind,
      priority: 'chat',
      told_by: 'officer',
      wait: reply.wait === true,
      content_mac: contentMac(ctx.keys, kind, text),
    })
    ids.push(said.message_id)
  }
  await record(
    ctx,
    'conversation.replied',
    { kind: 'conversation', page_id, id: conversation.id },
    { parts: ids.length },
  )
  return ids
}

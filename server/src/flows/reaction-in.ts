// Zalo tells that somebody put a reaction on a message, or took it back: the person, or an admin in Zalo's own tool.

import { meet, type Outside } from '../modules/citizens/citizens.ts'
import { conversationWith, type Icon, latestOn, messageBehind, react } from '../modules/inbox/inbox.ts'
import type { Ctx } from '../platform/ctx.ts'

export interface Reacted {
  readonly page_id: string
  readonly id: string
  readonly at: number
  readonly received_at: number
  readonly person: Outside
  readonly by: 'citizen' | 'page'
  readonly icon: Icon
  /** The message it is on, by the channel's id. */
  readonly on: string | undefined
}

/** A reaction may come before the message it is on, or before the call that sent it has its reply: so long it waits, ms. */
const waitFor = 30_000
const lookAgain = 2_000

/**
 * Returns when to look again. One on a message nobody knows comes to nothing in the end. It opens no window: Zalo does not
 * count it as an interaction (facts §1.3). Of the page's side, the echo of ours changes nothing.
 */
export async function reactionIn(ctx: Ctx, told: Reacted): Promise<{ later: number } | void> {
  const { page_id, id, at, icon, on } = told
  if (on === undefined) return
  const { citizen_id, address } = await meet(ctx, page_id, { ...told.person, at })
  const { conversation } = await conversationWith(ctx, { page_id, citizen_id, address_id: address.id })
  const about = await messageBehind(ctx, conversation, on)
  if (about === undefined) return ctx.now < told.received_at + waitFor ? { later: ctx.now + lookAgain } : undefined
  if (told.by === 'page' && (await latestOn(ctx, conversation, about, 'page')) === icon) return
  await react(ctx, conversation, { origin: told.by === 'page' ? 'admin' : 'citizen' }, { about, icon, id, at })
}

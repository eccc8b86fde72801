// Zalo tells that somebody put a reaction on a message, or took it back: the person, or an admin in Zalo's own tool.

import { findPerson, type Outside, tipsOf } from '../modules/citizens/citizens.ts'
import { conversationWith, type Icon, latestOn, messageBehind, react, reactIn } from '../modules/inbox/inbox.ts'
import { hint, tipsByIds } from '../modules/tips/tips.ts'
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
  const { id, at, icon, on } = told
  if (on === undefined) return
  const by = { origin: told.by === 'page' ? 'admin' : 'citizen' } as const
  const thread = await threadBehind(ctx, told, on)
  if (thread === undefined) return ctx.now < told.received_at + waitFor ? { later: ctx.now + lookAgain } : undefined
  const { about } = thread
  if (told.by === 'page' && (await latestOn(ctx, thread, about, 'page')) === icon) return
  if ('conversation' in thread) await react(ctx, thread.conversation, by, { about, icon, id, at })
  else if (await reactIn(ctx, thread, by, { about, icon, id, at })) hint(ctx, thread.tip)
}

/** In which of the person's threads the message lies: their conversation, or one of their tips. */
async function threadBehind(ctx: Ctx, { page_id, person }: Reacted, on: string) {
  for (const [id, tip] of await tipsByIds(
    ctx,
    (await tipsOf(ctx, page_id, person)).map(each => each.thread_id),
  )) {
    const about = await messageBehind(ctx, { page_id, id }, on)
    if (about !== undefined) return { page_id, id, tip, about }
  }
  const known = await findPerson(ctx, page_id, person)
  if (!known) return undefined
  const { conversation } = await conversationWith(ctx, { page_id, citizen_id: known.citizen_id, address_id: known.id })
  const about = await messageBehind(ctx, conversation, on)
  return about === undefined ? undefined : { page_id, id: conversation.id, conversation, about }
}

// The shape of every act on a conversation: lock, change, show again; by whom, and what a colleague's hold says.

import {
  type Conversation,
  type Eyes,
  getConversation,
  guestUnits,
  lockConversation,
} from '../../modules/inbox/inbox.ts'
import { officerNames, pagesFor, unitsFor } from '../../modules/officers/officers.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { Refusal } from '../../platform/refusal.ts'
import { conversationViews } from './conversation-view.ts'
import type { ConversationView } from './shapes.ts'

export const oneConversation = '/api/pages/:page_id/conversations/:id'

/** The officer behind a change; routes of this file are never anybody else's. */
export function officer(ctx: Ctx): string {
  if (ctx.who.kind !== 'officer') throw new Refusal('not_signed_in')
  return ctx.who.id
}

export async function view(ctx: Ctx, page_id: string, id: string): Promise<ConversationView> {
  const [one] = await conversationViews(ctx, [await getConversation(ctx, page_id, id)], officer(ctx))
  return one as ConversationView
}

/** "Taken" is told with the name of who took it. */
export async function named<T>(ctx: Ctx, work: Promise<T>): Promise<T> {
  try {
    return await work
  } catch (error) {
    if (!(error instanceof Refusal) || error.code !== 'already_claimed') throw error
    const officer_id = error.details['officer_id'] as string
    const name = (await officerNames(ctx, [officer_id])).get(officer_id) ?? ''
    throw new Refusal('already_claimed', { by: { officer_id, name } })
  }
}

/** Lock, change, show again: the shape of every act on a conversation. */
export function acting<Body = undefined>(
  change: (ctx: Ctx, conversation: Conversation, officer_id: string, body: Body) => Promise<unknown>,
) {
  type Asked = { params: { page_id: string; id: string }; body: Body }
  return async (ctx: Ctx, { params, body }: Asked): Promise<ConversationView> => {
    const { page_id, id } = params
    await named(ctx, change(ctx, await lockConversation(ctx, page_id, id), officer(ctx), body))
    return view(ctx, page_id, id)
  }
}

/** Where the right to a conversation may be held instead of on its page. */
export const lentTo = async (ctx: Ctx, { id }: { id: string }): Promise<readonly string[]> =>
  (await guestUnits(ctx, [id])).get(id) ?? []

/** What the officer's list reaches: all of it, or one page. */
export async function eyes(ctx: Ctx, page_id?: string): Promise<Eyes> {
  const readable: string[] = await pagesFor(ctx, 'conversation.read')
  if (page_id !== undefined)
    return { officer: officer(ctx), pages: readable.filter(page => page === page_id), units: [], teams: [] }
  const units = await unitsFor(ctx, 'conversation.read')
  return { officer: officer(ctx), pages: readable, units, teams: await unitsFor(ctx, 'conversation.accept') }
}

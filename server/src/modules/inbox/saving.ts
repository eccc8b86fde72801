// What every act on a conversation leaves behind: a small line in its thread, a line on the trail, a hint.

import type { Ctx } from '../../platform/ctx.ts'
import { newId } from '../../platform/ids.ts'
import { record } from '../trail/trail.ts'
import type { Conversation } from './rules.ts'
import { insertAct } from './store-lines.ts'

/** `about`: the officer or unit it was given to. */
export async function act(
  ctx: Ctx,
  conversation: Conversation,
  what: string,
  officer: string | null,
  about: string | null = null,
): Promise<void> {
  const { page_id, id } = conversation
  await line(ctx, conversation, what, officer, about)
  const thing = { kind: 'conversation', page_id, id }
  await (about === null
    ? record(ctx, `conversation.${what}`, thing)
    : record(ctx, `conversation.${what}`, thing, { to: about }))
  hint(ctx, conversation)
}

export const line = (
  ctx: Ctx,
  { page_id, id }: Conversation,
  what: string,
  officer_id: string | null,
  about_id: string | null = null,
) => insertAct(ctx, { page_id, id: newId(ctx.now), thread_id: id, act: what, officer_id, about_id, at: ctx.now })

export const hint = (ctx: Ctx, { page_id, id }: Conversation): void => ctx.hint({ kind: 'conversation', page_id, id })

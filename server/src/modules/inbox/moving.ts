// Messages move from one thread to another: sealed anew under its key, in their old order, and no time of ours left that both share.

import type { Ctx } from '../../platform/ctx.ts'
import { found } from '../../platform/refusal.ts'
import { contentKey } from '../threads/threads.ts'
import { openBody, sealBody } from './body.ts'
import type { In } from './filing.ts'
import type { Conversation } from './rules.ts'
import * as store from './store.ts'
import * as lines from './store-lines.ts'

export interface Moved {
  readonly id: string
  /** The channel's time, or ours when we said it. */
  readonly at: number
  readonly from: string
}

/** The messages of a thread from this one on, the oldest first, but for the assistant's. Throws `not_found`. */
export async function messagesFrom(ctx: Ctx, { page_id, id: thread_id }: In, first_id: string): Promise<Moved[]> {
  const first = found(await lines.placeOf(ctx, page_id, thread_id, first_id))
  const rows = await lines.messagesFrom(ctx, page_id, thread_id, first)
  return rows.filter(({ origin }) => origin !== 'bot').map(({ id, at, origin }) => ({ id, at, from: origin }))
}

/** One of another thread is not moved. What they were about stays behind unless it moves too. */
export async function moveMessages(ctx: Ctx, page_id: string, from_id: string, to_id: string, ids: readonly string[]) {
  const [old, fresh] = [await contentKey(ctx, page_id, from_id), await contentKey(ctx, page_id, to_id)]
  const moving = new Set(ids)
  for (const row of await lines.messagesByIds(ctx, [page_id], ids)) {
    if (row.thread_id !== from_id) continue
    const body = sealBody(ctx.keys, fresh, openBody(ctx.keys, old, row.body, row.id), row.id)
    const about = row.about !== null && moving.has(row.about) ? row.about : null
    await lines.moveMessage(ctx, page_id, row.id, { thread_id: to_id, body, about, created_at: row.at })
  }
}

/** After messages left it: nobody waits for an answer here, and its row shows what is left. */
export async function settleConversation(ctx: Ctx, conversation: Conversation): Promise<Conversation> {
  const { page_id, id } = conversation
  const last = await lines.newestOf(ctx, page_id, id)
  const next: Conversation = {
    ...conversation,
    state: last ? conversation.state : 'done',
    unread: 0,
    waiting_since: null,
    last_message_id: last?.id ?? null,
    last_line_at: last?.at ?? conversation.last_line_at - (conversation.last_line_at % 3_600_000),
  }
  await store.save(ctx, next)
  ctx.hint({ kind: 'conversation', page_id, id })
  return next
}

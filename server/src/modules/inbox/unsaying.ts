// A reply is taken back before it left: which messages it was, and who waits again because of it.

import type { Ctx } from '../../platform/ctx.ts'
import { found, Refusal } from '../../platform/refusal.ts'
import { openBody } from './body.ts'
import { contentKey } from '../threads/threads.ts'
import * as rules from './rules.ts'
import type { Conversation } from './rules.ts'
import { act } from './saving.ts'
import * as store from './store.ts'
import * as lines from './store-lines.ts'

/** The officer's own reply that this message is part of: its messages in order, and its words. Refuses `too_late` for another's. */
export async function replyOf(
  ctx: Ctx,
  { page_id, id }: Conversation,
  message_id: string,
  officer: string,
): Promise<{ ids: string[]; text: string }> {
  const place = found(await lines.placeOf(ctx, page_id, id, message_id))
  const rows = await lines.messagesAt(ctx, page_id, id, place.at)
  const own = rows.filter(row => row.officer_id === officer && row.kind !== 'reaction')
  if (!own.some(row => row.id === message_id)) throw new Refusal('too_late')
  const key = await contentKey(ctx, page_id, id)
  const words = own.flatMap(row => openBody(ctx.keys, key, row.body, row.id).text ?? [])
  return { ids: own.map(row => row.id), text: words.join('\n') }
}

/** The deliveries are withdrawn by the caller. The list shows again what was said before. */
export async function unsayReply(
  ctx: Ctx,
  conversation: Conversation,
  officer: string,
  ids: readonly string[],
): Promise<Conversation> {
  const { page_id, id } = conversation
  const waiting = rules.unsaid(conversation)
  const last = await lines.newestOf(ctx, page_id, id, { but: ids, ...(waiting.waiting_since ? { by: 'citizen' } : {}) })
  const next = { ...waiting, last_message_id: last?.id ?? null }
  await store.save(ctx, next)
  await act(ctx, next, 'unsaid', officer)
  return next
}

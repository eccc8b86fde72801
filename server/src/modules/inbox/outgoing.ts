// What goes out for messages of ours, opened at the last moment, for the channel alone.

import type { Ctx } from '../../platform/ctx.ts'
import { threadsOf } from '../threads/threads.ts'
import { type Icon, openBody, type Option } from './body.ts'
import { messagesByIds } from './store-lines.ts'

export interface Outgoing {
  readonly kind: string
  readonly text: string | undefined
  readonly options: readonly Option[] | undefined
  readonly icon: Icon | undefined
  /** The channel's id of the message it quotes or reacts to. */
  readonly about: string | undefined
}

/** By message id. Erased and unknown messages are missing. */
export async function outgoingOf(
  ctx: Ctx,
  page_id: string,
  message_ids: readonly string[],
): Promise<Map<string, Outgoing>> {
  const rows = await messagesByIds(ctx, [page_id], message_ids)
  const abouts = rows.flatMap(row => row.about ?? [])
  const others = abouts.length === 0 ? [] : await messagesByIds(ctx, [page_id], abouts)
  const threads = await threadsOf(ctx, page_id, [...new Set(rows.map(row => row.thread_id))])
  const keyOf = (row: { thread_id: string }) => threads.get(row.thread_id)?.key
  const outside = new Map(others.map(row => [row.id, openBody(ctx.keys, keyOf(row), row.body, row.id).outside_id]))
  return new Map(
    rows.flatMap(row => {
      const key = keyOf(row)
      if (!key) return []
      const { text, options, icon } = openBody(ctx.keys, key, row.body, row.id)
      return [[row.id, { kind: row.kind, text, options, icon, about: outside.get(row.about ?? '') }]]
    }),
  )
}

// What stands around messages: the ones they quote, and the reactions put on them.

import type { Ctx } from '../../platform/ctx.ts'
import { found as present, Refusal } from '../../platform/refusal.ts'
import type { Thread } from '../threads/threads.ts'
import { threadsOf } from '../threads/threads.ts'
import { type Icon, openBody } from './body.ts'
import type { MessageRow } from './store-lines.ts'
import * as store from './store-lines.ts'

export interface Quote {
  readonly id: string
  readonly from: string
  readonly kind: string
  readonly words: string | null
}

export interface Reaction {
  /** Of the reaction itself: its delivery hangs on it. */
  readonly id: string
  readonly from: 'citizen' | 'officer' | 'admin'
  readonly icon: Exclude<Icon, 'none'>
}

/** How many code points of a quoted message are shown. */
const quotedWords = 160

export async function quotesOf(ctx: Ctx, thread: Thread, rows: readonly MessageRow[]): Promise<Map<string, Quote>> {
  const ids = [...new Set(rows.flatMap(row => row.about ?? []))]
  if (ids.length === 0) return new Map()
  const found = await store.messagesByIds(ctx, [...new Set(rows.map(row => row.page_id))], ids)
  const quoted = found.filter(row => row.thread_id === thread.id)
  return new Map(
    quoted.map(({ id, origin, kind, body }) => {
      const { text } = openBody(ctx.keys, thread.key, body, id)
      return [
        id,
        { id, from: origin, kind, words: text === undefined ? null : [...text].slice(0, quotedWords).join('') },
      ]
    }),
  )
}

/** Each side's last one, by the message it is on; one taken back is none. */
export async function reactionsOn(
  ctx: Ctx,
  thread: Thread,
  page_id: string,
  message_ids: readonly string[],
): Promise<Map<string, Reaction[]>> {
  const last = new Map<string, Map<'citizen' | 'page', MessageRow>>()
  for (const row of await store.reactionsOn(ctx, page_id, message_ids)) {
    if (row.thread_id !== thread.id) continue
    const sides = last.get(row.about as string) ?? new Map<'citizen' | 'page', MessageRow>()
    last.set(row.about as string, sides.set(row.origin === 'citizen' ? 'citizen' : 'page', row))
  }
  const reactionOf = (row: MessageRow): Reaction[] => {
    const { icon = 'none' } = openBody(ctx.keys, thread.key, row.body, row.id)
    return icon === 'none' ? [] : [{ id: row.id, from: row.origin as Reaction['from'], icon }]
  }
  return new Map([...last].map(([id, sides]) => [id, [...sides.values()].flatMap(reactionOf)]))
}

/** What one side last put on a message of the thread. */
export async function latestOn(
  ctx: Ctx,
  { page_id, id }: { page_id: string; id: string },
  about: string,
  side: 'citizen' | 'page',
): Promise<Icon> {
  const thread = present((await threadsOf(ctx, page_id, [id])).get(id))
  const rows = await store.reactionsOn(ctx, page_id, [about])
  const last = rows.findLast(row => (row.origin === 'citizen') === (side === 'citizen'))
  return (last && openBody(ctx.keys, thread.key, last.body, last.id).icon) ?? 'none'
}

/** A message of the person that the channel knows by an id of its own. Refuses `not_quotable`. */
export async function reactable(ctx: Ctx, page_id: string, thread_id: string, id: string): Promise<void> {
  const [row] = await store.messagesByIds(ctx, [page_id], [id])
  if (row?.thread_id !== thread_id) throw new Refusal('not_quotable')
  const thread = present((await threadsOf(ctx, page_id, [thread_id])).get(thread_id))
  if (!isReactable(row, openBody(ctx.keys, thread.key, row.body, id))) throw new Refusal('not_quotable')
}

export const isReactable = (row: MessageRow, { outside_id }: { outside_id?: string }): boolean =>
  row.origin === 'citizen' && outside_id !== undefined && row.kind !== 'info' && row.kind !== 'call'

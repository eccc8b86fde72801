// What single messages say in full, by whom and when: only while each still lies in the thread it is asked for in.

import type { Ctx } from '../../platform/ctx.ts'
import { threadsOfPages } from '../threads/threads.ts'
import { openBody } from './body.ts'
import { messagesByIds } from './store-lines.ts'

export interface SaidHere {
  readonly from: string
  readonly at: number
  readonly text: string
}

/** By message id; moved ones, those without words and those whose thread's key is gone are missing. */
export async function saidIn(
  ctx: Ctx,
  page_id: string,
  messages: readonly { readonly thread_id: string; readonly id: string }[],
): Promise<Map<string, SaidHere>> {
  if (messages.length === 0) return new Map()
  const where = new Map(messages.map(each => [each.id, each.thread_id]))
  const rows = await messagesByIds(ctx, [page_id], [...where.keys()])
  const here = rows.filter(row => where.get(row.id) === row.thread_id)
  const threads = await threadsOfPages(
    ctx,
    here.map(row => ({ page_id, id: row.thread_id })),
  )
  return new Map(
    here.flatMap(row => {
      const { text } = openBody(ctx.keys, threads.get(row.thread_id)?.key, row.body, row.id)
      return text === undefined ? [] : [[row.id, { from: row.origin, at: row.at, text }]]
    }),
  )
}

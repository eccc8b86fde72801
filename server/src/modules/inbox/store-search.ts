// The SQL of looking for words: a slice of what was said on some pages, newest first, by range of id.

import { sql } from 'kysely'
import type { Ctx } from '../../platform/ctx.ts'

export interface Sealed {
  readonly page_id: string
  readonly id: string
  readonly thread_id: string
  readonly origin: string
  readonly at: number
  readonly body: Buffer
}

export interface Slice {
  readonly pages: readonly string[]
  /** Ids from here on … */
  readonly from: string
  /** … up to, and without, this one. */
  readonly before: string
  readonly limit: number
}

/** Only of conversations, what is said in a tip is not here; and only what people said, not the assistant. Leans on the primary keys: a range of id is a range of time. */
export async function slice(ctx: Ctx, table: 'messages' | 'notes', { pages, from, before, limit }: Slice) {
  const isNote = table === 'notes'
  const origin = isNote ? sql`'note'` : sql`m.origin`
  const { rows } = await sql<Sealed>`
    select m.page_id, m.id, m.thread_id, m.origin, m.at, m.body
    from unnest(${pages}::uuid[]) as p(page_id)
    cross join lateral (
      select m.page_id, m.id, m.thread_id, ${origin} as origin, m.at, m.body from ${sql.table(table)} m
      where m.page_id = p.page_id and m.id >= ${from}::uuid and m.id < ${before}::uuid and m.body is not null
        ${isNote ? sql`` : sql`and m.origin <> 'bot'`}
        and exists (select 1 from conversations c where c.page_id = m.page_id and c.id = m.thread_id)
      order by m.id desc limit ${limit}
    ) m
    order by m.id desc limit ${limit}
  `.execute(ctx.tx)
  return rows
}

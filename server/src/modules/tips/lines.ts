// A tip's thread as an officer reads it: messages, notes and small lines in one order.

import type { Ctx } from '../../platform/ctx.ts'
import { cursorOf, readCursor } from '../../platform/cursor.ts'
import { type Line, linesFor } from '../inbox/inbox.ts'
import * as store from './store.ts'
import type { Tip } from './tips.ts'

/** The newest lines older than the cursor, oldest of them first, and the cursor to the ones before. Acts are named `tip_…`. */
export async function linesOfTip(
  ctx: Ctx,
  tip: Tip,
  cursor: string | undefined,
  limit: number,
): Promise<{ lines: Line[]; next: string | null }> {
  const spoken = await linesFor(ctx, tip.page_id, tip.id, cursor, limit)
  const acts = await store.actsOf(ctx, tip.id, readCursor(cursor), limit + 1)
  const all = [...spoken.lines, ...acts.map(lineOf)].sort((a, b) => b.at - a.at || (a.id < b.id ? 1 : -1))
  const lines = all.slice(0, limit).reverse()
  const oldest = lines[0]
  const more = all.length > limit || spoken.next !== null
  return { lines, next: more && oldest ? cursorOf(oldest) : null }
}

const lineOf = ({ id, at, officer_id, act }: store.ActRow): Line => ({
  line: 'act',
  id,
  at,
  officer_id,
  act: `tip_${act}`,
  about_id: null,
})

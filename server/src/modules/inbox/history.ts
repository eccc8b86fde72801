// What went before in a conversation: the times it was brought to an end, and the notes left in it.

import type { Ctx } from '../../platform/ctx.ts'
import { cursorOf } from '../../platform/cursor.ts'
import { type Line, notesOf } from './lines.ts'
import * as lines from './store-lines.ts'

/** One time the person was helped, from its first message to *Xong*. */
export interface Span {
  readonly from_at: number
  readonly to_at: number
  readonly messages: number
  readonly closed_by: string | null
  /** Of the lines it ends with. */
  readonly cursor: string
}

const mostSpans = 10
const mostNotes = 20
const lastId = 'ffffffff-ffff-ffff-ffff-ffffffffffff'

/** The newest first; what goes on now is none of them. */
export async function historyOf(
  ctx: Ctx,
  page_id: string,
  id: string,
): Promise<{ spans: Span[]; notes: Extract<Line, { line: 'note' }>[] }> {
  const rows = await lines.spansOf(ctx, page_id, id, mostSpans)
  const spans = rows
    .filter(row => row.messages > 0)
    .map(({ to_at, from_at, messages, officer_id }) => {
      const cursor = cursorOf({ at: to_at, id: lastId })
      return { from_at, to_at, messages, closed_by: officer_id, cursor }
    })
  return { spans, notes: await notesOf(ctx, page_id, id, mostNotes) }
}

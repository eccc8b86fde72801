// A thread as one officer reads it: messages, notes and small system lines in one order.

import type { Ctx } from '../../platform/ctx.ts'
import { cursorOf, readCursor } from '../../platform/cursor.ts'
import { found } from '../../platform/refusal.ts'
import { type Thread, threadsOf } from '../threads/threads.ts'
import { openBody, type Place } from './body.ts'
import type { ActRow, MessageRow, NoteRow } from './store-lines.ts'
import * as store from './store-lines.ts'

export type Line =
  | {
      readonly line: 'message'
      readonly id: string
      readonly at: number
      readonly from: 'citizen' | 'officer' | 'bot' | 'admin'
      readonly officer_id: string | null
      readonly kind: string
      readonly text: string | null
      readonly place: Place | null
    }
  | {
      readonly line: 'note'
      readonly id: string
      readonly at: number
      readonly officer_id: string
      readonly text: string
    }
  | {
      readonly line: 'act'
      readonly id: string
      readonly at: number
      readonly officer_id: string | null
      readonly act: string
    }

/** The newest lines older than the cursor, oldest of them first, and the cursor to the ones before. */
export async function linesFor(
  ctx: Ctx,
  page_id: string,
  thread_id: string,
  cursor: string | undefined,
  limit: number,
): Promise<{ lines: Line[]; next: string | null }> {
  const thread = found((await threadsOf(ctx, page_id, [thread_id])).get(thread_id))
  const { messages, notes, acts } = await store.linesOf(ctx, page_id, thread_id, readCursor(cursor), limit + 1)
  const newestFirst = [
    ...messages.map(row => messageLine(ctx, thread, row)),
    ...notes.map(row => noteLine(ctx, thread, row)),
    ...acts.map(actLine),
  ].sort((a, b) => b.at - a.at || (a.id < b.id ? 1 : -1))
  const shown = newestFirst.slice(0, limit).reverse()
  const oldest = shown[0]
  return { lines: shown, next: newestFirst.length > limit && oldest ? cursorOf(oldest) : null }
}

/** One message as a line, by its id. */
export async function lineOf(ctx: Ctx, page_id: string, message_id: string): Promise<Line> {
  const row = found((await store.messagesByIds(ctx, [page_id], [message_id]))[0])
  const thread = found((await threadsOf(ctx, page_id, [row.thread_id])).get(row.thread_id))
  return messageLine(ctx, thread, row)
}

function messageLine(ctx: Ctx, thread: Thread, row: MessageRow): Line {
  const { text, place } = openBody(ctx.keys, thread.key, row.body, row.id)
  return {
    line: 'message',
    id: row.id,
    at: row.at,
    from: row.origin as 'citizen' | 'officer' | 'bot' | 'admin',
    officer_id: row.officer_id,
    kind: row.kind,
    text: text ?? null,
    place: place ?? null,
  }
}

const noteLine = (ctx: Ctx, thread: Thread, row: NoteRow): Line => ({
  line: 'note',
  id: row.id,
  at: row.at,
  officer_id: row.officer_id,
  text: thread.key ? ctx.keys.openText(thread.key, row.body, 'notes.body', row.id) : '',
})

const actLine = (row: ActRow): Line => ({
  line: 'act',
  id: row.id,
  at: row.at,
  officer_id: row.officer_id,
  act: row.act,
})

// A thread as one officer reads it: messages, notes and small system lines in one order.

import type { Ctx } from '../../platform/ctx.ts'
import { cursorOf, readCursor } from '../../platform/cursor.ts'
import { found } from '../../platform/refusal.ts'
import { type Thread, threadsOf } from '../threads/threads.ts'
import { isReactable, type Quote, quotesOf, type Reaction, reactionsOn } from './around.ts'
import { type Call, type Contact, type Link, openBody, type Option, type Place } from './body.ts'
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
      readonly link: Link | null
      readonly contact: Contact | null
      readonly call: Call | null
      readonly options: readonly Option[] | null
      readonly quote: Quote | null
      readonly reactions: readonly Reaction[]
      /** Whether the channel lets it be quoted and reacted to. */
      readonly reactable: boolean
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
      /** The officer or unit it was given to. */
      readonly about_id: string | null
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
    ...(await messageLines(ctx, thread, messages)),
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
  return found((await messageLines(ctx, thread, [row]))[0])
}

/** With what they quote and what was put on them. */
async function messageLines(ctx: Ctx, thread: Thread, rows: readonly MessageRow[]): Promise<Line[]> {
  const [first] = rows
  if (!first) return []
  const quotes = await quotesOf(ctx, thread, rows)
  const ids = rows.map(row => row.id)
  const reactions = await reactionsOn(ctx, thread, first.page_id, ids)
  return rows.map(row =>
    messageLine(ctx, thread, row, quotes.get(row.about ?? '') ?? null, reactions.get(row.id) ?? []),
  )
}

function messageLine(
  ctx: Ctx,
  thread: Thread,
  row: MessageRow,
  quote: Quote | null,
  reactions: readonly Reaction[],
): Line {
  const body = openBody(ctx.keys, thread.key, row.body, row.id)
  const { text, place, link, contact, call, options } = body
  return {
    line: 'message',
    id: row.id,
    at: row.at,
    from: row.origin as 'citizen' | 'officer' | 'bot' | 'admin',
    officer_id: row.officer_id,
    kind: row.kind,
    text: text ?? null,
    place: place ?? null,
    link: link ?? null,
    contact: contact ?? null,
    call: call ?? null,
    options: options ?? null,
    quote,
    reactions,
    reactable: isReactable(row, body),
  }
}

/** The newest notes of a thread, newest first. */
export async function notesOf(ctx: Ctx, page_id: string, thread_id: string, limit: number): Promise<NoteLine[]> {
  const thread = found((await threadsOf(ctx, page_id, [thread_id])).get(thread_id))
  return (await store.newestNotes(ctx, page_id, thread_id, limit)).map(row => noteLine(ctx, thread, row))
}

type NoteLine = Extract<Line, { line: 'note' }>

const noteLine = (ctx: Ctx, thread: Thread, row: NoteRow): NoteLine => ({
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
  about_id: row.about_id,
})

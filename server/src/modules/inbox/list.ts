// The list of conversations as one officer sees it.

import type { Ctx } from '../../platform/ctx.ts'
import { cursorOf, readCursor } from '../../platform/cursor.ts'
import { found } from '../../platform/refusal.ts'
import { threadsOfPages } from '../threads/threads.ts'
import { openBody } from './body.ts'
import type { Conversation, ConversationState } from './rules.ts'
import * as store from './store.ts'
import { firstTexts, type MessageRow, messagesByIds } from './store-lines.ts'

export interface ListWish {
  readonly eyes: store.Eyes
  readonly state: ConversationState | 'all'
  /** Held by this officer, or by nobody. */
  readonly held?: 'mine' | 'nobody' | undefined
  /** Offered to the officer or a team of theirs. */
  readonly offered?: boolean | undefined
  readonly unread?: boolean | undefined
  /** Somebody has waited since then or longer (ms). */
  readonly waiting_since?: number | undefined
  readonly cursor?: string | undefined
  readonly limit: number
}

/** A conversation with what its row on screen says. */
export interface Listed {
  readonly conversation: Conversation
  readonly alias: string
  readonly last_line: { id: string; at: number; from: string; kind: string; words: string | null } | null
}

/** How many code points of the last words a row shows. */
const firstWords = 120

export async function conversationsFor(ctx: Ctx, wish: ListWish): Promise<{ listed: Listed[]; next: string | null }> {
  const { rows, next } = await pageOf(ctx, wish)
  return { listed: await listedOf(ctx, rows), next }
}

/** The same without words: which conversations a filter holds now. */
export async function pageOf(ctx: Ctx, wish: ListWish): Promise<{ rows: Conversation[]; next: string | null }> {
  const { officer, pages, units, teams } = wish.eyes
  const after = readCursor(wish.cursor)
  const query: store.ListQuery = {
    pages,
    units,
    states: statesOf(wish),
    ...(wish.held === 'mine' ? { claimed_by: officer } : {}),
    ...(wish.held === 'nobody' ? { free: true } : {}),
    ...(wish.unread ? { unread: true } : {}),
    ...(wish.waiting_since === undefined ? {} : { waiting_since: wish.waiting_since }),
    ...(after === undefined ? {} : { after }),
    limit: wish.limit + 1,
  }
  const found = await (wish.offered ? store.listOffered(ctx, officer, teams, query) : store.list(ctx, query))
  const rows = found.slice(0, wish.limit)
  const last = rows.at(-1)
  return { rows, next: found.length > wish.limit && last ? cursorOf({ at: last.rank, id: last.id }) : null }
}

/** What is mine is what I still have to do: done ones are found among the done, those put off among these. */
function statesOf({ state, held }: ListWish): ConversationState[] {
  if (state !== 'all') return [state]
  return held === 'mine' ? ['open', 'waiting'] : ['open', 'waiting', 'snoozed', 'done']
}

export const countsFor = (ctx: Ctx, eyes: store.Eyes): Promise<store.Counts> => store.count(ctx, eyes)

/** One conversation of a page the officer may read. */
export async function getConversation(ctx: Ctx, page_id: string, id: string): Promise<Listed> {
  const conversation = found(await store.find(ctx, page_id, id))
  return found((await listedOf(ctx, [conversation]))[0])
}

/** The beginning of what messages of any threads say, by message id; those without words are missing. */
export async function wordsOf(
  ctx: Ctx,
  messages: readonly { page_id: string; id: string }[],
): Promise<Map<string, string>> {
  if (messages.length === 0) return new Map()
  const rows = await messagesByIds(
    ctx,
    [...new Set(messages.map(each => each.page_id))],
    messages.map(each => each.id),
  )
  return begun(ctx, rows, row => row.id)
}

/** The beginning of the first text a citizen wrote in each of these threads, by thread; the caller may see them. */
export async function firstTextsOf(
  ctx: Ctx,
  threads: readonly { page_id: string; id: string }[],
): Promise<Map<string, string>> {
  if (threads.length === 0) return new Map()
  const rows = await firstTexts(
    ctx,
    threads.map(each => each.page_id),
    threads.map(each => each.id),
  )
  return begun(ctx, rows, row => row.thread_id)
}

async function begun(
  ctx: Ctx,
  rows: readonly MessageRow[],
  keyOf: (row: MessageRow) => string,
): Promise<Map<string, string>> {
  const threads = await threadsOfPages(
    ctx,
    rows.map(({ page_id, thread_id }) => ({ page_id, id: thread_id })),
  )
  return new Map(
    rows.flatMap(row => {
      const { text } = openBody(ctx.keys, threads.get(row.thread_id)?.key, row.body, row.id)
      return text === undefined ? [] : [[keyOf(row), beginning(text)]]
    }),
  )
}

const beginning = (text: string): string => [...text].slice(0, firstWords).join('')

export async function listedOf(ctx: Ctx, conversations: readonly Conversation[]): Promise<Listed[]> {
  if (conversations.length === 0) return []
  const ids = conversations.flatMap(each => (each.last_message_id ? [each.last_message_id] : []))
  const pages = [...new Set(conversations.map(each => each.page_id))]
  const messages = new Map(
    ids.length === 0 ? [] : (await messagesByIds(ctx, pages, ids)).map(message => [message.id, message]),
  )
  const threads = await threadsOfPages(ctx, conversations)
  return conversations.map(conversation => {
    const thread = threads.get(conversation.id)
    const message = conversation.last_message_id ? messages.get(conversation.last_message_id) : undefined
    const { text } = message ? openBody(ctx.keys, thread?.key, message.body, message.id) : {}
    return {
      conversation,
      alias: thread?.alias ?? '',
      last_line: message
        ? {
            id: message.id,
            at: message.at,
            from: message.origin,
            kind: message.kind,
            words: text === undefined ? null : beginning(text),
          }
        : null,
    }
  })
}

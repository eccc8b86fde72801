// Looking for words in conversations and notes: opened and read slice by slice, newest first, within a bound of time and
// number. There is no index of words: it would tell what the seal hides.

import { machineNow } from '../../platform/clock.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { firstIdAt, isId, timeOf } from '../../platform/ids.ts'
import { Refusal } from '../../platform/refusal.ts'
import { threadsNamed, threadsOfPages } from '../threads/threads.ts'
import { record } from '../trail/trail.ts'
import { openBody } from './body.ts'
import { type Listed, listedOf } from './list.ts'
import * as rules from './search-rules.ts'
import * as store from './store.ts'
import { type Sealed, slice } from './store-search.ts'

export interface SearchWish {
  readonly officer: string
  readonly pages: readonly string[]
  readonly words: string
  readonly from_at: number
  readonly to_at: number
  readonly cursor?: string | undefined
}

export interface Found extends rules.Hit {
  readonly page_id: string
  /** The conversation. */
  readonly id: string
  readonly alias: string
  readonly line_id: string
  readonly at: number
  readonly from: string
}

export interface Search {
  /** Conversations whose alias was asked for; with the first look only. */
  readonly conversations: Listed[]
  readonly found: Found[]
  /** How many messages and notes were opened. */
  readonly read: number
  /** Everything from here to the end of the time asked for has been read (ms). */
  readonly back_to: number
  /** Where to go on; null: the whole time was read. */
  readonly next: string | null
}

/** Within one look: so many opened, so long by the machine, so many found. */
const mostRead = 20_000
const mostMs = 600
const mostFound = 30
const oneSlice = 1_000

/** Refuses `search_short`. */
export async function searchWords(ctx: Ctx, wish: SearchWish): Promise<Search> {
  const terms = rules.termsOf(wish.words)
  if ((terms[0] ?? '').length < rules.shortest) throw new Refusal('search_short', { length: rules.shortest })
  const start = machineNow()
  const first = firstIdAt(wish.from_at)
  let before = wish.cursor !== undefined && isId(wish.cursor) ? wish.cursor : firstIdAt(wish.to_at + 1)
  let span = rules.firstSpan
  let read = 0
  const found: Found[] = []
  while (before > first && read < mostRead && found.length < mostFound && machineNow() - start < mostMs) {
    const from = firstIdAt(Math.max(wish.from_at, timeOf(before) - span))
    const messages = await slice(ctx, 'messages', { pages: wish.pages, from, before, limit: oneSlice })
    const reached = messages.length < oneSlice ? from : (messages.at(-1) as Sealed).id
    const notes = await slice(ctx, 'notes', { pages: wish.pages, from: reached, before, limit: oneSlice })
    found.push(...(await hits(ctx, [...messages, ...notes], terms)))
    read += messages.length + notes.length
    span = rules.nextSpan(span, messages.length, oneSlice)
    before = reached === before ? firstIdAt(timeOf(before) - 1) : reached
  }
  const conversations = wish.cursor === undefined ? await named(ctx, wish) : []
  const facts = { pages: wish.pages.length, read, found: found.length + conversations.length }
  await record(ctx, 'conversation.searched', { kind: 'officer', id: wish.officer }, facts)
  const done = before <= first
  return { conversations, found, read, back_to: done ? wish.from_at : timeOf(before), next: done ? null : before }
}

async function hits(ctx: Ctx, rows: readonly Sealed[], terms: readonly string[]): Promise<Found[]> {
  const threads = await threadsOfPages(
    ctx,
    rows.map(({ page_id, thread_id }) => ({ page_id, id: thread_id })),
  )
  const newestFirst = rows.toSorted((a, b) => b.at - a.at || (a.id < b.id ? 1 : -1))
  return newestFirst.flatMap(row => {
    const thread = threads.get(row.thread_id)
    const text = thread?.key && textOf(ctx, row, thread.key)
    const hit = text ? rules.hitIn(text, terms) : undefined
    if (!thread || !hit) return []
    const { page_id, id: line_id, thread_id: id, at, origin: from } = row
    return [{ ...hit, page_id, id, alias: thread.alias, line_id, at, from }]
  })
}

const textOf = (ctx: Ctx, { id, origin, body }: Sealed, key: Parameters<typeof openBody>[1]): string | undefined =>
  origin === 'note' && key ? ctx.keys.openText(key, body, 'notes.body', id) : openBody(ctx.keys, key, body, id).text

async function named(ctx: Ctx, { pages, words }: SearchWish): Promise<Listed[]> {
  const rows = await threadsNamed(ctx, pages, 'conversation', words)
  const conversations = await Promise.all(rows.map(({ page_id, id }) => store.find(ctx, page_id, id)))
  return listedOf(
    ctx,
    conversations.flatMap(each => each ?? []),
  )
}

// Threads: what a message lies in, with an alias for the screen and a key for the words. Hides where the key is kept.

import { randomInt } from 'node:crypto'
import type { Ctx } from '../../platform/ctx.ts'
import { type Id, newId } from '../../platform/ids.ts'
import type { DataKey } from '../../platform/keys.ts'
import { invariant } from '../../platform/refusal.ts'
import { remembered } from '../../platform/remembered.ts'
import { aliasesIn, newAlias } from './rules.ts'
import * as store from './store.ts'

export type ThreadId = Id<'thread'>
export type ThreadKind = 'conversation' | 'tip'

export interface Thread {
  readonly id: string
  readonly alias: string
  /** Absent once the thread was erased: its words can never be read again. */
  readonly key: DataKey | undefined
}

/** Start a thread on a page under an alias no other thread of the page has. */
export async function startThread(ctx: Ctx, page_id: string, kind: ThreadKind): Promise<ThreadId> {
  const id = newId<'thread'>(ctx.now)
  const { wrapped } = ctx.keys.make(id)
  for (let tries = 0; tries < 20; tries += 1) {
    if (await store.insertThread(ctx, { page_id, id, kind, alias: newAlias(randomInt), content_key: wrapped }))
      return id
  }
  invariant(false, 'a free alias is found in twenty draws')
}

/** The threads of one page, by id. Those that do not exist are missing. */
export async function threadsOf(ctx: Ctx, page_id: string, ids: readonly string[]): Promise<Map<string, Thread>> {
  if (ids.length === 0) return new Map()
  return byId(ctx, await store.threadsOf(ctx, page_id, ids))
}

/** The same across pages: for lists. */
export async function threadsOfPages(
  ctx: Ctx,
  ids: readonly { page_id: string; id: string }[],
): Promise<Map<string, Thread>> {
  if (ids.length === 0) return new Map()
  return byId(ctx, await store.threadsOfPages(ctx, ids))
}

const keys = remembered<DataKey | undefined>()

/** The threads of a kind whose alias a text may mean, on these pages; at most fifty. */
export async function threadsNamed(
  ctx: Ctx,
  page_ids: readonly string[],
  kind: ThreadKind,
  text: string,
): Promise<{ page_id: string; id: string }[]> {
  const aliases = aliasesIn(text)
  return aliases.length === 0 || page_ids.length === 0 ? [] : store.byAlias(ctx, page_ids, aliases, kind)
}

/** The key of one thread that is known to exist. Throws when it was erased. */
export async function contentKey(ctx: Ctx, page_id: string, id: string): Promise<DataKey> {
  const key = await keys.of(ctx, id, async () => (await threadsOf(ctx, page_id, [id])).get(id)?.key)
  invariant(key, 'the thread has its content key')
  return key
}

function byId(ctx: Ctx, rows: { id: string; alias: string; content_key: Buffer | null }[]): Map<string, Thread> {
  return new Map(
    rows.map(({ id, alias, content_key }) => [
      id,
      { id, alias, key: content_key ? ctx.keys.unwrap(id, content_key) : undefined },
    ]),
  )
}

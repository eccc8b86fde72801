// Media go with their message into another thread: sealed anew under its key and a new id, so that no old copy opens there.

import type { Ctx } from '../../platform/ctx.ts'
import { newId } from '../../platform/ids.ts'
import type { DataKey } from '../../platform/keys.ts'
import { contentKey } from '../threads/threads.ts'
import { type Copy, putCopies } from './copies.ts'
import * as store from './store.ts'

const copies = ['sealed', 'view', 'play'] as const satisfies readonly Copy[]
const places = ['source', 'name', 'received'] as const

/** The new files are there before the commit; the old go after it. One being fetched just now is fetched again. */
export async function moveMedia(
  ctx: Ctx,
  page_id: string,
  to_thread_id: string,
  messages: readonly { readonly id: string; readonly at: number }[],
): Promise<void> {
  const fresh = await contentKey(ctx, page_id, to_thread_id)
  const at = new Map(messages.map(message => [message.id, message.at]))
  const rows = await store.ofMessages(ctx, page_id, [...at.keys()])
  for (const { id } of rows) {
    const row = await store.lock(ctx, page_id, id)
    if (!row || row.message_id === null) continue
    const old = await contentKey(ctx, page_id, row.thread_id)
    const new_id = newId<'media'>(ctx.now)
    const again = (from: Buffer | null, place: (typeof places)[number]) =>
      from && ctx.keys.seal(fresh, ctx.keys.open(old, from, `media.${place}`, id), `media.${place}`, new_id)
    await copyAll(ctx, page_id, { id, key: old }, { id: new_id, key: fresh })
    await store.rehome(ctx, page_id, id, {
      id: new_id,
      thread_id: to_thread_id,
      created_at: at.get(row.message_id) ?? row.created_at,
      source: again(row.source, 'source'),
      name: again(row.name, 'name'),
      received: again(row.received, 'received'),
    })
  }
}

interface Lies {
  readonly id: string
  readonly key: DataKey
}

async function copyAll(ctx: Ctx, page_id: string, from: Lies, to: Lies): Promise<void> {
  for (const copy of copies) {
    const name = `${page_id}/${from.id}.${copy}`
    const sealed = await ctx.blobs.get(name)
    if (!sealed) continue
    const bytes = ctx.keys.open(from.key, sealed, `media.${copy}`, from.id)
    await putCopies(ctx, to.key, page_id, to.id, { [copy]: bytes })
    ctx.after(() => ctx.blobs.remove(name))
  }
}

// Where bytes lie: the original and its copies, each sealed under the thread's content key in a file named by the id.

import type { Ctx } from '../../platform/ctx.ts'
import type { DataKey } from '../../platform/keys.ts'
import { found } from '../../platform/refusal.ts'

/** The bytes as received; a still picture to look at; what a browser can play. */
export type Copy = 'sealed' | 'view' | 'play'
type Place = Pick<Ctx, 'keys' | 'blobs'>

export async function putCopies(
  { keys, blobs }: Place,
  key: DataKey,
  page_id: string,
  id: string,
  copies: Partial<Record<Copy, Buffer | undefined>>,
): Promise<void> {
  for (const [copy, bytes] of Object.entries(copies))
    if (bytes) await blobs.put(`${page_id}/${id}.${copy}`, keys.seal(key, bytes, `media.${copy}`, id))
}

/** Throws `not_found`. */
export async function openCopy(
  { keys, blobs }: Place,
  key: DataKey,
  page_id: string,
  id: string,
  copy: Copy,
): Promise<Buffer> {
  return keys.open(key, found(await blobs.get(`${page_id}/${id}.${copy}`)), `media.${copy}`, id)
}

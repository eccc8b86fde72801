// What a delivery carries, opened at the last moment: the words of its message, or its picture re-encoded for Zalo.

import type { Content } from '../modules/deliveries/deliveries.ts'
import { wordsOf } from '../modules/inbox/inbox.ts'
import { mediaOf, outgoingPicture } from '../modules/media/media.ts'
import type { Ctx } from '../platform/ctx.ts'

/** By message id; erased messages and pictures that are gone are missing, and their delivery fails with a reason. */
export async function contentsOf(
  ctx: Ctx,
  page_id: string,
  message_ids: readonly string[],
): Promise<Map<string, Content>> {
  const contents = new Map<string, Content>()
  const words = await wordsOf(ctx, page_id, message_ids)
  const pictures = [...words].filter(([, { kind }]) => kind === 'image').map(([id]) => id)
  const media = await mediaOf(ctx, page_id, pictures)
  for (const [id, { kind, text }] of words) {
    if (kind === 'text' && text !== undefined) contents.set(id, { kind: 'text', text })
    const picture = media.get(id)?.[0]
    const bytes = picture && (await outgoingPicture(ctx, page_id, id))
    if (picture && bytes) {
      const caption = text === undefined ? {} : { caption: text }
      contents.set(id, { kind: 'image', media_id: picture.id, bytes, type: 'image/jpeg', ...caption })
    }
  }
  return contents
}

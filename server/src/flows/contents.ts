// What a delivery carries, opened at the last moment: words, a picture or file made fit for Zalo, choices, a reaction.

import type { Content } from '../modules/deliveries/deliveries.ts'
import { type Outgoing, outgoingOf } from '../modules/inbox/inbox.ts'
import { mediaOf, outgoingFile, outgoingPicture } from '../modules/media/media.ts'
import { getPage } from '../modules/pages/pages.ts'
import type { Ctx } from '../platform/ctx.ts'
import { infoCard, numbered } from '../text/choices.ts'

/** By message id; erased messages and media that are gone are missing, and their delivery fails with a reason. */
export async function contentsOf(
  ctx: Ctx,
  page_id: string,
  message_ids: readonly string[],
): Promise<Map<string, Content>> {
  const contents = new Map<string, Content>()
  const going = await outgoingOf(ctx, page_id, message_ids)
  const withMedia = [...going].filter(([, { kind }]) => kind === 'image' || kind === 'file').map(([id]) => id)
  const media = await mediaOf(ctx, page_id, withMedia)
  const choosing = [...going.values()].some(({ kind }) => kind === 'buttons' || kind === 'list')
  const tryButtons = choosing && (await getPage(ctx, page_id)).buttons === 'try'
  for (const [id, message] of going) {
    const medium = media.get(id)?.[0]
    const content = medium ? await mediumOf(ctx, page_id, id, medium.id, message) : wordsOf(message, tryButtons)
    if (content) contents.set(id, content)
  }
  return contents
}

const quoting = ({ about }: Outgoing) => (about === undefined ? {} : { quote: about })

function wordsOf(message: Outgoing, tryButtons: boolean): Content | undefined {
  const { kind, text, options, icon, about } = message
  switch (kind) {
    case 'text':
      return text === undefined ? undefined : { kind, text, ...quoting(message) }
    case 'buttons':
    case 'list': {
      const plain = numbered(text, options ?? [])
      return tryButtons ? { kind, text: text ?? '', choices: options ?? [], plain } : { kind: 'text', text: plain }
    }
    case 'info_request':
      return { kind, ...infoCard }
    case 'reaction':
      return icon === undefined || icon === 'other' || about === undefined ? undefined : { kind, icon, on: about }
    default:
      return undefined
  }
}

async function mediumOf(
  ctx: Ctx,
  page_id: string,
  message_id: string,
  media_id: string,
  message: Outgoing,
): Promise<Content | undefined> {
  if (message.kind === 'file') {
    const file = await outgoingFile(ctx, page_id, message_id)
    return file && { kind: 'file', media_id, ...file }
  }
  const bytes = await outgoingPicture(ctx, page_id, message_id)
  const caption = message.text === undefined ? {} : { caption: message.text }
  return bytes && { kind: 'image', media_id, bytes, type: 'image/jpeg', ...caption, ...quoting(message) }
}

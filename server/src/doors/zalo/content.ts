// Zalo's messages in our words: which kind it is, what it says and shows, and what is to be fetched.

import type { Attachment, Link } from '@binh-yen/zalo/events/attachments'
import type { Message } from '@binh-yen/zalo/events/messages'
import type { Carries, Icon } from '../../modules/inbox/inbox.ts'
import type { Carried, MediaKind } from '../../modules/media/media.ts'
import { oneLine } from '../../platform/one-line.ts'
import { REACTIONS } from '@binh-yen/zalo/client/apart'

export interface Content {
  readonly kind: string
  readonly carries: Carries
  readonly media: readonly Carried[]
}

/** Zalo's names of kinds and ours. What is not here is kept whole and shown by the event's name. */
const kinds: Partial<Record<Message['what'], string>> = {
  text: 'text',
  image: 'image',
  gif: 'gif',
  sticker: 'sticker',
  audio: 'voice',
  video: 'video',
  file: 'file',
  link: 'link',
  business_card: 'contact',
  location: 'location',
  list: 'text',
  template: 'text',
}
const fetched: Partial<Record<Attachment['type'], MediaKind>> = {
  image: 'image',
  gif: 'gif',
  sticker: 'sticker',
  audio: 'voice',
  video: 'video',
  file: 'file',
}

/** Media of one message at most, so that no body makes us fetch without end. */
const mediaLimit = 10
/** Code points shown of a link's title and address, of its description, of a card's name. */
const titleLimit = 300
const descriptionLimit = 1_000
const nameLimit = 100

export const isKnown = ({ what }: Message): boolean => what in kinds

export function contentOf(message: Message, event_name: string): Content {
  const { text, attachments, what } = message
  const kind = kinds[what]
  if (kind === undefined) return { kind: event_name, carries: { text, kept: attachments }, media: [] }
  if (kind === 'contact') return { kind, carries: { contact: cardOf(message) }, media: [] }
  const place = attachments.find(each => each.type === 'location')
  const link = attachments.find(each => each.type === 'link')
  const carries = {
    text,
    place: place && { latitude: place.latitude, longitude: place.longitude },
    link: kind === 'link' && link ? linkOf(link) : undefined,
  }
  const media = attachments.flatMap(carriedOf).slice(0, mediaLimit)
  return { kind: kind === 'text' && text?.startsWith('#') ? 'tap' : kind, carries, media }
}

function carriedOf(attachment: Attachment): Carried[] {
  const kind = fetched[attachment.type]
  if (kind === undefined || !('url' in attachment) || !attachment.url) return []
  const poster = attachment.type === 'video' ? attachment.thumbnail : undefined
  const name = attachment.type === 'file' ? attachment.name : undefined
  return [{ kind, url: attachment.url, ...(poster ? { poster } : {}), ...(name ? { name } : {}) }]
}

/** As text: the host stands apart, so that a look-alike address shows where it leads. */
function linkOf({ url = '', title, description }: Link): Carries['link'] {
  const [name, about] = [oneLine(title, titleLimit), oneLine(description, descriptionLimit)]
  return {
    ...(name === undefined ? {} : { title: name }),
    ...(about === undefined ? {} : { description: about }),
    address: oneLine(url, titleLimit) ?? '',
    host: URL.canParse(url) ? new URL(url).host : '',
  }
}

/** Name and phone of a third person: nothing else of the card, and neither its picture. */
function cardOf({ text, attachments }: Message): Carries['contact'] {
  const card = attachments.find(each => each.type === 'link')?.card
  const [name, phone] = [oneLine(text, nameLimit), card?.phone?.replace(/[^\d+]/g, '').slice(0, 20)]
  return { ...(name === undefined ? {} : { name }), ...(phone ? { phone } : {}) }
}

const icons = new Map(Object.entries(REACTIONS).map(([name, icon]) => [icon as string, name as keyof typeof REACTIONS]))

export function iconOf(react_icon: string | undefined): Icon {
  const name = icons.get(react_icon ?? '')
  return name === undefined ? 'other' : name === 'remove' ? 'none' : name
}

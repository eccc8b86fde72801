// Hides the shapes of attachments (facts §3.5, §3.6): what is known becomes one of a few kinds, anything else is kept as it came.
import { decode, isObject, type Json } from '../json.ts'
import { Reading } from './reading.ts'

export type Attachment = (Known & { rest: Json }) | Other
type Known = Media | Link | Sticker | Place | File | Template

export interface Media {
  type: 'image' | 'gif' | 'audio' | 'video'
  /** How long it lives is not documented: fetch it soon. */
  url: string | undefined
  thumbnail: string | undefined
  description: string | undefined
}
export interface Link {
  type: 'link'
  url: string | undefined
  thumbnail: string | undefined
  description: string | undefined
  title: string | undefined
  /** Of a business card, whose description is JSON in a text. */
  card: { phone: string | undefined; qr_code_url: string | undefined } | undefined
}
export interface Sticker {
  type: 'sticker'
  id: string | undefined
  url: string | undefined
}
export interface Place {
  type: 'location'
  /** Degrees, within the globe. */
  latitude: number
  longitude: number
}
export interface File {
  type: 'file'
  url: string | undefined
  name: string | undefined
  /** Bytes, as Zalo says. */
  size: number | undefined
  /** MD5, as Zalo says. */
  checksum: string | undefined
  file_type: string | undefined
}
export interface Template {
  type: 'template'
  text: string | undefined
  zinstant_id: string | undefined
  link_url: string | undefined
  checksum: string | undefined
}
/** A kind that is not known, or a known one without what makes it one (a place off the globe). */
export interface Other {
  type: 'other'
  name: string | undefined
  attachment: Json
}

export function readAttachment(value: unknown): Attachment | undefined {
  if (!isObject(value)) return undefined
  const reading = new Reading(value)
  const name = reading.text('type')
  const known = readers.get(name ?? '')?.(reading.inner('payload'))
  return known === undefined ? { type: 'other', name, attachment: value } : { ...known, rest: reading.rest() }
}

const media =
  (type: Media['type']) =>
  (payload: Reading): Media => ({
    type,
    url: payload.text('url'),
    thumbnail: payload.text('thumbnail'),
    description: payload.text('description'),
  })

const readers = new Map<string, (payload: Reading) => Known | undefined>([
  ['image', media('image')],
  ['gif', media('gif')],
  ['audio', media('audio')],
  ['video', media('video')],
  ['link', readLink],
  ['sticker', payload => ({ type: 'sticker', id: payload.id('id'), url: payload.text('url') })],
  ['location', readPlace],
  ['file', readFile],
  ['template', readTemplate],
])

function readLink(payload: Reading): Link {
  const description = payload.text('description')
  return {
    type: 'link',
    url: payload.text('url'),
    thumbnail: payload.text('thumbnail'),
    description,
    title: payload.text('title'),
    card: description?.startsWith('{') ? readCard(description) : undefined,
  }
}

function readCard(description: string): Link['card'] {
  const decoded = decode(Buffer.from(description))
  if (!decoded.ok) return undefined
  const card = new Reading(decoded.body)
  return { phone: card.id('phone'), qr_code_url: card.text('qrCodeUrl') }
}

function readPlace(payload: Reading): Place | undefined {
  const coordinates = payload.inner('coordinates')
  const latitude = coordinates.number('latitude')
  const longitude = coordinates.number('longitude')
  if (latitude === undefined || longitude === undefined) return undefined
  return Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180 ? { type: 'location', latitude, longitude } : undefined
}

function readFile(payload: Reading): File {
  return {
    type: 'file',
    url: payload.text('url'),
    name: payload.text('name'),
    size: payload.number('size'),
    checksum: payload.text('checksum'),
    file_type: payload.text('type'),
  }
}

function readTemplate(payload: Reading): Template {
  return {
    type: 'template',
    text: payload.text('text'),
    zinstant_id: payload.id('zinstant_id'),
    link_url: payload.text('link_url'),
    checksum: payload.text('checksum'),
  }
}

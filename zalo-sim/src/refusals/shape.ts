// Hides what a consultation message may look like on v3: text, one medium, a file, a list (facts §4.2).
import type { Page } from '../world/nouns.ts'
import type { Shelf } from '../world/media.ts'
import type { Switches } from '../world/switches.ts'
import { ZaloRefusal, invalid } from './codes.ts'

const TEXT_LIMIT = 2000

/** What is to be said, once its shape has been accepted. */
export interface Content {
  kind: string
  text: string | null
  url: string | null
  quote: string | null
}

type Fields = Record<string, unknown>

function fieldsOf(value: unknown): Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : {}
}

/** Reads a request body, tolerating ids printed as numbers too long for JavaScript. Refuses -201. */
export function readBody(raw: string): Fields {
  const quoted = raw.includes('"user_id"') ? raw.replace(/("user_id"\s*:\s*)(\d+)/g, '$1"$2"') : raw
  try {
    return fieldsOf(JSON.parse(quoted))
  } catch {
    throw invalid('body')
  }
}

/** The user a body is addressed to; v3 cs knows no other recipients here. */
export function recipientOf(body: Fields): string {
  const user_id = fieldsOf(body['recipient'])['user_id']
  if (typeof user_id !== 'string' || user_id === '') throw invalid('user_id')
  return user_id
}

/** Judges the message's shape. `link` makes the address under which a phone shows an uploaded picture. */
export function judgeShape(
  body: Fields,
  page: Page,
  shelf: Shelf,
  link: (id: string) => string,
  switches: Switches,
  now: number,
): Content {
  const message = fieldsOf(body['message'])
  const text = textOf(message, switches)
  const quote = message['quote_message_id']
  const content: Content = { kind: 'text', text, url: null, quote: typeof quote === 'string' && quote ? quote : null }
  if (message['attachment'] === undefined) {
    if (!text) throw invalid('text')
    return content
  }
  const attachment = fieldsOf(message['attachment'])
  const payload = fieldsOf(attachment['payload'])
  const shown = (id: unknown): string => link(uploaded(id, page, shelf, now))
  if (attachment['type'] === 'file') return { ...content, kind: 'file', url: shown(payload['token']) }
  if (attachment['type'] !== 'template') throw invalid('attachment.type')
  if (payload['template_type'] !== 'media') return listOf(content, payload, switches)
  return mediumOf(content, payload, shown)
}

function textOf(message: Fields, switches: Switches): string | null {
  const text = message['text']
  if (text === undefined || text === null) return null
  if (typeof text !== 'string') throw invalid('text')
  const composed = text.normalize('NFC')
  if (composed.length > TEXT_LIMIT) throw new ZaloRefusal(switches.too_long_error)
  return composed
}

function mediumOf(content: Content, payload: Fields, shown: (id: unknown) => string): Content {
  const elements = payload['elements']
  if (!Array.isArray(elements) || elements.length !== 1) throw invalid('elements')
  const element = fieldsOf(elements[0])
  const { media_type, url, attachment_id } = element
  if (media_type !== 'image' && media_type !== 'gif' && media_type !== 'sticker') throw invalid('media_type')
  if (media_type === 'gif' && !(Number.isInteger(element['width']) && Number.isInteger(element['height']))) {
    throw invalid('width')
  }
  if ((url === undefined) === (attachment_id === undefined)) throw invalid('url')
  if (media_type === 'sticker') return { ...content, kind: 'sticker', url: null }
  if (attachment_id !== undefined) return { ...content, kind: media_type, url: shown(attachment_id) }
  if (typeof url !== 'string' || !/^https?:\/\//.test(url)) throw invalid('url')
  return { ...content, kind: media_type, url }
}

/** Lists and buttons: documented for v2, taken on v3 under a switch. The phone shows their titles as lines. */
function listOf(content: Content, payload: Fields, switches: Switches): Content {
  const type = payload['template_type']
  if (!switches.lists_on_v3 || (type !== 'list' && type !== 'request_user_info' && type !== undefined)) {
    throw new ZaloRefusal(-233)
  }
  const parts = [payload['elements'] ?? [], payload['buttons'] ?? []]
  if (parts.some(part => !Array.isArray(part) || part.length > 5)) throw invalid('elements')
  const titles = parts.flat().map(part => fieldsOf(part)['title'])
  if (titles.some(title => typeof title !== 'string' || title.length > 100)) throw invalid('title')
  return {
    ...content,
    kind: type === 'list' ? 'list' : 'template',
    text: [content.text, ...titles].filter(Boolean).join('\n'),
  }
}

function uploaded(id: unknown, page: Page, shelf: Shelf, now: number): string {
  const media = typeof id === 'string' ? shelf.find(id, now) : undefined
  if (!media || media.oa_id !== page.oa_id) throw new ZaloRefusal(-100)
  return media.id
}

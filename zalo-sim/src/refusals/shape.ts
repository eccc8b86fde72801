// Hides what a consultation message may look like on v3: text, one medium, a file, a list (facts §4.2).
import type { Choice, Page } from '../world/nouns.ts'
import type { Media, Shelf } from '../world/media.ts'
import type { Switches } from '../world/switches.ts'
import { ZaloRefusal, invalid } from './codes.ts'

const TEXT_LIMIT = 2000
const CHOICES = 5
const TITLE_LIMIT = 100
const SUBTITLE_LIMIT = 500
const PAYLOAD_LIMIT = 1000

/** What is to be said, once its shape has been accepted. */
export interface Content {
  kind: string
  text: string | null
  url: string | null
  quote: string | null
  /** A file's name. */
  name: string | null
  choices: Choice[] | null
}

type Fields = Record<string, unknown>

/** An object's fields; of anything else none. */
export function fieldsOf(value: unknown): Fields {
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
  const content: Content = {
    kind: 'text',
    text,
    url: null,
    quote: typeof quote === 'string' && quote ? quote : null,
    name: null,
    choices: null,
  }
  if (message['attachment'] === undefined) {
    if (!text) throw invalid('text')
    return content
  }
  const attachment = fieldsOf(message['attachment'])
  const payload = fieldsOf(attachment['payload'])
  const shown = (id: unknown): string => link(uploaded(id, page, shelf, now).id)
  if (attachment['type'] === 'file') {
    const file = uploaded(payload['token'], page, shelf, now)
    return { ...content, kind: 'file', url: link(file.id), name: file.name ?? null }
  }
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

/** Lists, buttons and the info card: lists and buttons documented for v2, taken on v3 under a switch. */
function listOf(content: Content, payload: Fields, switches: Switches): Content {
  const type = payload['template_type']
  if (type === 'request_user_info') return cardOf(content, payload)
  if (switches.lists_on_v3 !== 'taken' || (type !== 'list' && type !== undefined)) {
    throw new ZaloRefusal(switches.lists_on_v3 === 'invalid' ? -201 : -233)
  }
  const [elements, buttons] = [payload['elements'] ?? [], payload['buttons'] ?? []]
  if (![elements, buttons].every(part => Array.isArray(part) && part.length <= CHOICES)) throw invalid('elements')
  const choices = [...(elements as unknown[]), ...(buttons as unknown[])].map(choiceOf)
  if (choices.length === 0 || (type === undefined && !content.text)) throw invalid('buttons')
  if (type === 'list' && choices[0]?.subtitle == null) throw invalid('subtitle')
  return { ...content, kind: type === 'list' ? 'list' : 'text', choices }
}

function choiceOf(value: unknown): Choice {
  const part = fieldsOf(value)
  const { title, subtitle } = part
  const action = part['default_action'] === undefined ? part : fieldsOf(part['default_action'])
  const { type, payload } = action
  if (typeof title !== 'string' || title === '' || title.length > TITLE_LIMIT) throw invalid('title')
  if (subtitle !== undefined && (typeof subtitle !== 'string' || subtitle.length > SUBTITLE_LIMIT))
    throw invalid('subtitle')
  const query = type === 'oa.query.show' || type === 'oa.query.hide'
  if (query && (typeof payload !== 'string' || payload.length > PAYLOAD_LIMIT)) throw invalid('payload')
  return {
    title,
    subtitle: subtitle ?? null,
    says: query ? (payload as string) : null,
    hidden: type === 'oa.query.hide',
  }
}

/** The card that asks for contact details: one element, its picture required. */
function cardOf(content: Content, payload: Fields): Content {
  const elements = payload['elements']
  if (!Array.isArray(elements) || elements.length !== 1) throw invalid('elements')
  const card = choiceOf(elements[0])
  if (typeof fieldsOf(elements[0])['image_url'] !== 'string') throw invalid('image_url')
  return { ...content, kind: 'template', text: card.title, choices: [{ ...card, says: null }] }
}

/** What an anonymous visitor may be sent (facts §4.7). */
export function judgeAnonymous(content: Content): Content {
  if (content.choices !== null || content.kind === 'gif') throw new ZaloRefusal(-233)
  return content
}

function uploaded(id: unknown, page: Page, shelf: Shelf, now: number): Media {
  const media = typeof id === 'string' ? shelf.find(id, now) : undefined
  if (!media || media.oa_id !== page.oa_id) throw new ZaloRefusal(-100)
  return media
}

// Hides where each kind of event keeps its ids, so that the webhook can check, name and file a body after one parse.
import { type BodyFault, decode, isObject, type Json } from './json.ts'
import { idOf, textOf } from './values.ts'

/** What can be said of an event without reading it. Ids are as sent; `timestamp` is Zalo's ms since 1970, when it is one. */
export interface Peek {
  event_name: string
  app_id: string
  /** The page by the rule of the event's name; receipts may have their two sides swapped: `whose.ts` decides with known ids. */
  oa_id: string | undefined
  user_id: string | undefined
  sender_id: string | undefined
  recipient_id: string | undefined
  msg_id: string | undefined
  msg_ids: readonly string[] | undefined
  /** Every other id that tells two events without a message apart: group, members, tag, template, phone, call … */
  subject: string
  timestamp: number | undefined
  /** As it enters the signature: the text itself, a number in decimal, '' when missing. */
  timestampRaw: string
}

export type Peeked = { ok: true; peek: Peek } | { ok: false; fault: BodyFault }

/** One `JSON.parse`; refuses bodies that are too large, too deep, not UTF-8 or no object, and nothing else. */
export function peek(raw: Buffer): Peeked {
  const decoded = decode(raw)
  return decoded.ok ? { ok: true, peek: peekAt(decoded.body) } : decoded
}

export function peekAt(body: Json): Peek {
  const event_name = textOf(body['event_name']) ?? ''
  const message = isObject(body['message']) ? body['message'] : undefined
  const sender_id = idIn(body['sender'])
  const recipient_id = idIn(body['recipient'])
  const fromPage = sentByPage(event_name)
  const msg_id = idOf(message?.['msg_id']) ?? idOf(body['msg_id'])
  const msg_ids = idList(message?.['msg_ids'])
  const timestampRaw = rawTimestamp(body['timestamp'])
  return {
    event_name,
    app_id: idOf(body['app_id']) ?? '',
    oa_id: idOf(body['oa_id']) ?? idOf(body['oaId']) ?? (fromPage ? sender_id : recipient_id),
    user_id: namedPerson(body) ?? (fromPage ? recipientPerson(event_name, recipient_id) : sender_id),
    sender_id,
    recipient_id,
    msg_id,
    msg_ids,
    subject: msg_id === undefined && msg_ids === undefined ? subjectOf(body) : '',
    timestamp: /^\d{1,15}$/.test(timestampRaw) ? Number(timestampRaw) : undefined,
    timestampRaw,
  }
}

/**
 * What makes two deliveries the same event, apart from the timestamp: name and message, else messages, else subject.
 * Contains Zalo ids: hash it with a key before keeping it.
 */
export function sameness(peek: Peek): string {
  const about = peek.msg_id ?? peek.msg_ids?.toSorted().join(',') ?? peek.subject
  return `${peek.event_name}\n${about}`
}

/** Echoes, the page's own reactions and receipts: facts §3.6, §3.7 (the receipts' sender is disputed; the page is the default). */
function sentByPage(name: string): boolean {
  return name.startsWith('oa_') || name === 'user_received_message' || name === 'user_seen_message'
}

function namedPerson(body: Json): string | undefined {
  return idOf(body['user_id']) ?? idIn(body['follower']) ?? idOf(inner(body, 'data')?.['user_id'])
}

/** What a page sends to a group names the group as its recipient, and no person. */
function recipientPerson(name: string, recipient_id: string | undefined): string | undefined {
  return name.startsWith('oa_send_group_') ? undefined : recipient_id
}

function idIn(side: unknown): string | undefined {
  return isObject(side) ? idOf(side['id']) : undefined
}

function inner(body: Json, key: string): Json | undefined {
  const value = body[key]
  return isObject(value) ? value : undefined
}

function idList(value: unknown): readonly string[] | undefined {
  return Array.isArray(value) ? value.map(idOf).filter(id => id !== undefined) : undefined
}

function rawTimestamp(value: unknown): string {
  if (typeof value === 'string') return value
  if (typeof value !== 'number') return ''
  return Number.isInteger(value) ? BigInt(value).toString() : String(value)
}

const subjectKeys = [
  'oa_id',
  'oaId',
  'user_id',
  'group_id',
  'template_id',
  'phone',
  'call_id',
  'extension_id',
  'journey_id',
] as const

function subjectOf(body: Json): string {
  const found = subjectKeys.map(key => idOf(body[key]) ?? '')
  found.push(idIn(body['follower']) ?? '', idIn(body['sender']) ?? '', idIn(body['recipient']) ?? '')
  const tag = inner(body, 'tag')
  found.push(textOf(tag?.['name']) ?? '', ...(idList(tag?.['user_ids']) ?? []))
  found.push(idOf(inner(body, 'data')?.['user_id']) ?? '')
  if (Array.isArray(body['users'])) found.push(...body['users'].map(idIn).filter(id => id !== undefined))
  return found.join(' ').trim()
}

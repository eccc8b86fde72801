// Hides the many bodies of Zalo's webhook behind one union; what is unknown stays whole and is never an error.
import { type CallEvent, callReaders } from './events/calls.ts'
import { type Group, groupReaders } from './events/groups.ts'
import { type MessageEvent, messageReaders } from './events/messages.ts'
import { type PageEvent, pageReaders } from './events/pages.ts'
import { type PeopleEvent, peopleReaders } from './events/people.ts'
import { Reading } from './events/reading.ts'
import { type ReceiptEvent, receiptReaders } from './events/receipts.ts'
import { type TemplateEvent, templateReaders } from './events/templates.ts'
import { type BodyFault, decode, type Json } from './json.ts'
import { type Peek, peekAt } from './peek.ts'
import { idOf } from './values.ts'

/** A name nobody has told us of, or none: everything beyond the head is in `rest`. */
export interface Unknown {
  kind: 'unknown'
}

type Body = MessageEvent | ReceiptEvent | PeopleEvent | PageEvent | Group | CallEvent | TemplateEvent | Unknown

export interface Head extends Peek {
  /** The person as the app knows them; identity, never a key to join by. */
  user_id_by_app: string | undefined
  /** Every field, at its own path, that was not understood. */
  rest: Json
}

export type Event = Head & Body
export type EventKind = Event['kind']
export type EventOf<K extends EventKind> = Event & { kind: K }
export type Parsed = { ok: true; event: Event } | { ok: false; fault: BodyFault }

const readers = new Map<string, (reading: Reading) => Body>([
  ...messageReaders,
  ...receiptReaders,
  ...peopleReaders,
  ...pageReaders,
  ...groupReaders,
  ...callReaders,
  ...templateReaders,
])

/** Every event name the facts list. */
export const eventNames: readonly string[] = [...readers.keys()]

/** Fails only for bodies the webhook would have refused: too large, too deep, not UTF-8, not an object. */
export function parseEvent(raw: Buffer): Parsed {
  const decoded = decode(raw)
  return decoded.ok ? { ok: true, event: readEvent(decoded.body) } : decoded
}

/** Never throws, whatever the object holds. */
export function readEvent(body: Json): Event {
  const reading = new Reading(body)
  const head = peekAt(body)
  const own = readers.get(head.event_name)?.(reading) ?? { kind: 'unknown' as const }
  takeHead(reading)
  return { ...head, ...own, user_id_by_app: reading.id('user_id_by_app'), rest: reading.rest() }
}

/** What the peek has already read is understood and leaves the rest; a value of another kind stays. */
function takeHead(reading: Reading): void {
  for (const key of ['event_name', 'app_id', 'oa_id', 'oaId', 'user_id', 'msg_id']) reading.id(key)
  for (const side of ['sender', 'recipient', 'follower']) reading.inner(side).id('id')
  reading.number('timestamp')
  const message = reading.inner('message')
  message.id('msg_id')
  message.list('msg_ids', idOf)
}

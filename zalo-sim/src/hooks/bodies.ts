// Hides the JSON of every event the simulator sends, with Zalo's names and order of fields (facts §3.5–3.8).
import type { Contact, Message } from '../world/nouns.ts'
import type { Switches } from '../world/switches.ts'

export interface EventFrame {
  app_id: string
  at: number
  switches: Switches
}

export interface EventBody {
  body: string
  /** As it stands in the body, stringified: part of what is signed. */
  timestamp: string
  /** Told when the webhook has taken the event; forgotten by a restart. */
  taken?: () => void
}

function finish(frame: EventFrame, fields: Record<string, unknown>): EventBody {
  const timestamp = String(frame.at)
  const body: Record<string, unknown> = { app_id: frame.app_id, ...fields }
  if (!frame.switches.user_id_by_app) delete body['user_id_by_app']
  body['timestamp'] = frame.switches.numeric_timestamp ? frame.at : timestamp
  return { body: JSON.stringify(body), timestamp }
}

/** Of visitors of the widget the names are others, and the message names the conversation (facts §3.9). */
const named = (contact: Contact, event_name: string): string => {
  if (contact.conversation_id === undefined) return event_name
  return event_name.replace(/^user_send_/, 'anonymous_send_').replace(/^oa_send_/, 'oa_send_anonymous_')
}
const said = ({ conversation_id }: Contact, message: unknown): unknown =>
  conversation_id === undefined ? message : { ...(message as object), conversation_id }

/** `user_send_*`: the person is the sender, the page the recipient. */
export function saidByPerson(frame: EventFrame, contact: Contact, event_name: string, message: unknown): EventBody {
  return finish(frame, {
    sender: { id: contact.user_id },
    user_id_by_app: contact.user_id_by_app,
    recipient: { id: contact.oa_id },
    event_name: named(contact, event_name),
    message: said(contact, message),
  })
}

/** `oa_send_*`: an echo of what the page sent; `admin_id` only when a human typed it in Zalo's own chat tool. */
export function saidByPage(
  frame: EventFrame,
  contact: Contact,
  event_name: string,
  message: unknown,
  admin_id: string | null,
): EventBody {
  return finish(frame, {
    sender: admin_id === null ? { id: contact.oa_id } : { id: contact.oa_id, admin_id },
    recipient: { id: contact.user_id },
    user_id_by_app: contact.user_id_by_app,
    event_name: named(contact, event_name),
    message: said(contact, message),
  })
}

export function followed(frame: EventFrame, contact: Contact, event_name: 'follow' | 'unfollow'): EventBody {
  return finish(frame, {
    oa_id: contact.oa_id,
    follower: { id: contact.user_id },
    user_id_by_app: contact.user_id_by_app,
    event_name,
    source: 'oa_profile',
  })
}

/** `user_received_message` names one message, `user_seen_message` several. */
export function receipt(frame: EventFrame, contact: Contact, event_name: string, message: unknown): EventBody {
  const page = { id: contact.oa_id }
  const person = { id: contact.user_id }
  const byPage = frame.switches.receipts_sender === 'oa'
  return finish(frame, {
    event_name,
    sender: byPage ? page : person,
    recipient: byPage ? person : page,
    user_id_by_app: contact.user_id_by_app,
    message,
  })
}

/** `user_reacted_message`, `oa_reacted_message`: who reacts is the sender. */
export function reacted(
  frame: EventFrame,
  contact: Contact,
  by: 'person' | 'page',
  msg_id: string,
  icon: string,
): EventBody {
  const sides = [{ id: contact.user_id }, { id: contact.oa_id }]
  const [sender, recipient] = by === 'person' ? sides : sides.toReversed()
  return finish(frame, {
    event_name: by === 'person' ? 'user_reacted_message' : 'oa_reacted_message',
    sender,
    recipient,
    user_id_by_app: contact.user_id_by_app,
    message: { msg_id, react_icon: icon },
  })
}

/** Any other kind: the caller's fields as they are, the frame around them. */
export function other(frame: EventFrame, event_name: string, fields: Record<string, unknown>): EventBody {
  return finish(frame, { event_name, ...fields })
}

/** What an event says of a message: text, attachment as Zalo prints it, id, quote. */
export function messageOf(message: Message, payload?: object): Record<string, unknown> {
  const body: Record<string, unknown> = {}
  if (message.text !== null) body['text'] = message.text
  const attachment = payload ? { type: typeOf(message.kind), payload } : attachmentOf(message)
  if (attachment) body['attachments'] = [attachment]
  body['msg_id'] = message.msg_id
  if (message.quote) body['quote_msg_id'] = message.quote
  return body
}

function attachmentOf(message: Message): unknown {
  if (message.place) return { type: 'location', payload: { coordinates: message.place } }
  if (message.url === null) return null
  if (message.kind === 'image' || message.kind === 'gif') {
    return { type: message.kind, payload: { thumbnail: message.url, url: message.url } }
  }
  return { type: message.kind, payload: { url: message.url } }
}

/** A contact card is printed as a link (facts §3.5). */
const typeOf = (kind: string): string => (kind === 'business_card' ? 'link' : kind)

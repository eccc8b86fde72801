// Hides what still goes through v2: a reaction to a message, and answers to anonymous visitors of the web widget (facts §4.7).
import type { Access } from './access.ts'
import type { Answer } from './answers.ts'
import { fileOf, type Image, imageOf, type Sent, send } from './messages.ts'
import type { Wire } from './wire.ts'

/** Zalo's own strings. `remove` takes all of the page's reactions to the message back. */
export const REACTIONS = {
  like: '/-strong',
  heart: '/-heart',
  haha: ':>',
  surprised: ':o',
  sad: ':-((',
  angry: ':-h',
  worried: '--b',
  remove: '/-remove',
} as const

export interface Reaction {
  user_id: string
  /** Of the person's message. */
  message_id: string
  icon: keyof typeof REACTIONS
}

/** To a visitor of the web widget: both ids of their event. */
export interface Anonymous {
  anonymous_id: string
  conversation_id: string
  /** A caption is a text of its own here: no source shows both together. */
  message: { text: string } | { image: Image['image'] } | { token: string }
}

const MESSAGE_V2 = '/v2.0/oa/message'

export function react(wire: Wire, access: Access, { user_id, message_id, icon }: Reaction): Promise<Answer<Sent>> {
  const sender_action = { react_icon: REACTIONS[icon], react_message_id: message_id }
  return send(wire, access, { recipient: { user_id }, sender_action }, MESSAGE_V2)
}

export function sendAnonymous(wire: Wire, access: Access, to: Anonymous): Promise<Answer<Sent>> {
  const { anonymous_id, conversation_id, message } = to
  return send(wire, access, { recipient: { anonymous_id, conversation_id }, message: bodyOf(message) }, MESSAGE_V2)
}

function bodyOf(message: Anonymous['message']): object {
  if ('text' in message) return { text: message.text.normalize('NFC') }
  return { attachment: 'token' in message ? fileOf(message.token) : imageOf(message.image) }
}

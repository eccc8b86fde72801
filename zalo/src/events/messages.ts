// Hides the four families of message events: a person's, the page's echo, the anonymous widget's, a group's (facts §3.5, §3.6, §3.9, §3.10).
import { type Attachment, readAttachment } from './attachments.ts'
import type { Reading } from './reading.ts'

const userKinds = [
  'text',
  'image',
  'gif',
  'link',
  'audio',
  'video',
  'sticker',
  'location',
  'business_card',
  'file',
] as const
const echoKinds = ['text', 'image', 'gif', 'list', 'file', 'sticker', 'template'] as const
const anonymousKinds = ['text', 'image', 'file', 'sticker'] as const

export type MessageKind = (typeof userKinds)[number] | (typeof echoKinds)[number]

export interface Message {
  what: MessageKind
  /** The words, or the caption of a medium. A tap on a menu or button arrives as such a text too, with its payload. */
  text: string | undefined
  quote_msg_id: string | undefined
  attachments: Attachment[]
}

/** A person wrote to the page. */
export interface UserMessage {
  kind: 'user_message'
  message: Message
}
/** The page wrote: sent by a call of ours (compare `msg_id`) or, with `admin_id`, typed by a human in Zalo's chat tool. */
export interface Echo {
  kind: 'echo'
  message: Message
  admin_id: string | undefined
}
/** Through the web widget; both ids are needed to answer. */
export interface AnonymousMessage {
  kind: 'anonymous_message'
  from: 'user' | 'page'
  message: Message
  conversation_id: string | undefined
}
/** In a GMF group; the recipient is the group. */
export interface GroupMessage {
  kind: 'group_message'
  from: 'user' | 'page'
  message: Message
  group_id: string | undefined
}

export type MessageEvent = UserMessage | Echo | AnonymousMessage | GroupMessage
type Reader = (reading: Reading) => MessageEvent

export const messageReaders: [string, Reader][] = [
  ...family('user_send_', userKinds, (reading, what) => ({
    kind: 'user_message',
    message: readMessage(reading, what),
  })),
  ...family('oa_send_', echoKinds, (reading, what) => ({
    kind: 'echo',
    message: readMessage(reading, what),
    admin_id: reading.inner('sender').id('admin_id'),
  })),
  ...family('anonymous_send_', anonymousKinds, (reading, what) => anonymous('user', reading, what)),
  ...family('oa_send_anonymous_', anonymousKinds, (reading, what) => anonymous('page', reading, what)),
  ...family('user_send_group_', userKinds, (reading, what) => group('user', reading, what)),
  ...family('oa_send_group_', userKinds, (reading, what) => group('page', reading, what)),
]

function family(
  prefix: string,
  kinds: readonly MessageKind[],
  read: (reading: Reading, what: MessageKind) => MessageEvent,
): [string, Reader][] {
  return kinds.map(what => [prefix + what, reading => read(reading, what)])
}

function anonymous(from: 'user' | 'page', reading: Reading, what: MessageKind): AnonymousMessage {
  const conversation_id = reading.inner('message').id('conversation_id')
  return { kind: 'anonymous_message', from, message: readMessage(reading, what), conversation_id }
}

function group(from: 'user' | 'page', reading: Reading, what: MessageKind): GroupMessage {
  const group_id = reading.inner('recipient').id('id') ?? reading.id('group_id')
  return { kind: 'group_message', from, message: readMessage(reading, what), group_id }
}

function readMessage(reading: Reading, what: MessageKind): Message {
  const message = reading.inner('message')
  return {
    what,
    text: message.text('text'),
    quote_msg_id: message.id('quote_msg_id'),
    attachments: message.list('attachments', readAttachment),
  }
}

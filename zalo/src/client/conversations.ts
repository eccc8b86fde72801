// Hides the read-back: what Zalo itself holds of a conversation, to find out what arrived in either direction (facts §5.5).
import { isObject, type Json } from '../json.ts'
import { CONVERSATION_PAGE } from '../limits.ts'
import { idOf, numberOf, textOf } from '../values.ts'
import { type Access, accessHeaders } from './access.ts'
import { type Answer, answerOf } from './answers.ts'
import { dataQuery } from './query.ts'
import type { Wire } from './wire.ts'

export interface Slice {
  /** 0 is the newest message. */
  offset?: number
  /** Up to CONVERSATION_PAGE, which is the default. */
  count?: number
}

/** One message as Zalo holds it. `message_id` equals the webhook's `msg_id` (our reading of the docs). */
export interface HeldMessage {
  message_id: string
  from: 'page' | 'person'
  /** Ms since 1970. */
  time: number | undefined
  /** `text`, `voice`, `photo`, `GIF`, `link`, `links`, `sticker`, `location`; mind the case. */
  type: string
  text: string | undefined
  url: string | undefined
  thumb: string | undefined
  description: string | undefined
  /** A text that holds longitude and latitude; its form is not documented. */
  location: string | undefined
  from_id: string | undefined
  to_id: string | undefined
}

/** One page of the messages with one person, newest first. A page shorter than `count` is the last. */
export function getConversation(
  wire: Wire,
  access: Access,
  user_id: string,
  slice: Slice = {},
): Promise<Answer<HeldMessage[]>> {
  return readBack(wire, access, `/v2.0/oa/conversation?${dataQuery({ user_id, ...whole(slice) })}`)
}

/** The newest message of each of the page's conversations, newest first. */
export function getRecentChats(wire: Wire, access: Access, slice: Slice = {}): Promise<Answer<HeldMessage[]>> {
  return readBack(wire, access, `/v2.0/oa/listrecentchat?${dataQuery(whole(slice))}`)
}

function whole({ offset = 0, count = CONVERSATION_PAGE }: Slice): Required<Slice> {
  return { offset, count }
}

async function readBack(wire: Wire, access: Access, path: string): Promise<Answer<HeldMessage[]>> {
  return answerOf(await wire.send('openapi', { method: 'GET', path, headers: accessHeaders(access) }), readMessages)
}

function readMessages(body: Json): HeldMessage[] | undefined {
  const data = body['data']
  return Array.isArray(data)
    ? data
        .filter(isObject)
        .map(readMessage)
        .filter(held => held !== undefined)
    : undefined
}

function readMessage(held: Json): HeldMessage | undefined {
  const message_id = idOf(held['message_id'])
  const src = numberOf(held['src'])
  if (message_id === undefined || (src !== 0 && src !== 1)) return undefined
  return {
    message_id,
    from: src === 0 ? 'page' : 'person',
    time: numberOf(held['time']),
    type: textOf(held['type']) ?? '',
    text: textOf(held['message']),
    url: idOf(held['url']),
    thumb: idOf(held['thumb']),
    description: textOf(held['description']),
    location: textOf(held['location']),
    from_id: idOf(held['from_id']),
    to_id: idOf(held['to_id']),
  }
}

// Hides what tells of a message's fate: received, seen, a reaction to it (facts §3.7).
import type { Reading } from './reading.ts'

/** Which side is the sender is disputed: ask `whose.ts`. Only for messages the app itself sent, and only from phones. */
export interface Received {
  kind: 'received'
  /** Of a template message to a phone number, which has no ordinary recipient. */
  template:
    | { tracking_id: string | undefined; delivery_time: number | undefined; receiver_device: string | undefined }
    | undefined
}
/** `msg_ids` in the head; more than one as a rule. */
export interface Seen {
  kind: 'seen'
}
export interface Reacted {
  kind: 'reacted'
  by: 'user' | 'page'
  react_icon: string | undefined
}

export type ReceiptEvent = Received | Seen | Reacted
type Reader = (reading: Reading) => ReceiptEvent

export const receiptReaders: [string, Reader][] = [
  ['user_received_message', readReceived],
  ['user_seen_message', () => ({ kind: 'seen' })],
  ['user_reacted_message', reading => readReacted('user', reading)],
  ['oa_reacted_message', reading => readReacted('page', reading)],
]

function readReceived(reading: Reading): Received {
  const message = reading.inner('message')
  const tracking_id = message.id('tracking_id')
  const delivery_time = message.number('delivery_time')
  if (tracking_id === undefined && delivery_time === undefined) return { kind: 'received', template: undefined }
  return { kind: 'received', template: { tracking_id, delivery_time, receiver_device: message.id('receiver_device') } }
}

function readReacted(by: 'user' | 'page', reading: Reading): Reacted {
  return { kind: 'reacted', by, react_icon: reading.inner('message').text('react_icon') }
}

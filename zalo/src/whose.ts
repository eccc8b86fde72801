// Decides whose page and whose person an event is about, when the two sides of a receipt may be swapped (facts §3.7).
import type { Peek } from './peek.ts'

export type Sides = Pick<Peek, 'event_name' | 'oa_id' | 'user_id' | 'sender_id' | 'recipient_id'>
export type Messages = Pick<Peek, 'msg_id' | 'msg_ids'>

/** The OA id among the event's ids that `isPage` knows; undefined for a page unknown to us. */
export function pageOf(sides: Sides, isPage: (oaId: string) => boolean): string | undefined {
  return [sides.oa_id, sides.recipient_id, sides.sender_id].find(id => id !== undefined && isPage(id))
}

/**
 * The person an event is about, by the page's own id for them; undefined when none is named. For anonymous widget events
 * it is the anonymous id, for a template's receipt the phone or its hash.
 */
export function personOf(sides: Sides, isPage: (oaId: string) => boolean): string | undefined {
  const page = pageOf(sides, isPage)
  if (page === undefined || page === sides.oa_id) return sides.user_id === page ? undefined : sides.user_id
  return page === sides.sender_id ? sides.recipient_id : sides.sender_id
}

/** The messages an event names: one for most, several for *seen*, none for a follow. */
export function messagesOf(messages: Messages): readonly string[] {
  return messages.msg_ids ?? (messages.msg_id === undefined ? [] : [messages.msg_id])
}

/** Hides how long a reply may be and how length is counted: NFC code points, as Zalo does. */

/** Longest text Zalo takes in one message, in code points after NFC. */
export const messageLimit = 2_000

/** A longer reply is sent as several messages, cut behind sentences, up to this many; the server has the last word. */
const messagesLimit = 3

export const replyLimit = messageLimit * messagesLimit

const nearBy = 200

/** Nothing to say far from a limit, the room left near it, the split beyond it, a refusal beyond the last. */
export type Length =
  | { state: 'fine' }
  | { state: 'near'; left: number }
  | { state: 'split'; messages: number }
  | { state: 'over'; count: number; limit: number }

/** Measures a text as it would be sent: trimmed, NFC, code points. `limit` is the most that is taken. */
export function measure(text: string, limit = replyLimit): Length {
  const count = [...text.trim().normalize('NFC')].length
  if (count > limit) return { state: 'over', count, limit }
  if (count > messageLimit) return { state: 'split', messages: Math.ceil(count / messageLimit) }
  const left = messageLimit - count
  return left <= nearBy ? { state: 'near', left } : { state: 'fine' }
}

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
  | { state: 'over'; count: number }

/** Measures a text as it would be sent: trimmed, NFC, code points. */
export function measure(text: string): Length {
  const count = [...text.trim().normalize('NFC')].length
  if (count > replyLimit) return { state: 'over', count }
  if (count > messageLimit) return { state: 'split', messages: Math.ceil(count / messageLimit) }
  const left = messageLimit - count
  return left <= nearBy ? { state: 'near', left } : { state: 'fine' }
}

/** Largest photo file the composer takes, in bytes. Zalo takes 1 MB: the server re-encodes what is larger. */
export const photoBytes = 10_000_000

/** Kinds of photo Zalo takes. */
export const photoTypes = ['image/jpeg', 'image/png'] as const

/** Why a file cannot be attached, or null when it can. */
export function photoFault(file: { type: string; size: number }): 'kind' | 'size' | null {
  if (!photoTypes.some(type => type === file.type)) return 'kind'
  return file.size > photoBytes ? 'size' : null
}

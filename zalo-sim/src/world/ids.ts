// Hides how the simulator makes ids: decimal strings beyond 2^53 for accounts, hex for messages, opaque tokens.
import { hash, randomBytes } from 'node:crypto'

const BEFORE_THIS_RUN = randomBytes(4).toString('hex')
let messages = 0

/** Eighteen decimal digits, always the same for the same words: one person has one id per page and one per app. */
export function accountId(...words: string[]): string {
  const digest = hash('sha256', words.join('|'), 'hex')
  return String((BigInt(`0x${digest.slice(0, 15)}`) % 900_000_000_000_000_000n) + 100_000_000_000_000_000n)
}

/** Twenty hex digits, unique across restarts: eight for the run, twelve that count. */
export function messageId(): string {
  messages += 1
  return BEFORE_THIS_RUN + messages.toString(16).padStart(12, '0')
}

/** An opaque secret: access token, refresh token, authorization code, attachment id. */
export function opaque(bytes: number): string {
  return randomBytes(bytes).toString('base64url')
}

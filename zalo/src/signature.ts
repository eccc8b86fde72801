// Hides how Zalo signs a webhook: SHA-256 over app id, raw body, timestamp and secret, one after the other; no HMAC.
import { createHash, timingSafeEqual } from 'node:crypto'

export interface Signed {
  app_id: string
  /** The bytes as received: the same JSON written again gives another digest. */
  raw: Buffer
  /** `timestampRaw` of the peek: the body's own timestamp in text. */
  timestampRaw: string
}

const form = /^(?:mac=)?([0-9a-f]{64})$/i

/** The value of `X-ZEvent-Signature` as Zalo sends it (facts §3.2). */
export function signatureHeader(signed: Signed, secret: string): string {
  return `mac=${digest(signed, secret).toString('hex')}`
}

/**
 * Which of the webhook secrets (current first, then the previous one while it is being changed) made this header:
 * its index, or -1 for none. Accepts the digest with and without `mac=`. Takes the same time whichever it was.
 */
export function signedBy(signed: Signed, header: string | undefined, secrets: readonly string[]): number {
  const hex = form.exec(header?.trim() ?? '')?.[1]
  if (hex === undefined) return -1
  const given = Buffer.from(hex, 'hex')
  let found = -1
  for (const [index, secret] of secrets.entries()) {
    const same = timingSafeEqual(digest(signed, secret), given)
    if (same && secret !== '' && found < 0) found = index
  }
  return found
}

function digest({ app_id, raw, timestampRaw }: Signed, secret: string): Buffer {
  return createHash('sha256').update(app_id).update(raw).update(timestampRaw).update(secret).digest()
}

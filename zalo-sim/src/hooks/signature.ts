// Hides how Zalo signs a webhook: a plain SHA-256 of a concatenation, not an HMAC (facts §3.2).
import { hash } from 'node:crypto'

/** 64 lower-case hex digits over app id, the exact body, the body's timestamp as text, and the webhook page's secret. */
export function mac(app_id: string, body: string, timestamp: string, webhook_secret: string): string {
  return hash('sha256', app_id + body + timestamp + webhook_secret, 'hex')
}

// Hides how a call shows that it may be made: the token header and, where an app demands it, the proof of its secret.
import { createHmac } from 'node:crypto'

export interface Access {
  token: string
  /** `appsecretProof(secret, token)`, made once per token; only for apps that switched the demand on (else -242). */
  proof?: string
}

/** Lower-case hex HMAC-SHA256 of the access token under the App Secret (facts §2.6). */
export function appsecretProof(secret: string, token: string): string {
  return createHmac('sha256', secret).update(token).digest('hex')
}

export function accessHeaders(access: Access): Record<string, string> {
  return access.proof === undefined
    ? { access_token: access.token }
    : { access_token: access.token, appsecret_proof: access.proof }
}

export function jsonHeaders(access: Access): Record<string, string> {
  return { ...accessHeaders(access), 'content-type': 'application/json' }
}

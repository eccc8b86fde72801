// Hides the consent page of OAuth v4: its URL, the PKCE pair, and what comes back with the redirect (facts §2.1, §2.2).
import { createHash, randomBytes } from 'node:crypto'
import { ZALO_HOSTS } from '../limits.ts'

export interface ConsentRequest {
  app_id: string
  redirect_uri: string
  code_challenge: string
  state: string
}

export type Consent =
  | { granted: true; code: string; oa_id: string | undefined; state: string | undefined }
  | { granted: false }

/** 43 characters: unpadded base64url of 32 random bytes, as the official PHP SDK makes it. */
export function newVerifier(): string {
  return randomBytes(32).toString('base64url')
}

export function challengeOf(verifier: string): string {
  return createHash('sha256').update(verifier, 'ascii').digest('base64url')
}

/** Where an admin of the page grants the app. There is no scope: the permissions are those asked for in the console. */
export function consentUrl(request: ConsentRequest, oauthBase: string = ZALO_HOSTS.oauth): string {
  const { app_id, redirect_uri, code_challenge, state } = request
  const query = new URLSearchParams({ app_id, redirect_uri, code_challenge, state })
  return `${oauthBase.replace(/\/+$/, '')}/v4/oa/permission?${query}`
}

/** Reads the redirect's query. How a refusal looks is not documented: whatever brings no code is one. */
export function readConsent(query: URLSearchParams): Consent {
  const code = query.get('code')
  if (code === null || code === '' || query.has('error')) return { granted: false }
  return { granted: true, code, oa_id: query.get('oa_id') ?? undefined, state: query.get('state') ?? undefined }
}

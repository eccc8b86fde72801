// Hides the token endpoint: a code or a refresh token in, a new pair out (facts §2.3, §2.4).
import type { Json } from '../json.ts'
import { ACCESS_TOKEN_LIFE_MS } from '../limits.ts'
import { idOf, numberOf } from '../values.ts'
import { type Answer, oauthAnswerOf } from './answers.ts'
import type { Wire } from './wire.ts'

export interface AppKeys {
  app_id: string
  secret: string
}

export interface Tokens {
  access_token: string
  /** Single use: the one it was bought with is void, and so (strictly read) is the old access token. */
  refresh_token: string
  /** From the reply on; Zalo sends seconds as text. */
  expires_in_ms: number
}

/** A code lives 10 minutes and works once. `verifier` only when the consent URL carried its challenge. */
export function exchangeCode(wire: Wire, app: AppKeys, code: string, verifier?: string): Promise<Answer<Tokens>> {
  const grant = { code, app_id: app.app_id, grant_type: 'authorization_code' }
  return ask(wire, app, verifier === undefined ? grant : { ...grant, code_verifier: verifier })
}

/** *unsure* here means the refresh token may be spent: architecture §4 says what to try. */
export function refreshTokens(wire: Wire, app: AppKeys, refresh_token: string): Promise<Answer<Tokens>> {
  return ask(wire, app, { refresh_token, app_id: app.app_id, grant_type: 'refresh_token' })
}

async function ask(wire: Wire, app: AppKeys, grant: Record<string, string>): Promise<Answer<Tokens>> {
  const headers = { 'content-type': 'application/x-www-form-urlencoded', secret_key: app.secret }
  const body = new URLSearchParams(grant).toString()
  return oauthAnswerOf(
    await wire.send('oauth', { method: 'POST', path: '/v4/oa/access_token', headers, body }),
    readTokens,
  )
}

/** No envelope and no `error: 0` here. */
function readTokens(body: Json): Tokens | undefined {
  const access_token = idOf(body['access_token'])
  const refresh_token = idOf(body['refresh_token'])
  if (access_token === undefined || refresh_token === undefined) return undefined
  const seconds = numberOf(body['expires_in'])
  return {
    access_token,
    refresh_token,
    expires_in_ms: seconds === undefined ? ACCESS_TOKEN_LIFE_MS : seconds * 1000,
  }
}

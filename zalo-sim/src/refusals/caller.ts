// Hides the first half of Zalo's order of refusals: token, proof, grant, state of app and account (facts §1.1, §8.5).
import { createHmac, timingSafeEqual } from 'node:crypto'
import type { IncomingHttpHeaders } from 'node:http'
import type { AccessToken, App, Page } from '../world/nouns.ts'
import type { World } from '../world/world.ts'
import { isDead } from '../world/tokens.ts'
import { ZaloRefusal } from './codes.ts'

export interface Caller {
  app: App
  page: Page
  token: AccessToken
}

/** The token a request carries, dead or alive; undefined when Zalo never issued it. */
export function tokenOf(world: World, headers: IncomingHttpHeaders, query: string): AccessToken | undefined {
  const inHeader = headers['access_token']
  if (typeof inHeader === 'string') return world.access.get(inHeader)
  if (!world.switches.query_token) return undefined
  return world.access.get(new URLSearchParams(query).get('access_token') ?? '')
}

/** Who calls, or Zalo's refusal. */
export function admitCaller(
  world: World,
  token: AccessToken | undefined,
  headers: IncomingHttpHeaders,
  now: number,
): Caller {
  if (!token) throw new ZaloRefusal(-216)
  if (isDead(token, now)) throw new ZaloRefusal(-220)
  const app = world.apps.get(token.app_id)
  if (!app) throw new ZaloRefusal(-219)
  if (app.proof_required && !proves(app, token, headers['appsecret_proof'])) throw new ZaloRefusal(-242)
  if (!app.active) throw new ZaloRefusal(-209)
  const page = world.pages.get(token.oa_id)
  if (!page?.granted || page.app_id !== app.app_id) throw new ZaloRefusal(-223)
  if (page.state === 'deleted') throw new ZaloRefusal(-204)
  if (!page.verified) throw new ZaloRefusal(-221)
  return { app, page, token }
}

/** Lower-case hex HMAC-SHA256 of the token under the app secret (facts §2.6). */
function proves(app: App, token: AccessToken, proof: unknown): boolean {
  if (typeof proof !== 'string' || proof.length !== 64) return false
  const right = createHmac('sha256', app.secret).update(token.token).digest('hex')
  return timingSafeEqual(Buffer.from(right), Buffer.from(proof, 'latin1').subarray(0, 64))
}

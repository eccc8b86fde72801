// Hides OAuth v4's keys: single-use codes, access tokens of 25 hours and refresh tokens that each work once (facts §2).
import { createHash } from 'node:crypto'
import { DAY, MINUTE, SECOND } from '../clock.ts'
import { opaque } from './ids.ts'
import type { AccessToken, Code, Page } from './nouns.ts'
import type { World } from './world.ts'

const ACCESS_LIFE = 90_000 * SECOND
const REFRESH_LIFE = 90 * DAY
const CODE_LIFE = 10 * MINUTE
const DEAD_TOKENS_KEPT = 10_000

/** What the token endpoint prints; `expires_in` is a string of seconds. */
export interface Pair {
  access_token: string
  refresh_token: string
  expires_in: string
}

/** A new pair for the page. Earlier access tokens die unless the switch says that Zalo lets them live on. */
export function issuePair(world: World, page: Page, now: number): Pair {
  if (world.switches.refresh_kills_access) endAccess(world, page.oa_id)
  const owner = { app_id: page.app_id, oa_id: page.oa_id }
  const access = opaque(96)
  const refresh = opaque(96)
  world.access.set(access, { token: access, ...owner, expires_at: now + ACCESS_LIFE, dead: false })
  world.refresh.set(refresh, { token: refresh, ...owner, expires_at: now + REFRESH_LIFE, used: false })
  page.granted = true
  forgetOldest(world.access)
  forgetOldest(world.refresh)
  return { access_token: access, refresh_token: refresh, expires_in: String(ACCESS_LIFE / SECOND) }
}

/** A new consent replaces the old grant whole: its refresh tokens stop working too. */
export function grant(world: World, page: Page, now: number): Pair {
  endRefresh(world, page.oa_id)
  return issuePair(world, page, now)
}

export function endAccess(world: World, oa_id: string): void {
  for (const token of world.access.values()) if (token.oa_id === oa_id) token.dead = true
}

export function endRefresh(world: World, oa_id: string): void {
  for (const token of world.refresh.values()) if (token.oa_id === oa_id) token.used = true
}

export function isDead(token: AccessToken, now: number): boolean {
  return token.dead || token.expires_at <= now
}

/** A code the consent page hands to the redirect; it works once, within ten minutes. */
export function issueCode(world: World, page: Page, challenge: string | null, now: number): string {
  for (const code of world.codes.values()) if (code.expires_at <= now) world.codes.delete(code.code)
  const code: Code = {
    code: opaque(48),
    app_id: page.app_id,
    oa_id: page.oa_id,
    challenge,
    expires_at: now + CODE_LIFE,
  }
  world.codes.set(code.code, code)
  return code.code
}

/** Whether the verifier answers the challenge: base64url without padding of the SHA-256 of its ASCII (facts §2.2). */
export function verifierFits(challenge: string, verifier: string): boolean {
  return createHash('sha256').update(verifier, 'ascii').digest('base64url') === challenge
}

function forgetOldest(tokens: Map<string, unknown>): void {
  for (const token of tokens.keys()) {
    if (tokens.size <= DEAD_TOKENS_KEPT) return
    tokens.delete(token)
  }
}

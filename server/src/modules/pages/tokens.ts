// A page's pair of tokens: sealed, counted in generations, and with a note that a refresh is under way.

import type { Ctx } from '../../platform/ctx.ts'
import { record } from '../trail/trail.ts'
import { oldRefreshToken, renewAt } from './rules.ts'
import { saveState } from './store.ts'
import * as store from './store-tokens.ts'
import type { PageTokens } from './types.ts'

const access = 'page_tokens.access_token'
const refresh = 'page_tokens.refresh_token'

export async function tokensOf(ctx: Ctx, page_id: string): Promise<PageTokens | undefined> {
  const row = await store.tokens(ctx, page_id)
  return (
    row && {
      ...row,
      access_token: ctx.keys.openOwn(row.access_token, access, page_id),
      refresh_token: ctx.keys.openOwn(row.refresh_token, refresh, page_id),
    }
  )
}

/** The pair Zalo just gave; the page may send (again). `expires_in` in ms, of the access token. */
export async function attachTokens(
  ctx: Ctx,
  page_id: string,
  pair: { access_token: string; refresh_token: string; expires_in: number },
): Promise<void> {
  await store.savePair(ctx, {
    page_id,
    access_token: ctx.keys.sealOwn(pair.access_token, access, page_id),
    refresh_token: ctx.keys.sealOwn(pair.refresh_token, refresh, page_id),
    access_until: ctx.now + pair.expires_in,
    renew_at: renewAt(ctx.now, pair.expires_in),
    issued_at: ctx.now,
  })
  await saveState(ctx, page_id, { state: 'active', state_reason: null, held_until: null })
  await record(ctx, 'page.tokens_renewed', { kind: 'page', page_id, id: page_id })
  ctx.hint({ kind: 'operations', page_id, id: page_id })
}

/** Say that a refresh begins: committed before the call, which proves that the reply can be saved. */
export const refreshStarted = (ctx: Ctx, page_id: string): Promise<unknown> =>
  store.saveRefresh(ctx, page_id, { refresh_started: ctx.now })

/** The refresh is over without a new pair, and the old one is still good. `tryAt`: when to begin anew (ms). */
export const refreshGivenUp = (ctx: Ctx, page_id: string, tryAt: number): Promise<unknown> =>
  store.saveRefresh(ctx, page_id, { refresh_started: null, renew_at: tryAt })

/** Pages whose tokens are to be renewed, or whose refresh was left without a reply. */
export const pagesToRenew = (ctx: Ctx): Promise<string[]> => store.pagesToRenew(ctx)

export interface Trouble {
  readonly page_id: string
  readonly name: string
  readonly kind: 'needs_consent' | 'paused' | 'refresh_token_old'
  readonly reason: string | null
  /** Since when, ms. */
  readonly since: number
}

/** Pages that need a person: for operators. */
export async function pageTroubles(ctx: Ctx): Promise<Trouble[]> {
  const rows = await store.troubles(ctx, ctx.now - oldRefreshToken)
  return rows.map(row => ({
    page_id: row.page_id,
    name: row.name,
    kind: row.state === 'active' ? 'refresh_token_old' : (row.state as 'needs_consent' | 'paused'),
    reason: row.state_reason,
    since: row.state === 'active' ? (row.issued_at ?? row.state_since) : row.state_since,
  }))
}

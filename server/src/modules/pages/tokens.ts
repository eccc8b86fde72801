// A page's pair of tokens: sealed, counted in generations, and with a note that a refresh is under way.

import type { Ctx } from '../../platform/ctx.ts'
import { record } from '../trail/trail.ts'
import { oldRefreshToken, renewAt } from './rules.ts'
import { saveState } from './store.ts'
import { unknownByPage } from './store-admins.ts'
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
  readonly kind: (typeof troubleKinds)[number]
  readonly reason: string | null
  /** Since when, ms. */
  readonly since: number
  /** How many messages admins typed who are not on the page's list; null of the other kinds. */
  readonly count: number | null
}

/** What can be wrong with a page so that a person has to act. */
export const troubleKinds = ['needs_consent', 'paused', 'refresh_token_old', 'unknown_admin'] as const

/** Pages that need a person, for operators and keepers; a page stands here once for each trouble. */
export async function pageTroubles(ctx: Ctx): Promise<Trouble[]> {
  const stopped = await store.troubles(ctx, ctx.now - oldRefreshToken)
  const strangers = await unknownByPage(ctx)
  return [
    ...strangers.map(({ page_id, name, since, times }) => {
      return { page_id, name, kind: 'unknown_admin' as const, reason: null, since, count: times }
    }),
    ...stopped.map(row => ({
      page_id: row.page_id,
      name: row.name,
      kind: row.state === 'active' ? ('refresh_token_old' as const) : (row.state as 'needs_consent' | 'paused'),
      reason: row.state_reason,
      since: row.state === 'active' ? (row.issued_at ?? row.state_since) : row.state_since,
      count: null,
    })),
  ]
}

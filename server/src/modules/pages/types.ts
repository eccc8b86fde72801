// What a page and an app are to the rest of the server.

import type { Id } from '../../platform/ids.ts'

export type AppId = Id<'app'>
export type PageId = Id<'page'>
export type PageKind = 'account' | 'desk'
export type PageState = 'active' | 'paused' | 'needs_consent'
export type PageMode = 'speaking' | 'listening'

/** A page as of `ctx.now`. */
export interface Page {
  readonly page_id: PageId
  readonly kind: PageKind
  readonly name: string
  /** Null of a desk, as are `zalo_app_id` and `oa_id`. */
  readonly app_id: AppId | null
  readonly zalo_app_id: string | null
  readonly oa_id: string | null
  /** Null while no unit is attached. */
  readonly unit_id: string | null
  readonly state: PageState
  readonly state_reason: string | null
  readonly mode: PageMode
  /** Whether buttons and lists are tried before numbered lines: Zalo may refuse them. */
  readonly buttons: 'try' | 'never'
  /** Since when it listens or speaks, ms. */
  readonly mode_since: number
}

/** An app as the wire's door needs it; the secrets are open: never log, never store. */
export interface App {
  readonly app_id: AppId
  readonly zalo_app_id: string
  readonly secret: string
  readonly proof: boolean
}

/** A page's tokens, open: never log, never store. Times in ms. */
export interface PageTokens {
  readonly generation: number
  readonly access_token: string
  readonly refresh_token: string
  readonly access_until: number
  readonly renew_at: number
  readonly issued_at: number
  readonly refresh_started: number | null
}

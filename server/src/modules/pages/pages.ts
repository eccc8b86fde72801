// Apps and pages: what they are, which unit a page speaks for, whether anything may leave. Hides sealing and dates.

import type { Ctx } from '../../platform/ctx.ts'
import { newId } from '../../platform/ids.ts'
import { found, Refusal } from '../../platform/refusal.ts'
import { record } from '../trail/trail.ts'
import { secretOverlap } from './rules.ts'
import * as store from './store.ts'
import type { App, AppId, Page, PageId, PageMode, PageState } from './types.ts'

export { addAdmin, adminTyped, confirmAdmins, listAdmins, type PageAdmin, unknownAdmins } from './admins.ts'
export { type Budget, forgetGrants, giveBack, openBudget, pauseApp, takeBudget } from './budget.ts'
export { goodUntil, type Priority } from './rules.ts'
export {
  attachTokens,
  pagesToRenew,
  pageTroubles,
  refreshGivenUp,
  refreshStarted,
  tokensOf,
  type Trouble,
  troubleKinds,
} from './tokens.ts'
export type { App, AppId, Page, PageId, PageKind, PageMode, PageState, PageTokens } from './types.ts'

export interface NewApp {
  readonly zalo_app_id: string
  readonly name: string
  readonly secret: string
  readonly webhook_secret: string
  /** The app demands `appsecret_proof`. */
  readonly proof?: boolean
  /** Calls in any 60 s; Zalo's own allowance when absent. */
  readonly per_minute?: number
}

/** Zalo's allowance per app, over every call (facts §5.12). */
const zaloPerMinute = 4_000

/** Refuses `app_exists`. */
export async function addApp(ctx: Ctx, app: NewApp): Promise<AppId> {
  if (await store.appByZaloId(ctx, app.zalo_app_id)) throw new Refusal('app_exists', { zalo_app_id: app.zalo_app_id })
  const id = newId<'app'>(ctx.now)
  await store.insertApp(ctx, {
    id,
    zalo_app_id: app.zalo_app_id,
    name: app.name,
    secret: ctx.keys.sealOwn(app.secret, 'apps.secret', id),
    webhook_secret: ctx.keys.sealOwn(app.webhook_secret, 'apps.webhook_secret', id),
    webhook_secret_before: null,
    webhook_secret_changed_at: null,
    proof: app.proof ?? false,
    per_minute: app.per_minute ?? zaloPerMinute,
    paused_until: null,
    pauses: 0,
  })
  await record(ctx, 'app.added', { kind: 'app', id })
  return id
}

export async function getApp(ctx: Ctx, app_id: string): Promise<App> {
  return openApp(ctx, found(await store.appById(ctx, app_id)))
}

export async function getAppByZaloId(ctx: Ctx, zalo_app_id: string): Promise<App> {
  return openApp(ctx, found(await store.appByZaloId(ctx, zalo_app_id)))
}

function openApp(ctx: Ctx, row: { id: string; zalo_app_id: string; secret: Buffer; proof: boolean }): App {
  const secret = ctx.keys.openOwn(row.secret, 'apps.secret', row.id)
  return { app_id: row.id as AppId, zalo_app_id: row.zalo_app_id, secret, proof: row.proof }
}

/** Apps as operators see them, without secrets. */
export async function listApps(ctx: Ctx) {
  const rows = await store.apps(ctx)
  return rows.map(({ id, zalo_app_id, name, per_minute, paused_until }) => ({
    app_id: id as AppId,
    zalo_app_id,
    name,
    per_minute,
    paused_until: paused_until !== null && paused_until > ctx.now ? paused_until : null,
  }))
}

/** What a webhook of this app may be signed with: the current secret, then the one before while a change goes through. */
export async function webhookApp(
  ctx: Ctx,
  zalo_app_id: string,
): Promise<{ app_id: AppId; secrets: string[] } | undefined> {
  const row = await store.appByZaloId(ctx, zalo_app_id)
  if (!row) return undefined
  const secrets = [ctx.keys.openOwn(row.webhook_secret, 'apps.webhook_secret', row.id)]
  const changed = row.webhook_secret_changed_at
  if (row.webhook_secret_before && changed !== null && ctx.now < changed + secretOverlap)
    secrets.push(ctx.keys.openOwn(row.webhook_secret_before, 'apps.webhook_secret', row.id))
  return { app_id: row.id as AppId, secrets }
}

/** Zalo signs with the new one from when it is saved in the console; events under way carry the old one. */
export async function changeWebhookSecret(ctx: Ctx, zalo_app_id: string, secret: string): Promise<void> {
  const row = found(await store.appByZaloId(ctx, zalo_app_id))
  await store.saveWebhookSecret(ctx, row.id, {
    webhook_secret: ctx.keys.sealOwn(secret, 'apps.webhook_secret', row.id),
    webhook_secret_before: row.webhook_secret,
  })
  await record(ctx, 'app.webhook_secret_changed', { kind: 'app', id: row.id })
}

/** A new App Secret from Zalo's console: renewals and proofs go by it from now on. */
export async function changeAppSecret(ctx: Ctx, zalo_app_id: string, secret: string): Promise<void> {
  const row = found(await store.appByZaloId(ctx, zalo_app_id))
  await store.saveAppSecret(ctx, row.id, ctx.keys.sealOwn(secret, 'apps.secret', row.id))
  await record(ctx, 'app.secret_changed', { kind: 'app', id: row.id })
}

export interface NewPage {
  readonly name: string
  /** Both absent: a desk. */
  readonly app_id?: AppId
  readonly oa_id?: string
  readonly mode?: PageMode
  readonly unit_id?: string
}

/** Refuses `page_exists`. A page of an account sends nothing before it has tokens. */
export async function addPage(ctx: Ctx, page: NewPage): Promise<PageId> {
  if (page.oa_id !== undefined && (await store.pageByOa(ctx, page.oa_id)))
    throw new Refusal('page_exists', { oa_id: page.oa_id })
  const id = newId<'page'>(ctx.now)
  const account = page.app_id !== undefined && page.oa_id !== undefined
  await store.insertPage(ctx, {
    id,
    kind: account ? 'account' : 'desk',
    app_id: page.app_id ?? null,
    oa_id: page.oa_id ?? null,
    name: page.name,
    state: account ? 'needs_consent' : 'active',
    state_reason: null,
    state_since: ctx.now,
    held_until: null,
    mode: page.mode ?? 'speaking',
    mode_since: ctx.now,
    buttons: 'try',
    created_at: ctx.now,
  })
  if (page.unit_id !== undefined) await store.attachUnit(ctx, id, page.unit_id, ctx.now)
  await record(ctx, 'page.added', { kind: 'page', page_id: id, id })
  return id
}

/** From `from` on (ms) the page speaks for this unit. */
export async function attachUnit(ctx: Ctx, page_id: string, unit_id: string, from = ctx.now): Promise<void> {
  await store.attachUnit(ctx, page_id, unit_id, from)
  await record(ctx, 'page.unit_attached', { kind: 'page', page_id, id: page_id }, { unit_id })
  ctx.hint({ kind: 'page', page_id, id: page_id })
}

const asPage = (row: store.PageRow): Page => row as Page

export const getPage = async (ctx: Ctx, page_id: string): Promise<Page> =>
  asPage(found(await store.pageById(ctx, page_id)))

export async function pageByOa(ctx: Ctx, oa_id: string): Promise<Page | undefined> {
  const row = await store.pageByOa(ctx, oa_id)
  return row && asPage(row)
}

export const listPages = async (ctx: Ctx): Promise<Page[]> => (await store.allPages(ctx)).map(asPage)

export const pagesOfUnits = async (ctx: Ctx, unit_ids: readonly string[]): Promise<Page[]> =>
  unit_ids.length === 0 ? [] : (await store.pagesOfUnits(ctx, unit_ids)).map(asPage)

/** Pages of the app from which something may leave now: active, speaking, not held, no refresh under way. */
export const speakingPages = (ctx: Ctx, app_id: string): Promise<string[]> => store.speakingPages(ctx, app_id)

/** Stop or free a page; operators are told. What is due stays due. */
export async function setPageState(ctx: Ctx, page_id: string, state: PageState, reason: string | null): Promise<void> {
  const page = await getPage(ctx, page_id)
  if (page.state === state && page.state_reason === reason) return
  await store.saveState(ctx, page_id, { state, state_reason: reason, held_until: null })
  await record(ctx, `page.${state}`, { kind: 'page', page_id, id: page_id }, { reason })
  tell(ctx, page_id)
}

/** Until then nothing of the page leaves: its quota is spent, or it is night. It goes on by itself. */
export async function holdPage(ctx: Ctx, page_id: string, until: number): Promise<void> {
  await store.saveState(ctx, page_id, { held_until: until })
  tell(ctx, page_id)
}

/**
 * Let a page speak, or only listen (*Chỉ nghe*): then nothing leaves, and what is due or waiting stays for when it speaks
 * again (docs/decisions/0013). To what it is already: nothing happens.
 */
export async function setPageMode(ctx: Ctx, page_id: string, mode: PageMode): Promise<void> {
  if ((await getPage(ctx, page_id)).mode === mode) return
  await store.saveState(ctx, page_id, { mode, mode_since: ctx.now })
  await record(ctx, `page.${mode}`, { kind: 'page', page_id, id: page_id })
  tell(ctx, page_id)
}

/** Whether buttons and lists are tried on this page, or go as numbered lines from the start. */
export async function setButtons(ctx: Ctx, page_id: string, buttons: Page['buttons']): Promise<void> {
  if ((await getPage(ctx, page_id)).buttons === buttons) return
  await store.saveState(ctx, page_id, { buttons })
  await record(ctx, 'page.buttons_changed', { kind: 'page', page_id, id: page_id }, { buttons })
}

/** Zalo refused them: from now on they are numbered lines, until somebody says to try again. */
export const leaveButtons = (ctx: Ctx, page_id: string): Promise<void> => setButtons(ctx, page_id, 'never')

function tell(ctx: Ctx, page_id: string): void {
  ctx.hint({ kind: 'page', page_id, id: page_id })
  ctx.hint({ kind: 'operations', page_id, id: page_id })
}

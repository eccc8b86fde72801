// The Zalo account admins a page's unit has named: the seal does not reach Zalo's own chat tool, so we know who sits there.

import type { Ctx } from '../../platform/ctx.ts'
import { record } from '../trail/trail.ts'
import { confirmEvery } from './rules.ts'
import * as store from './store-tokens.ts'

export interface PageAdmin {
  readonly name: string
  readonly added_at: number
  readonly confirmed_at: number
  /** Nobody has confirmed the list for a quarter. */
  readonly overdue: boolean
}

const purpose = 'zalo_admin_id'

/** Adding one again renames and confirms it. */
export async function addAdmin(ctx: Ctx, page_id: string, admin_id: string, name: string): Promise<void> {
  const { mac, version } = ctx.keys.lookup(purpose, admin_id)
  await store.saveAdmin(ctx, { page_id, admin_mac: mac, mac_version: version, name })
  await record(ctx, 'page.admin_added', { kind: 'page', page_id, id: page_id })
}

export async function listAdmins(ctx: Ctx, page_id: string): Promise<PageAdmin[]> {
  const rows = await store.admins(ctx, page_id)
  return rows.map(row => ({ ...row, overdue: ctx.now - row.confirmed_at > confirmEvery }))
}

/** Somebody looked at the list and says it is right (each quarter, product F6). */
export async function confirmAdmins(ctx: Ctx, page_id: string): Promise<void> {
  await store.confirmAdmins(ctx, page_id)
  await record(ctx, 'page.admins_confirmed', { kind: 'page', page_id, id: page_id })
}

/** Whether an admin who typed in Zalo's own tool is on the page's list. */
export const isKnownAdmin = (ctx: Ctx, page_id: string, admin_id: string): Promise<boolean> =>
  store.adminKnown(ctx, page_id, ctx.keys.lookups(purpose, admin_id))

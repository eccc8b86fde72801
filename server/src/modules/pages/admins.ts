// The Zalo account admins a page's unit has named: the seal does not reach Zalo's own chat tool, so we know who sits there.

import type { Ctx } from '../../platform/ctx.ts'
import { record } from '../trail/trail.ts'
import { confirmEvery } from './rules.ts'
import * as store from './store-admins.ts'

export interface PageAdmin {
  readonly name: string
  readonly added_at: number
  readonly confirmed_at: number
  /** Nobody has confirmed the list for a quarter. */
  readonly overdue: boolean
}

const purpose = 'zalo_admin_id'
/** Rows of admins who are not on the list, at most, per page. */
const unknownKept = 50

/** Adding one again renames and confirms it; the alarm they raised is over. */
export async function addAdmin(ctx: Ctx, page_id: string, admin_id: string, name: string): Promise<void> {
  const { mac, version } = ctx.keys.lookup(purpose, admin_id)
  await store.saveAdmin(ctx, { page_id, admin_mac: mac, mac_version: version, name })
  await store.forgetUnknown(ctx, page_id, ctx.keys.lookups(purpose, admin_id))
  await tell(ctx, page_id, 'page.admin_added')
}

export async function listAdmins(ctx: Ctx, page_id: string): Promise<PageAdmin[]> {
  const rows = await store.admins(ctx, page_id)
  return rows.map(row => ({ ...row, overdue: ctx.now - row.confirmed_at > confirmEvery }))
}

/** Somebody looked at the list and says it is right (each quarter, product F6): alarms of unknown admins are over. */
export async function confirmAdmins(ctx: Ctx, page_id: string): Promise<void> {
  await store.confirmAdmins(ctx, page_id)
  await tell(ctx, page_id, 'page.admins_confirmed', { unknown: await store.forgetUnknown(ctx, page_id) })
}

/** An admin typed in Zalo's own chat tool. One who is not on the list raises an alarm that stays until somebody acts. */
export async function adminTyped(ctx: Ctx, page_id: string, admin_id: string): Promise<void> {
  const macs = ctx.keys.lookups(purpose, admin_id)
  if (await store.adminKnown(ctx, page_id, macs)) return
  await store.addUnknown(ctx, page_id, macs, ctx.keys.lookup(purpose, admin_id).version, unknownKept)
  await tell(ctx, page_id, 'page.unknown_admin')
}

/** Who typed on the page without being on its list; nothing is known of them but when and how often. */
export const unknownAdmins = (
  ctx: Ctx,
  page_id: string,
): Promise<{ first_seen_at: number; last_seen_at: number; times: number }[]> => store.unknownOf(ctx, page_id)

async function tell(ctx: Ctx, page_id: string, act: string, facts: Record<string, number> = {}): Promise<void> {
  await record(ctx, act, { kind: 'page', page_id, id: page_id }, facts)
  ctx.hint({ kind: 'operations', page_id, id: page_id })
}

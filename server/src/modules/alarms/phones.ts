// Officers' own phones: internal pages, the code that links an address to an officer once, and which phones may be rung now.

import { randomInt } from 'node:crypto'
import { minute } from '../../platform/clock.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { newId } from '../../platform/ids.ts'
import { invariant } from '../../platform/refusal.ts'
import { addressesOf, windows } from '../citizens/citizens.ts'
import { standing } from '../officers/officers.ts'
import { getPage } from '../pages/pages.ts'
import { record } from '../trail/trail.ts'
import { unitsAbove } from '../units/units.ts'
import * as store from './store-phones.ts'

/** No signs that are taken for others when they are typed. */
const signs = '23456789ACDEFGHJKMNPQRTVWXYZ'
const codeLength = 8
const codeLasts = 10 * minute

export interface InternalPage {
  readonly page_id: string
  readonly unit_id: string
}

/** From now on officers of the unit and below follow this page; it is no page for citizens. */
export async function addInternalPage(ctx: Ctx, page_id: string, unit_id: string): Promise<void> {
  if (await isInternal(ctx, page_id)) return
  await store.insertPage(ctx, { page_id, unit_id, added_at: ctx.now })
  await record(ctx, 'page.made_internal', { kind: 'page', page_id, id: page_id }, { unit_id })
}

export const isInternal = async (ctx: Ctx, page_id: string): Promise<boolean> =>
  (await store.pages(ctx)).some(page => page.page_id === page_id)

/** The internal page for officers of a unit: its own, else that of the nearest unit above. */
async function internalPageFor(ctx: Ctx, unit_id: string): Promise<InternalPage | undefined> {
  const pages = await store.pages(ctx)
  if (pages.length === 0) return undefined
  const path = await unitsAbove(ctx, unit_id)
  return path.flatMap(each => pages.find(page => page.unit_id === each) ?? [])[0]
}

/** A code for the caller, shown once; the one before no longer counts. */
export async function newLinkCode(ctx: Ctx): Promise<{ code: string; until: number }> {
  invariant(ctx.who.kind === 'officer', 'an officer links a phone')
  const code = Array.from({ length: codeLength }, () => signs[randomInt(signs.length)]).join('')
  const until = ctx.now + codeLasts
  await store.saveCode(ctx, { officer_id: ctx.who.id, code_mac: macOf(ctx, code), until_at: until })
  return { code, until }
}

/** The officer whose code this is; the address becomes theirs. Undefined: no such code, or its time is over. */
export async function linkPhone(
  ctx: Ctx,
  typed: string,
  phone: { page_id: string; address_id: string; thread_id: string },
): Promise<string | undefined> {
  const code = typed.toUpperCase().replaceAll(/[\s-]/g, '')
  if (code.length !== codeLength || [...code].some(sign => !signs.includes(sign))) return undefined
  const officer_id = await store.spendCode(ctx, macOf(ctx, code))
  if (!officer_id) return undefined
  await store.endPhones(ctx, officer_id, phone)
  const id = newId<'officer_phone'>(ctx.now)
  await store.insertPhone(ctx, { ...phone, id, officer_id, linked_at: ctx.now, ended_at: null })
  await record(ctx, 'officer.phone_linked', { kind: 'officer', id: officer_id })
  return officer_id
}

const macOf = (ctx: Ctx, code: string): Buffer => ctx.keys.lookup('link_code', code).mac

export type OfficerPhone = store.PhoneRow

/** Whose phone an address of an internal page is. */
export const phoneOf = store.phoneAt

/** How far the caller's own phone is linked and within reach. */
export async function ownPhone(
  ctx: Ctx,
): Promise<{ page_name: string | null; linked_at: number | null; open_until: number | null }> {
  invariant(ctx.who.kind === 'officer', 'an officer has a phone')
  const [phone] = await store.phonesOf(ctx, [ctx.who.id])
  const page_id = phone?.page_id ?? (await pageForCaller(ctx))
  if (page_id === undefined) return { page_name: null, linked_at: null, open_until: null }
  const page_name = (await getPage(ctx, page_id)).name
  if (!phone) return { page_name, linked_at: null, open_until: null }
  const address = (await addressesOf(ctx, page_id, [phone.address_id])).get(phone.address_id)
  const window = (await windows(ctx))(address?.last_interaction_at ?? null)
  return { page_name, linked_at: phone.linked_at, open_until: window.open ? window.until : null }
}

async function pageForCaller(ctx: Ctx): Promise<string | undefined> {
  const { seats } = await standing(ctx)
  for (const unit_id of seats) {
    const page = await internalPageFor(ctx, unit_id)
    if (page) return page.page_id
  }
  return undefined
}

/** Phones of these officers that can be written to now: following, and turned to the page within the reply window. */
export async function phonesOf(ctx: Ctx, officer_ids: readonly string[]): Promise<OfficerPhone[]> {
  const linked = await store.phonesOf(ctx, officer_ids)
  const windowOf = await windows(ctx)
  const reachable: OfficerPhone[] = []
  for (const [page_id, phones] of Map.groupBy(linked, phone => phone.page_id)) {
    const ids = phones.map(phone => phone.address_id)
    const addresses = await addressesOf(ctx, page_id, ids)
    for (const phone of phones) {
      const address = addresses.get(phone.address_id)
      if (address && !address.blocked && windowOf(address.last_interaction_at).open) reachable.push(phone)
    }
  }
  return reachable
}

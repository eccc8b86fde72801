// Masks: a tip's own person and address, made of a new identity, so that no clear row joins the tip to who sent it.

import { hour } from '../../platform/clock.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { newId } from '../../platform/ids.ts'
import type { Address, AddressId, CitizenId, Outside } from './citizens.ts'
import * as store from './store.ts'
import * as vault from './vault.ts'

/** A tip of somebody, as the vault tells whoever holds their outside id. */
export interface OwnTip {
  readonly thread_id: string
  readonly mask_id: AddressId
}

const purpose = 'tip_sender'
const outsideOf = (page_id: string, { kind = 'zalo', zalo_id }: Outside): string => `${page_id} ${kind} ${zalo_id}`

/** Rounded down: an exact time would be the same as that of a message elsewhere. */
export const toHour = (at: number): number => at - (at % hour)

/** The newest tips of whoever writes from this id. */
export const tipsOf = (ctx: Ctx, page_id: string, person: Outside): Promise<OwnTip[]> =>
  vault.tipsOfSender(ctx, page_id, ctx.keys.lookups(purpose, outsideOf(page_id, person)))

/** The tip's thread begins to have a sender. `at`: when they wrote; the reply window counts from its hour. */
export async function beginMask(
  ctx: Ctx,
  page_id: string,
  thread_id: string,
  person: Outside & { at: number },
): Promise<AddressId> {
  const { kind = 'zalo', zalo_id, by_app, at } = person
  const citizen_id = newId<'citizen'>(ctx.now)
  const id = newId<'address'>(ctx.now)
  await store.addMask(ctx, { page_id, id, citizen_id, kind: 'mask', at: toHour(at) })
  await vault.put(ctx, page_id, citizen_id, { zalo_id, by_app })
  const known = await store.findAddress(ctx, page_id, kind, ctx.keys.lookups('zalo_id', `${page_id} ${zalo_id}`))
  const { mac, version } = ctx.keys.lookup(purpose, outsideOf(page_id, person))
  await vault.tipBegin(ctx, page_id, {
    thread_id,
    mask_id: id,
    citizen_id: known?.citizen_id ?? null,
    reached_by: kind,
    sender_mac: mac,
    key_version: version,
  })
  return id
}

/** Somebody the page knew by tips alone turns to it otherwise: erasing them is to erase their masks as well. */
export const ownMasks = (ctx: Ctx, page_id: string, person: Outside, citizen_id: CitizenId): Promise<void> =>
  vault.tipOwner(ctx, page_id, ctx.keys.lookups(purpose, outsideOf(page_id, person)), citizen_id)

/** The informant did something the reply window counts from, and takes messages. */
export const maskInteracted = (ctx: Ctx, page_id: string, mask_id: string, at: number) =>
  store.saveInteraction(ctx, page_id, mask_id, toHour(at))

/** A tip becomes two: the second has the same sender, and the same mask. */
export const divideMask = (ctx: Ctx, page_id: string, from_id: string, to_id: string): Promise<void> =>
  vault.tipDivide(ctx, page_id, from_id, to_id)

/**
 * A tip is made of what a person wrote in their conversation: it gets a mask, though no event of theirs is at hand. The vault
 * writes the trail. What is left of them in clear is blunted to the hour.
 */
export async function maskOf(
  ctx: Ctx,
  thread_id: string,
  { page_id, id: address_id, last_interaction_at }: Address,
): Promise<AddressId> {
  const { kind, zalo_id, by_app, name, phone } = await vault.tipMake(ctx, page_id, thread_id, address_id)
  const at = last_interaction_at ?? ctx.now
  const mask = await beginMask(ctx, page_id, thread_id, {
    kind,
    zalo_id: zalo_id ?? '',
    by_app: by_app ?? undefined,
    at,
  })
  const { citizen_id } = (await store.addresses(ctx, page_id, [mask]))[0] as Address
  await vault.learn(ctx, page_id, citizen_id, { name: name ?? undefined, phone: phone ?? undefined })
  await store.blunt(ctx, page_id, address_id)
  return mask
}

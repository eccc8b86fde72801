// Citizens: people as one page knows them and how they are reached. Who they are lies in the vault and stays there.

import type { Ctx } from '../../platform/ctx.ts'
import { type Id, newId } from '../../platform/ids.ts'
import type { JsonLines } from '../../platform/json-lines.ts'
import { found, invariant } from '../../platform/refusal.ts'
import { record } from '../trail/trail.ts'
import { ownMasks } from './masks.ts'
import * as rules from './rules.ts'
import * as store from './store.ts'
import * as vault from './vault.ts'

export type { ReplyWindow, WindowLimits } from './rules.ts'
export type { Identity, OutsideId } from './vault.ts'
export { windows } from './window.ts'
export { addKeyAddress, beginKeyTip } from './key-address.ts'
export { beginMask, divideMask, maskInteracted, maskOf, type OwnTip, tipsOf, toHour } from './masks.ts'

export type CitizenId = Id<'citizen'>
export type AddressId = Id<'address'>

/** A way to reach a citizen. Times in ms; the outside id itself is not here. */
export interface Address {
  readonly page_id: string
  readonly id: AddressId
  readonly citizen_id: CitizenId
  readonly kind: 'zalo' | 'web' | 'phone' | 'mask' | 'key'
  readonly following: boolean
  readonly blocked: boolean
  readonly last_interaction_at: number | null
}

/** An address found by its outside id, with the version of the key it was found under. */
export type Known = Address & { readonly key_version: number }

/** One line of the erasure list outside the database, which a restored back-up is put through again. */
export interface Erasure {
  at: number
  page_id: string
  citizen_id: string
}

/** How an event names a person: by Zalo's id, or, of a visitor of a website, by the widget's two ids with a blank between. */
export interface Outside {
  readonly kind?: 'zalo' | 'web'
  readonly zalo_id: string
  readonly by_app?: string | undefined
}

/**
 * Who writes from this id: the citizen the page knows, or a new one. Two first events at once make one citizen.
 * `at`: when it happened by Zalo's time. `before`: what `findPerson` gave
 * in this transaction.
 */
export async function meet(
  ctx: Ctx,
  page_id: string,
  { kind = 'zalo', zalo_id, by_app, at }: Outside & { at: number },
  before?: Known,
): Promise<{ citizen_id: CitizenId; address: Address; is_new: boolean }> {
  const outside = `${page_id} ${zalo_id}`
  const macs = ctx.keys.lookups('zalo_id', outside)
  const { mac, version } = ctx.keys.lookup('zalo_id', outside)
  const known = before ?? (await store.findAddress(ctx, page_id, kind, macs))
  if (known) {
    if (known.key_version !== version) await store.saveMac(ctx, page_id, known.id, mac, version)
    return { citizen_id: known.citizen_id, address: known, is_new: false }
  }
  const citizen_id = newId<'citizen'>(ctx.now)
  const id = newId<'address'>(ctx.now)
  const is_new = await store.addCitizen(ctx, {
    page_id,
    id,
    citizen_id,
    kind,
    id_hmac: mac,
    key_version: version,
    first_seen_at: at,
  })
  if (is_new) {
    await vault.put(ctx, page_id, citizen_id, { zalo_id, by_app })
    await ownMasks(ctx, page_id, { kind, zalo_id }, citizen_id)
  }
  const address = await store.findAddress(ctx, page_id, kind, macs)
  invariant(address, 'an address that cannot be added is there')
  return { citizen_id: address.citizen_id, address, is_new }
}

/** The same without making anybody: undefined while the page knows them by tips alone, or not at all. */
export const findPerson = (
  ctx: Ctx,
  page_id: string,
  { kind = 'zalo', zalo_id }: Outside,
): Promise<Known | undefined> =>
  store.findAddress(ctx, page_id, kind, ctx.keys.lookups('zalo_id', `${page_id} ${zalo_id}`))

/** Throws `not_found`. */
export async function addressOf(ctx: Ctx, page_id: string, id: string): Promise<Address> {
  const [address] = await store.addresses(ctx, page_id, [id])
  return found(address)
}

/** By id; those that are not there are left out. */
export async function addressesOf(ctx: Ctx, page_id: string, ids: readonly string[]): Promise<Map<string, Address>> {
  if (ids.length === 0) return new Map()
  const rows = await store.addresses(ctx, page_id, ids)
  return new Map(rows.map(address => [address.id, address]))
}

/** The citizen did something the reply window counts from, and takes messages. */
export async function interacted(ctx: Ctx, page_id: string, address_id: string, at: number): Promise<void> {
  await store.saveInteraction(ctx, page_id, address_id, at)
}

/** Told by a follow or unfollow event of the time `at`; the later one holds, whichever comes first. */
export async function followed(
  ctx: Ctx,
  page_id: string,
  address_id: string,
  following: boolean,
  at: number,
): Promise<void> {
  await store.saveFollowing(ctx, page_id, address_id, following, at)
}

/** Told by a refused send. The next interaction lifts it. */
export async function blocked(ctx: Ctx, page_id: string, address_id: string, is: boolean): Promise<void> {
  await store.saveBlocked(ctx, page_id, address_id, is)
}

/** How many follow each page and can be reached; pages nobody follows are left out. */
export async function countFollowing(ctx: Ctx, page_ids: readonly string[]): Promise<Map<string, number>> {
  if (page_ids.length === 0) return new Map()
  const rows = await store.countFollowing(ctx, page_ids)
  return new Map(rows.map(row => [row.page_id, row.following]))
}

/** To whom deliveries go that are being sent, or unknown and read back; the vault gives no others. Not for keeping. */
export const outsideIdsFor = (
  ctx: Ctx,
  page_id: string,
  delivery_ids: readonly string[],
): Promise<Map<string, vault.OutsideId>> =>
  delivery_ids.length === 0 ? Promise.resolve(new Map()) : vault.outsideIds(ctx, page_id, delivery_ids)

/** What is learned of a person later goes to the vault; what is left out stays as it was. */
export const learnIdentity = (
  ctx: Ctx,
  page_id: string,
  citizen_id: string,
  told: { name?: string | undefined; phone?: string | undefined; avatar?: string | undefined },
): Promise<void> => vault.learn(ctx, page_id, citizen_id, told)

/**
 * Opens a person's identity. The vault itself refuses: `not_allowed` (a machine), `reason_needed` (at least ten
 * characters), `second_person_needed` (a mask, which only a tip opens; or the second is the opener). It writes the trail
 * before it answers. The reason is kept sealed with that line. Nothing of the answer tells whether the person sent tips.
 */
export const openIdentity = (
  ctx: Ctx,
  page_id: string,
  citizen_id: string,
  { reason, second_officer }: { reason: string; second_officer?: string | undefined },
): Promise<vault.Identity> =>
  vault.open(ctx, page_id, citizen_id, {
    line_id: newId(ctx.now),
    reason: reason.trim(),
    second_officer_id: second_officer ?? null,
  })

/**
 * Opens who sent a tip, until a time within a day. The vault refuses as above; `second_person_needed` where the tip is
 * confidential and nobody else answers for it.
 */
export const openInformant = (
  ctx: Ctx,
  page_id: string,
  thread_id: string,
  { reason, second_officer, until }: { reason: string; second_officer?: string | undefined; until: number },
): Promise<vault.Identity> =>
  vault.openTip(ctx, page_id, thread_id, {
    line_id: newId(ctx.now),
    reason: reason.trim(),
    second_officer_id: second_officer ?? null,
    until,
  })

/** Sets or lifts a legal hold: while it stands nothing of the person is erased. */
export async function holdCitizen(ctx: Ctx, page_id: string, citizen_id: string, held: boolean): Promise<void> {
  const citizen = await store.lockCitizen(ctx, page_id, citizen_id)
  const next = rules.hold(citizen, held, ctx.now)
  await store.saveCitizen(ctx, next)
  await record(ctx, held ? 'citizen.held' : 'citizen.released', { kind: 'citizen', page_id, id: citizen_id })
}

/**
 * Erases a person: the identity key is destroyed, no outside id finds them, the counted rows stay. Refused with
 * `legal_hold`. Their threads' content keys are the caller's to destroy in the same change. The list outside is
 * written first: a restore that replays an erasure too many harms nobody, one too few does.
 */
export async function erase(
  ctx: Ctx,
  page_id: string,
  citizen_id: CitizenId,
  list: Pick<JsonLines<Erasure>, 'add'>,
): Promise<void> {
  const citizen = await store.lockCitizen(ctx, page_id, citizen_id)
  const next = rules.erase(citizen, ctx.now)
  list.add({ at: ctx.now, page_id, citizen_id })
  await store.saveCitizen(ctx, next)
  await store.emptyAddresses(ctx, page_id, citizen_id)
  await vault.erase(ctx, page_id, citizen_id)
  await record(ctx, 'citizen.erased', { kind: 'citizen', page_id, id: citizen_id })
}

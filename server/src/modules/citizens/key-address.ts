// Who comes by the web form: a person of their own for each tip, reached by no channel, known by a phone number at most.

import type { Ctx } from '../../platform/ctx.ts'
import { newId } from '../../platform/ids.ts'
import type { AddressId } from './citizens.ts'
import { toHour } from './masks.ts'
import * as store from './store.ts'
import * as vault from './vault.ts'

/** Made before the tip it is for. The number goes to the vault and nowhere else. */
export async function addKeyAddress(ctx: Ctx, page_id: string, phone: string | undefined): Promise<AddressId> {
  const citizen_id = newId<'citizen'>(ctx.now)
  const id = newId<'address'>(ctx.now)
  await store.addMask(ctx, { page_id, id, citizen_id, kind: 'key', at: toHour(ctx.now) })
  await vault.put(ctx, page_id, citizen_id, { phone })
  return id
}

/** The tip's thread has its informant: opened by the vault alone, found by no outside id. */
export const beginKeyTip = (ctx: Ctx, page_id: string, thread_id: string, address_id: string): Promise<void> =>
  vault.tipBegin(ctx, page_id, {
    thread_id,
    mask_id: address_id,
    citizen_id: null,
    reached_by: 'key',
    sender_mac: Buffer.alloc(0),
    key_version: 0,
  })

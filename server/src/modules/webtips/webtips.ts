// What the web form knows of a tip: the key its informant comes back by, files on their way up, and bounds on trying.

import { hour, minute } from '../../platform/clock.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { Refusal } from '../../platform/refusal.ts'
import { policy } from '../units/units.ts'
import { hourOf } from './rules.ts'
import * as store from './store.ts'
import { foldWebKey, spellWebKey } from './web-key.ts'

export { connectionsOf, dropOldConnections, noteConnection } from './connections.ts'
export { pieceBytes, type UploadKind, uploadBytes as uploadLimit, uploadsPerForm } from './rules.ts'
export {
  addPiece,
  beginUpload,
  dropUploads,
  type Form,
  takeUploads,
  type Upload,
  uploadBytes,
  uploadOf,
  uploadsOf,
} from './uploads.ts'

const purpose = 'web_key'

/** The six words a form leads to: the same form always leads to the same, so that sending twice makes one tip. */
export const webKeyOf = (ctx: Ctx, form_secret: string): string[] =>
  spellWebKey(ctx.keys.lookup('web_key_words', form_secret).mac)

export interface Kept {
  readonly tip_id: string
  readonly page_id: string
}

/** Refuses `too_many` once the installation's bound of the last hour is reached: asked before a tip is begun. */
export async function mayBeginTip(ctx: Ctx): Promise<void> {
  const most = await policy(ctx, 'web_tips_an_hour')
  if ((await store.keysSince(ctx, ctx.now - hour, most)) >= most)
    throw new Refusal('too_many', { retry_after_ms: 10 * minute })
}

/** Who types these words comes back to the tip. False when they lead to one already. */
export async function keepWebKey(ctx: Ctx, words: readonly string[], { tip_id, page_id }: Kept): Promise<boolean> {
  const { mac, version } = ctx.keys.lookup(purpose, foldWebKey(words.join(' ')))
  const made_at = ctx.now
  return store.insertKey(ctx, { tip_id, page_id, key_mac: mac, key_version: version, made_at, used_at: null })
}

/**
 * The tip behind words as typed, or undefined. Whatever was typed takes the same way: one HMAC, one look-up in an index;
 * nothing tells how near a guess was. Counts misses; refuses `too_many` once the installation's bound of the hour is reached.
 */
export async function findByWebKey(ctx: Ctx, typed: string): Promise<Kept | undefined> {
  const hourNow = hourOf(ctx.now)
  const most = await policy(ctx, 'web_key_misses_an_hour')
  const row = await store.findKey(ctx, ctx.keys.lookups(purpose, foldWebKey(typed)))
  const misses = await store.missesIn(ctx, hourNow)
  if (misses >= most) throw new Refusal('too_many', { retry_after_ms: hourNow + hour - ctx.now })
  if (!row) {
    await store.countMiss(ctx, hourNow)
    return undefined
  }
  await store.saveKey(ctx, row.tip_id, { used_at: hourNow })
  return { tip_id: row.tip_id, page_id: row.page_id }
}

/** Hours that are over are not counted any more. */
export const dropOldMisses = (ctx: Ctx) => store.deleteMisses(ctx, hourOf(ctx.now))

/** The tip these words lead to already; asked by who made them, so nothing is counted. */
export const tipBehindForm = async (ctx: Ctx, words: readonly string[]): Promise<string | undefined> =>
  (await store.findKey(ctx, ctx.keys.lookups(purpose, foldWebKey(words.join(' ')))))?.tip_id

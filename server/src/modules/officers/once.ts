// Pressing twice acts once: the reply to a change is remembered in the transaction of the change, sealed, for some hours.

import { timingSafeEqual } from 'node:crypto'
import { day, hour } from '../../platform/clock.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { invariant, Refusal } from '../../platform/refusal.ts'
import { policy } from '../units/units.ts'
import * as store from './store.ts'
import * as sessions from './store-sessions.ts'

export interface Wish {
  readonly officer_id: string
  /** The browser's own key, a uuid. */
  readonly key: string
  /** Template of the route. */
  readonly route: string
  /** Parameters and body in one text. */
  readonly words: string
}

/**
 * The reply of `run` as text, or the one already given to this key. A second press waits for the first. Refuses
 * key_reused when the key came with another wish. What `run` throws is not remembered.
 */
export async function once(ctx: Ctx, wish: Wish, run: () => Promise<string>): Promise<string> {
  const { officer_id, key, route, words } = wish
  const text = `${route}\n${words}`
  const body_mac = ctx.keys.lookup('wish', text).mac
  const place = 'remembered_replies.reply'
  const officer = await store.officerById(ctx, officer_id)
  invariant(officer, 'a session has its officer')
  const seal = ctx.keys.unwrap(officer_id, officer.data_key)
  if (await sessions.claimKey(ctx, { officer_id, key, route, body_mac })) {
    const reply = await run()
    await sessions.saveReply(ctx, officer_id, key, ctx.keys.seal(seal, reply, place, key))
    return reply
  }
  const kept = await sessions.rememberedReply(ctx, officer_id, key)
  const same = kept && ctx.keys.lookups('wish', text).some(mac => timingSafeEqual(mac, kept.body_mac))
  if (!same) throw new Refusal('key_reused')
  invariant(kept.reply, 'a committed change has its reply')
  return ctx.keys.openText(seal, kept.reply, place, key)
}

/** Forget what was kept long enough: replies, failures, ended sessions. How many rows; run hourly by the clock's door. */
export async function tidySessions(ctx: Ctx): Promise<number> {
  return sessions.tidy(ctx, {
    replies: ctx.now - (await policy(ctx, 'reply_kept_hours')) * hour,
    failures: ctx.now - day,
    sessions: ctx.now - (await policy(ctx, 'session_kept_days')) * day,
  })
}

// A conversation is put off until later, and comes back by itself.

import type { Ctx } from '../../platform/ctx.ts'
import * as rules from './rules.ts'
import type { Conversation } from './rules.ts'
import { act } from './saving.ts'
import * as store from './store.ts'
import { toWake } from './store-offers.ts'

/** Refuses `already_claimed`, `offer_open`, `not_now`, `snooze_time`. */
export async function snoozeConversation(ctx: Ctx, conversation: Conversation, officer: string, until: number) {
  const next = rules.snooze(conversation, officer, until, ctx.now)
  await store.save(ctx, next)
  await act(ctx, next, 'snoozed', officer)
  return next
}

/** Conversations whose time to come back is there. */
export const snoozedDue = (ctx: Ctx) => toWake(ctx, 100)

/** Nothing when the person wrote or an officer opened it meanwhile. */
export async function wake(ctx: Ctx, conversation: Conversation): Promise<void> {
  const { state, snoozed_until } = conversation
  if (state !== 'snoozed' || snoozed_until === null || snoozed_until > ctx.now) return
  const next = rules.wake(conversation)
  await store.save(ctx, next)
  await act(ctx, next, 'woken', null)
}

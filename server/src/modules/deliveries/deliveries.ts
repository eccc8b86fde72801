// The one road out: nothing leaves without a row here first. Hides windows, budget, order, tries and unknown fates.

import type { Ctx } from '../../platform/ctx.ts'
import { day } from '../../platform/clock.ts'
import { firstIdAt, newId } from '../../platform/ids.ts'
import { found, Refusal } from '../../platform/refusal.ts'
import { faultPhrase } from '../../text/vi-faults.ts'
import { addressOf, windows } from '../citizens/citizens.ts'
import { getPage } from '../pages/pages.ts'
import { record } from '../trail/trail.ts'
import { outsideMacs } from './content-mac.ts'
import { hintThread, wakeSenders } from './hints.ts'
import * as rules from './rules.ts'
import type { DeliveryState } from './rules.ts'
import * as store from './store.ts'
import type { DeliveryId, DeliveryView, Outgoing, Whereabouts } from './types.ts'

export type { Call, Channel, Choices, Content, File, Image, Kept, Kind, Outcome, ReactionIcon } from './channel.ts'
export { contentMac } from './content-mac.ts'
export { type Echo, heardEcho, received, seen } from './echoes.ts'
export { sendMany } from './mass.ts'
export { type ContentsOf, startSending } from './sending.ts'
export type { AfterUnknown, DeliveryState, ToldBy } from './rules.ts'
export type { DeliveryId, DeliveryView, Mass, Outgoing, Recipient, Whereabouts } from './types.ts'

/**
 * Put one thing on its way. Outside the reply window an officer is refused (`window_closed`, with `until`) unless it may
 * wait; what a flow tells waits by itself. A listening page refuses officers (`page_listening`); flows' words end there.
 * To who has a web key everything waits until they come back: no channel reaches them, and no page is silent to them.
 */
export async function send(ctx: Ctx, out: Outgoing): Promise<{ id: DeliveryId; state: DeliveryState }> {
  const { page_id, address_id, thread_id, priority, told_by } = out
  const page = await getPage(ctx, page_id)
  const address = await addressOf(ctx, page_id, address_id)
  const byKey = address.kind === 'key'
  const listening = page.mode === 'listening' && !byKey
  if (listening && told_by === 'officer') throw new Refusal('page_listening')
  const window = (await windows(ctx))(byKey ? null : address.last_interaction_at)
  const state = listening ? 'withdrawn' : rules.firstState(window, told_by, byKey || (out.wait ?? false))
  const id = newId<'delivery'>(ctx.now)
  await store.insert(ctx, {
    page_id,
    id,
    address_id,
    thread_id,
    message_id: out.message_id,
    kind: out.kind,
    priority: rules.rank[priority],
    told_by,
    state,
    due_at: ctx.now + (priority === 'urgent' ? 0 : (out.hold ?? 0)),
    open_until: window.until,
    follows: priority === 'chat' && thread_id ? await store.lastOpen(ctx, page_id, address_id, thread_id) : null,
    after_unknown: out.after_unknown ?? rules.afterUnknown(priority, told_by),
    content_mac: out.content_mac,
  })
  if (state === 'due') wakeSenders(ctx, page_id)
  return { id, state }
}

/**
 * The person wrote: what waited for that is due now. Whether the window is open was the caller's to record before. Through a
 * mask it is due since an earlier, rounder time, which is the same as nobody's.
 */
export async function interacted(ctx: Ctx, page_id: string, address_id: string, due_at = ctx.now): Promise<boolean> {
  const freed = await store.freeWaiting(ctx, page_id, address_id, due_at)
  if (freed.length === 0) return false
  wakeSenders(ctx, page_id)
  for (const { thread_id } of freed) hintThread(ctx, page_id, thread_id)
  return true
}

/** Who has the web key of this address has come and looks: what waited for them is told, and seen. */
export async function seenByKey(ctx: Ctx, page_id: string, address_id: string): Promise<void> {
  const told = await store.tellWaiting(ctx, page_id, address_id)
  for (const { thread_id } of told) hintThread(ctx, page_id, thread_id)
}

/** What was said moves to another thread, and is reached through another address. */
export async function rehome(
  ctx: Ctx,
  page_id: string,
  message_ids: readonly string[],
  to: { address_id: string; thread_id: string },
): Promise<void> {
  if (message_ids.length > 0) await store.rehome(ctx, page_id, message_ids, to)
}

/**
 * What is held back still leaves nobody: all of these messages are withdrawn. Refuses `too_late` when one has left, or may
 * be leaving.
 */
export async function takeBack(ctx: Ctx, page_id: string, message_ids: readonly string[]): Promise<void> {
  const ids = (await store.ofMessages(ctx, page_id, message_ids)).map(row => row.id)
  for (const id of ids.toSorted()) {
    const row = found(await store.lock(ctx, page_id, id))
    if (row.state !== 'due' && row.state !== 'waiting') throw new Refusal('too_late')
    await store.save(ctx, row, { state: 'withdrawn' })
    await decided(ctx, 'delivery.withdrawn', row)
  }
}

/** Where it lies: for whoever must know whose it is before anything is done with it. Throws `not_found`. */
export async function whereabouts(ctx: Ctx, page_id: string, id: string): Promise<Whereabouts> {
  const { thread_id, message_id } = found(await store.lock(ctx, page_id, id))
  return { thread_id, message_id }
}

/** An officer says: send it once more although nobody knows. Refuses `not_now` unless it is unknown. */
export async function resend(ctx: Ctx, page_id: string, id: string): Promise<Whereabouts> {
  const row = await lock(ctx, page_id, id, 'delivery.resend')
  await store.save(ctx, row, { state: 'due', due_at: ctx.now, tries: 0, again: row.again + 1, fault: null })
  return decided(ctx, 'delivery.resent', row)
}

/** An officer says: leave it. Refuses `not_now` when it is on its way, over, or failed. */
export async function withdraw(ctx: Ctx, page_id: string, id: string): Promise<Whereabouts> {
  const row = await lock(ctx, page_id, id, 'delivery.withdraw')
  await store.save(ctx, row, { state: 'withdrawn' })
  return decided(ctx, 'delivery.withdrawn', row)
}

async function lock(ctx: Ctx, page_id: string, id: string, act: string) {
  const row = found(await store.lock(ctx, page_id, id))
  const allowed: readonly string[] = rules.may[row.state as DeliveryState]
  if (!allowed.includes(act)) throw new Refusal('not_now', { state: row.state })
  return row
}

async function decided(
  ctx: Ctx,
  act: string,
  row: Whereabouts & { page_id: string; id: string },
): Promise<Whereabouts> {
  await record(ctx, act, { kind: 'delivery', page_id: row.page_id, id: row.id })
  wakeSenders(ctx, row.page_id)
  hintThread(ctx, row.page_id, row.thread_id)
  return { thread_id: row.thread_id, message_id: row.message_id }
}

/** The newest delivery of each of these messages; messages that came in have none. */
export async function deliveriesOf(
  ctx: Ctx,
  page_id: string,
  message_ids: readonly string[],
): Promise<Map<string, DeliveryView>> {
  if (message_ids.length === 0) return new Map()
  const rows = await store.ofMessages(ctx, page_id, message_ids)
  return new Map(
    rows.map(({ message_id, fault, ...row }) => {
      const state = row.state as DeliveryState
      const told = fault === null ? null : { code: fault, phrase: faultPhrase(fault) }
      return [message_id, { ...row, id: row.id as DeliveryId, state, fault: told, may: rules.may[state] }]
    }),
  )
}

/** Our message behind the channel's id, when it is known already. */
export const messageBehind = (ctx: Ctx, page_id: string, outside_id: string): Promise<string | undefined> =>
  store.messageBehind(ctx, page_id, outsideMacs(ctx.keys, outside_id))

/** Whether anything of the page is being sent right now, by any process. */
export const sendingNow = (ctx: Ctx, page_id: string): Promise<boolean> => store.anySending(ctx, page_id)

/** How many of the page would leave now if it might send. */
export const dueOn = (ctx: Ctx, page_id: string): Promise<number> => store.dueOn(ctx, page_id)

/** How many lie where, for operators; failed ones of the last day. */
export async function deliveryCounts(ctx: Ctx) {
  const by = await store.counts(ctx)
  const of = (state: DeliveryState): number => by.get(state) ?? 0
  const failed = await store.failedSince(ctx, firstIdAt(ctx.now - day))
  return { due: of('due') + of('sending'), waiting: of('waiting'), unknown: of('unknown'), failed }
}

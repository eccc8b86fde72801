// The words of a tip: what the informant says grows it, what is said to them leaves through its mask and by its contact rule.

import type { Ctx } from '../../platform/ctx.ts'
import { Refusal } from '../../platform/refusal.ts'
import { maskInteracted } from '../citizens/citizens.ts'
import { contentMac, interacted as wakeWaiting, send } from '../deliveries/deliveries.ts'
import * as inbox from '../inbox/inbox.ts'
import type { HeardMessage, Said, SaidMessage } from '../inbox/inbox.ts'
import { record } from '../trail/trail.ts'
import { hint } from './acts.ts'
import { mayTell } from './rules.ts'
import { saveTip, type Tip } from './tips.ts'

/** File what the informant said; what waited for them goes. `again`: the same event came twice. */
export async function hearIn(
  ctx: Ctx,
  tip: Tip,
  message: HeardMessage & { interaction?: boolean | undefined },
): Promise<{ tip: Tip; message_id: string; again: boolean }> {
  const { message_id, again } = await inbox.hearIn(ctx, tip, message)
  if (again) return { tip, message_id, again }
  const next = await saveTip(ctx, tip, {
    unread: tip.unread + 1,
    last_heard_at: Math.max(tip.last_heard_at, message.at),
    first_message_id: tip.first_message_id ?? message_id,
  })
  if (message.interaction !== false && tip.address_id !== null) await freed(ctx, tip, tip.address_id, message.at)
  return { tip: next, message_id, again }
}

async function freed(ctx: Ctx, { page_id }: Tip, mask_id: string, at: number): Promise<void> {
  await maskInteracted(ctx, page_id, mask_id, at)
  await wakeWaiting(ctx, page_id, mask_id)
}

/** File something said to the informant; it leaves through `tellInformant` alone. */
export async function sayIn(ctx: Ctx, tip: Tip, by: Said, message: SaidMessage): Promise<string> {
  const message_id = await inbox.sayIn(ctx, tip, by, message)
  hint(ctx, tip)
  return message_id
}

export interface Telling {
  readonly by: Said
  /** Outside the window: keep it until they write again (*Để chờ*). */
  readonly wait?: boolean
  readonly priority?: 'urgent' | 'chat'
  /** They have just asked for it: told although they want no message. */
  readonly asked?: boolean
}

/**
 * Say something to the informant, through the mask. Refuses an officer `no_contact` by the contact rule, `not_here` where
 * there is no address, `window_closed`; what a flow may not say it does not say: undefined. Names of the matter never.
 */
export async function tellInformant(ctx: Ctx, tip: Tip, text: string, telling: Telling): Promise<string | undefined> {
  const { by, wait = false, priority = 'chat', asked = false } = telling
  const told_by = by.origin === 'officer' ? 'officer' : 'flow'
  const no = tip.address_id === null ? 'not_here' : asked || mayTell(tip.contact_rule) ? undefined : 'no_contact'
  if (no !== undefined && told_by === 'officer') throw new Refusal(no)
  if (no !== undefined || tip.address_id === null) return undefined
  const message_id = await sayIn(ctx, tip, by, { kind: 'text', carries: { text } })
  await send(ctx, {
    page_id: tip.page_id,
    address_id: tip.address_id,
    thread_id: tip.id,
    message_id,
    kind: 'text',
    priority,
    told_by,
    wait,
    content_mac: contentMac(ctx.keys, 'text', text),
  })
  if (told_by === 'officer') await record(ctx, 'tip.replied', { kind: 'tip', page_id: tip.page_id, id: tip.id })
  return message_id
}

/** Everything was looked at. */
export const markRead = async (ctx: Ctx, tip: Tip): Promise<Tip> =>
  tip.unread === 0 ? tip : saveTip(ctx, tip, { unread: 0 })

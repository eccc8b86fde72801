// The words of a tip: what the informant says grows it, what is said to them leaves through its mask and by its contact rule.

import type { Ctx } from '../../platform/ctx.ts'
import { Refusal } from '../../platform/refusal.ts'
import { maskInteracted, toHour } from '../citizens/citizens.ts'
import { contentMac, interacted as wakeWaiting, send } from '../deliveries/deliveries.ts'
import * as inbox from '../inbox/inbox.ts'
import type { HeardMessage, Option, Said, SaidMessage } from '../inbox/inbox.ts'
import { record } from '../trail/trail.ts'
import { hint, thingOf } from './acts.ts'
import { mayTell } from './rules.ts'
import { saveTip, type Tip, type TipChange } from './tips.ts'

/**
 * File what the informant said; what waited for them goes. `change`: what else it changes of the tip; with no more `unread`
 * it is nothing that somebody has to look at. `again`: the same event came twice.
 */
export async function hearIn(
  ctx: Ctx,
  tip: Tip,
  message: HeardMessage & { interaction?: boolean | undefined },
  change: TipChange = {},
): Promise<{ tip: Tip; message_id: string; again: boolean }> {
  const { message_id, again } = await inbox.hearIn(ctx, tip, message)
  if (again) return { tip, message_id, again }
  const next = await saveTip(ctx, tip, {
    unread: tip.unread + 1,
    last_heard_at: Math.max(tip.last_heard_at, message.at),
    first_message_id: tip.first_message_id ?? message_id,
    ...change,
  })
  if (message.interaction !== false && tip.address_id !== null) {
    await maskInteracted(ctx, tip.page_id, tip.address_id, message.at)
    await wakeWaiting(ctx, tip.page_id, tip.address_id)
  }
  return { tip: next, message_id, again }
}

/** The person wrote elsewhere: what waited behind this mask goes. Its window moves only then, so that it tells no more. */
export async function freeMask(ctx: Ctx, page_id: string, mask_id: string, at: number): Promise<void> {
  if (await wakeWaiting(ctx, page_id, mask_id, toHour(at))) await maskInteracted(ctx, page_id, mask_id, at)
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
  /** Titles to press below the text, and how all of it is known again in an echo. */
  readonly choices?: { readonly options: readonly Option[]; readonly content_mac: Buffer }
}

/**
 * Say something to the informant, through the mask. Refuses an officer `no_contact` by the contact rule, `not_here` where
 * there is no address, `window_closed`; what a flow may not say it does not say: undefined. Names of the matter never.
 */
export async function tellInformant(ctx: Ctx, tip: Tip, text: string, telling: Telling): Promise<string | undefined> {
  const { by, wait = false, priority = 'chat', asked = false, choices } = telling
  const kind = choices ? 'buttons' : 'text'
  const told_by = by.origin === 'officer' ? 'officer' : 'flow'
  const no = tip.address_id === null ? 'not_here' : asked || mayTell(tip.contact_rule) ? undefined : 'no_contact'
  if (no !== undefined && told_by === 'officer') throw new Refusal(no)
  if (no !== undefined || tip.address_id === null) return undefined
  const message_id = await sayIn(ctx, tip, by, { kind, carries: { text, options: choices?.options } })
  await send(ctx, {
    page_id: tip.page_id,
    address_id: tip.address_id,
    thread_id: tip.id,
    message_id,
    kind,
    priority,
    told_by,
    wait,
    content_mac: choices?.content_mac ?? contentMac(ctx.keys, 'text', text),
  })
  if (told_by === 'officer') await record(ctx, 'tip.replied', thingOf(tip))
  return message_id
}

/** Everything was looked at. */
export const markRead = async (ctx: Ctx, tip: Tip): Promise<Tip> =>
  tip.unread === 0 ? tip : saveTip(ctx, tip, { unread: 0 })

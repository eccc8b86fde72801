// Zalo tells what the page itself sent: ours, through whichever address, or typed by a human in Zalo's own chat tool.

import { findPerson, meet, type Outside, tipsOf } from '../modules/citizens/citizens.ts'
import { contentMac, heardEcho } from '../modules/deliveries/deliveries.ts'
import { type Carries, conversationWith, type SaidMessage, say } from '../modules/inbox/inbox.ts'
import { type Carried, want } from '../modules/media/media.ts'
import { adminTyped } from '../modules/pages/pages.ts'
import { isFresh, lockAnyTip, sayIn, type Tip, tipsByIds } from '../modules/tips/tips.ts'
import type { Ctx } from '../platform/ctx.ts'

export interface Echoed {
  readonly page_id: string
  readonly id: string
  readonly at: number
  readonly received_at: number
  readonly person: Outside
  /** As the channel names it: what an echo of ours may be told as. */
  readonly told_as: string
  readonly kind: string
  readonly carries: Carries
  readonly media: readonly Carried[]
  readonly zalo_msg_id: string | undefined
  /** Present when a human typed it. */
  readonly admin_id: string | undefined
}

/** While a send of ours to the person is open, an echo nobody signed is held this long before it counts as typed, ms. */
const holdFor = 30_000
const lookAgain = 2_000

/** Returns when to look again, or nothing when the echo is dealt with. */
export async function echoIn(ctx: Ctx, echo: Echoed): Promise<{ later: number } | void> {
  const { page_id, person } = echo
  const own = await tipsOf(ctx, page_id, person)
  const known = await findPerson(ctx, page_id, person)
  const addresses = [...(known ? [known.id] : []), ...new Set(own.map(({ mask_id }) => mask_id))]
  const verdict = await verdictOf(ctx, echo, addresses)
  if (verdict === 'ours') return
  if (verdict === 'hold' && ctx.now < echo.received_at + holdFor) return { later: ctx.now + lookAgain }
  const tips = await tipsByIds(
    ctx,
    own.map(({ thread_id }) => thread_id),
  )
  await typedByHand(
    ctx,
    echo,
    [...tips.values()].find(tip => isFresh(tip, echo.at)),
  )
}

/** Ours when any address of the person's says so. A person nobody has met, without a tip, was written to by hand. */
async function verdictOf(ctx: Ctx, echo: Echoed, address_ids: readonly string[]): Promise<'ours' | 'hold' | 'typed'> {
  const { page_id, zalo_msg_id = '', told_as: kind, at } = echo
  const about = { page_id, zalo_msg_id, kind, at, by_admin: echo.admin_id !== undefined }
  const content_mac = contentMac(ctx.keys, kind, echo.carries.text)
  let held = false
  for (const address_id of address_ids) {
    const verdict = await heardEcho(ctx, { ...about, address_id, content_mac })
    if (verdict === 'ours') return verdict
    held ||= verdict === 'hold'
  }
  return held ? 'hold' : 'typed'
}

/** Shown as such where the person is in talk. A page admin who is not on the list raises an alarm (product F6). */
async function typedByHand(ctx: Ctx, echo: Echoed, tip: Tip | undefined): Promise<void> {
  const { page_id, id, at, kind, carries, zalo_msg_id } = echo
  const message = { id, at, kind, carries, zalo_msg_id }
  const { thread_id, message_id } = tip ? await inTip(ctx, tip, message) : await inConversation(ctx, echo, message)
  for (const medium of echo.media) await want(ctx, { page_id, thread_id, message_id }, medium)
  if (echo.admin_id !== undefined) await adminTyped(ctx, page_id, echo.admin_id)
}

const by = { origin: 'admin' } as const

async function inTip(ctx: Ctx, tip: Tip, message: SaidMessage) {
  const message_id = await sayIn(ctx, await lockAnyTip(ctx, tip.id), by, message)
  return { thread_id: tip.id, message_id }
}

async function inConversation(ctx: Ctx, { page_id, person, at }: Echoed, message: SaidMessage) {
  const { citizen_id, address } = await meet(ctx, page_id, { ...person, at })
  const { conversation } = await conversationWith(ctx, { page_id, citizen_id, address_id: address.id })
  const { message_id } = await say(ctx, conversation, by, message)
  return { thread_id: conversation.id, message_id }
}

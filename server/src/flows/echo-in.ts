// Zalo tells what the page itself sent: ours, or typed by a human in Zalo's own chat tool.

import { meet, type Outside } from '../modules/citizens/citizens.ts'
import { contentMac, heardEcho } from '../modules/deliveries/deliveries.ts'
import { type Carries, conversationWith, say } from '../modules/inbox/inbox.ts'
import { type Carried, want } from '../modules/media/media.ts'
import { adminTyped } from '../modules/pages/pages.ts'
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
  const person = await meet(ctx, echo.page_id, { ...echo.person, at: echo.at })
  const verdict = await heardEcho(ctx, {
    page_id: echo.page_id,
    address_id: person.address.id,
    zalo_msg_id: echo.zalo_msg_id ?? '',
    kind: echo.told_as,
    content_mac: contentMac(ctx.keys, echo.told_as, echo.carries.text),
    by_admin: echo.admin_id !== undefined,
    at: echo.at,
  })
  if (verdict === 'ours') return
  if (verdict === 'hold' && ctx.now < echo.received_at + holdFor) return { later: ctx.now + lookAgain }
  await typedByHand(ctx, echo, { page_id: echo.page_id, citizen_id: person.citizen_id, address_id: person.address.id })
}

/** Shown as such in the thread. A page admin who is not on the list raises an alarm (product F6). */
async function typedByHand(
  ctx: Ctx,
  echo: Echoed,
  person: { page_id: string; citizen_id: string; address_id: string },
) {
  const { conversation } = await conversationWith(ctx, person)
  const { id, at, kind, carries, zalo_msg_id } = echo
  const { message_id } = await say(ctx, conversation, { origin: 'admin' }, { id, at, kind, carries, zalo_msg_id })
  for (const medium of echo.media)
    await want(ctx, { page_id: echo.page_id, thread_id: conversation.id, message_id }, medium)
  if (echo.admin_id !== undefined) await adminTyped(ctx, echo.page_id, echo.admin_id)
}

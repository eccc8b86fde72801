// Zalo tells what the page itself sent: ours, or typed by a human in Zalo's own chat tool.

import { meet } from '../modules/citizens/citizens.ts'
import { contentMac, heardEcho } from '../modules/deliveries/deliveries.ts'
import { conversationWith, say } from '../modules/inbox/inbox.ts'
import { adminTyped } from '../modules/pages/pages.ts'
import type { Ctx } from '../platform/ctx.ts'

export interface Echoed {
  readonly page_id: string
  readonly id: string
  readonly at: number
  readonly received_at: number
  readonly zalo_id: string
  readonly by_app: string | undefined
  readonly kind: string
  readonly text: string | undefined
  readonly zalo_msg_id: string | undefined
  /** Present when a human typed it. */
  readonly admin_id: string | undefined
}

/** While a send of ours to the person is open, an echo nobody signed is held this long before it counts as typed, ms. */
const holdFor = 30_000
const lookAgain = 2_000

/** Returns when to look again, or nothing when the echo is dealt with. */
export async function echoIn(ctx: Ctx, echo: Echoed): Promise<{ later: number } | void> {
  const person = await meet(ctx, echo.page_id, { zalo_id: echo.zalo_id, by_app: echo.by_app, at: echo.at })
  const verdict = await heardEcho(ctx, {
    page_id: echo.page_id,
    address_id: person.address.id,
    zalo_msg_id: echo.zalo_msg_id ?? '',
    kind: echo.kind,
    content_mac: contentMac(ctx.keys, echo.kind, echo.text),
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
  const kind = echo.kind === 'image' || echo.kind === 'location' ? echo.kind : 'text'
  await say(
    ctx,
    conversation,
    { origin: 'admin' },
    {
      id: echo.id,
      at: echo.at,
      kind,
      ...(echo.text === undefined ? {} : { text: echo.text }),
    },
  )
  if (echo.admin_id !== undefined) await adminTyped(ctx, echo.page_id, echo.admin_id)
}

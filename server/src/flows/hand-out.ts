// Something an officer says or does is handed to deliveries, known again by its echo.

import { type AfterUnknown, contentMac, type Kind, send } from '../modules/deliveries/deliveries.ts'
import type { Conversation } from '../modules/inbox/inbox.ts'
import { getPage } from '../modules/pages/pages.ts'
import type { Ctx } from '../platform/ctx.ts'
import { numbered } from '../text/choices.ts'
import type { Part } from './reply-parts.ts'

/** Which conversation, by whom. */
export interface To {
  readonly page_id: string
  readonly conversation_id: string
  readonly officer_id: string
  /** Outside the reply window: keep it until the person writes again (*Để chờ*). */
  readonly wait?: boolean | undefined
}

export interface Handed {
  readonly message_id: string
  readonly kind: Kind
  readonly content_mac: Buffer
  readonly after_unknown?: AfterUnknown
  /** Ms it can still be taken back before it leaves. */
  readonly hold?: number
}

/** Refuses `window_closed` with when it closed, and `page_listening`. */
export async function hand(ctx: Ctx, { page_id, wait }: To, to: Conversation, handed: Handed): Promise<void> {
  const about = { page_id, address_id: to.address_id, thread_id: to.id, ...handed }
  await send(ctx, { ...about, priority: 'chat', told_by: 'officer', wait: wait === true })
}

/** Buttons echo as their text; where they are not tried, as numbered lines. */
export async function macOf(ctx: Ctx, page_id: string, { kind, text, options }: Part): Promise<Buffer> {
  if (kind !== 'buttons' && kind !== 'list') return contentMac(ctx.keys, kind, text)
  const { buttons } = await getPage(ctx, page_id)
  if (buttons === 'never') return contentMac(ctx.keys, 'text', numbered(text, options ?? []))
  return contentMac(ctx.keys, kind === 'buttons' ? 'text' : kind, text)
}

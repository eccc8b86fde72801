// A citizen's message comes in: it is filed, the assistant is asked, what it says leaves, and what waited for them goes.

import { followed, interacted, learnIdentity, meet } from '../modules/citizens/citizens.ts'
import { interacted as wakeWaiting } from '../modules/deliveries/deliveries.ts'
import { conversationWith, hear, noteFollowing, type Place } from '../modules/inbox/inbox.ts'
import { want } from '../modules/media/media.ts'
import type { Ctx } from '../platform/ctx.ts'
import { assistant } from './assistant.ts'
import { tellClosed } from './closed-note.ts'

/** What a channel heard, in our words. */
export interface Heard {
  readonly page_id: string
  /** The event's id: files one message however often it comes. */
  readonly id: string
  /** Milliseconds, the channel's; ours where that cannot be believed. */
  readonly at: number
  readonly zalo_id: string
  readonly by_app: string | undefined
  readonly kind: string
  readonly text: string | undefined
  readonly place: Place | undefined
  /** What a kind not supported yet carried, whole. */
  readonly kept?: unknown
  /** What the person told of themselves: goes to the vault, never into the thread. */
  readonly identity?: { name?: string | undefined; phone?: string | undefined }
  readonly zalo_msg_id: string | undefined
  /** False for what tells of a person without their having turned to us: no window opens, nobody is greeted. */
  readonly interaction?: boolean
  /** Addresses of pictures and files, to be fetched. */
  readonly sources: readonly string[]
}

export async function messageIn(ctx: Ctx, heard: Heard): Promise<void> {
  const { page_id, at } = heard
  const person = await meet(ctx, page_id, { zalo_id: heard.zalo_id, by_app: heard.by_app, at })
  const late = (person.address.last_interaction_at ?? 0) > at
  const filed = await hear(
    ctx,
    { page_id, citizen_id: person.citizen_id, address_id: person.address.id },
    {
      id: heard.id,
      at,
      kind: heard.kind,
      late,
      ...(heard.text === undefined ? {} : { text: heard.text }),
      ...(heard.place === undefined ? {} : { place: heard.place }),
      ...(heard.kept === undefined ? {} : { kept: heard.kept }),
      ...(heard.zalo_msg_id === undefined ? {} : { zalo_msg_id: heard.zalo_msg_id }),
    },
  )
  if (filed.again) return
  if (heard.identity) await learnIdentity(ctx, page_id, person.citizen_id, heard.identity)
  for (const source of heard.sources) {
    await want(ctx, { page_id, thread_id: filed.conversation.id, message_id: filed.message_id }, source)
  }
  if (heard.interaction === false) return
  await interacted(ctx, page_id, person.address.id, at)
  await wakeWaiting(ctx, page_id, person.address.id)
  if (!late) await tellClosed(ctx, await assistant(ctx, filed.conversation))
}

/** Somebody followed or left the page. Following is an interaction and a first contact; leaving is neither. */
export async function followingChanged(
  ctx: Ctx,
  told: Pick<Heard, 'page_id' | 'at' | 'zalo_id' | 'by_app'>,
  following: boolean,
): Promise<void> {
  const { page_id, at } = told
  const person = await meet(ctx, page_id, { zalo_id: told.zalo_id, by_app: told.by_app, at })
  const late = (person.address.last_interaction_at ?? 0) > at
  await followed(ctx, page_id, person.address.id, following, at)
  const { conversation } = await conversationWith(ctx, {
    page_id,
    citizen_id: person.citizen_id,
    address_id: person.address.id,
  })
  await noteFollowing(ctx, conversation, following)
  if (!following) return
  await interacted(ctx, page_id, person.address.id, at)
  await wakeWaiting(ctx, page_id, person.address.id)
  if (!late) await assistant(ctx, conversation)
}

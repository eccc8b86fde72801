// A citizen's message comes in: it is filed, the assistant is asked, what it says leaves, and what waited for them goes.

import { followed, interacted, learnIdentity, meet, type Outside } from '../modules/citizens/citizens.ts'
import { interacted as wakeWaiting } from '../modules/deliveries/deliveries.ts'
import { type Carries, conversationWith, hear, noteFollowing } from '../modules/inbox/inbox.ts'
import { type Carried, want } from '../modules/media/media.ts'
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
  readonly person: Outside
  readonly kind: string
  readonly carries: Carries
  /** The message it quotes, by the channel's id. */
  readonly quotes?: string | undefined
  /** What the person told of themselves: goes to the vault, never into the thread. */
  readonly identity?: { name?: string | undefined; phone?: string | undefined }
  readonly zalo_msg_id: string | undefined
  /** False for what tells of a person without their having turned to us: no window opens, nobody is greeted. */
  readonly interaction?: boolean
  /** Pictures, sounds and files, to be fetched. */
  readonly media: readonly Carried[]
}

export async function messageIn(ctx: Ctx, heard: Heard): Promise<void> {
  const { page_id, at } = heard
  const person = await meet(ctx, page_id, { ...heard.person, at })
  const late = (person.address.last_interaction_at ?? 0) > at
  const filed = await hear(
    ctx,
    { page_id, citizen_id: person.citizen_id, address_id: person.address.id },
    { ...heard, late },
  )
  if (filed.again) return
  if (heard.identity) await learnIdentity(ctx, page_id, person.citizen_id, heard.identity)
  for (const medium of heard.media) {
    await want(ctx, { page_id, thread_id: filed.conversation.id, message_id: filed.message_id }, medium)
  }
  if (heard.interaction === false) return
  await interacted(ctx, page_id, person.address.id, at)
  await wakeWaiting(ctx, page_id, person.address.id)
  if (!late) await tellClosed(ctx, await assistant(ctx, filed.conversation, heard))
}

/** Somebody followed or left the page. Following is an interaction and a first contact; leaving is neither. */
export async function followingChanged(
  ctx: Ctx,
  told: Pick<Heard, 'page_id' | 'at' | 'person'>,
  following: boolean,
): Promise<void> {
  const { page_id, at } = told
  const person = await meet(ctx, page_id, { ...told.person, at })
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

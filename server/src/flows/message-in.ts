// A citizen's message comes in: it is filed, the assistant is asked, what it says leaves, and what waited for them goes.

import { isInternal } from '../modules/alarms/alarms.ts'
import { followed, interacted, learnIdentity, meet, type Outside } from '../modules/citizens/citizens.ts'
import { interacted as wakeWaiting } from '../modules/deliveries/deliveries.ts'
import { type Carries, type Conversation, conversationWith, hear, noteFollowing } from '../modules/inbox/inbox.ts'
import { type Carried, want } from '../modules/media/media.ts'
import { getPage } from '../modules/pages/pages.ts'
import { codeIn, freeMask, tipByCode, withoutCode } from '../modules/tips/tips.ts'
import type { Ctx } from '../platform/ctx.ts'
import { noSuchCode } from '../text/tips.ts'
import { assistant } from './assistant.ts'
import { tellClosed } from './closed-note.ts'
import { lookNow } from './danger.ts'
import { internalIn } from './internal-in.ts'
import { isMissed } from './said-as.ts'
import { tell } from './tell.ts'
import { type Left, tipIn } from './tip-in.ts'

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

/** First it is asked whether it is a tip's: then nothing of it lies in the ordinary conversation. */
export async function messageIn(ctx: Ctx, heard: Heard): Promise<void> {
  const internal = await isInternal(ctx, heard.page_id)
  const left = internal ? { own: [], late: false } : await tipIn(ctx, heard)
  if (left) await toConversation(ctx, heard, left, internal)
}

/** A code of a tip is not kept here: it would say that its writer sent one. */
async function toConversation(
  ctx: Ctx,
  told: Heard,
  { own, late, meant, known }: Left,
  internal: boolean,
): Promise<void> {
  const { page_id, at } = told
  const named = codeIn(told.carries.text ?? '')
  const heard = named.found
    ? { ...told, carries: { ...told.carries, text: withoutCode(told.carries.text ?? '') } }
    : told
  const person = await meet(ctx, page_id, { ...heard.person, at }, known)
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
  for (const { mask_id } of own) await freeMask(ctx, page_id, mask_id, at)
  if (internal) return internalIn(ctx, filed.conversation, heard.carries.text)
  await lookNow(ctx, filed.conversation, alertOf(heard, meant))
  if (late) return
  if (named.asks) return noCode(ctx, filed.conversation, named.code)
  const { talk, settled } = await assistant(ctx, filed.conversation, {
    ...heard,
    meant: named.found ? undefined : meant,
  })
  if (!settled) await tellClosed(ctx, talk)
}

const alertOf = (heard: Heard, meant: Left['meant']) => ({
  kind: heard.kind,
  text: heard.carries.text,
  meant,
  missed: isMissed(heard),
})

/** Looked up although nobody who has no tip can be told anything: the answer takes as long as to who has. */
async function noCode(ctx: Ctx, conversation: Conversation, code: string | null): Promise<void> {
  await tipByCode(ctx, code ?? '')
  const { mode, kind } = await getPage(ctx, conversation.page_id)
  if (mode === 'speaking' && kind === 'account') await tell(ctx, conversation, { origin: 'bot' }, noSuchCode)
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
  if (late) return
  if (await isInternal(ctx, page_id)) await internalIn(ctx, conversation, undefined)
  else await assistant(ctx, conversation)
}

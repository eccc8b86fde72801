// What the officers of the week do where the person's words have become a tip: only what they may, through the mask.

import { findPerson, tipsOf } from '../src/modules/citizens/citizens.ts'
import { addNote, eyesOf, lockAnyTip, mayDo, tellInformant, type Tip, tipsByIds } from '../src/modules/tips/tips.ts'
import type { Ctx } from '../src/platform/ctx.ts'
import { Refusal } from '../src/platform/refusal.ts'
import type { Line } from './talks.ts'

type Does = Extract<Line, { by: 'officer' }>

/** The tip the person spoke in last; undefined when their last words lie in the ordinary conversation. */
export async function tipSpokenIn(ctx: Ctx, page_id: string, zalo_id: string): Promise<Tip | undefined> {
  const own = await tipsOf(ctx, page_id, { zalo_id })
  const tips = await tipsByIds(
    ctx,
    own.map(each => each.thread_id),
  )
  const [newest] = [...tips.values()].sort((a, b) => b.last_heard_at - a.last_heard_at)
  const person = await findPerson(ctx, page_id, { zalo_id })
  return newest && newest.last_heard_at >= (person?.last_interaction_at ?? 0) ? newest : undefined
}

/** What a rule refuses is left undone: the week is invented, the rules are not. */
export async function actOnTip(ctx: Ctx, { id }: Tip, does: Does, officer_id: string): Promise<void> {
  const tip = await lockAnyTip(ctx, id)
  const eyes = await eyesOf(ctx)
  if (does.do === 'note' && mayDo(eyes, tip, 'tip.note')) await addNote(ctx, tip, does.text)
  if (does.do !== 'reply' && does.do !== 'reply_waiting') return
  if (!mayDo(eyes, tip, 'tip.reply')) return
  try {
    await tellInformant(ctx, tip, does.text, { by: { origin: 'officer', officer_id }, wait: true })
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
  }
}

// What the assistant has to know of the page it speaks for.

import type { Host } from '../modules/bot/bot.ts'
import type { Conversation } from '../modules/inbox/inbox.ts'
import { getPage } from '../modules/pages/pages.ts'
import { answerablesOf } from '../modules/procedures/procedures.ts'
import { hotLines, unitName } from '../modules/units/units.ts'
import type { Ctx } from '../platform/ctx.ts'
import { timeOf } from '../platform/ids.ts'

/** Whether anything is said there by itself: not on a page that only listens (product F14, *Chỉ nghe*), nor on a desk. */
export async function speaks(ctx: Ctx, page_id: string): Promise<boolean> {
  const { mode, kind } = await getPage(ctx, page_id)
  return mode === 'speaking' && kind === 'account'
}

/** Undefined on a page that only listens (product F14, *Chỉ nghe*), and on a desk. */
export async function hostOf(ctx: Ctx, { page_id, id }: Conversation): Promise<Host | undefined> {
  const { mode, mode_since, kind, unit_id, name } = await getPage(ctx, page_id)
  if (mode !== 'speaking' || kind !== 'account') return undefined
  return {
    unit_name: unit_id ? await unitName(ctx, unit_id) : name,
    hot_lines: unit_id ? await hotLines(ctx, unit_id) : [],
    greets: timeOf(id) >= mode_since,
    papers: await answerablesOf(ctx, page_id),
  }
}

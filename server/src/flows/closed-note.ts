// Somebody writes while the page is closed and no shift is taken: they are told so once, with the numbers for emergencies.

import { closedNoteDue, closedNoteTold } from '../modules/hours/hours.ts'
import type { Conversation } from '../modules/inbox/inbox.ts'
import { onDuty } from '../modules/officers/officers.ts'
import { getPage } from '../modules/pages/pages.ts'
import { hotLines } from '../modules/units/units.ts'
import type { Ctx } from '../platform/ctx.ts'
import { closedNote } from '../text/closed-note.ts'
import { tell } from './tell.ts'

/** Nothing on a page that only listens, and nothing on a desk. */
export async function tellClosed(ctx: Ctx, conversation: Conversation): Promise<void> {
  const { page_id, id } = conversation
  const due = await closedNoteDue(ctx, page_id, id)
  if (!due) return
  const { mode, kind, unit_id } = await getPage(ctx, page_id)
  if (mode !== 'speaking' || kind !== 'account') return
  if (unit_id && (await onDuty(ctx, unit_id)).length > 0) return
  const hot_lines = unit_id ? await hotLines(ctx, unit_id) : []
  await tell(ctx, conversation, { origin: 'bot' }, closedNote({ ...due, hot_lines }))
  await closedNoteTold(ctx, page_id, id)
}

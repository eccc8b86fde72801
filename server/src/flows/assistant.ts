// The assistant is asked what it says next in a conversation, and what it says is sent.

import { listen } from '../modules/bot/bot.ts'
import type { Conversation } from '../modules/inbox/inbox.ts'
import { getPage } from '../modules/pages/pages.ts'
import { hotLines, unitName } from '../modules/units/units.ts'
import type { Ctx } from '../platform/ctx.ts'
import { assistantWords } from '../text/assistant.ts'
import { tell } from './tell.ts'

/** Nothing on a page that only listens (product F14, *Chỉ nghe*), and nothing on a desk. */
export async function assistant(ctx: Ctx, conversation: Conversation): Promise<void> {
  const page = await getPage(ctx, conversation.page_id)
  if (page.mode !== 'speaking' || page.kind !== 'account') return
  const { unit_id } = page
  const host = async () => ({
    unit_name: unit_id ? await unitName(ctx, unit_id) : page.name,
    hot_lines: unit_id ? await hotLines(ctx, unit_id) : [],
  })
  const say = await listen(ctx, conversation.page_id, conversation.id, host, assistantWords)
  let talk = conversation
  for (const text of say) talk = await tell(ctx, talk, { origin: 'bot' }, text)
}

// The assistant is asked what it says next in a conversation, and what it says is sent.

import { type Host, listen } from '../modules/bot/bot.ts'
import type { Conversation } from '../modules/inbox/inbox.ts'
import { getPage } from '../modules/pages/pages.ts'
import { hotLines, unitName } from '../modules/units/units.ts'
import type { Ctx } from '../platform/ctx.ts'
import { timeOf } from '../platform/ids.ts'
import { assistantWords } from '../text/assistant.ts'
import type { Heard } from './message-in.ts'
import { tell } from './tell.ts'

/** Nothing on a page that only listens (product F14, *Chỉ nghe*), and nothing on a desk. Returns what the talk has become. */
export async function assistant(
  ctx: Ctx,
  conversation: Conversation,
  message?: Pick<Heard, 'kind' | 'carries'>,
): Promise<Conversation> {
  const words = message?.kind === 'text' || message?.kind === 'tap' ? message.carries.text : undefined
  const heard = { text: words, held: conversation.claimed_by !== null }
  let talk = conversation
  for (const text of await listen(ctx, conversation, heard, () => hostOf(ctx, conversation), assistantWords)) {
    talk = (await tell(ctx, talk, { origin: 'bot' }, text)).conversation
  }
  return talk
}

async function hostOf(ctx: Ctx, { page_id, id }: Conversation): Promise<Host | undefined> {
  const { mode, mode_since, kind, unit_id, name } = await getPage(ctx, page_id)
  if (mode !== 'speaking' || kind !== 'account') return undefined
  return {
    unit_name: unit_id ? await unitName(ctx, unit_id) : name,
    hot_lines: unit_id ? await hotLines(ctx, unit_id) : [],
    greets: timeOf(id) >= mode_since,
  }
}

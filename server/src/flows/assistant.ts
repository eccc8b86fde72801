// The assistant is asked what it says next in a conversation, and what it says is sent.

import { chosenBy, choosesOffered, listen } from '../modules/bot/bot.ts'
import type { Conversation } from '../modules/inbox/inbox.ts'
import type { Ctx } from '../platform/ctx.ts'
import { assistantWords } from '../text/assistant.ts'
import { answerIn } from './answer.ts'
import { hostOf } from './assistant-host.ts'
import type { Heard } from './message-in.ts'
import { tell } from './tell.ts'
import type { Left } from './tip-in.ts'

/**
 * Nothing on a page that only listens (product F14, *Chỉ nghe*), and nothing on a desk. First the greeting and the menu;
 * what is neither, and nobody holds the talk, is a question. `settled`: it was answered, nobody waits.
 */
export async function assistant(
  ctx: Ctx,
  conversation: Conversation,
  message?: Pick<Heard, 'id' | 'kind' | 'carries'> & Pick<Left, 'meant'>,
): Promise<{ talk: Conversation; settled: boolean }> {
  const words = message?.kind === 'text' || message?.kind === 'tap' ? message.carries.text : undefined
  const held = conversation.claimed_by !== null
  const offered = words !== undefined && !held && (await choosesOffered(ctx, conversation, words))
  let talk = conversation
  for (const text of await listen(
    ctx,
    conversation,
    { text: offered ? undefined : words, held },
    () => hostOf(ctx, conversation),
    assistantWords,
  ))
    talk = (await tell(ctx, talk, { origin: 'bot' }, text)).conversation
  const asks = message !== undefined && words !== undefined && !held && (offered || chosenBy(words) === undefined)
  const left = { talk, settled: false }
  if (!asks) return left
  const { id, kind, meant } = message
  return (await answerIn(ctx, talk, { id, text: words, tapped: kind === 'tap', meant })) ?? left
}

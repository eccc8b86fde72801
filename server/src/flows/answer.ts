// A question in the ordinary conversation: it is understood, answered from what the page has signed, or an officer is called.

import type { Understanding } from '../language/understand.ts'
import {
  answerBefore,
  answersOf,
  chosenOf,
  keepTurn,
  memoryOf,
  noteTurn,
  type Plan,
  plan,
  remembered,
  tongueOf,
} from '../modules/bot/bot.ts'
import type { Conversation } from '../modules/inbox/inbox.ts'
import { answerablesOf } from '../modules/procedures/procedures.ts'
import type { Ctx } from '../platform/ctx.ts'
import { yearOf } from '../platform/local-time.ts'
import { unfit } from '../text/fit-to-say.ts'
import { answerSaid, handOver, type Saying, type Speaking } from './answer-said.ts'
import { speaks } from './assistant-host.ts'
import { askingIn, catalogueWith, meaningAfter } from './meaning.ts'
import { tell } from './tell.ts'

/** A message in words, by the id of its event. */
export interface Asking {
  readonly id: string
  readonly text: string
  /** A press: it chooses what was offered, or nothing. */
  readonly tapped: boolean
  /** What it means by itself, as read this year. */
  readonly meant: Understanding | undefined
}

/**
 * Undefined where the assistant leaves it to officers: a page that signed nothing answers nothing, one that only listens
 * neither. `settled`: the question was answered, and nobody waits for an officer because of it.
 */
export async function answerIn(
  ctx: Ctx,
  talk: Conversation,
  { id, text, tapped, meant: alone }: Asking,
): Promise<{ talk: Conversation; settled: boolean } | undefined> {
  const memory = await memoryOf(ctx, talk)
  const papers = await answerablesOf(ctx, talk.page_id)
  const catalogue = await catalogueWith(ctx, papers)
  const chosen = chosenOf(memory, text, slug => papers.find(each => each.slug === slug)?.name)
  if (tapped && !chosen) return undefined
  const read = meaningAfter(text, { ...memory, year: yearOf(ctx.now) }, catalogue, alone)
  const tongue = tongueOf(memory.tongue, text, read)
  const meant = askingIn(tongue, read, catalogue)
  const wish: Plan = chosen ? { do: 'answer', procedure: chosen, aspect: 'all' } : plan(memory, text, meant)
  const asksForOne = wish.do === 'hand_over' && wish.why === 'asked_for'
  if (wish.do === 'quiet' || (meant.urgent && !asksForOne)) return undefined
  if (!(await speaks(ctx, talk.page_id)) || (answersOf({ papers }).length === 0 && !asksForOne)) {
    if (wish.do === 'answer') await noteTurn(ctx, talk, id, { did: 'heard', procedure: wish.procedure })
    return undefined
  }
  const speaking: Speaking = { talk, papers, tongue, before: words => answerBefore(meant.words, words, catalogue) }
  const said = await safely(ctx, speaking, await answerSaid(ctx, speaking, wish, meant))
  await keepTurn(ctx, talk, said.turn.did === 'handed_over' ? {} : remembered(memory, wish, tongue, ctx.now), id, {
    ...said.turn,
    confidence: meant.intents[0].confidence,
  })
  const told = await tell(ctx, talk, { origin: 'bot', answers: said.settled }, said.text, said.titles)
  return { talk: told.conversation, settled: said.settled }
}

/** What may not be said goes to an officer instead. */
async function safely(ctx: Ctx, speaking: Speaking, said: Saying): Promise<Saying> {
  return unfit(said.text) === null ? said : handOver(ctx, speaking, 'unsettled', said.turn.procedure)
}

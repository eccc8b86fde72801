// A question in the ordinary conversation: it is understood, answered from what the page has signed, or an officer is called.

import type { Understanding } from '../language/understand.ts'
import { answersOf, type Host, keepTurn, memoryOf, type Plan, plan, remembered, type Turn } from '../modules/bot/bot.ts'
import { hoursOf } from '../modules/hours/hours.ts'
import type { Conversation } from '../modules/inbox/inbox.ts'
import { answerable, answerablesOf } from '../modules/procedures/procedures.ts'
import type { Ctx } from '../platform/ctx.ts'
import { dateOf } from '../platform/local-time.ts'
import { askedBack, elsewhere, handedOver, welcomeBack } from '../text/answers.ts'
import { assistantWords } from '../text/assistant.ts'
import { card } from '../text/cards.ts'
import { unfit } from '../text/fit-to-say.ts'
import { weekWords } from '../text/week-words.ts'
import { hostOf, speaks } from './assistant-host.ts'
import { meaningAfter } from './meaning.ts'
import { tell } from './tell.ts'

/**
 * Undefined where the assistant leaves it to officers: a page that signed nothing answers nothing, one that only listens
 * neither. `settled`: the question was answered, and nobody waits for an officer because of it.
 */
export async function answerIn(
  ctx: Ctx,
  talk: Conversation,
  text: string,
): Promise<{ talk: Conversation; settled: boolean } | undefined> {
  const papers = await answerablesOf(ctx, talk.page_id)
  if (answersOf({ papers }).length === 0 || !(await speaks(ctx, talk.page_id))) return undefined
  const memory = await memoryOf(ctx, talk)
  const meant = meaningAfter(text, { ...memory, year: Number(dateOf(ctx.now).slice(0, 4)) })
  if (meant.urgent) return undefined
  const wish = plan(memory, text, meant)
  if (wish.do === 'quiet') return undefined
  const said = await say(ctx, talk, wish, meant, papers)
  const safe = unfit(said.text) === null ? said : await handOver(ctx, talk, 'unsettled', said.turn.procedure, papers)
  await keepTurn(ctx, talk, safe.turn.did === 'handed_over' ? {} : remembered(memory, wish), {
    ...safe.turn,
    confidence: meant.intents[0].confidence,
  })
  const settled = safe.turn.did === 'answered' || safe.turn.did === 'manners'
  const told = await tell(ctx, talk, { origin: 'bot', answers: settled }, safe.text)
  return { talk: told.conversation, settled }
}

type Papers = Host['papers']

interface Saying {
  readonly text: string
  readonly turn: Turn
}

async function say(
  ctx: Ctx,
  talk: Conversation,
  wish: Exclude<Plan, { do: 'quiet' }>,
  meant: Understanding,
  papers: Papers,
): Promise<Saying> {
  switch (wish.do) {
    case 'answer': {
      const answer = await answerable(ctx, talk.page_id, wish.procedure)
      if ('withheld' in answer) {
        const { text } = await handOver(ctx, talk, 'unsettled', wish.procedure, papers)
        return { text, turn: { did: 'withheld', procedure: wish.procedure, why: answer.withheld } }
      }
      const turn = { did: 'answered', procedure: wish.procedure, version_id: answer.version_id } as const
      return { text: card(answer, meant.slots, wish.aspect), turn }
    }
    case 'ask': {
      const names = wish.options.flatMap(slug => papers.find(each => each.slug === slug)?.name ?? [])
      const turn = { did: 'asked', procedure: wish.options[0] ?? null } as const
      return { text: askedBack(wish.question, names.length === wish.options.length ? names : []), turn }
    }
    case 'hand_over':
      return handOver(ctx, talk, wish.why, wish.procedure, papers)
    case 'elsewhere':
      return { text: elsewhere, turn: { did: 'elsewhere', procedure: null } }
    case 'section': {
      const host = await hostOf(ctx, talk)
      const turn = { did: 'section', procedure: null, why: wish.section } as const
      return host
        ? { text: assistantWords.section(wish.section, host), turn }
        : handOver(ctx, talk, 'unsettled', null, papers)
    }
    case 'thanks':
      return { text: welcomeBack, turn: { did: 'manners', procedure: null } }
  }
}

async function handOver(
  ctx: Ctx,
  { page_id }: Conversation,
  why: Extract<Plan, { do: 'hand_over' }>['why'],
  procedure: string | null,
  papers: Papers,
): Promise<Saying> {
  const about = papers.find(each => each.slug === procedure)?.name
  const hours = weekWords((await hoursOf(ctx, page_id)).hours)
  const did = why === 'disputed' ? 'disputed' : 'handed_over'
  return { text: handedOver(why, about, hours), turn: { did, procedure, why } }
}

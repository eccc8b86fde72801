// The words of what the assistant has decided to do, in the language of the talk, and what is written down of it.

import type { Understanding } from '../language/understand.ts'
import type { HandOver, Plan, Tongue, Turn } from '../modules/bot/bot.ts'
import type { Conversation } from '../modules/inbox/inbox.ts'
import { type Answer, type Answerable, answerable } from '../modules/procedures/procedures.ts'
import type { Ctx } from '../platform/ctx.ts'
import { elsewhere, handedOver, noHarm, welcomeBack } from '../text/answers.ts'
import { assistantWords } from '../text/assistant.ts'
import { answeredBefore, card, cardEn } from '../text/cards.ts'
import { elsewhereEn, handedOverEn, noHarmEn, sectionEn, welcomeBackEn } from '../text/english.ts'
import { lookupWords } from '../text/lookups.ts'
import { hostOf, hoursIn } from './assistant-host.ts'

export interface Speaking {
  readonly talk: Conversation
  readonly papers: readonly Answerable[]
  readonly tongue: Tongue
  /** What an officer answered to the same question before, if it was asked. */
  readonly before: (asked: Answer['asked']) => string | undefined
}

export interface Saying {
  readonly text: string
  /** Titles to press below the words. */
  readonly titles?: readonly string[]
  readonly turn: Turn
  /** Nobody waits for an officer because of it. */
  readonly settled: boolean
}

/** Zalo takes no longer title. */
const longestTitle = 100

export async function answerSaid(
  ctx: Ctx,
  speaking: Speaking,
  wish: Exclude<Plan, { do: 'quiet' }>,
  meant: Understanding,
): Promise<Saying> {
  const { papers, tongue, talk } = speaking
  const inEnglish = tongue === 'en'
  const manners = { turn: { did: 'manners', procedure: null }, settled: true } as const
  switch (wish.do) {
    case 'answer':
      return answered(ctx, speaking, wish, meant)
    case 'ask': {
      const names = wish.options.flatMap(slug => papers.find(each => each.slug === slug)?.name ?? [])
      const titles = names.length === wish.options.length && names.length > 1 ? names : []
      const turn = { did: 'asked', procedure: wish.options[0] ?? null } as const
      return { text: wish.question, titles: titles.map(name => name.slice(0, longestTitle)), turn, settled: false }
    }
    case 'hand_over':
      return handOver(ctx, speaking, wish.why, wish.procedure)
    case 'elsewhere': {
      const turn = { did: 'elsewhere', procedure: null } as const
      return { text: inEnglish ? elsewhereEn : elsewhere, turn, settled: false }
    }
    case 'lookup': {
      const host = await hostOf(ctx, talk)
      const { text, officer } = lookupWords(wish.lookup, host?.hot_lines ?? [], tongue)
      const turn = { did: 'section', procedure: wish.lookup || null, why: 'lookup' } as const
      return { text, turn, settled: !officer }
    }
    case 'section': {
      const host = await hostOf(ctx, talk)
      if (host === undefined) return handOver(ctx, speaking, 'unsettled', null)
      const text = inEnglish ? sectionEn(wish.section, host) : assistantWords.section(wish.section, host)
      return { text, turn: { did: 'section', procedure: null, why: wish.section }, settled: false }
    }
    case 'thanks':
      return { text: inEnglish ? welcomeBackEn : welcomeBack, ...manners }
    case 'sorry':
      return { text: inEnglish ? noHarmEn : noHarm, ...manners }
  }
}

async function answered(
  ctx: Ctx,
  speaking: Speaking,
  { procedure, aspect }: Extract<Plan, { do: 'answer' }>,
  { slots }: Understanding,
): Promise<Saying> {
  const { talk, tongue, before } = speaking
  const answer = await answerable(ctx, talk.page_id, procedure)
  if ('withheld' in answer) {
    const { text } = await handOver(ctx, speaking, 'unsettled', procedure)
    return { text, turn: { did: 'withheld', procedure, why: answer.withheld }, settled: false }
  }
  const turn = { did: 'answered', procedure, version_id: answer.version_id } as const
  if (tongue === 'en') {
    const text = cardEn(answer, slots, aspect, (await hoursIn(ctx, talk.page_id))?.english ?? null)
    return text === undefined ? handOver(ctx, speaking, 'no_english', procedure) : { text, turn, settled: true }
  }
  const same = before(answer.asked)
  const text = same === undefined ? card(answer, slots, aspect) : answeredBefore(answer, same)
  return { text, turn, settled: true }
}

export async function handOver(
  ctx: Ctx,
  { talk, papers, tongue }: Speaking,
  why: HandOver,
  procedure: string | null,
): Promise<Saying> {
  const name = papers.find(each => each.slug === procedure)?.name
  const hours = await hoursIn(ctx, talk.page_id)
  const turn = { did: why === 'disputed' ? 'disputed' : 'handed_over', procedure, why } as const
  const inEnglish = why === 'no_english' || (tongue === 'en' && why !== 'language')
  if (inEnglish) {
    const answer = procedure === null ? undefined : await answerable(ctx, talk.page_id, procedure)
    const called = (answer && 'english' in answer ? answer.english?.name : undefined) ?? name
    return { text: handedOverEn(why, called, hours?.english ?? null), turn, settled: false }
  }
  return { text: handedOver(why, name, hours?.words ?? null), turn, settled: false }
}

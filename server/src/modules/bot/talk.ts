// What the assistant does with a message in words: answer, ask once, hand over, or only be polite. Pure.

import { foldedWords } from '../../language/letters.ts'
import { strange } from '../../language/tongue.ts'
import type { Understanding } from '../../language/understand.ts'
import { type Aspect, aspectOf, phrases } from './phrases.ts'
import { type Tongue, tongueOf } from './tongue.ts'

/** What is remembered of the talk from one message to the next: slugs and numbers, never words. */
export interface Memory {
  /** The procedure answered last. */
  readonly procedure?: string
  /** Procedures offered to choose from, in the order shown. */
  readonly options?: readonly string[]
  /** When (ms) something was asked back that is not yet answered well. */
  readonly asked_at?: number
  /** How often in a row nothing was understood. */
  readonly misses?: number
  /** The talk is in English; without it in Vietnamese. */
  readonly tongue?: 'en'
}

export type Plan =
  | { readonly do: 'answer'; readonly procedure: string; readonly aspect: Aspect | 'all' | 'more' }
  | { readonly do: 'ask'; readonly question: string; readonly options: readonly string[] }
  | { readonly do: 'hand_over'; readonly why: HandOver; readonly procedure: string | null }
  | { readonly do: 'elsewhere' }
  | { readonly do: 'section'; readonly section: 'ticket' | 'contact' }
  | { readonly do: 'lookup'; readonly lookup: string }
  | { readonly do: 'thanks' }
  | { readonly do: 'sorry' }
  | { readonly do: 'quiet' }

/** Why an officer is called. */
export type HandOver = 'asked_for' | 'not_understood' | 'disputed' | 'insists' | 'language' | 'no_english' | 'unsettled'

/** So often nothing may be understood before an officer is called. */
const mostMisses = 2
/** What is shorter is in no language. */
const fewWords = 4
/** A reading that goes on with what was answered last is taken from here on, though it says little by itself. */
const goesOnAt = 0.8
/** A new matter is taken for one from here on, though the words could also go on with the last. */
const ownTopicAt = 0.6
/** Below that nothing is offered to choose from: it would be a guess. */
const guessAt = 0.25
/** As many questions are offered to choose from. */
const mostOptions = 3
/** Thanks are short; what is longer says something besides. */
const mannersWords = 8

/** `meant` was read in the light of `memory` (language's `Asked`). */
export function plan(memory: Memory, text: string, meant: Understanding): Plan {
  const said = foldedWords(text)
  const tongue = tongueOf(memory.tongue, text, meant)
  const words = phrases[tongue]
  const [best] = meant.intents
  const { procedure } = best
  const short = meant.words.length <= mannersWords
  if (words.officer.test(said) || phrases.vi.officer.test(said))
    return handOver('asked_for', memory.procedure ?? procedure)
  if ((words.thanks.test(said) || phrases.vi.thanks.test(said)) && short) return { do: 'thanks' }
  if (meant.language === 'other' ? meant.words.length > 0 : tongue === 'vi' && foreign(meant))
    return handOver('language', null)
  if (memory.procedure !== undefined && words.more.test(said)) return answer(memory.procedure, 'more')
  if (memory.procedure !== undefined && words.wrong.test(said)) return handOver('disputed', memory.procedure)
  if (words.again.test(said)) return handOver('insists', memory.procedure ?? procedure)
  if (words.sorry.test(said) && short && best.intent !== 'question') return { do: 'sorry' }
  const goesOn = tongue === 'en' ? englishGoesOn(memory, said, meant) : undefined
  if (goesOn) return goesOn
  switch (best.intent) {
    case 'greeting':
      return { do: 'quiet' }
    case 'contact':
      return { do: 'section', section: 'contact' }
    case 'queue':
      return { do: 'section', section: 'ticket' }
    case 'lookup':
      return { do: 'lookup', lookup: procedure ?? '' }
    case 'question':
      return question(memory, said, meant, tongue)
    default:
      return { do: 'quiet' } // tips, insults and small talk are for officers
  }
}

/** Latin letters, but neither our language nor the one we answer besides. */
const foreign = (meant: Understanding): boolean =>
  meant.words.length >= fewWords && strange(meant.words) && meant.intents[0].confidence < ownTopicAt

/** "How much?" after an answer; the other language has its own way of going on in `language`. */
function englishGoesOn(
  { procedure }: Memory,
  said: string,
  { intents: [best], words }: Understanding,
): Plan | undefined {
  const aspect = aspectOf(said, 'en')
  if (procedure === undefined || aspect === undefined || words.length > 14) return undefined
  const own = best.procedure !== null && best.procedure !== procedure && best.confidence >= ownTopicAt
  return own ? undefined : answer(procedure, aspect)
}

function question(memory: Memory, said: string, meant: Understanding, tongue: Tongue): Plan {
  const [best] = meant.intents
  const goesOn = best.procedure !== null && best.procedure === memory.procedure
  if (meant.ask === null || (goesOn && best.confidence >= goesOnAt)) {
    if (best.procedure === null) return { do: 'elsewhere' }
    return answer(best.procedure, goesOn ? (aspectOf(said, tongue) ?? 'all') : 'all')
  }
  if (memory.asked_at !== undefined && (memory.misses ?? 0) + 1 >= mostMisses)
    return handOver('not_understood', best.procedure)
  const options = meant.intents.flatMap(({ procedure, also }) => (procedure === null || also ? [] : [procedure]))
  const papers = options.filter(slug => !slug.startsWith('tra-cuu-') && slug !== 'lay-so')
  return { do: 'ask', question: meant.ask, options: best.confidence < guessAt ? [] : papers.slice(0, mostOptions) }
}

const answer = (procedure: string, aspect: Aspect | 'all' | 'more'): Plan => ({ do: 'answer', procedure, aspect })
const handOver = (why: HandOver, procedure: string | null): Plan => ({ do: 'hand_over', why, procedure })

/** What is remembered after the plan was carried out. */
export function remembered(memory: Memory, did: Plan, tongue: Tongue, now: number): Memory {
  const spoken = tongue === 'en' ? { tongue } : {}
  switch (did.do) {
    case 'answer':
      return { procedure: did.procedure, ...spoken }
    case 'ask':
      return {
        ...(memory.procedure === undefined ? {} : { procedure: memory.procedure }),
        options: did.options,
        asked_at: now,
        misses: (memory.misses ?? 0) + 1,
        ...spoken,
      }
    case 'hand_over':
      return spoken
    default:
      return memory
  }
}

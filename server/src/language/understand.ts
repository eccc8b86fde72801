/** Hides everything between a citizen's words and what they mean: the face of `language`. Pure; the same words give the same answer. */
import { askBack } from './ask.ts'
import type { Catalogue } from './catalogue.ts'
import { followUp, type Asked } from './follow-up.ts'
import { type Judgement, judge, leavesOf } from './judge.ts'
import type { Kind } from './kinds.ts'
import type { Span } from './mapped-text.ts'
import { logistic, type Model, unpack } from './model.ts'
import { normalForm } from './normal-form.ts'
import { findPlace } from './place.ts'
import { signsOfSureness, sureness } from './sureness.ts'
import { sift } from './sift.ts'
import { combine, readings, rounded, silence } from './readings.ts'
import { furtherIntents, joined, joinedIntent } from './several.ts'
import { languageOf, otherLanguage, strange, type Tongue } from './tongue.ts'
import { readSlots, type Slots } from './slots.ts'
import { rightAge } from './right-age.ts'
import { typedSpans } from './typed-spans.ts'
import weights from './weights.json' with { type: 'json' }
import { windows } from './windows.ts'
import { readWords, type Word } from './words.ts'

export interface Intent {
  readonly intent: Kind
  readonly procedure: string | null
  /** Tip category; only for tips and emergencies. */
  readonly category: string | null
  /** 0–1. */
  readonly confidence: number
  /** A further intent of the same message, not another reading of it. */
  readonly also: boolean
}

export interface Understanding {
  /** The best reading, then other readings and further intents, best first. */
  readonly intents: readonly [Intent, ...Intent[]]
  /** Soft flag: someone may be in danger now, a crime is going on, or money can still be stopped. */
  readonly urgent: boolean
  /** 0–1. */
  readonly danger: number
  /** Where, in the original text; only for tips and emergencies. */
  readonly place: Span | null
  readonly slots: Slots
  readonly language: Tongue
  /** A sentence to ask back, or null when the best reading is sure enough to be answered. */
  readonly ask: string | null
  readonly words: readonly Word[]
  readonly judgement: Judgement
  /** Chance of each leaf, in the order of `leavesOf`. */
  readonly chances: Float32Array
}

/** Sure enough to answer a question about papers without asking back. */
const answerAt = 0.8
/** Chance from which a tip, or another office's matter, is taken for what it seems. */
const takeAt = 0.5
/** Chance of danger from which the soft flag is raised: recall before precision. */
const urgentAt = 0.35
/** Chance of danger of a message that says nothing: a number, a name, *không*. */
const calm = 0.1
/** Chance of a matter from which one word tells of it: *cướp*. */
const toldAt = 0.3
const mostWords = 700
const windowSize = 32

export const model: Model = unpack(weights)

/** Whether enough is said to be about anything: fewer words than these tell of danger only by a cry. */
const says = (words: readonly Word[]): boolean =>
  words.filter(({ folded }) => folded.length > 1 && !folded.startsWith('#')).length >= 3

/** `asked`: what the bot said or answered last in this conversation, or null. Very long messages are read in part: see sift.ts. */
export function understand(text: string, asked: Asked | null, catalogue: Catalogue): Understanding {
  const sifted = sift(text)
  const mapped = normalForm(sifted.text)
  const spans = typedSpans(mapped.text)
  const words = readWords(mapped, spans, mostWords)
  const leaves = leavesOf(model, catalogue)
  const whole = judge(words.slice(0, 120), model, catalogue)
  const parts =
    words.length > windowSize
      ? windows(words, Math.max(windowSize, Math.ceil(words.length / 8)), 11).map(part => judge(part, model, catalogue))
      : []
  const slots = readSlots(words, whole.features.concepts, spans, asked?.year)
  const chances = rightAge(combine(whole, parts, leaves), leaves, slots, whole.features.concepts)
  const felt = logistic(parts.reduce((most, part) => Math.max(most, part.danger), whole.danger))
  const about = leaves.some((leaf, at) => leaf.startsWith('tip:') && (chances[at] ?? 0) >= toldAt)
  const danger = whole.features.signs.cries || about || says(words) ? felt : Math.min(felt, calm)
  const language = languageOf(words)
  const urgent = language !== 'other' && danger >= urgentAt
  const found = language === 'other' ? [silence] : readings(chances, leaves, urgent)
  const further = [
    ...joinedIntent(words, found[0] ?? silence, chances, leaves, urgent),
    ...furtherIntents(model, words, found[0] ?? silence, chances, catalogue, leaves, urgent),
  ]
  const followed = followUp(asked, words, slots, found[0] ?? silence)
  const intents = distinct([...(followed ? [followed] : []), found[0] ?? silence, ...further, ...found.slice(1)]).slice(
    0,
    8,
  )
  const first = intents[0] ?? silence
  const second = further.find(intent => intent.also && intent.procedure !== null)?.procedure ?? null
  const best =
    first === found[0] && first.procedure !== null
      ? {
          ...first,
          confidence: rounded(
            sureness(signsOfSureness(whole, joined(chances, leaves, first.procedure, second), leaves, first.procedure)),
          ),
        }
      : first
  const toldOf =
    best.intent === 'tip' || best.intent === 'emergency' || further.some(intent => intent.category !== null)
  const where = toldOf ? findPlace(sifted.text, words) : undefined
  const place = where ? { start: sifted.original(where.start), end: sifted.original(where.end - 1) + 1 } : null
  const ordered = leaves
    .map((leaf, at) => [leaf, chances[at] ?? 0] as const)
    .toSorted((one, other) => other[1] - one[1])
  const doubt = {
    kind: best.intent,
    leaves: ordered.slice(0, 4).map(([leaf]) => leaf),
    slots,
    place: place !== null,
    english: language === 'en',
  }
  return {
    intents: [best, ...intents.slice(1)],
    urgent,
    danger,
    place,
    slots,
    language,
    ask:
      (language === 'other' && words.length > 0) || (!urgent && best.confidence < 0.2 && strange(words))
        ? otherLanguage
        : unsure(best, ordered[0]?.[0] ?? '')
          ? askBack(doubt, catalogue)
          : null,
    words,
    judgement: whole,
    chances,
  }
}

/** A question that names no paper, or a reading below the bar. Greetings, insults and small talk are never asked about. */
function unsure(best: Intent, leaf: string): boolean {
  if (best.intent === 'greeting' || best.intent === 'abuse' || best.intent === 'contact' || best.intent === 'offtopic')
    return false
  if (leaf === 'vague' || leaf === 'tip:khac') return true
  return best.confidence < (best.procedure === null ? takeAt : answerAt)
}

/** Each meaning once, at its first place. */
const distinct = (intents: readonly Intent[]): Intent[] =>
  intents.filter(
    (intent, at) =>
      intents.findIndex(
        other =>
          other.procedure === intent.procedure &&
          other.category === intent.category &&
          (intent.procedure !== null || intent.category !== null || other.intent === intent.intent),
      ) === at,
  )

/** Hides everything between a citizen's words and what they mean: the face of `language`. Pure; the same words give the same answer. */
import { askBack, parted } from './ask.ts'
import type { Catalogue } from './catalogue.ts'
import { followUp, type Asked } from './follow-up.ts'
import { type Judgement, judge, leavesOf } from './judge.ts'
import { kinds, type Kind, kindOfLeaf } from './kinds.ts'
import type { Span } from './mapped-text.ts'
import { logistic, type Model, unpack } from './model.ts'
import { normalForm } from './normal-form.ts'
import { findPlace } from './place.ts'
import { signsOfSureness, sureness } from './sureness.ts'
import { sift } from './sift.ts'
import { readSlots, type Slots } from './slots.ts'
import { rightAge } from './right-age.ts'
import { isFoldedSyllable } from './syllable.ts'
import { typedSpans } from './typed-spans.ts'
import weights from './weights.json' with { type: 'json' }
import { clauses, joins, windows } from './windows.ts'
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
  readonly language: 'vi' | 'en' | 'other'
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
const mostWords = 700
const windowSize = 32

export const model: Model = unpack(weights)

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
  const danger = logistic(parts.reduce((most, part) => Math.max(most, part.danger), whole.danger))
  const language = languageOf(words)
  const urgent = language !== 'other' && danger >= urgentAt
  const found = language === 'other' ? [silence] : readings(chances, leaves, urgent)
  const further = [
    ...joinedIntent(words, found[0] ?? silence, chances, leaves, urgent),
    ...furtherIntents(words, found[0] ?? silence, chances, catalogue, leaves, urgent),
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

/** Said to who writes in a language we cannot read. */
const otherLanguage =
  'Xin lỗi, hệ thống chỉ đọc được tiếng Việt và tiếng Anh. Sorry, only Vietnamese and English can be read here.'

const silence: Intent = { intent: 'offtopic', procedure: null, category: null, confidence: 0.3, also: false }

/** A question that names no paper, or a reading below the bar. Greetings, insults and small talk are never asked about. */
function unsure(best: Intent, leaf: string): boolean {
  if (best.intent === 'greeting' || best.intent === 'abuse' || best.intent === 'contact' || best.intent === 'offtopic')
    return false
  if (leaf === 'vague' || leaf === 'tip:khac') return true
  return best.confidence < (best.procedure === null ? takeAt : answerAt)
}

const rounded = (chance: number): number => Math.round(chance * 1000) / 1000

/** Chance from which a second leaf of a message that joins things is a matter of its own. */
const joinedAt = 0.2

const small = new Set(['greeting', 'vague', 'offtopic', 'elsewhere'])

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

/** The whole and its windows, each leaf at its strongest; small talk around a story does not count. */
function combine(whole: Judgement, parts: readonly Judgement[], leaves: readonly string[]): Float32Array {
  if (parts.length === 0) return whole.chances
  const out = whole.chances.map(chance => chance * 1.2)
  for (const part of parts) {
    part.chances.forEach((chance, at) => {
      if (!small.has(leaves[at] ?? '')) out[at] = Math.max(out[at] ?? 0, chance * 0.9)
    })
  }
  leaves.forEach((leaf, at) => {
    if (leaf === 'greeting') out[at] = (out[at] ?? 0) * 0.2
  })
  const sum = out.reduce((total, chance) => total + chance, 0)
  return out.map(chance => chance / sum)
}

/** Readings of the message: the best leaf of the likeliest kind first, then other leaves by chance. */
function readings(chances: Float32Array, leaves: readonly string[], urgent: boolean): Intent[] {
  const byKind = new Map<Kind, number>()
  leaves.forEach((leaf, at) => {
    const kind = kindOfLeaf(leaf)
    byKind.set(kind, (byKind.get(kind) ?? 0) + (chances[at] ?? 0))
  })
  const kind = kinds.toSorted((one, other) => (byKind.get(other) ?? 0) - (byKind.get(one) ?? 0))[0] ?? 'offtopic'
  const forced = urgent && kind !== 'tip' ? 'tip' : kind
  const ordered = leaves
    .map((leaf, at) => ({ leaf, chance: chances[at] ?? 0, first: kindOfLeaf(leaf) === forced }))
    .toSorted((one, other) => Number(other.first) - Number(one.first) || other.chance - one.chance)
  const best = ordered[0]
  const rest = ordered.slice(1).toSorted((one, other) => other.chance - one.chance)
  return [...(best ? [best] : []), ...rest.slice(0, 4)]
    .filter((each, at) => at === 0 || each.chance >= 0.02)
    .map(({ leaf, chance }) => intentOf(leaf, chance, urgent, false))
}

/** Loss of money is urgent but nobody is in danger: it stays a tip. */
const moneyOnly = new Set(['gia-danh-co-quan', 'lua-dao-mang'])

function intentOf(leaf: string, chance: number, urgent: boolean, also: boolean): Intent {
  const kind = kindOfLeaf(leaf)
  const category = leaf.startsWith('tip:') ? leaf.slice(4) : null
  const danger = category !== null && urgent && !moneyOnly.has(category)
  const procedure =
    category !== null || ['contact', 'greeting', 'offtopic', 'abuse', 'elsewhere', 'vague'].includes(leaf) ? null : leaf
  return {
    intent: danger ? 'emergency' : kind,
    procedure,
    category,
    confidence: rounded(chance),
    also,
  }
}

/** A second matter that the whole message speaks of nearly as much, when it joins things. */
function joinedIntent(
  words: readonly Word[],
  best: Intent,
  chances: Float32Array,
  leaves: readonly string[],
  urgent: boolean,
): Intent[] {
  if (words.length < 7 || words.length > 80 || !joins(words)) return []
  const bestLeaf = best.category === null ? best.procedure : `tip:${best.category}`
  const second = leaves
    .map((leaf, at) => ({ leaf, chance: chances[at] ?? 0 }))
    .filter(({ leaf, chance }) => leaf !== bestLeaf && chance >= joinedAt && !small.has(leaf) && leaf !== 'tip:khac')
    .toSorted((one, other) => other.chance - one.chance)[0]
  if (!second || bestLeaf === null || parted(bestLeaf, second.leaf)) return []
  return [intentOf(second.leaf, second.chance, urgent, true)]
}

/** Clauses that speak clearly of something else than the best reading. */
function furtherIntents(
  words: readonly Word[],
  best: Intent,
  chances: Float32Array,
  catalogue: Catalogue,
  leaves: readonly string[],
  urgent: boolean,
): Intent[] {
  if (words.length < 8 || words.length > 400) return []
  const parts = clauses(words).slice(0, 12)
  if (parts.length < 2) return []
  const further = new Map<string, Intent>()
  for (const part of parts) {
    if (part.length < 3) continue
    const { chances: own } = judge(part, model, catalogue)
    const at = own.reduce((top, chance, index) => (chance > (own[top] ?? 0) ? index : top), 0)
    const leaf = leaves[at] ?? ''
    const intent = intentOf(leaf, own[at] ?? 0, urgent, true)
    if (
      small.has(leaf) ||
      leaf === 'abuse' ||
      leaf === 'tip:khac' ||
      intent.confidence < 0.55 ||
      (chances[at] ?? 0) < 0.04
    )
      continue
    if (intent.procedure === best.procedure && intent.category === best.category) continue
    further.set(leaf, intent)
  }
  return [...further.values()].toSorted((one, other) => other.confidence - one.confidence).slice(0, 3)
}

/** Most words could be no Vietnamese syllable, and the message is no plain English. */
const strange = (words: readonly Word[]): boolean =>
  words.length >= 3 &&
  languageOf(words) !== 'en' &&
  words.filter(word => !word.folded.startsWith('#') && !isFoldedSyllable(word.folded)).length > words.length / 2

/** Two matters of one message do not speak against each other: the second's chance is given to the first. */
function joined(chances: Float32Array, leaves: readonly string[], one: string, other: string | null): Float32Array {
  const from = other === null ? -1 : leaves.indexOf(other)
  const to = leaves.indexOf(one)
  if (from < 0 || to < 0 || from === to) return chances
  const out = Float32Array.from(chances)
  out[to] = (out[to] ?? 0) + (out[from] ?? 0)
  out[from] = 0
  return out
}

const english = new Set(
  'the is my i you how what where can to a of and for in need want please help lost have do does am are was register license licence passport visa someone there police station time open hello thank'.split(
    ' ',
  ),
)

function languageOf(words: readonly Word[]): Understanding['language'] {
  const foreign = words.filter(word => /[^\p{Script=Latin}\p{M}\p{N}#'_-]/u.test(word.text)).length
  if (foreign >= words.length / 2) return 'other'
  const said = words.filter(word => english.has(word.folded)).length / words.length
  return said > 0.3 ? 'en' : 'vi'
}

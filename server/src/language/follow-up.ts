/** Hides how an answer to our own question, or "còn … thì sao" after an answer, is read in the light of what was said before. */
import type { Slots } from './slots.ts'
import type { Intent } from './understand.ts'
import type { Word } from './words.ts'

export interface Asked {
  /** The procedure last answered, if the bot answered one. */
  readonly procedure?: string
  /** Procedures offered to choose from, in the order shown. */
  readonly options?: readonly string[]
  /** This year, to read an age from a year of birth. */
  readonly year?: number
}

const about =
  /bao nhieu|le phi|phi|mat tien|o dau|cho nao|bao lau|may ngay|khi nao|online|truc tuyen|tren mang|can gi|giay to gi|mang theo|mang gi|mau don|the con|con .* thi sao|thi sao|co duoc khong|duoc khong|co can|may gio/
const firstCards = new Set(['can-cuoc-cap-moi', 'can-cuoc-duoi-14', 'can-cuoc-duoi-6'])

/** The reading the conversation suggests, or undefined when the message speaks for itself. */
export function followUp(asked: Asked | null, words: readonly Word[], slots: Slots, best: Intent): Intent | undefined {
  if (!asked) return undefined
  const folded = words.map(word => word.folded).join(' ')
  const chosen = /^(so )?#number$/.test(folded) ? undefined : asked.options?.find(slug => slug === best.procedure)
  const numbered = words.length <= 3 ? asked.options?.[numberIn(words) - 1] : undefined
  const pick = numbered ?? chosen
  if (pick) return { intent: 'question', procedure: pick, category: null, confidence: 0.95, also: false }
  if (!asked.procedure || best.intent === 'emergency' || best.intent === 'tip') return undefined
  const ownTopic = best.procedure !== null && best.confidence >= 0.6 && !firstCards.has(best.procedure)
  if (words.length > 14 || ownTopic || !about.test(folded)) return undefined
  const procedure = firstCards.has(asked.procedure) && slots.age !== undefined ? cardFor(slots.age) : asked.procedure
  return { intent: 'question', procedure, category: null, confidence: 0.85, also: false }
}

const cardFor = (age: number): string =>
  age < 6 ? 'can-cuoc-duoi-6' : age < 14 ? 'can-cuoc-duoi-14' : 'can-cuoc-cap-moi'

const numerals: Record<string, number> = { mot: 1, hai: 2, ba: 3, bon: 4, nam: 5, sau: 6, bay: 7, dau: 1 }

function numberIn(words: readonly Word[]): number {
  for (const word of words) {
    const named = numerals[word.folded]
    if (named !== undefined) return named
    if (word.folded === '#number') return Number(word.text.replace(/\D/g, '')) || 0
  }
  return 0
}

// In which of our two languages somebody writes, and expects to be answered. Pure.

import { hasMarks } from '../../language/letters.ts'
import { isFoldedSyllable } from '../../language/syllable.ts'
import type { Understanding } from '../../language/understand.ts'

export type Tongue = 'vi' | 'en'

/** "can bo a" reads like English word by word; in English at least so many words are no syllables of ours. */
const oddShare = 0.2
/** With so many of these it is English, whatever else it says. */
const common =
  /\b(the|and|you|your|all|me|my|of|is|are|this|that|please|with|for|how|what|where|when|which|does|much|want|need|tell)\b/g
const enoughCommon = 2
/** Fewer words are in no language. */
const fewWords = 4

/** `before`: that of the talk so far; short words without marks go on in it. */
export function tongueOf(before: 'en' | undefined, text: string, { language, words }: Understanding): Tongue {
  if (hasMarks(text)) return 'vi'
  const odd = words.filter(({ folded }) => !folded.startsWith('#') && !isFoldedSyllable(folded)).length
  const foreign = odd > 0 && odd >= words.length * oddShare
  const told = (text.toLowerCase().match(common) ?? []).length
  if (foreign && (language === 'en' || told >= enoughCommon)) return 'en'
  return before === 'en' && (foreign || words.length < fewWords) ? 'en' : 'vi'
}

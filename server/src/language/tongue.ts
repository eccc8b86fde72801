/** Hides in which language a message is written, as far as we care: Vietnamese, plain English, or one that is not read. */
import { isFoldedSyllable } from './syllable.ts'
import type { Word } from './words.ts'

export type Tongue = 'vi' | 'en' | 'other'

/** Said to who writes in a language we cannot read. */
export const otherLanguage =
  'Xin lỗi, hệ thống chỉ đọc được tiếng Việt và tiếng Anh. Sorry, only Vietnamese and English can be read here.'

const english = new Set(
  'the is my i you how what where can to a of and for in need want please help lost have do does am are was register license licence passport visa someone there police station time open hello thank'.split(
    ' ',
  ),
)

export function languageOf(words: readonly Word[]): Tongue {
  const foreign = words.filter(word => /[^\p{Script=Latin}\p{M}\p{N}#'_-]/u.test(word.text)).length
  if (foreign >= words.length / 2) return 'other'
  const said = words.filter(word => english.has(word.folded)).length / words.length
  return said > 0.3 ? 'en' : 'vi'
}

/** Most words could be no Vietnamese syllable, and the message is no plain English. */
export const strange = (words: readonly Word[]): boolean =>
  words.length >= 3 &&
  languageOf(words) !== 'en' &&
  words.filter(word => !word.folded.startsWith('#') && !isFoldedSyllable(word.folded)).length > words.length / 2

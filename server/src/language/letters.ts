/** Hides how a Vietnamese letter is put together: base letter, shape (ă â ê ô ơ ư đ) and tone. */

/** 0 level, 1 sắc, 2 huyền, 3 hỏi, 4 ngã, 5 nặng. */
export type Tone = 0 | 1 | 2 | 3 | 4 | 5

const rows = [
  'aáàảãạ',
  'ăắằẳẵặ',
  'âấầẩẫậ',
  'eéèẻẽẹ',
  'êếềểễệ',
  'iíìỉĩị',
  'oóòỏõọ',
  'ôốồổỗộ',
  'ơớờởỡợ',
  'uúùủũụ',
  'ưứừửữự',
  'yýỳỷỹỵ',
]

const toneless = new Map<string, string>()
const toneOf = new Map<string, Tone>()
const toned = new Map<string, string>()
for (const row of rows) {
  const letters = [...row]
  const shape = letters[0] ?? ''
  letters.forEach((letter, tone) => {
    toneless.set(letter, shape)
    toneOf.set(letter, tone as Tone)
    toned.set(shape + tone, letter)
  })
}

const plain: Record<string, string> = { ă: 'a', â: 'a', ê: 'e', ô: 'o', ơ: 'o', ư: 'u', đ: 'd' }

/** 'ế' → 'ê'. Lower-case NFC in, same out for anything that bears no tone. */
export const withoutTone = (letter: string): string => toneless.get(letter) ?? letter

/** 'ế' → 1. */
export const toneOfLetter = (letter: string): Tone => toneOf.get(letter) ?? 0

/** ('ê', 1) → 'ế'. */
export const withTone = (shape: string, tone: Tone): string => toned.get(shape + tone) ?? shape

/** 'ế' → 'e', 'đ' → 'd'. */
export function bare(letter: string): string {
  const shape = withoutTone(letter)
  return plain[shape] ?? shape
}

export const isVowel = (letter: string): boolean => toneless.has(letter)

/** Every mark off: 'đường Vườn Lài' → 'duong vuon lai'. The text must be NFC; lower case comes out. Length is kept. */
export function fold(text: string): string {
  let out = ''
  for (const letter of text.toLowerCase()) out += bare(letter)
  return out
}

/** Words alone: no marks, lower case, one blank for all that is neither letter, number nor one of `besides`. */
export const foldedWords = (text: string, besides = ''): string =>
  fold(text.normalize('NFC'))
    .replace(new RegExp(`[^\\p{L}\\p{N}${besides}]+`, 'gu'), ' ')
    .trim()

/** True when the text has at least one Vietnamese mark. */
export function hasMarks(text: string): boolean {
  for (const letter of text.toLowerCase()) if (bare(letter) !== letter) return true
  return false
}

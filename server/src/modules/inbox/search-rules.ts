// What it means that words are found: all of them, marks aside; and what of a text is shown around them. Pure.

import { fold, foldedWords } from '../../language/letters.ts'

export interface Hit {
  readonly words: string
  /** Where the first one found stands in `words`, and where it ends. */
  readonly mark: readonly [number, number]
}

/** Shortest that is looked for, in signs. */
export const shortest = 2

const before = 40
const shown = 160

/** The whole as one piece first, so that the mark stands where it is written so; then each word. */
export const termsOf = (wanted: string): string[] => {
  const whole = foldedWords(wanted)
  return [...new Set([whole, ...whole.split(' ')])].filter(term => term !== '')
}

/** `text` as it was sealed (NFC). Undefined when a word is missing. */
export function hitIn(text: string, [whole = '', ...words]: readonly string[]): Hit | undefined {
  const folded = fold(text)
  const all = words.length === 0 ? [whole] : words
  if (!all.every(word => folded.includes(word))) return undefined
  const term = folded.includes(whole) ? whole : (all[0] as string)
  const at = folded.indexOf(term)
  const from = at <= before ? 0 : text.indexOf(' ', at - before) + 1 || at - before
  const start = Math.min(from, at)
  const words_ = text.slice(start, start + shown)
  return { words: words_, mark: [at - start, Math.min(at - start + term.length, words_.length)] }
}

/** The next slice of time to read, from its newest end backward: as wide as held enough last time. */
export function nextSpan(span: number, read: number, limit: number): number {
  if (read >= limit) return Math.max(minSpan, span / 2)
  return read * 4 < limit ? Math.min(maxSpan, span * 4) : span
}

const minSpan = 60_000
const maxSpan = 90 * 24 * 3_600_000
export const firstSpan = 24 * 3_600_000

/** Hides how phrases of the concept table are found in a message, marked or not. */
import { conceptTable } from './concept-table.ts'
import { fold, hasMarks } from './letters.ts'
import { sameIy, syllableKey } from './syllable.ts'
import type { Word } from './words.ts'

export interface Found {
  readonly name: string
  /** Word indexes, end exclusive. */
  readonly at: number
  readonly end: number
}

interface Phrase {
  readonly name: string
  readonly keys: readonly string[]
}

/** Phrases by their folded words; several marked phrases may share one folded form. */
export class PhraseBook {
  readonly #byFolded = new Map<string, Phrase[]>()
  #longest = 1

  add(name: string, phrase: string): void {
    const words = phrase.normalize('NFC').toLowerCase().split(/\s+/)
    const folded = words.map(word => sameIy(fold(word))).join(' ')
    const list = this.#byFolded.get(folded) ?? []
    list.push({ name, keys: words.map(syllableKey) })
    this.#byFolded.set(folded, list)
    this.#longest = Math.max(this.#longest, words.length)
  }

  /** Every phrase in the words; a marked word must carry the phrase's own marks, an unmarked one may stand for any. */
  find(words: readonly Word[]): Found[] {
    const found: Found[] = []
    const loose = words.map(word => !hasMarks(word.text))
    for (let at = 0; at < words.length; at += 1) {
      let folded = ''
      for (let length = 1; length <= this.#longest && at + length <= words.length; length += 1) {
        folded = length === 1 ? (words[at]?.folded ?? '') : `${folded} ${words[at + length - 1]?.folded ?? ''}`
        for (const phrase of this.#byFolded.get(folded) ?? []) {
          if (
            phrase.keys.every((key, index) => loose[at + index] || syllableKey(words[at + index]?.text ?? '') === key)
          ) {
            found.push({ name: phrase.name, at, end: at + length })
          }
        }
      }
    }
    return found
  }
}

const book = new PhraseBook()
for (const line of conceptTable.split('\n')) {
  const [name, phrases] = line.split(': ')
  if (name && phrases) for (const phrase of phrases.split(', ')) book.add(name, phrase)
}

/** What the message speaks of, in the order it says so. */
export const findConcepts = (words: readonly Word[]): Found[] => book.find(words)

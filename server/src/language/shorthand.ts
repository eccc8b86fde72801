/** Hides how a shortened word is read by its neighbours; never a blind replacement for the ambiguous ones. */
import { fold } from './letters.ts'
import { contextualShorthand, plainShorthand } from './shorthand-table.ts'

const plain = new Map<string, string>()
for (const pair of plainShorthand.replace(/\n/g, '').split('|')) {
  const gap = pair.indexOf(' ')
  if (gap > 0 && !plain.has(pair.slice(0, gap))) plain.set(pair.slice(0, gap), pair.slice(gap + 1).trim())
}
const contextual = new Map(contextualShorthand.map(([short, ...readings]) => [short, readings]))

/** Plain shorthands that are also ordinary syllables are read only in a text without marks elsewhere. */
export const isShorthand = (word: string): boolean => contextual.has(word) || plain.has(word)

/** A typed span counts as a number among the neighbours. */
const plainly = (word: string): string => (word.startsWith('#') ? '0' : fold(word))

/** What `words[at]` stands for among its neighbours (lower case, as typed), or undefined when it stands for itself. */
export function readShorthand(words: readonly string[], at: number): string | undefined {
  const word = words[at] ?? ''
  const readings = contextual.get(word)
  if (!readings) return plain.get(word)
  const left = words
    .slice(Math.max(0, at - 2), at)
    .map(plainly)
    .join(' ')
  const right = words
    .slice(at + 1, at + 3)
    .map(plainly)
    .join(' ')
  const context = `${left} _ ${right}`.trim()
  for (const [neighbours, full] of readings) if (neighbours.test(context)) return full === '' ? undefined : full
  return undefined
}

// What somebody chooses of what the assistant offered: by its number, or by its title. Pure.

import { foldedWords } from '../../language/letters.ts'
import { minute } from '../../platform/clock.ts'
import type { Memory } from './talk.ts'

/** After that a number means a section of the menu again. */
const offeredFor = 30 * minute

/** The question back and what it offered, while it is fresh; else without them. */
export function stillOffered(memory: Memory, now: number): Memory {
  const { options: _options, asked_at, misses: _misses, ...rest } = memory
  return asked_at !== undefined && now - asked_at > offeredFor ? rest : memory
}

/** The number a message is, when it is nothing else. */
export function numberIn(text: string): number | undefined {
  const digit = /^(?:so )?([1-9])$/.exec(foldedWords(text))?.[1]
  return digit === undefined ? undefined : Number(digit)
}

/** `nameOf`: what a procedure was called when it was offered. */
export function chosenOf(
  { options = [] }: Memory,
  text: string,
  nameOf: (slug: string) => string | undefined,
): string | undefined {
  const number = numberIn(text)
  if (number !== undefined) return options.length > 1 ? options[number - 1] : undefined
  const said = foldedWords(text)
  return options.find(slug => foldedWords(nameOf(slug) ?? '').slice(0, longestSaid) === said.slice(0, longestSaid))
}

/** A title that is pressed comes cut. */
const longestSaid = 80

/** Hides how a message is cut: into clauses for several intents, into windows so that a long story is not drowned by itself. */
import type { Word } from './words.ts'

const linkers = new Set([
  'voi lai',
  'tien the',
  'tien hoi',
  'ngoai ra',
  'con nua',
  'sau do',
  'dong thoi',
  'va',
  'roi con',
  'con neu',
  'tien',
  'hoi them',
])

const joiners = new Set(['voi', 'va', 'roi', 'luon', 'cung', 'lan', 'con', 'nua', 'vua'])

/** Does the message join things: "với", "và", "rồi còn", a comma? */
export const joins = (words: readonly Word[]): boolean =>
  words.some((word, at) => at > 1 && (word.opens || joiners.has(word.folded) || linkers.has(word.folded)))

/** Clauses of at least three words; short ones are joined to the next. */
export function clauses(words: readonly Word[]): Word[][] {
  const cut: Word[][] = [[]]
  words.forEach((word, at) => {
    const pair = `${word.folded} ${words[at + 1]?.folded ?? ''}`
    const current = cut.at(-1) ?? []
    if ((word.opens || linkers.has(word.folded) || linkers.has(pair)) && current.length >= 3) cut.push([word])
    else current.push(word)
  })
  const last = cut.at(-1)
  if (cut.length > 1 && last && last.length < 3) cut.splice(-2, 2, [...(cut.at(-2) ?? []), ...last])
  return cut.filter(clause => clause.length > 0)
}

/** Overlapping stretches of about `size` words over the whole message, at most `most` of them, evenly spread beyond that. */
export function windows(words: readonly Word[], size: number, most: number): Word[][] {
  if (words.length <= size) return [[...words]]
  const step = Math.max(Math.floor((size * 2) / 3), Math.ceil((words.length - size) / Math.max(1, most - 1)))
  const cut: Word[][] = []
  for (let at = 0; at < words.length && cut.length < most; at += step) {
    cut.push(words.slice(at, at + size))
    if (at + size >= words.length) break
  }
  return cut
}

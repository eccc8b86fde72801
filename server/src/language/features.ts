/** Hides what the model sees of a message: word grams, marked words, letter grams, concepts and signs of danger, each under a readable name. */
import { type Found, findConcepts } from './concepts.ts'
import { type DangerSigns, dangerSigns } from './danger.ts'
import { hasMarks } from './letters.ts'
import { syllableKey } from './syllable.ts'
import type { Word } from './words.ts'

export interface Features {
  readonly names: readonly string[]
  /** Same length as names; the whole vector has length about 1. */
  readonly values: Float32Array
  readonly concepts: readonly Found[]
  readonly signs: DangerSigns
}

/** Reads at most the given words; the caller cuts long messages into windows. */
export function readFeatures(words: readonly Word[]): Features {
  const weights = new Map<string, number>()
  const put = (name: string, weight: number): void => void weights.set(name, Math.max(weights.get(name) ?? 0, weight))
  words.forEach((word, at) => {
    const next = words[at + 1]
    const after = words[at + 2]
    put(`w:${word.folded}`, 1)
    if (hasMarks(word.text)) put(`m:${syllableKey(word.text)}`, 0.8)
    if (next) put(`b:${word.folded} ${next.folded}`, 1)
    if (next && hasMarks(word.text + next.text)) put(`n:${syllableKey(word.text)} ${syllableKey(next.text)}`, 0.7)
    if (next && after) {
      put(`t:${word.folded} ${next.folded} ${after.folded}`, 0.5)
      put(`s:${word.folded} ${after.folded}`, 0.4)
    }
  })
  putLetters(words, put)
  const concepts = findConcepts(words)
  const names = [...new Set(concepts.map(found => found.name))].toSorted()
  names.forEach((name, at) => {
    put(`k:${name}`, 1.2)
    for (const other of names.slice(at + 1)) put(`p:${name}+${other}`, 0.7)
  })
  const signs = dangerSigns(words)
  putSigns(signs, put)
  put(`l:${words.length < 3 ? words.length : words.length < 6 ? 'short' : words.length < 14 ? 'middle' : 'long'}`, 0.6)
  const values = Float32Array.from(weights.values())
  let square = 0
  for (const value of values) square += value * value
  const scale = 4 / Math.sqrt(square + 4)
  return { names: [...weights.keys()], values: values.map(value => value * scale), concepts, signs }
}

/** Four-letter grams across words: what survives a slip of the finger. */
function putLetters(words: readonly Word[], put: (name: string, weight: number) => void): void {
  const text = `_${words.map(word => word.folded).join('_')}_`
  for (let at = 0; at + 4 <= text.length; at += 1) put(`c:${text.slice(at, at + 4)}`, 0.3)
}

/** The hand-written signs as features: how much each weighs is learned. */
function putSigns(signs: DangerSigns, put: (name: string, weight: number) => void): void {
  if (signs.cries) put('e:cries', 1)
  if (signs.now) put('e:now', 0.7)
  if (signs.calms) put('e:calms', 1)
  if (signs.cries && signs.now) put('e:cries now', 1)
  if (signs.cries && signs.calms) put('e:cries but calm', 1)
  if (signs.cries && !signs.calms) put('e:cries only', 1)
}

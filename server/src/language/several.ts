/** Hides how further matters of one message are found, and how two of them stop speaking against each other. */
import { parted } from './ask.ts'
import type { Catalogue } from './catalogue.ts'
import { judge } from './judge.ts'
import type { Model } from './model.ts'
import { intentOf, small } from './readings.ts'
import type { Intent } from './understand.ts'
import { clauses, joins } from './windows.ts'
import type { Word } from './words.ts'

/** Chance from which a second leaf of a message that joins things is a matter of its own. */
const joinedAt = 0.2

/** A second matter that the whole message speaks of nearly as much, when it joins things. */
export function joinedIntent(
  words: readonly Word[],
  best: Intent,
  chances: Float32Array,
  leaves: readonly string[],
  urgent: boolean,
): Intent[] {
  if (words.length < 7 || words.length > 80 || !joins(words)) return []
  const bestLeaf = best.category === null ? best.procedure : `tip:${best.category}`
  const second = leaves
    .map((leaf, at) => ({ leaf, chance: chances[at] ?? 0 }))
    .filter(({ leaf, chance }) => leaf !== bestLeaf && chance >= joinedAt && !small.has(leaf) && leaf !== 'tip:khac')
    .toSorted((one, other) => other.chance - one.chance)[0]
  if (!second || bestLeaf === null || parted(bestLeaf, second.leaf)) return []
  return [intentOf(second.leaf, second.chance, urgent, true)]
}

/** Clauses that speak clearly of something else than the best reading. */
export function furtherIntents(
  model: Model,
  words: readonly Word[],
  best: Intent,
  chances: Float32Array,
  catalogue: Catalogue,
  leaves: readonly string[],
  urgent: boolean,
): Intent[] {
  if (words.length < 8 || words.length > 400) return []
  const parts = clauses(words).slice(0, 12)
  if (parts.length < 2) return []
  const further = new Map<string, Intent>()
  for (const part of parts) {
    if (part.length < 3) continue
    const { chances: own } = judge(part, model, catalogue)
    const at = own.reduce((top, chance, index) => (chance > (own[top] ?? 0) ? index : top), 0)
    const leaf = leaves[at] ?? ''
    const intent = intentOf(leaf, own[at] ?? 0, urgent, true)
    if (
      small.has(leaf) ||
      leaf === 'abuse' ||
      leaf === 'tip:khac' ||
      intent.confidence < 0.55 ||
      (chances[at] ?? 0) < 0.04
    )
      continue
    if (intent.procedure === best.procedure && intent.category === best.category) continue
    further.set(leaf, intent)
  }
  return [...further.values()].toSorted((one, other) => other.confidence - one.confidence).slice(0, 3)
}

/** Two matters of one message do not speak against each other: the second's chance is given to the first. */
export function joined(
  chances: Float32Array,
  leaves: readonly string[],
  one: string,
  other: string | null,
): Float32Array {
  const from = other === null ? -1 : leaves.indexOf(other)
  const to = leaves.indexOf(one)
  if (from < 0 || to < 0 || from === to) return chances
  const out = Float32Array.from(chances)
  out[to] = (out[to] ?? 0) + (out[from] ?? 0)
  out[from] = 0
  return out
}

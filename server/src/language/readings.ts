/** Hides how chances of leaves become readings: windows joined into one, the likeliest kind first, danger told from mere tips. */
import type { Judgement } from './judge.ts'
import { kinds, type Kind, kindOfLeaf } from './kinds.ts'
import type { Intent } from './understand.ts'

export const silence: Intent = { intent: 'offtopic', procedure: null, category: null, confidence: 0.3, also: false }

export const rounded = (chance: number): number => Math.round(chance * 1000) / 1000

/** Leaves that say little of what a message is about. */
export const small = new Set(['greeting', 'vague', 'offtopic', 'elsewhere'])

/** The whole and its windows, each leaf at its strongest; small talk around a story does not count. */
export function combine(whole: Judgement, parts: readonly Judgement[], leaves: readonly string[]): Float32Array {
  if (parts.length === 0) return whole.chances
  const out = whole.chances.map(chance => chance * 1.2)
  for (const part of parts) {
    part.chances.forEach((chance, at) => {
      if (!small.has(leaves[at] ?? '')) out[at] = Math.max(out[at] ?? 0, chance * 0.9)
    })
  }
  leaves.forEach((leaf, at) => {
    if (leaf === 'greeting') out[at] = (out[at] ?? 0) * 0.2
  })
  const sum = out.reduce((total, chance) => total + chance, 0)
  return out.map(chance => chance / sum)
}

/** Readings of the message: the best leaf of the likeliest kind first, then other leaves by chance. */
export function readings(chances: Float32Array, leaves: readonly string[], urgent: boolean): Intent[] {
  const byKind = new Map<Kind, number>()
  leaves.forEach((leaf, at) => {
    const kind = kindOfLeaf(leaf)
    byKind.set(kind, (byKind.get(kind) ?? 0) + (chances[at] ?? 0))
  })
  const kind = kinds.toSorted((one, other) => (byKind.get(other) ?? 0) - (byKind.get(one) ?? 0))[0] ?? 'offtopic'
  const forced = urgent && kind !== 'tip' ? 'tip' : kind
  const ordered = leaves
    .map((leaf, at) => ({ leaf, chance: chances[at] ?? 0, first: kindOfLeaf(leaf) === forced }))
    .toSorted((one, other) => Number(other.first) - Number(one.first) || other.chance - one.chance)
  const best = ordered[0]
  const rest = ordered.slice(1).toSorted((one, other) => other.chance - one.chance)
  return [...(best ? [best] : []), ...rest.slice(0, 4)]
    .filter((each, at) => at === 0 || each.chance >= 0.02)
    .map(({ leaf, chance }) => intentOf(leaf, chance, urgent, false))
}

/** Loss of money is urgent but nobody is in danger: it stays a tip. */
const moneyOnly = new Set(['gia-danh-co-quan', 'lua-dao-mang'])

export function intentOf(leaf: string, chance: number, urgent: boolean, also: boolean): Intent {
  const kind = kindOfLeaf(leaf)
  const category = leaf.startsWith('tip:') ? leaf.slice(4) : null
  const danger = category !== null && urgent && !moneyOnly.has(category)
  const procedure =
    category !== null || ['contact', 'greeting', 'offtopic', 'abuse', 'elsewhere', 'vague'].includes(leaf) ? null : leaf
  return {
    intent: danger ? 'emergency' : kind,
    procedure,
    category,
    confidence: rounded(chance),
    also,
  }
}

/** Hides the one rule of law that an age decides: which of the three first cards a person gets (facts §d.2). */
import type { Found } from './concepts.ts'
import type { Slots } from './slots.ts'

const firstCards = ['can-cuoc-cap-moi', 'can-cuoc-duoi-14', 'can-cuoc-duoi-6']

/** Gives the chances of the three first cards to the one whose age was told. */
export function rightAge(
  chances: Float32Array,
  leaves: readonly string[],
  slots: Slots,
  concepts: readonly Found[],
): Float32Array {
  if (slots.age === undefined) return chances
  const aboutCards = firstCards.reduce((sum, leaf) => sum + (chances[leaves.indexOf(leaf)] ?? 0), 0) > 0.4
  if (!aboutCards && !concepts.some(found => found.name === 'IDCARD' || found.name === 'CHILD')) return chances
  const right = slots.age < 6 ? 'can-cuoc-duoi-6' : slots.age < 14 ? 'can-cuoc-duoi-14' : 'can-cuoc-cap-moi'
  const out = Float32Array.from(chances)
  let moved = 0
  for (const leaf of firstCards) {
    const at = leaves.indexOf(leaf)
    if (at < 0 || leaf === right) continue
    moved += (out[at] ?? 0) * 0.95
    out[at] = (out[at] ?? 0) * 0.05
  }
  const at = leaves.indexOf(right)
  if (at >= 0) out[at] = (out[at] ?? 0) + moved
  return out
}

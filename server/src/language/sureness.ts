/** Hides how sure a reading is: how far it leads, whether the nets and the catalogue's examples agree, how much was understood. */
import { logistic } from './model.ts'
import type { Judgement } from './judge.ts'

/** What is weighed, in the order of `weights`; each about 0–1. */
export function signsOfSureness(
  whole: Judgement,
  chances: Float32Array,
  leaves: readonly string[],
  leaf: string,
): number[] {
  const at = leaves.indexOf(leaf)
  const chance = Math.min(0.999, chances[at] ?? 0)
  let next = 1e-3
  chances.forEach((other, index) => {
    if (index !== at) next = Math.max(next, other)
  })
  let likest = 0
  for (const [other, likeness] of whole.likeness) if (other !== leaf) likest = Math.max(likest, likeness)
  const likeness = whole.likeness.get(leaf) ?? 0
  return [
    1,
    Math.log(Math.max(chance, 1e-3) / (1 - chance)) / 4,
    Math.log(Math.max(chance, 1e-3) / next) / 4,
    whole.tops.filter(top => top === at).length / Math.max(1, whole.tops.length),
    likeness,
    likeness - likest,
    whole.aliases.has(leaf) ? 1 : 0,
    whole.aliases.size > 0 && !whole.aliases.has(leaf) ? 1 : 0,
    whole.met,
    whole.words.length <= 3 ? 1 : 0,
    Math.min(1, whole.words.length / 40),
  ]
}

/** Learnt from messages no net was trained on: `node bench/src/language-sureness.ts` prints these. */
const weights: readonly number[] = [0.14, 1.03, 1.4, 0.87, -0.53, -0.34, -0.4, 0.15, 0.14, -0.52, 0.15]

/** 0–1: the share of such readings that are right. */
export const sureness = (signs: readonly number[]): number =>
  logistic(signs.reduce((sum, sign, at) => sum + sign * (weights[at] ?? 0), 0))

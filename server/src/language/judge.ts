/** Hides how model, aliases and examples are added into one chance per leaf and one log-odds of danger, for a window of words. */
import { type Catalogue, gramsOf } from './catalogue.ts'
import type { DangerSigns } from './danger.ts'
import { type Features, readFeatures } from './features.ts'
import { manners } from './manners.ts'
import { knows, type Model, scores, softmax } from './model.ts'
import { sureSigns } from './sure-signs.ts'
import type { Word } from './words.ts'

export interface Judgement {
  readonly words: readonly Word[]
  readonly features: Features
  /** Same order as `leavesOf(model, catalogue)`; sums to 1. */
  readonly chances: Float32Array
  /** The likeliest leaf of each net by itself. */
  readonly tops: readonly number[]
  /** Procedures whose alias stands in the words, with its length. */
  readonly aliases: ReadonlyMap<string, number>
  /** Best likeness of each leaf's examples, 0–1. */
  readonly likeness: ReadonlyMap<string, number>
  /** Share of the words that training met. */
  readonly met: number
  /** Log-odds that someone is in danger now. */
  readonly danger: number
  readonly evidence: readonly string[]
}

const aliasPull = 0.1
const likenessPull = 1
/** An entry that training never saw lives by its aliases and examples alone. */
const untaughtPull = 12
/** A message nearly the same as an example is that example. */
const sameFrom = 0.7
const samePull = 12
/** How much the hand-written signs add to what the nets have learnt of them. */
const signPush = 0.15

const known = new WeakMap<Catalogue, readonly string[]>()

/** The model's leaves, then catalogue entries it was never taught. */
export function leavesOf(model: Model, catalogue: Catalogue): readonly string[] {
  const ready = known.get(catalogue)
  if (ready) return ready
  const taught = new Set(model.leaves)
  const leaves = [...model.leaves, ...[...catalogue.names.keys()].filter(name => !taught.has(name))]
  known.set(catalogue, leaves)
  return leaves
}

export function judge(words: readonly Word[], model: Model, catalogue: Catalogue): Judgement {
  const features = readFeatures(words)
  const told = scores(model, features)
  const leaves = leavesOf(model, catalogue)
  const logits = new Float32Array(leaves.length).fill(-1)
  for (let leaf = 0; leaf < model.leaves.length; leaf += 1) logits[leaf] = mean(told, leaf)
  const evidence: string[] = []
  const place = new Map(leaves.map((leaf, at) => [leaf, at]))
  const lift = (leaf: string, by: number): void => {
    const at = place.get(leaf)
    if (at !== undefined) logits[at] = (logits[at] ?? 0) + by
  }
  const pullOf = (leaf: string, taught: number): number =>
    (place.get(leaf) ?? 0) < model.leaves.length ? taught : taught * untaughtPull
  const aliases = longestAliases(words, catalogue)
  for (const [slug, length] of aliases) {
    lift(slug, pullOf(slug, aliasPull) * Math.min(4, length) * 0.5)
    evidence.push(`alias of ${slug} (${length} words)`)
  }
  const likeness = likest(words, catalogue)
  for (const [leaf, like] of likeness)
    lift(leaf, pullOf(leaf, likenessPull) * like * like + Math.max(0, like - sameFrom) * samePull)
  for (const [leaf, by] of sureSigns(words, features.concepts)) {
    lift(leaf, by)
    evidence.push(`sure sign of ${leaf}`)
  }
  const met = words.filter(word => knows(model, `w:${word.folded}`)).length
  const gibberish = met < Math.max(1, words.length * 0.45)
  if (gibberish) lift('offtopic', 2.5)
  const manner = manners(words)
  if (manner.politeOnly) lift('greeting', 6)
  if (manner.insulting) lift('abuse', 2.5)
  const { signs } = features
  const chances = softmax(logits)
  const danger =
    mean(told, model.leaves.length) +
    signs.push * signPush +
    leaning(chances, leaves, catalogue, signs) -
    (manner.politeOnly ? 6 : 0) -
    (gibberish && !signs.cries ? 4 : 0)
  const tops = told.map(one => topOf(one.subarray(0, model.leaves.length)))
  return {
    words,
    features,
    chances,
    tops,
    aliases,
    likeness,
    met: met / Math.max(1, words.length),
    danger,
    evidence: [...evidence, ...signs.evidence],
  }
}

const topOf = (values: Float32Array): number =>
  values.reduce((best, value, at) => (value > (values[best] ?? 0) ? at : best), 0)

const mean = (told: readonly Float32Array[], at: number): number =>
  told.reduce((sum, scores) => sum + (scores[at] ?? 0), 0) / told.length

/** What the likeliest matter says of danger: some matters are danger by default, a question about papers or a nuisance without a cry is not. */
function leaning(chances: Float32Array, leaves: readonly string[], catalogue: Catalogue, signs: DangerSigns): number {
  const top = topOf(chances)
  const leaf = leaves[top] ?? ''
  if (signs.cries || (chances[top] ?? 0) < 0.4) return 0
  if (!leaf.startsWith('tip:')) return -1.5
  const urgency = catalogue.urgencies.get(leaf)
  if (urgency === 'now') return signs.calms ? 0 : 0.8
  return urgency === 'normal' ? -1.2 : 0
}

function longestAliases(words: readonly Word[], catalogue: Catalogue): Map<string, number> {
  const longest = new Map<string, number>()
  for (const { name, at, end } of catalogue.aliases.find(words))
    longest.set(name, Math.max(longest.get(name) ?? 0, end - at))
  return longest
}

/** Best likeness (0–1, by rarity of shared words and pairs) of each leaf's examples to the words. */
function likest(words: readonly Word[], catalogue: Catalogue): Map<string, number> {
  const grams = gramsOf(words)
  const mass = [...grams].reduce((sum, gram) => sum + (catalogue.rarity.get(gram) ?? 3), 0)
  const shared = new Map<number, number>()
  for (const gram of grams) {
    const weight = catalogue.rarity.get(gram)
    if (weight === undefined || weight < 1.2) continue
    for (const example of catalogue.holders.get(gram) ?? []) shared.set(example, (shared.get(example) ?? 0) + weight)
  }
  const best = new Map<string, number>()
  for (const [at, common] of shared) {
    const example = catalogue.examples[at]
    if (!example) continue
    const likeness = common / Math.sqrt(Math.max(mass, 1) * Math.max(example.mass, 1))
    if (likeness > (best.get(example.leaf) ?? 0)) best.set(example.leaf, likeness)
  }
  return best
}

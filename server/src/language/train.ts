/** Hides how weights are learned: softmax and logistic regression by AdaGrad, the same result for the same examples and seed. Pure. */
import type { Features } from './features.ts'
import { hashOf, logistic, softmax, type StoredModel } from './model.ts'

export interface Example {
  readonly features: Features
  /** undefined: teaches danger only. */
  readonly leaf: string | undefined
  readonly danger: boolean
  readonly weight: number
}

export interface TrainingPlan {
  readonly seed: number
  readonly rounds: number
  readonly rate: number
  /** L2 pull towards zero, per step and feature. */
  readonly pull: number
  /** Share of the features hidden at each step, so that no single rare gram carries a meaning alone. */
  readonly hide: number
  /** Features seen in fewer meanings than this are left out. */
  readonly seenAtLeast: number
  /** Stored weights smaller than this are dropped. */
  readonly smallest: number
}

/** mulberry32: numbers in [0, 1). */
export function dice(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}

interface Vector {
  readonly ids: Uint32Array
  readonly values: Float32Array
}

export function train(
  examples: readonly Example[],
  leaves: readonly string[],
  plan: TrainingPlan,
  say: (line: string) => void,
): StoredModel {
  const width = leaves.length + 1
  const { ids, vectors } = index(examples, plan.seenAtLeast)
  const weights = new Float32Array(ids.length * width)
  const sums = new Float32Array(ids.length * width).fill(1e-4)
  const bias = new Float32Array(width)
  const leafOf = new Map(leaves.map((leaf, at) => [leaf, at]))
  const roll = dice(plan.seed)
  const order = examples.map((_, at) => at)
  for (let round = 0; round < plan.rounds; round += 1) {
    for (let at = order.length - 1; at > 0; at -= 1) {
      const other = Math.floor(roll() * (at + 1))
      const kept = order[at] ?? 0
      order[at] = order[other] ?? 0
      order[other] = kept
    }
    let loss = 0
    const gradient = new Float32Array(width)
    for (const pick of order) {
      const example = examples[pick]
      const whole = vectors[pick]
      if (!example || !whole) continue
      const vector = thinned(whole, plan.hide, roll)
      loss += slope(example, score(vector, weights, bias, width), leafOf, gradient)
      step(vector, gradient, weights, sums, bias, width, plan)
    }
    say(`round ${round + 1}: loss ${(loss / examples.length).toFixed(4)}`)
  }
  return pack(leaves, bias, weights, ids, width, plan.smallest)
}

function index(examples: readonly Example[], seenAtLeast: number): { ids: number[]; vectors: Vector[] } {
  const seen = new Map<number, number>()
  const hashes = examples.map(example => example.features.names.map(hashOf))
  for (const list of hashes) for (const hash of list) seen.set(hash, (seen.get(hash) ?? 0) + 1)
  const kept = [...seen].filter(([, count]) => count >= seenAtLeast).map(([hash]) => hash)
  const idOf = new Map(kept.map((hash, at) => [hash, at]))
  const vectors = examples.map((example, at) => {
    const ids: number[] = []
    const values: number[] = []
    hashes[at]?.forEach((hash, place) => {
      const id = idOf.get(hash)
      if (id === undefined) return
      ids.push(id)
      values.push(example.features.values[place] ?? 0)
    })
    return { ids: Uint32Array.from(ids), values: Float32Array.from(values) }
  })
  return { ids: kept, vectors }
}

/** A random part of the vector, made louder so that its sum stays the same. */
function thinned(vector: Vector, hide: number, roll: () => number): Vector {
  const ids = new Uint32Array(vector.ids.length)
  const values = new Float32Array(vector.ids.length)
  let size = 0
  for (let at = 0; at < vector.ids.length; at += 1) {
    if (roll() < hide) continue
    ids[size] = vector.ids[at] ?? 0
    values[size] = (vector.values[at] ?? 0) / (1 - hide)
    size += 1
  }
  return { ids: ids.subarray(0, size), values: values.subarray(0, size) }
}

function score(vector: Vector, weights: Float32Array, bias: Float32Array, width: number): Float32Array {
  const out = Float32Array.from(bias)
  for (let at = 0; at < vector.ids.length; at += 1) {
    const base = (vector.ids[at] ?? 0) * width
    const value = vector.values[at] ?? 0
    for (let leaf = 0; leaf < width; leaf += 1) out[leaf] = (out[leaf] ?? 0) + value * (weights[base + leaf] ?? 0)
  }
  return out
}

/** Fills the gradient of the loss by output; returns the loss. */
function slope(
  example: Example,
  output: Float32Array,
  leafOf: ReadonlyMap<string, number>,
  gradient: Float32Array,
): number {
  const last = output.length - 1
  const danger = logistic(output[last] ?? 0)
  gradient.fill(0)
  const stress = example.danger ? 2 : 1
  gradient[last] = example.weight * stress * (danger - (example.danger ? 1 : 0))
  let loss = -Math.log(Math.max(1e-9, example.danger ? danger : 1 - danger))
  const target = example.leaf === undefined ? undefined : leafOf.get(example.leaf)
  if (target === undefined) return loss
  const chances = softmax(output.subarray(0, last))
  for (let leaf = 0; leaf < last; leaf += 1) {
    const wanted = leaf === target ? 0.97 : 0.03 / last
    gradient[leaf] = example.weight * ((chances[leaf] ?? 0) - wanted)
  }
  loss -= Math.log(Math.max(1e-9, chances[target] ?? 0))
  return loss
}

function step(
  vector: Vector,
  gradient: Float32Array,
  weights: Float32Array,
  sums: Float32Array,
  bias: Float32Array,
  width: number,
  plan: TrainingPlan,
): void {
  for (let leaf = 0; leaf < width; leaf += 1) bias[leaf] = (bias[leaf] ?? 0) - plan.rate * 0.02 * (gradient[leaf] ?? 0)
  const live: number[] = []
  for (let leaf = 0; leaf < width; leaf += 1) if (Math.abs(gradient[leaf] ?? 0) > 1e-3) live.push(leaf)
  for (let at = 0; at < vector.ids.length; at += 1) {
    const base = (vector.ids[at] ?? 0) * width
    const value = vector.values[at] ?? 0
    for (const leaf of live) {
      const place = base + leaf
      const pulled = (gradient[leaf] ?? 0) * value + plan.pull * (weights[place] ?? 0)
      const sum = (sums[place] ?? 0) + pulled * pulled
      sums[place] = sum
      weights[place] = (weights[place] ?? 0) - (plan.rate * pulled) / Math.sqrt(sum)
    }
  }
}

function pack(
  leaves: readonly string[],
  bias: Float32Array,
  weights: Float32Array,
  ids: readonly number[],
  width: number,
  smallest: number,
): StoredModel {
  let largest = 0
  for (const weight of weights) largest = Math.max(largest, Math.abs(weight))
  const unit = largest / 127
  const rows: Buffer[] = []
  ids.forEach((hash, id) => {
    const entries: number[] = []
    for (let leaf = 0; leaf < width; leaf += 1) {
      const weight = weights[id * width + leaf] ?? 0
      const steps = Math.round(weight / unit)
      if (Math.abs(weight) >= smallest && steps !== 0) entries.push(leaf, steps & 0xff)
    }
    if (entries.length === 0) return
    const row = Buffer.alloc(5 + entries.length)
    row.writeUInt32LE(hash, 0)
    row[4] = entries.length / 2
    entries.forEach((entry, at) => (row[5 + at] = entry))
    rows.push(row)
  })
  return {
    leaves,
    bias: [...bias].map(value => Math.round(value * 1e4) / 1e4),
    step: unit,
    packed: Buffer.concat(rows).toString('base64'),
  }
}

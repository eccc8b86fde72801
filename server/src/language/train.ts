/** Hides how a net is learned: softmax over leaves and a logistic for danger, by AdaGrad; same examples and seed, same net. Pure. */
import type { Features } from './features.ts'
import { hashOf, leak, logistic, rowOf, type StoredNet } from './model.ts'

export interface Example {
  readonly features: Features
  readonly leaf: string
  readonly danger: boolean
  readonly weight: number
}

export interface TrainingPlan {
  readonly seed: number
  readonly salt: number
  readonly bits: number
  readonly width: number
  readonly rounds: number
  readonly rate: number
  /** Share of the features hidden at each step, so that no single rare gram carries a meaning alone. */
  readonly hide: number
  /** Share of the hidden units put to sleep at each step. */
  readonly sleep: number
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

/** What one step of learning works on; allocated once. */
interface Bench {
  /** Outputs with a slope worth a step. */
  readonly live: number[]
  readonly rows: Uint32Array
  readonly values: Float32Array
  count: number
  readonly hidden: Float32Array
  readonly awake: Float32Array
  readonly output: Float32Array
  readonly slope: Float32Array
  readonly pull: Float32Array
}

interface Weights {
  readonly rows: Float32Array
  readonly rowSums: Float32Array
  readonly out: Float32Array
  readonly outSums: Float32Array
  readonly bias: Float32Array
}

/** `known`: the features to learn from. */
export function train(
  examples: readonly Example[],
  leaves: readonly string[],
  known: ReadonlySet<string>,
  plan: TrainingPlan,
  say: (line: string) => void,
): StoredNet {
  const roll = dice(plan.seed)
  const outputs = leaves.length + 1
  const weights = begin(plan, outputs, roll)
  const targets = new Map(leaves.map((leaf, at) => [leaf, at]))
  const bench: Bench = {
    live: [],
    rows: new Uint32Array(4000),
    values: new Float32Array(4000),
    count: 0,
    hidden: new Float32Array(plan.width),
    awake: new Float32Array(plan.width),
    output: new Float32Array(outputs),
    slope: new Float32Array(outputs),
    pull: new Float32Array(plan.width),
  }
  const vectors = examples.map(example => vectorOf(example, known, plan))
  const order = examples.map((_, at) => at)
  for (let round = 0; round < plan.rounds; round += 1) {
    shuffle(order, roll)
    const rate = plan.rate * (1 - (0.85 * round) / plan.rounds)
    let loss = 0
    for (const pick of order) {
      const example = examples[pick]
      const vector = vectors[pick]
      if (!example || !vector) continue
      lay(bench, vector, plan, roll)
      forward(bench, weights)
      loss += lean(bench, example, targets.get(example.leaf) ?? 0)
      backward(bench, weights, rate)
    }
    say(`round ${round + 1}: loss ${(loss / examples.length).toFixed(4)}`)
  }
  return pack(plan, weights)
}

function begin(plan: TrainingPlan, outputs: number, roll: () => number): Weights {
  const size = plan.width * 2 ** plan.bits
  return {
    rows: new Float32Array(size).map(() => (roll() - 0.5) * 0.2),
    rowSums: new Float32Array(size).fill(1e-3),
    out: new Float32Array(plan.width * outputs).map(() => (roll() - 0.5) * 0.3),
    outSums: new Float32Array(plan.width * outputs).fill(1e-2),
    bias: new Float32Array(outputs),
  }
}

/** Names of the features that enough examples have. */
export function seenOften(examples: readonly Example[], atLeast: number): Set<string> {
  const seen = new Map<string, number>()
  for (const { features } of examples) for (const name of features.names) seen.set(name, (seen.get(name) ?? 0) + 1)
  return new Set([...seen].filter(([, count]) => count >= atLeast).map(([name]) => name))
}

interface Vector {
  readonly rows: Uint32Array
  readonly values: Float32Array
}

function vectorOf({ features }: Example, known: ReadonlySet<string>, plan: TrainingPlan): Vector {
  const rows: number[] = []
  const values: number[] = []
  features.names.forEach((name, at) => {
    if (!known.has(name)) return
    rows.push(rowOf(hashOf(name), plan.salt, plan.bits))
    values.push(features.values[at] ?? 0)
  })
  return { rows: Uint32Array.from(rows), values: Float32Array.from(values) }
}

function shuffle(order: number[], roll: () => number): void {
  for (let at = order.length - 1; at > 0; at -= 1) {
    const other = Math.floor(roll() * (at + 1))
    const kept = order[at] ?? 0
    order[at] = order[other] ?? 0
    order[other] = kept
  }
}

/** Lays a random part of the vector on the bench, made louder so that its sum stays the same. */
function lay(bench: Bench, vector: Vector, plan: TrainingPlan, roll: () => number): void {
  let count = 0
  for (let at = 0; at < vector.rows.length && count < bench.rows.length; at += 1) {
    if (roll() < plan.hide) continue
    bench.rows[count] = vector.rows[at] ?? 0
    bench.values[count] = (vector.values[at] ?? 0) / (1 - plan.hide)
    count += 1
  }
  bench.count = count
  for (let unit = 0; unit < plan.width; unit += 1) bench.awake[unit] = roll() < plan.sleep ? 0 : 1 / (1 - plan.sleep)
}

function forward({ rows, values, count, hidden, awake, output }: Bench, weights: Weights): void {
  const width = hidden.length
  const outputs = output.length
  hidden.fill(0)
  for (let at = 0; at < count; at += 1) {
    const base = rows[at]! * width
    const value = values[at]!
    for (let unit = 0; unit < width; unit += 1) hidden[unit]! += value * weights.rows[base + unit]!
  }
  output.set(weights.bias)
  for (let unit = 0; unit < width; unit += 1) {
    const sum = hidden[unit]!
    const bent = (sum > 0 ? sum : sum * leak) * awake[unit]!
    hidden[unit] = bent
    if (bent === 0) continue
    const base = unit * outputs
    for (let leaf = 0; leaf < outputs; leaf += 1) output[leaf]! += bent * weights.out[base + leaf]!
  }
}

/** Fills the slope of the loss by output; returns the loss. A tenth of the certainty is kept back from the target. */
function lean({ output, slope }: Bench, example: Example, target: number): number {
  const last = output.length - 1
  let top = -Infinity
  for (let leaf = 0; leaf < last; leaf += 1) top = Math.max(top, output[leaf]!)
  let sum = 0
  for (let leaf = 0; leaf < last; leaf += 1) sum += slope[leaf] = Math.exp(output[leaf]! - top)
  const chance = slope[target]! / sum
  for (let leaf = 0; leaf < last; leaf += 1)
    slope[leaf] = example.weight * (slope[leaf]! / sum - 0.05 / last - (leaf === target ? 0.95 : 0))
  const danger = logistic(output[last]!)
  slope[last] = example.weight * (example.danger ? 2 : 1) * (danger - (example.danger ? 1 : 0))
  return -Math.log(Math.max(1e-9, chance)) - Math.log(Math.max(1e-9, example.danger ? danger : 1 - danger))
}

/** Slopes smaller than this move nothing. */
const faint = 1e-4

function backward(bench: Bench, weights: Weights, rate: number): void {
  const { rows, values, count, hidden, awake, slope, pull, live } = bench
  const width = hidden.length
  const outputs = slope.length
  live.length = 0
  for (let leaf = 0; leaf < outputs; leaf += 1) if (Math.abs(slope[leaf]!) > faint) live.push(leaf)
  for (let unit = 0; unit < width; unit += 1) {
    const base = unit * outputs
    const bent = hidden[unit]!
    let back = 0
    for (let at = 0; at < live.length; at += 1) {
      const leaf = live[at]!
      const place = base + leaf
      back += slope[leaf]! * weights.out[place]!
      if (bent === 0) continue
      const step = slope[leaf]! * bent
      weights.outSums[place]! += step * step
      weights.out[place]! -= (rate * step) / Math.sqrt(weights.outSums[place]!)
    }
    pull[unit] = back * awake[unit]! * (bent > 0 ? 1 : leak)
  }
  for (let leaf = 0; leaf < outputs; leaf += 1) weights.bias[leaf]! -= 0.002 * slope[leaf]!
  for (let at = 0; at < count; at += 1) {
    const base = rows[at]! * width
    const value = values[at]!
    for (let unit = 0; unit < width; unit += 1) {
      const step = pull[unit]! * value
      if (step === 0) continue
      const place = base + unit
      weights.rowSums[place]! += step * step
      weights.rows[place]! -= (rate * step) / Math.sqrt(weights.rowSums[place]!)
    }
  }
}

function pack(plan: TrainingPlan, weights: Weights): StoredNet {
  const { salt, bits, width } = plan
  const out = inSteps(weights.out)
  const rows = packRows(weights.rows, width)
  return {
    salt,
    bits,
    width,
    step: rows.step,
    rows: rows.packed,
    outStep: out.step,
    out: out.packed,
    bias: [...weights.bias].map(value => Math.round(value * 1e4) / 1e4),
  }
}

/** Four bits a weight, each row in steps of its own: the loudest weights are cut a little so that the rest are finer. */
function packRows(rows: Float32Array, width: number): { step: number; packed: string } {
  const count = rows.length / width
  const loud = Float32Array.from({ length: count }, (_, row) => {
    let most = 0
    for (let unit = 0; unit < width; unit += 1) most = Math.max(most, Math.abs(rows[row * width + unit]!))
    return most * 0.85
  })
  const step = loud.reduce((most, each) => Math.max(most, each), 0) / 7 / 255
  const packed = Buffer.alloc(count * (1 + width / 2))
  for (let row = 0; row < count; row += 1) {
    const base = row * (1 + width / 2)
    const units = Math.max(1, Math.round(loud[row]! / 7 / step))
    packed[base] = units
    for (let unit = 0; unit < width; unit += 1) {
      const steps = Math.max(-7, Math.min(7, Math.round(rows[row * width + unit]! / (units * step)))) + 8
      packed[base + 1 + (unit >> 1)]! |= unit % 2 === 0 ? steps << 4 : steps
    }
  }
  return { step, packed: packed.toString('base64') }
}

/** Weights as int8 steps. */
function inSteps(weights: Float32Array): { step: number; packed: string } {
  const step = weights.reduce((most, weight) => Math.max(most, Math.abs(weight)), 0) / 127
  const steps = Int8Array.from(weights, value => Math.round(value / step))
  return { step, packed: Buffer.from(steps.buffer).toString('base64') }
}

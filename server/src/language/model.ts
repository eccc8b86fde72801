/** Hides how the trained weights are stored and added up. */
import type { Features } from './features.ts'

/** Softmax over leaves plus one logistic output, `danger`, which sits last. */
export interface Model {
  readonly leaves: readonly string[]
  readonly bias: Float32Array
  /** Feature hash → [leaf index, weight, …]. */
  readonly weights: ReadonlyMap<number, Float32Array>
}

/** What is kept in weights.json: int8 steps of `step`, base64 of [hash u32, count u8, (leaf u8, weight i8)…]. */
export interface StoredModel {
  readonly leaves: readonly string[]
  readonly bias: readonly number[]
  readonly step: number
  readonly packed: string
}

/** FNV-1a, 32 bits. */
export function hashOf(name: string): number {
  let hash = 0x811c9dc5
  for (let at = 0; at < name.length; at += 1) hash = Math.imul(hash ^ name.charCodeAt(at), 0x01000193)
  return hash >>> 0
}

export function unpack(stored: StoredModel): Model {
  const bytes = Buffer.from(stored.packed, 'base64')
  const weights = new Map<number, Float32Array>()
  for (let at = 0; at < bytes.length; ) {
    const hash = bytes.readUInt32LE(at)
    const count = bytes[at + 4] ?? 0
    const row = new Float32Array(count * 2)
    for (let index = 0; index < count; index += 1) {
      row[index * 2] = bytes[at + 5 + index * 2] ?? 0
      row[index * 2 + 1] = bytes.readInt8(at + 6 + index * 2) * stored.step
    }
    weights.set(hash, row)
    at += 5 + count * 2
  }
  return { leaves: stored.leaves, bias: Float32Array.from(stored.bias), weights }
}

/** Was the feature met in training? */
export const knows = (model: Model, name: string): boolean => model.weights.has(hashOf(name))

/** Raw scores: one per leaf, then danger. */
export function scores(model: Model, features: Features): Float32Array {
  const out = Float32Array.from(model.bias)
  features.names.forEach((name, at) => {
    const row = model.weights.get(hashOf(name))
    if (!row) return
    const value = features.values[at] ?? 0
    for (let index = 0; index < row.length; index += 2) {
      const leaf = row[index] ?? 0
      out[leaf] = (out[leaf] ?? 0) + value * (row[index + 1] ?? 0)
    }
  })
  return out
}

/** The features that spoke most for one output, best first: [name, contribution]. */
export function reasons(model: Model, features: Features, leaf: number, most: number): [string, number][] {
  const found: [string, number][] = []
  features.names.forEach((name, at) => {
    const row = model.weights.get(hashOf(name))
    if (!row) return
    for (let index = 0; index < row.length; index += 2) {
      if (row[index] === leaf) found.push([name, (row[index + 1] ?? 0) * (features.values[at] ?? 0)])
    }
  })
  return found.toSorted((one, other) => other[1] - one[1]).slice(0, most)
}

export function softmax(values: Float32Array): Float32Array {
  let top = -Infinity
  for (const value of values) top = Math.max(top, value)
  const out = values.map(value => Math.exp(value - top))
  let sum = 0
  for (const value of out) sum += value
  return out.map(value => value / sum)
}

export const logistic = (value: number): number => 1 / (1 + Math.exp(-value))

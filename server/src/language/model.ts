/** Hides how the trained nets are stored, and how they turn features into one score per leaf and one for danger. */
import type { Features } from './features.ts'
import { type Seen, wasSeen } from './seen.ts'

/** One hidden layer over hashed features: rows of the table add up, are bent, and are weighed per output. Danger sits last. */
export interface Net {
  readonly salt: number
  /** The table has 2^bits rows of `width` steps, each row with a step of its own. */
  readonly bits: number
  readonly width: number
  readonly rows: Int8Array
  readonly steps: Float32Array
  /** Hidden unit × output. */
  readonly out: Float32Array
  readonly bias: Float32Array
}

export interface Model {
  readonly leaves: readonly string[]
  /** Features met in training; strangers are left out, or they would speak with the voice of whoever shares their row. */
  readonly seen: Seen
  readonly nets: readonly Net[]
}

/** A net as weights.json keeps it: in base64, a row is its step (u8, of `step`) and two weights of four bits a byte; `out` is int8. */
export interface StoredNet {
  readonly salt: number
  readonly bits: number
  readonly width: number
  readonly step: number
  readonly rows: string
  readonly outStep: number
  readonly out: string
  readonly bias: readonly number[]
}

export interface StoredModel {
  readonly leaves: readonly string[]
  /** Base64 of `Seen`. */
  readonly seen: string
  readonly nets: readonly StoredNet[]
}

/** What a hidden unit below zero still lets through. */
export const leak = 0.1

/** FNV-1a, 32 bits. */
export function hashOf(name: string): number {
  let hash = 0x811c9dc5
  for (let at = 0; at < name.length; at += 1) hash = Math.imul(hash ^ name.charCodeAt(at), 0x01000193)
  return hash >>> 0
}

/** The row of a feature; another salt shares rows among other features. */
export const rowOf = (hash: number, salt: number, bits: number): number =>
  Math.imul(Math.imul(hash ^ salt, 0x9e3779b1) ^ (hash >>> 15), 0x85ebca6b) >>> (32 - bits)

function bytesOf(packed: string): Int8Array {
  const bytes = Buffer.from(packed, 'base64')
  return new Int8Array(bytes.buffer, bytes.byteOffset, bytes.length)
}

export function unpack(stored: StoredModel): Model {
  return {
    leaves: stored.leaves,
    seen: new Uint8Array(Buffer.from(stored.seen, 'base64')),
    nets: stored.nets.map(unpackNet),
  }
}

function unpackNet({ salt, bits, width, step, rows, outStep, out, bias }: StoredNet): Net {
  const packed = Buffer.from(rows, 'base64')
  const stride = 1 + width / 2
  const table = new Int8Array(2 ** bits * width)
  const steps = new Float32Array(2 ** bits)
  for (let row = 0; row < steps.length; row += 1) {
    steps[row] = (packed[row * stride] ?? 0) * step
    for (let half = 0; half < width; half += 1) {
      const byte = packed[row * stride + 1 + (half >> 1)] ?? 0
      table[row * width + half] = (half % 2 === 0 ? byte >> 4 : byte & 15) - 8
    }
  }
  return {
    salt,
    bits,
    width,
    rows: table,
    steps,
    out: Float32Array.from(bytesOf(out), value => value * outStep),
    bias: Float32Array.from(bias),
  }
}

/** Was the feature met in training? */
export const knows = (model: Model, name: string): boolean => wasSeen(model.seen, hashOf(name))

/** The features of a message that training met. */
interface Known {
  readonly names: readonly string[]
  readonly hashes: readonly number[]
  readonly values: readonly number[]
}

function knownOf(model: Model, features: Features): Known {
  const names: string[] = []
  const hashes: number[] = []
  const values: number[] = []
  features.names.forEach((name, at) => {
    const hash = hashOf(name)
    if (!wasSeen(model.seen, hash)) return
    names.push(name)
    hashes.push(hash)
    values.push(features.values[at] ?? 0)
  })
  return { names, hashes, values }
}

/** The hidden layer before it is bent. */
function hidden(net: Net, { hashes, values }: Known): Float32Array {
  const { rows, steps, width } = net
  const sums = new Float32Array(width)
  for (let at = 0; at < hashes.length; at += 1) {
    const row = rowOf(hashes[at] ?? 0, net.salt, net.bits)
    const base = row * width
    const value = (values[at] ?? 0) * (steps[row] ?? 0)
    for (let unit = 0; unit < width; unit += 1) sums[unit] = (sums[unit] ?? 0) + value * (rows[base + unit] ?? 0)
  }
  return sums
}

/** Raw scores of each net: one per leaf, then danger. */
export function scores(model: Model, features: Features): Float32Array[] {
  const known = knownOf(model, features)
  return model.nets.map(net => {
    const sums = hidden(net, known)
    const out = Float32Array.from(net.bias)
    const outputs = out.length
    for (let unit = 0; unit < net.width; unit += 1) {
      const sum = sums[unit] ?? 0
      const bent = sum > 0 ? sum : sum * leak
      const base = unit * outputs
      for (let leaf = 0; leaf < outputs; leaf += 1) out[leaf] = (out[leaf] ?? 0) + bent * (net.out[base + leaf] ?? 0)
    }
    return out
  })
}

/** The features that spoke most for one output, best first: [name, contribution]. Exact: the bend is fixed once the message is. */
export function reasons(model: Model, features: Features, leaf: number, most: number): [string, number][] {
  const known = knownOf(model, features)
  const shares = new Float32Array(known.hashes.length)
  for (const net of model.nets) {
    const pull = hidden(net, known).map(
      (sum, unit) => (sum > 0 ? 1 : leak) * (net.out[unit * net.bias.length + leaf] ?? 0),
    )
    known.hashes.forEach((hash, at) => {
      const row = rowOf(hash, net.salt, net.bits)
      const base = row * net.width
      const value = ((known.values[at] ?? 0) * (net.steps[row] ?? 0)) / model.nets.length
      for (let unit = 0; unit < net.width; unit += 1)
        shares[at] = (shares[at] ?? 0) + value * (pull[unit] ?? 0) * (net.rows[base + unit] ?? 0)
    })
  }
  return known.names
    .map((name, at): [string, number] => [name, shares[at] ?? 0])
    .toSorted((one, other) => other[1] - one[1])
    .slice(0, most)
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

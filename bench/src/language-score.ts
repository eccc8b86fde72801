/** Hides how one reading is scored against a gold meaning, and how scores are added up. */
import { fold } from '@binh-yen/server/language/letters'
import type { Meaning } from './gold.ts'

/** What a recogniser says of one message; leaves best first. */
export interface Reading {
  readonly leaves: readonly string[]
  readonly kind: string
  readonly urgent: boolean
  readonly place: string | null
  readonly confidence: number
  readonly asks: boolean
  readonly ms: number
}

export interface Tally {
  procedures: number
  procedureFirst: number
  procedureThird: number
  categories: number
  categoryFirst: number
  categoryThird: number
  dangers: number
  dangersFound: number
  calm: number
  falseAlarms: number
  answerable: number
  answered: number
  wrong: number
  places: number
  placesFound: number
  several: number
  severalFound: number
  readonly kinds: Map<string, { hit: number; told: number; meant: number }>
  readonly ms: number[]
}

export const emptyTally = (): Tally => ({
  procedures: 0,
  procedureFirst: 0,
  procedureThird: 0,
  categories: 0,
  categoryFirst: 0,
  categoryThird: 0,
  dangers: 0,
  dangersFound: 0,
  calm: 0,
  falseAlarms: 0,
  answerable: 0,
  answered: 0,
  wrong: 0,
  places: 0,
  placesFound: 0,
  several: 0,
  severalFound: 0,
  kinds: new Map(),
  ms: [],
})

export const isProcedure = (leaf: string): boolean =>
  !leaf.startsWith('tip:') && !['contact', 'greeting', 'offtopic', 'abuse', 'elsewhere', 'vague'].includes(leaf)

export function count(tally: Tally, meaning: Meaning, reading: Reading): void {
  const first = meaning.leaves[0] ?? ''
  const hit = meaning.leaves.includes(reading.leaves[0] ?? '')
  const near = reading.leaves.slice(0, 3).some(leaf => meaning.leaves.includes(leaf))
  if (isProcedure(first)) {
    tally.procedures += 1
    tally.procedureFirst += Number(hit)
    tally.procedureThird += Number(near)
    tally.answerable += 1
    if (!reading.asks && isProcedure(reading.leaves[0] ?? '')) tally.answered += 1
  } else if (first.startsWith('tip:') && first !== 'tip:khac') {
    tally.categories += 1
    tally.categoryFirst += Number(hit)
    tally.categoryThird += Number(near)
  }
  if (!reading.asks && isProcedure(reading.leaves[0] ?? '') && !hit) tally.wrong += 1
  if (meaning.urgent) {
    tally.dangers += 1
    tally.dangersFound += Number(reading.urgent)
  } else {
    tally.calm += 1
    tally.falseAlarms += Number(reading.urgent)
  }
  if (meaning.place !== undefined) {
    tally.places += 1
    tally.placesFound += Number(overlap(meaning.place, reading.place ?? '') >= 0.5)
  }
  if (meaning.leaves.length > 1) {
    tally.several += 1
    tally.severalFound += Number(meaning.leaves.every(leaf => reading.leaves.includes(leaf)))
  }
  const meant = kindRow(tally, meaning.kind)
  const told = kindRow(tally, reading.kind)
  meant.meant += 1
  told.told += 1
  if (meaning.kind === reading.kind) meant.hit += 1
  tally.ms.push(reading.ms)
}

function kindRow(tally: Tally, kind: string): { hit: number; told: number; meant: number } {
  const row = tally.kinds.get(kind) ?? { hit: 0, told: 0, meant: 0 }
  tally.kinds.set(kind, row)
  return row
}

/** Shared words over all words of both, marks aside. */
function overlap(one: string, other: string): number {
  const left = new Set(fold(one).split(/[\s,]+/))
  const right = new Set(fold(other).split(/[\s,]+/))
  const shared = [...left].filter(word => right.has(word)).length
  return shared / (left.size + right.size - shared)
}

/** Mean F1 over the kinds that the gold set has. */
export function macroF1(tally: Tally): number {
  const rows = [...tally.kinds.values()].filter(row => row.meant > 0)
  const f1 = rows.map(row => (row.hit === 0 ? 0 : (2 * row.hit) / (row.told + row.meant)))
  return f1.reduce((sum, value) => sum + value, 0) / Math.max(1, f1.length)
}

export function percentile(values: readonly number[], share: number): number {
  const ordered = values.toSorted((one, other) => one - other)
  return ordered[Math.min(ordered.length - 1, Math.floor(ordered.length * share))] ?? 0
}

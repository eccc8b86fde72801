// Chance that is the same each time: whoever seeds an installation at the same hour tells the same week.

export interface Chance {
  /** From 0 up to, not including, 1. */
  next(): number
  /** A whole number from `low` to `high`, both included. */
  between(low: number, high: number): number
  pick<T>(of: readonly T[]): T
  /** By weight; the heavier the likelier. */
  weigh<T>(of: readonly (readonly [T, number])[]): T
}

/** mulberry32. */
export function chance(seed: number): Chance {
  let state = seed >>> 0
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = Math.imul(state ^ (state >>> 15), state | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
  return {
    next,
    between: (low, high) => low + Math.floor(next() * (high - low + 1)),
    pick: of => of[Math.floor(next() * of.length)] as (typeof of)[number],
    weigh(of) {
      let left = next() * of.reduce((sum, [, weight]) => sum + weight, 0)
      for (const [thing, weight] of of) if ((left -= weight) < 0) return thing
      return (of.at(-1) as (typeof of)[number])[0]
    },
  }
}

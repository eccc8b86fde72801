// Hides the arithmetic of repeatable chance: one seed, one sequence, so that a run with mischief can be run again.

export interface Chance {
  /** A number in [0, 1). */
  next: () => number
  /** A whole number in [low, high]. */
  between: (low: number, high: number) => number
  /** Shuffles in place (Fisher–Yates) and returns the same array. */
  shuffle: <T>(things: T[]) => T[]
}

/** mulberry32: 32 bits of state, more than enough for deciding which events go astray. */
export function chance(seed: number): Chance {
  let state = seed >>> 0
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
  const between = (low: number, high: number): number => low + Math.floor(next() * (high - low + 1))
  const shuffle = <T>(things: T[]): T[] => {
    for (let last = things.length - 1; last > 0; last -= 1) {
      const other = between(0, last)
      const kept = things[last] as T
      things[last] = things[other] as T
      things[other] = kept
    }
    return things
  }
  return { next, between, shuffle }
}

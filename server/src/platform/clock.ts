// The one clock of the house: nothing else in the server asks what time it is, and a test moves it by days.

/** Time in whole milliseconds since 1970, UTC. */
export interface Clock {
  now(): number
  /** Stand `offset` ms beside the machine's clock and tell whoever waits. Reached by IPC from stories and starter only. */
  stand(offset: number): void
  offset(): number
  /** Be told when the clock was moved, so that what has become due is looked at at once. */
  onMove(fn: () => void): void
}

export function createClock(start = 0): Clock {
  let offset = start
  const told: (() => void)[] = []
  return {
    now: () => Date.now() + offset,
    offset: () => offset,
    onMove: fn => void told.push(fn),
    stand(next) {
      offset = Math.trunc(next)
      for (const fn of told) fn()
    },
  }
}

/** The machine's own clock, for one-time codes, which no test moves (architecture §3.2). */
export const machineNow = (): number => Date.now()

export const second = 1_000
export const minute = 60 * second
export const hour = 60 * minute
export const day = 24 * hour

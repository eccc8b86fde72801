// Hides the machine's time: the simulator's one clock, which control can move and which counts days as Zalo does (UTC+7).

/** What the simulator needs of a clock; `now` in whole milliseconds since 1970. A clock without `moveTo` cannot be moved. */
export interface Clock {
  now: () => number
  moveTo?: (now_ms: number) => void
}

export const SECOND = 1000
export const MINUTE = 60 * SECOND
export const HOUR = 60 * MINUTE
export const DAY = 24 * HOUR

const HANOI = 7 * HOUR

/** The machine's clock plus an offset in milliseconds; the offset is what outlives a restart. */
export class SimClock implements Clock {
  offset: number

  constructor(offset = 0) {
    this.offset = offset
  }

  now(): number {
    return Date.now() + this.offset
  }

  moveTo(now_ms: number): void {
    this.offset = Math.round(now_ms) - Date.now()
  }
}

function hanoi(at: number): Date {
  return new Date(at + HANOI)
}

/** Hour of the day in Hà Nội, 0–23. */
export function hourOfDay(at: number): number {
  return hanoi(at).getUTCHours()
}

/** `dd/MM/yyyy` in Hà Nội, the form Zalo prints dates in. */
export function dayPrinted(at: number): string {
  const day = hanoi(at)
  const two = (n: number) => String(n).padStart(2, '0')
  return `${two(day.getUTCDate())}/${two(day.getUTCMonth() + 1)}/${day.getUTCFullYear()}`
}

/** `yyyy-MM` in Hà Nội: package quotas belong to a month. */
export function monthOf(at: number): string {
  return hanoi(at).toISOString().slice(0, 7)
}

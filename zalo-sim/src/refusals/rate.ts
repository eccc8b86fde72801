// Hides the sliding window of an app's calls: exact, constant work a call, on the simulator's clock.
import { MINUTE } from '../clock.ts'

interface Window {
  /** The last `rate` admitted times, as a circle. */
  times: Float64Array
  head: number
  count: number
}

export interface Rates {
  /** Takes one call of the app's allowance: how many are left, or -1 when there was none. `rate` 0 is unlimited. */
  take: (app_id: string, rate: number, now: number) => number
  clear: () => void
}

export function createRates(): Rates {
  const windows = new Map<string, Window>()
  return {
    take(app_id, rate, now) {
      if (rate === 0) return Number.MAX_SAFE_INTEGER
      let window = windows.get(app_id)
      if (!window || window.times.length !== rate) {
        window = { times: new Float64Array(rate), head: 0, count: 0 }
        windows.set(app_id, window)
      }
      forget(window, now)
      if (window.count === rate) return -1
      window.times[(window.head + window.count) % rate] = now
      window.count += 1
      return rate - window.count
    },
    clear: () => windows.clear(),
  }
}

/** Drops what is a minute old, and what lies in the future because somebody moved the clock back. */
function forget(window: Window, now: number): void {
  while (window.count > 0) {
    const oldest = window.times[window.head] ?? 0
    if (now - oldest < MINUTE && oldest <= now) return
    window.head = (window.head + 1) % window.times.length
    window.count -= 1
  }
}

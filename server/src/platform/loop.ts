// Work that is rows with a due time: a loop that looks, does, looks again, rests, and can be asked to come to rest.

import type { Log } from './log.ts'

export interface Loop {
  readonly name: string
  /** True, or in a few words what is wrong: it fails again and again, or has not come round for a minute of the machine. */
  well(): true | string
  /** Look now rather than at the next rest's end. */
  wake(): void
  /** Look until nothing is due by the house's clock. True when something was done. */
  settle(): Promise<boolean>
  stop(): Promise<void>
}

export interface Work {
  name: string
  /** Rest between two looks that found nothing, ms of the machine. */
  rest: number
  /** Do what is due; how many things were done. Zero means rest. */
  run(): Promise<number>
  log: Log
}

/** More faults in a row than this are no hiccup; a round longer than this hangs. Rests end within thirty seconds. */
const faultsBorne = 5
const roundMs = 60_000

/** One run at a time; a fault is logged and waited out with a growing rest, at most thirty seconds. */
export function startLoop({ name, rest, run, log }: Work): Loop {
  let stopped = false
  let faults = 0
  let woken = false
  let rouse: (() => void) | undefined
  let running: Promise<number> | undefined
  let roundAt = performance.now()

  const once = (): Promise<number> => {
    running ??= run().finally(() => (running = undefined))
    return running
  }
  const pause = (ms: number): Promise<void> =>
    new Promise(resolve => {
      const timer = setTimeout(resolve, ms)
      rouse = () => {
        clearTimeout(timer)
        resolve()
      }
    })
  const going = (async () => {
    while (!stopped) {
      roundAt = performance.now()
      try {
        woken = false
        const done = await once()
        faults = 0
        if (done === 0 && !woken && !stopped) await pause(rest)
      } catch (error) {
        faults += 1
        log.fault(`loop ${name}`, error, { faults })
        if (!stopped) await pause(Math.min(30_000, rest * 2 ** Math.min(faults, 8)))
      }
    }
  })()

  return {
    name,
    well() {
      if (faults > faultsBorne) return `${name} has failed ${faults} times in a row`
      const round = performance.now() - roundAt
      return round <= roundMs || `${name} has not come round for ${Math.floor(round / 1000)} s`
    },
    wake() {
      woken = true
      rouse?.()
    },
    async settle() {
      for (let moved = false; ; moved = true) {
        await running?.catch(() => undefined)
        if ((await once()) === 0) return moved
      }
    },
    async stop() {
      stopped = true
      rouse?.()
      await going
    },
  }
}

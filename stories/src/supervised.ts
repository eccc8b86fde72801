// A server that is started again whenever it ends, as a machine's supervisor does, so that killing it is not the end.

import { setTimeout as pause } from 'node:timers/promises'
import type { ServerProcess } from './processes.ts'

export interface Supervised {
  /** The one that runs; waits while there is none. */
  running(): Promise<ServerProcess>
  /** kill -9 of the one that runs; false when none does just now. */
  kill(): Promise<boolean>
  stop(): Promise<void>
}

export function supervise(start: () => Promise<ServerProcess>): Supervised {
  let stopped = false
  let current: ServerProcess | undefined
  const going = (async () => {
    while (!stopped) {
      try {
        current = await start()
        await current.ended
      } catch {
        await pause(100) // its database was away
      }
      current = undefined
    }
  })()

  async function running(): Promise<ServerProcess> {
    while (!current) await pause(20)
    return current
  }
  return {
    running,
    async kill() {
      const victim = current
      await victim?.kill()
      return victim !== undefined
    },
    async stop() {
      stopped = true
      await (await running()).stop()
      await going
    },
  }
}

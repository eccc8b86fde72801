// A server that is started again whenever it ends, as a machine's supervisor does, so that killing it is not the end.

import { setTimeout as pause } from 'node:timers/promises'
import { atMost } from './at-most.ts'
import type { ServerProcess } from './processes.ts'

export interface Supervised {
  /** The one that runs; waits while there is none, and names what kept it from starting when that takes a minute. */
  running(): Promise<ServerProcess>
  /** kill -9 of the one that runs; false when none does just now. */
  kill(): Promise<boolean>
  /** Also while none can start. */
  stop(): Promise<void>
}

const startMs = 60_000
const stopMs = 30_000

export function supervise(start: () => Promise<ServerProcess>): Supervised {
  let stopped = false
  let current: ServerProcess | undefined
  let why = 'it is starting'
  const going = (async () => {
    while (!stopped) {
      try {
        current = await start()
        await (stopped ? end(current) : current.ended)
        why = 'it ended'
      } catch (error) {
        why = (error as Error).message
        await pause(100) // its database was away
      }
      current = undefined
    }
  })()

  return {
    async running() {
      for (const late = performance.now() + startMs; !current; await pause(20))
        if (performance.now() > late) throw new Error(`a server does not come up: ${why}`)
      return current
    },
    async kill() {
      const victim = current
      await victim?.kill()
      return victim !== undefined
    },
    async stop() {
      stopped = true
      if (current) await end(current)
      await going
    },
  }
}

/** In good order if it can; one whose database is gone for good waits to write what it sent. */
const end = (server: ServerProcess): Promise<void> =>
  atMost(stopMs, 'stopping a server', server.stop()).catch(() => server.kill())

// Two small instruments of the sending loop: a bell that is heard even when rung too early, and how far to claim ahead.

export interface Bell {
  ring(): void
  /** Until the bell rings; at once when it has rung since the last wait. */
  heard(): Promise<void>
}

export function createBell(): Bell {
  let rung = false
  let waiting: (() => void) | undefined
  return {
    ring() {
      rung = true
      waiting?.()
    },
    async heard() {
      if (!rung) await new Promise<void>(resolve => (waiting = resolve))
      waiting = undefined
      rung = false
    },
  }
}

/** How many calls to claim ahead: about what ends in half a second. No sender then waits for a claim, and no grant runs out. */
export interface Ahead {
  calls(): number
  /** One more call has ended. */
  ended(): void
}

const aheadMs = 500
/** The pace is taken anew after this much time. */
const measuredMs = 100

/** `now` in ms of the machine. */
export function createAhead(least: number, most: number, now: () => number = () => performance.now()): Ahead {
  let calls = least
  let since = now()
  let ended = 0
  return {
    ended: () => void (ended += 1),
    calls() {
      const past = now() - since
      if (past >= measuredMs) {
        calls = Math.min(most, Math.max(least, Math.round((ended / past) * aheadMs)))
        since += past
        ended = 0
      }
      return calls
    },
  }
}

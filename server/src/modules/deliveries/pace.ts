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

/** How many calls to claim ahead: more whenever the senders ran dry, fewer whenever grants ran out unused. */
export interface Ahead {
  calls(): number
  ranDry(): void
  ranOut(): void
}

export function createAhead(least: number, most: number): Ahead {
  let calls = least
  return {
    calls: () => calls,
    ranDry: () => void (calls = Math.min(most, calls * 2)),
    ranOut: () => void (calls = Math.max(least, Math.floor(calls / 2))),
  }
}

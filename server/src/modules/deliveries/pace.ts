// Two small instruments of the sending loop: a bell that is heard even when rung too early, and a meter of calls a second.

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

export interface Meter {
  count(): void
  /** Of the last whole half second that had calls. */
  perSecond(): number
}

const span = 500

export function createMeter(now: () => number = () => performance.now()): Meter {
  let from = now()
  let counted = 0
  let last = 0
  return {
    count() {
      const passed = now() - from
      if (passed >= span) {
        last = passed < 2 * span ? (counted * 1_000) / passed : 0
        from += passed
        counted = 0
      }
      counted += 1
    },
    perSecond: () => last,
  }
}

/** Hides how the server follows the simulator's clock: by an offset from the machine's, kept in a file between starts. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import type { Child } from './child.ts'

export class WorldClock {
  readonly #file: string
  #offset: number

  constructor(file: string) {
    this.#file = file
    this.#offset = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as { offset_ms: number }).offset_ms : 0
  }

  /**
   * The simulator says when control moved its clock (and itself remembers where it stood). From the message's way the
   * server may lag a millisecond or two behind it, less than two real machines would.
   */
  follow(simulator: Child, server: () => Child | undefined): void {
    simulator.onMessage<{ now_ms: number }>('clock_moved', ({ now_ms }) => {
      this.#offset = now_ms - Date.now()
      writeFileSync(this.#file, JSON.stringify({ offset_ms: this.#offset }))
      const follower = server()
      if (follower) this.tell(follower)
    })
  }

  /** Also for a server that has just begun and does not know yet. */
  tell(server: Child): void {
    server.tell({ clock: { offset_ms: this.#offset } })
  }
}

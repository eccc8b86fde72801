/** Hides how server and simulator keep one time: the offset from the machine's clock, kept in a file and told to the other. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import type { Child } from './child.ts'

type Told = { offset_ms: number }

export class WorldClock {
  readonly #file: string
  #offset: number

  constructor(file: string) {
    this.#file = file
    this.#offset = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Told).offset_ms : 0
  }

  /** Tells a child that has just begun how late it is. */
  tell(child: Child): void {
    child.tell({ clock: { offset_ms: this.#offset } })
  }

  /** When `mover` says that its clock was moved, keeps that and tells the others. */
  follow(mover: Child, others: () => readonly Child[]): void {
    mover.onMessage<Told>('clock', ({ offset_ms }) => {
      if (!Number.isFinite(offset_ms) || offset_ms === this.#offset) return
      this.#offset = offset_ms
      writeFileSync(this.#file, JSON.stringify({ offset_ms }))
      for (const other of others()) this.tell(other)
    })
  }
}

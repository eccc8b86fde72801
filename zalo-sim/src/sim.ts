// Hides how the simulator's parts find each other: one value, handed in everywhere, no globals.
import type { Clock } from './clock.ts'
import type { Outbox } from './hooks/outbox.ts'
import type { Checks } from './ledger/checks.ts'
import type { Ledger } from './ledger/ledger.ts'
import type { Mischief } from './mischief/mischief.ts'
import type { Rates } from './refusals/rate.ts'
import type { Shelf } from './world/media.ts'
import type { World } from './world/world.ts'

export interface Sim {
  world: World
  clock: Clock
  shelf: Shelf
  ledger: Ledger
  checks: Checks
  rates: Rates
  mischief: Mischief
  outbox: Outbox
  /** Where the simulator answers, such as `http://localhost:4100`; links to media begin with it. */
  url: () => string
  /** Something about this person on this page changed: the phones page looks again. */
  changed: (oa_id: string, person_id: string) => void
  /** The state is worth saving: soon, or (tokens, the clock) before the caller hears of it. */
  saveSoon: () => void
  saveNow: () => Promise<void>
}

// Coming to rest: every loop looks until none finds anything to do. For stories, bench and starter.

import type { Loop } from './loop.ts'

const patience = 10_000

/**
 * A round in which no loop found anything. True when an earlier one did. Who has the other side in hand (the simulator's
 * hooks) asks both until both are quiet twice. Throws after ten seconds of the machine, naming what still moves.
 */
export async function settle(loops: readonly Loop[], flush: () => Promise<void>): Promise<boolean> {
  const until = performance.now() + patience
  for (let moved = false; ; moved = true) {
    const moving: string[] = []
    for (const loop of loops) if (await loop.settle()) moving.push(loop.name)
    await flush()
    if (moving.length === 0) return moved
    if (performance.now() > until) throw new Error(`not at rest after ten seconds: ${moving.join(', ')}`)
  }
}

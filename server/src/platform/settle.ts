// Coming to rest: every loop looks until none finds anything to do, twice in a row. For stories, bench and starter.

import type { Loop } from './loop.ts'

const patience = 10_000

/** True when something was done. Throws after ten seconds of the machine, naming what still moves. */
export async function settle(loops: readonly Loop[], flush: () => Promise<void>): Promise<boolean> {
  const until = performance.now() + patience
  let moved = false
  for (let quiet = 0; quiet < 2; ) {
    const moving: string[] = []
    for (const loop of loops) if (await loop.settle()) moving.push(loop.name)
    await flush()
    if (moving.length === 0) quiet += 1
    else {
      quiet = 0
      moved = true
    }
    if (performance.now() > until)
      throw new Error(`not at rest after ten seconds: ${moving.join(', ') || 'nothing named'}`)
  }
  return moved
}

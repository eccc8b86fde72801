// Hides the order of leaving: within a lane one after another, between lanes side by side up to a limit.

interface Lanes<T> {
  push: (lane: string, thing: T) => void
  /** What waits or is under way, in no promised order. */
  things: () => T[]
  count: () => number
  busy: () => boolean
  clear: () => void
}

/** `work` never rejects; a lane's next thing starts when the one before is done. */
export function createLanes<T>(atOnce: number, work: (thing: T) => Promise<void>): Lanes<T> {
  const lanes = new Map<string, T[]>()
  const ready = new Set<string>()
  let running = 0
  let count = 0

  function pump(): void {
    for (const lane of ready) {
      if (running >= atOnce) return
      ready.delete(lane)
      running += 1
      void runFirst(lane)
    }
  }

  async function runFirst(lane: string): Promise<void> {
    const things = lanes.get(lane)
    const thing = things?.[0]
    if (things && thing !== undefined) {
      await work(thing)
      things.shift()
      count -= 1
      if (things.length > 0) ready.add(lane)
      else if (lanes.get(lane) === things) lanes.delete(lane)
    }
    running -= 1
    pump()
  }

  return {
    push(lane, thing) {
      count += 1
      const things = lanes.get(lane)
      if (things) {
        things.push(thing)
        return
      }
      lanes.set(lane, [thing])
      ready.add(lane)
      pump()
    },
    count: () => count,
    things: () => [...lanes.values()].flat(),
    busy: () => lanes.size > 0 || running > 0,
    clear() {
      for (const [lane, things] of lanes) count -= things.splice(ready.has(lane) ? 0 : 1).length
      lanes.clear()
      ready.clear()
    },
  }
}

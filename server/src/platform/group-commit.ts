// Many small durable writes as few statements: what waits together is written together, in bounded number and time.

/** Thrown to whoever finds the queue full, or waited too long: nothing of theirs is surely written. */
export class Busy extends Error {
  constructor() {
    super('busy')
    this.name = 'Busy'
  }
}

export interface GroupCommit<T> {
  /** Resolves once the item's statement is committed. */
  add(item: T): Promise<void>
  /** How many wait. */
  waiting(): number
}

interface Waiter<T> {
  item: T
  since: number
  done(): void
  failed(error: unknown): void
}

/**
 * `write` gets at most `most` items; at most `inFlight` writes run at once. There is no timer: a write starts on
 * `setImmediate` and takes what has come by then. More than `bound` waiting, or longer than `patience` ms, is Busy.
 */
export function groupCommit<T>(limits: {
  most: number
  inFlight: number
  bound: number
  patience: number
  write(items: T[]): Promise<void>
}): GroupCommit<T> {
  const { most, inFlight, bound, patience, write } = limits
  let queue: Waiter<T>[] = []
  let running = 0
  let planned = false

  function plan(): void {
    if (planned || running >= inFlight || queue.length === 0) return
    planned = true
    setImmediate(() => {
      planned = false
      void start()
    })
  }

  async function start(): Promise<void> {
    const now = performance.now()
    const late = queue.filter(each => now - each.since > patience)
    if (late.length > 0) {
      queue = queue.filter(each => now - each.since <= patience)
      for (const each of late) each.failed(new Busy())
    }
    const batch = queue.splice(0, most)
    if (batch.length === 0) return
    running += 1
    plan()
    try {
      await write(batch.map(each => each.item))
      for (const each of batch) each.done()
    } catch (error) {
      for (const each of batch) each.failed(error)
    } finally {
      running -= 1
      plan()
    }
  }

  return {
    add: item =>
      new Promise((resolve, reject) => {
        if (queue.length >= bound) return reject(new Busy())
        queue.push({ item, since: performance.now(), done: resolve, failed: reject })
        plan()
      }),
    waiting: () => queue.length,
  }
}

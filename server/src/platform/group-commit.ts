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
  /** How long the oldest that is not written yet has waited, ms. */
  lateness(): number
}

interface Waiter<T> {
  item: T
  since: number
  done(): void
  failed(error: unknown): void
}

/**
 * `write` gets at most `most` items; at most `inFlight` writes run at once. There is no timer: a write starts on
 * `setImmediate` and takes what has come by then. More than `bound` waiting, or longer than `patience` ms, is Busy,
 * also while every write hangs; what is under way may still be written then.
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
  const unanswered = new Set<Waiter<T>>()
  let watch: NodeJS.Timeout | undefined

  function plan(): void {
    if (planned || running >= inFlight || queue.length === 0) return
    planned = true
    setImmediate(() => {
      planned = false
      void start()
    })
  }

  async function start(): Promise<void> {
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
      for (const each of batch) unanswered.delete(each)
      running -= 1
      plan()
    }
  }

  /** Whoever has waited too long is told so, whether still queued or in a write that hangs. */
  function tire(): void {
    const late = performance.now() - patience
    for (const each of unanswered) {
      if (each.since > late) break // the rest came later
      each.failed(new Busy())
      unanswered.delete(each)
    }
    queue = queue.filter(each => each.since > late)
    watch = unanswered.size > 0 ? setTimeout(tire, patience / 8) : undefined
  }

  return {
    add: item =>
      new Promise((resolve, reject) => {
        if (queue.length >= bound) return reject(new Busy())
        const waiter = { item, since: performance.now(), done: resolve, failed: reject }
        queue.push(waiter)
        unanswered.add(waiter)
        watch ??= setTimeout(tire, patience / 8)
        plan()
      }),
    waiting: () => queue.length,
    lateness() {
      const [oldest] = unanswered
      return oldest ? performance.now() - oldest.since : 0
    },
  }
}

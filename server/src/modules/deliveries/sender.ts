// The senders: calls under way at once, urgent ones first, each begun only while its grant holds.

import type { Clock } from '../../platform/clock.ts'
import type { Channel, Outcome } from './channel.ts'
import type { Job, ReadyJob } from './job.ts'
import type { NotBegun } from './outcomes.ts'
import { rank } from './rules.ts'

export interface Sender {
  push(ready: readonly ReadyJob[]): void
  /** Calls waiting to begin. */
  queued(): number
  /** Calls begun and without a reply. */
  underWay(): number
  /** Begin no more; what was waiting is handed back. */
  stop(): Job[]
}

/** Places kept for urgent calls, so that slow ordinary ones never hold them up. */
const keptForUrgent = 4

export interface Senders {
  readonly channel: Channel
  readonly clock: Clock
  /** Calls under way at once. */
  readonly atOnce: number
  /** One more call within the app's budget, for this job. */
  spend(job: Job): Promise<boolean>
  done(job: Job, outcome: Outcome | NotBegun): void
}

export function createSender({ channel, clock, atOnce, spend, done }: Senders): Sender {
  const queues: ReadyJob[][] = [[], [], [], []]
  let queued = 0
  let underWay = 0

  function next(): ReadyJob | undefined {
    for (const [ranked, queue] of queues.entries()) {
      if (queue.length === 0) continue
      if (ranked !== rank.urgent && underWay >= atOnce - keptForUrgent) return undefined
      queued -= 1
      return queue.pop()
    }
    return undefined
  }

  function pump(): void {
    while (underWay < atOnce) {
      const ready = next()
      if (!ready) return
      if (clock.now() >= ready.job.good_until) done(ready.job, { kind: 'not_begun' })
      else void begin(ready)
    }
  }

  async function begin({ job, to, content }: ReadyJob): Promise<void> {
    underWay += 1
    let outcome: Outcome
    try {
      outcome = await channel.send({ page_id: job.page_id, to, content, spend: () => spend(job) })
    } catch {
      outcome = { kind: 'unsure', fault: 'unsure' } // our own fault: whether it left, nobody knows
    }
    underWay -= 1
    done(job, outcome)
    pump()
  }

  return {
    push(ready) {
      // oldest at the end, where pop() takes it
      const byRank = Map.groupBy(ready, each => each.job.rank)
      for (const [ranked, own] of byRank) queues[ranked]?.unshift(...own.reverse())
      queued += ready.length
      pump()
    },
    queued: () => queued,
    underWay: () => underWay,
    stop() {
      queued = 0
      return queues.flatMap(queue => queue.splice(0).map(each => each.job))
    },
  }
}

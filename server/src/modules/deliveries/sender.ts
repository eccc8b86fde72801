// The senders: calls under way at once, urgent ones first, each begun only while its grant holds.

import type { Clock } from '../../platform/clock.ts'
import type { Channel, Outcome } from './channel.ts'
import type { ReadyJob } from './job.ts'
import type { NotBegun } from './outcomes.ts'
import { rank } from './rules.ts'

export interface Sender {
  push(jobs: readonly ReadyJob[]): void
  /** Calls waiting to begin. */
  queued(): number
  /** Calls begun and without a reply. */
  underWay(): number
  /** Begin no more; what was waiting is handed back. */
  stop(): ReadyJob[]
}

/** Places kept for urgent calls, so that slow ordinary ones never hold them up. */
const keptForUrgent = 4

export interface Senders {
  readonly channel: Channel
  readonly clock: Clock
  /** Calls under way at once. */
  readonly atOnce: number
  /** One more call within the app's budget, for this job. */
  spend(job: ReadyJob): Promise<boolean>
  done(job: ReadyJob, outcome: Outcome | NotBegun): void
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
      const job = next()
      if (!job) return
      if (clock.now() >= job.good_until) done(job, { kind: 'not_begun' })
      else void begin(job)
    }
  }

  async function begin(job: ReadyJob): Promise<void> {
    underWay += 1
    let outcome: Outcome
    try {
      outcome = await channel.send({
        page_id: job.page_id,
        to: job.to,
        content: job.content,
        spend: () => spend(job),
      })
    } catch {
      outcome = { kind: 'unsure', fault: 'unsure' } // our own fault: whether it left, nobody knows
    }
    underWay -= 1
    done(job, outcome)
    pump()
  }

  return {
    push(jobs) {
      // oldest at the end, where pop() takes it
      const byRank = Map.groupBy(jobs, job => job.rank)
      for (const [ranked, own] of byRank) queues[ranked]?.unshift(...own.reverse())
      queued += jobs.length
      pump()
    },
    queued: () => queued,
    underWay: () => underWay,
    stop() {
      queued = 0
      return queues.flatMap(queue => queue.splice(0))
    },
  }
}

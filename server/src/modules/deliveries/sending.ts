// The sending loop: claims ahead of the senders, so that they never wait for the database, and rests when nothing is due.

import { change, type House, machine } from '../../platform/ctx.ts'
import type { Presence } from '../../platform/liveness.ts'
import { type Loop, startLoop } from '../../platform/loop.ts'
import { forgetGrants, listPages, takeBudget } from '../pages/pages.ts'
import type { Channel } from './channel.ts'
import { claimFor, type Cursors } from './claim.ts'
import { wakesSenders } from './hints.ts'
import type { Job } from './job.ts'
import { startLooking } from './looking.ts'
import { createAhead, createBell } from './pace.ts'
import { type ContentsOf, prepare } from './prepare.ts'
import { createResults } from './results.ts'
import { priorityOf, rank } from './rules.ts'
import { createSender } from './sender.ts'
import { heldBy } from './store-sending.ts'
import * as work from './store-work.ts'

export type { ContentsOf } from './prepare.ts'

export interface Sending {
  readonly house: House
  readonly presence: Presence
  readonly channel: Channel
  readonly contents: ContentsOf
}

const who = machine('sending')
/** Calls under way at once, and the least and most that is claimed ahead of them: a claim costs some ten round trips. */
const atOnce = 64
const leastAhead = 256
const mostAhead = 6_000
/** Rest when nothing is due, and how often all pages are looked at although nobody called, ms of the machine. */
const rest = 250
const sweepEvery = 3_000

/** The loops of one process: sending, and looking after what is unknown. */
export function startSending({ house, presence, channel, contents }: Sending): Loop[] {
  const { mark } = presence
  const held = new Set<string>()
  const cursors: Cursors = new Map()
  const bell = createBell()
  const ahead = createAhead(leastAhead, mostAhead)
  let enlisted = false
  let doubtful = false
  /** Claimed and not yet with the senders: one lot is prepared while the next is claimed. */
  let coming = 0
  let preparing = Promise.resolve()
  let failed: unknown
  /** Somebody called: look at all pages now. */
  let called = true
  let stopping = false
  let sweptAt = Number.NEGATIVE_INFINITY

  const results = createResults(
    house,
    mark,
    () => sender.underWay() === 0 && sender.queued() === 0,
    ids => {
      for (const id of ids) held.delete(id)
      bell.ring()
    },
  )
  const sender = createSender({
    channel,
    clock: house.clock,
    atOnce,
    spend: async job => (await change(house, who, ctx => takeBudget(ctx, job.app_id, 1, priorityOf(job.rank)))) === 1,
    done(job, outcome) {
      results.add(job, outcome)
      ahead.ended()
      if (low()) bell.ring()
    },
  })

  const waiting = (): number => sender.queued() + coming
  /** Time to claim again: what is left lasts longer than a claim takes. */
  const low = (): boolean => waiting() < ahead.calls() / 2
  const room = (ranked: number): number =>
    (ranked === rank.urgent ? atOnce : 0) + Math.max(0, ahead.calls() - waiting())

  async function sweep(): Promise<work.OfApp[]> {
    return change(house, who, async ctx => {
      if (!enlisted) await work.enlist(ctx, mark)
      const pages = (await listPages(ctx)).flatMap(({ page_id, app_id }) => (app_id ? [{ page_id, app_id }] : []))
      await work.lookForWork(ctx, pages)
      await forgetGrants(ctx)
      return pages
    })
  }

  /** Lots follow each other; a fault is told to the loop's next round. */
  function send(jobs: readonly Job[]): void {
    for (const job of jobs) held.add(job.id)
    coming += jobs.length
    preparing = preparing.then(async () => {
      try {
        const { ready, over } = await change(house, who, ctx => prepare(ctx, jobs, contents))
        for (const { job, outcome } of over) results.add(job, outcome)
        sender.push(ready)
      } catch (error) {
        for (const job of jobs) results.add(job, { kind: 'not_begun' })
        failed = error
      }
      coming -= jobs.length
      bell.ring()
    })
  }

  /** A claim whose answer was lost left rows marked as ours that no sender knows: they certainly never left. */
  async function free(pages: readonly work.OfApp[]): Promise<void> {
    for (const { page_id, app_id } of pages) {
      const ids = await change(house, who, ctx => heldBy(ctx, page_id, mark))
      for (const id of ids) if (!held.has(id)) results.add(strayJob(page_id, app_id, id), { kind: 'not_begun' })
    }
    doubtful = false
  }

  let pages: work.OfApp[] = []

  async function run(): Promise<number> {
    if (!presence.held()) return 0
    if (failed) {
      const fault = failed
      failed = undefined
      throw fault
    }
    const before = results.written()
    const idle = waiting() + sender.underWay() === 0
    if (doubtful) await free(pages)
    if (called || performance.now() - sweptAt > sweepEvery) {
      pages = await sweep()
      enlisted = true
      called = false
      sweptAt = performance.now()
    }
    let claimed = 0
    try {
      for (const app_id of new Set(pages.map(page => page.app_id))) {
        const jobs = await change(house, who, ctx => claimFor(ctx, app_id, mark, room, cursors))
        claimed += jobs.length
        if (jobs.length > 0) send(jobs)
      }
    } catch (error) {
      doubtful = true
      cursors.clear()
      throw error
    }
    if (claimed > 0) {
      while (!low() && !called && !stopping) await bell.heard()
      return claimed
    }
    if (!idle || results.waiting() > 0) {
      await (waiting() + sender.underWay() > 0 ? bell.heard() : results.flush())
      return 1
    }
    return results.written() - before
  }

  const loop = startLoop({ name: 'sending', rest, run, log: house.log })
  const look = (): void => {
    called = true
    bell.ring()
    loop.wake()
  }
  const deaf = house.live.listen(heard => {
    if ('resync' in heard || heard.hints.some(wakesSenders)) look()
  })
  return [
    {
      ...loop,
      wake: look,
      async settle() {
        called = true
        return loop.settle()
      },
      async stop() {
        deaf()
        stopping = true
        bell.ring()
        await loop.stop()
        await preparing
        for (const job of sender.stop()) results.add(job, { kind: 'not_begun' })
        while (sender.underWay() > 0) await bell.heard()
        await results.flush()
      },
    },
    startLooking({ house, presence, channel }),
  ]
}

const strayJob = (page_id: string, app_id: string, id: string): Job => ({
  page_id,
  app_id,
  id,
  address_id: '',
  thread_id: null,
  message_id: '',
  rank: rank.broadcast,
  tries: 0,
  open_until: null,
  good_until: 0,
})

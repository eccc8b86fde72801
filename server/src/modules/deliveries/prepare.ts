// Between claim and call: whom each job goes to and what it says, a few reads for all jobs of a page.

import type { Ctx } from '../../platform/ctx.ts'
import { addressesOf, outsideIdsFor, windows } from '../citizens/citizens.ts'
import type { Content, Outcome } from './channel.ts'
import type { Job, ReadyJob } from './job.ts'
import { byKey } from './store-sending.ts'

/** Opens what messages of one page say; those whose words are erased are missing. Messages asked for twice come once. */
export type ContentsOf = (ctx: Ctx, page_id: string, message_ids: readonly string[]) => Promise<Map<string, Content>>

export interface Prepared {
  readonly ready: readonly ReadyJob[]
  /** Jobs that need no call to know what becomes of them. */
  readonly over: readonly { readonly job: Job; readonly outcome: Outcome }[]
}

/** A job whose reply window closed since it was made waits; one without address or words has failed. */
export async function prepare(ctx: Ctx, jobs: readonly Job[], contentsOf: ContentsOf): Promise<Prepared> {
  await byKey(ctx)
  const ready: ReadyJob[] = []
  const over: { job: Job; outcome: Outcome }[] = []
  for (const [page_id, own] of Map.groupBy(jobs, job => job.page_id)) {
    const closed = await windowClosed(ctx, page_id, own)
    const outsideIds = await outsideIdsFor(
      ctx,
      page_id,
      own.map(job => job.id),
    )
    const contents = await contentsOf(ctx, page_id, [...new Set(own.map(job => job.message_id))])
    for (const job of own) {
      const to = outsideIds.get(job.id)
      const content = contents.get(job.message_id)
      if (!to) over.push({ job, outcome: { kind: 'refused', fault: 'no_address' } })
      else if (!content) over.push({ job, outcome: { kind: 'refused', fault: 'content_gone' } })
      else if (closed.has(job)) over.push({ job, outcome: { kind: 'window_closed' } })
      else ready.push({ job, to, content })
    }
  }
  return { ready, over }
}

/** Those whose window, open or not when they were made, is closed now. */
async function windowClosed(ctx: Ctx, page_id: string, jobs: readonly Job[]): Promise<ReadonlySet<Job>> {
  const doubtful = jobs.filter(job => !(job.open_until !== null && ctx.now < job.open_until))
  if (doubtful.length === 0) return new Set()
  const windowOf = await windows(ctx)
  const addresses = await addressesOf(ctx, page_id, [...new Set(doubtful.map(job => job.address_id))])
  const last = (job: Job): number | null => addresses.get(job.address_id)?.last_interaction_at ?? null
  return new Set(doubtful.filter(job => !windowOf(last(job)).open))
}

// The claim: within the app's budget, urgent first, fair between pages, marked *sending* before anything leaves.

import type { Ctx } from '../../platform/ctx.ts'
import { goodUntil, openBudget, speakingPages } from '../pages/pages.ts'
import type { Job } from './job.ts'
import { priorityOf, rank } from './rules.ts'
import { byKey, type Claimed, type Cursor, claim, fromTheStart } from './store-sending.ts'
import * as work from './store-work.ts'

/** How far a page's broadcast has been claimed by this process. */
export type Cursors = Map<string, Cursor>

/**
 * Claims for one app. `room` says how many more of a priority the process can take in. The budget's lock makes claims of
 * one app follow each other in all processes; pages of one priority share what there is, the longest unserved first.
 */
export async function claimFor(
  ctx: Ctx,
  app_id: string,
  mark: number,
  room: (ranked: number) => number,
  cursors: Cursors,
): Promise<Job[]> {
  const pages = await speakingPages(ctx, app_id)
  const due = pages.length === 0 ? [] : await work.dueWork(ctx, app_id, pages)
  if (due.length === 0) return []
  await byKey(ctx)
  const budget = await openBudget(ctx, app_id)
  const jobs: Job[] = []
  const served: typeof due = []
  const spent = new Set<string>()
  for (const [i, { page_id, priority }] of due.entries()) {
    const free = Math.min(room(priority) - jobs.length, budget.left(priorityOf(priority)))
    const alike = due.slice(i).filter(row => row.priority === priority).length
    const limit = Math.ceil(free / alike)
    if (limit <= 0) continue
    const after = priority === rank.broadcast ? (cursors.get(page_id) ?? fromTheStart) : fromTheStart
    const rows = await claim(ctx, { page_id, priority, after, limit, mark })
    budget.take(rows.length)
    if (rows.length > 0) served.push({ page_id, priority })
    if (rows.length < limit) spent.add(page_id)
    if (priority === rank.broadcast) advance(cursors, page_id, rows, limit)
    for (const row of rows) jobs.push(jobOf(row, page_id, app_id, priority, goodUntil(ctx.now)))
  }
  await budget.save()
  if (served.length > 0) await work.served(ctx, served)
  if (spent.size > 0)
    await work.lookForWork(
      ctx,
      [...spent].map(page_id => ({ page_id, app_id })),
    )
  return jobs
}

/** At the end of what is due it begins anew: a later try may lie before the cursor. */
function advance(cursors: Cursors, page_id: string, rows: readonly Claimed[], limit: number): void {
  if (rows.length < limit) cursors.delete(page_id)
  else cursors.set(page_id, rows.reduce(later))
}

const later = (a: Claimed, b: Claimed): Claimed =>
  a.due_at > b.due_at || (a.due_at === b.due_at && a.id > b.id) ? a : b

const jobOf = (row: Claimed, page_id: string, app_id: string, ranked: number, good_until: number): Job => ({
  page_id,
  app_id,
  id: row.id,
  address_id: row.address_id,
  thread_id: row.thread_id,
  message_id: row.message_id,
  rank: ranked,
  tries: row.tries,
  open_until: row.open_until,
  good_until,
})

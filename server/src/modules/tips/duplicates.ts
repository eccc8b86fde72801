// Likely duplicates: a tip is compared with what the same eyes may see of the last days. Hides where its gist is kept.

import type { Ctx } from '../../platform/ctx.ts'
import { contentKey, threadsOf } from '../threads/threads.ts'
import { grown } from './gist.ts'
import { alikeAt, type Gist, likeness, likenessRules, longestApart } from './likeness.ts'
import * as store from './store-gists.ts'
import type { Tip } from './tips.ts'

export { gistOf } from './gist.ts'
export type { Gist } from './likeness.ts'

/** As many are compared, the newest first, and as many are named. */
const mostCompared = 150
const mostNamed = 5
const field = 'tip_gists.body'

export interface Duplicate {
  readonly tip_id: string
  readonly score: number
  /** Slugs: category, place, point, words, time. */
  readonly why: readonly string[]
}

/**
 * Keep what was told now, and say which earlier tips of the unit it is likely one with: the likeliest first. Undefined
 * when it adds nothing to compare by.
 */
export async function likelySame(ctx: Ctx, tip: Tip, told: Gist): Promise<Duplicate[] | undefined> {
  const { id, page_id } = tip
  const key = await contentKey(ctx, page_id, id)
  const known = await store.gistOf(ctx, id)
  const before = known && ctx.keys.openText(key, known, field, id)
  const gist = before === undefined ? told : grown(opened(before), told)
  const body = JSON.stringify(gist)
  if (body === before) return undefined
  await store.save(ctx, id, ctx.keys.seal(key, body, field, id), likenessRules)
  const found: Duplicate[] = []
  for (const other of await earlier(ctx, tip)) {
    const { score, why } = likeness(gist, other.gist)
    if (score >= alikeAt) found.push({ tip_id: other.id, score: Math.round(score * 100) / 100, why })
  }
  return found.sort((a, b) => b.score - a.score).slice(0, mostNamed)
}

/** Only tips that whoever sees this one sees as well. A thread that was erased has nothing to compare. */
async function earlier(ctx: Ctx, tip: Tip): Promise<{ id: string; gist: Gist }[]> {
  const rows = await store.recent(ctx, tip, tip.received_at - longestApart, mostCompared)
  const gists: { id: string; gist: Gist }[] = []
  for (const [page_id, own] of Map.groupBy(rows, row => row.page_id)) {
    const threads = await threadsOf(
      ctx,
      page_id,
      own.map(row => row.id),
    )
    for (const { id, body } of own) {
      const key = threads.get(id)?.key
      if (key) gists.push({ id, gist: opened(ctx.keys.openText(key, body, field, id)) })
    }
  }
  return gists
}

const opened = (text: string): Gist => JSON.parse(text) as Gist

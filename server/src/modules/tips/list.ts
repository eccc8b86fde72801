// The queue of tips as one officer sees it, and its numbers.

import type { Ctx } from '../../platform/ctx.ts'
import { cursorOf, readCursor } from '../../platform/cursor.ts'
import { firstTextsOf, wordsOf } from '../inbox/inbox.ts'
import { acts, type Role } from '../officers/officers.ts'
import { threadsOfPages } from '../threads/threads.ts'
import type { Eyes, TipState, Urgency } from './rules.ts'
import * as store from './store-list.ts'
import { eyesOf, type Tip } from './tips.ts'

export interface TipWish {
  readonly unit_id?: string | undefined
  readonly state: TipState | 'all' | 'open'
  readonly urgency?: Urgency | undefined
  readonly category?: string | undefined
  readonly mine?: boolean | undefined
  readonly unread?: boolean | undefined
  readonly cursor?: string | undefined
  readonly limit: number
}

/** A tip with what its row on screen says. */
export interface ListedTip {
  readonly tip: Tip
  readonly alias: string
  /** The beginning of what was first said in words; null while there are only pictures or sounds. */
  readonly words: string | null
}

const shownStates = ['new', 'triaged', 'set_aside', 'closed'] as const
const openStates = ['new', 'triaged'] as const

/** In the order of the queue; the numbers are of all the caller sees, whatever the wish. */
export async function tipsFor(
  ctx: Ctx,
  wish: TipWish,
): Promise<{ listed: ListedTip[]; next: string | null; counts: store.Counts }> {
  const sight = sightOf(await eyesOf(ctx))
  const { state, cursor, limit, ...rest } = wish
  const states = state === 'all' ? shownStates : state === 'open' ? openStates : [state]
  const after = readCursor(cursor)
  const rows = await store.list(ctx, sight, { ...rest, states, after, limit: limit + 1 })
  const shown = rows.slice(0, limit)
  const last = shown.at(-1)
  return {
    listed: await listed(ctx, shown),
    next: rows.length > limit && last ? cursorOf({ at: last.rank, id: last.id }) : null,
    counts: await store.count(ctx, sight),
  }
}

/** Alias and first words of tips the caller sees. */
export async function listed(ctx: Ctx, tips: readonly Tip[]): Promise<ListedTip[]> {
  const threads = await threadsOfPages(ctx, tips)
  const words = await wordsOf(
    ctx,
    tips.flatMap(({ page_id, first_message_id }) => (first_message_id ? [{ page_id, id: first_message_id }] : [])),
  )
  const first = (tip: Tip): string | undefined => words.get(tip.first_message_id ?? '')
  const later = await firstTextsOf(
    ctx,
    tips.filter(tip => first(tip) === undefined),
  )
  return tips.map(tip => ({
    tip,
    alias: threads.get(tip.id)?.alias ?? '',
    words: first(tip) ?? later.get(tip.id) ?? null,
  }))
}

function sightOf({ officer_id, rolesAt, barred }: Eyes): store.Sight {
  const where = (able: readonly Role[]): string[] =>
    [...rolesAt].filter(([, roles]) => able.some(role => roles.has(role))).map(([unit_id]) => unit_id)
  return {
    officer_id,
    plain: where(acts['tip.read']),
    kept: where(acts['tip.read_kept']),
    confidential: where(acts['tip.read_confidential']),
    barred: [...barred],
  }
}

// The lists of cases as one officer sees them, their numbers, and the figures by kind.

import type { Ctx } from '../../platform/ctx.ts'
import { cursorOf, readCursor } from '../../platform/cursor.ts'
import { acts, type Role } from '../officers/officers.ts'
import { type Case, type CaseState, soonMs } from './rules.ts'
import { type CaseEyes, caseEyes } from './sight.ts'
import * as store from './store-list.ts'

export interface CaseWish {
  readonly of: store.Narrowing
  readonly state?: CaseState | undefined
  readonly unit_id?: string | undefined
  readonly kind?: string | undefined
  readonly category?: string | undefined
  readonly cursor?: string | undefined
  readonly limit: number
}

/** In order; `counts` are of all the caller sees, each no further than a thousand. */
export async function casesFor(
  ctx: Ctx,
  wish: CaseWish,
): Promise<{ listed: Case[]; next: string | null; counts: store.Counts }> {
  const eyes = await caseEyes(ctx)
  const { cursor, limit, unit_id, ...rest } = wish
  const query = { ...rest, soon_ms: soonMs, after: readSigned(cursor), limit: limit + 1 }
  const rows = await store.list(ctx, sightOf(eyes, unit_id), query)
  const shown = rows.slice(0, limit)
  const last = shown.at(-1)
  return {
    listed: shown,
    next: rows.length > limit && last ? cursorOf({ at: Math.abs(last.place), id: last.id }) : null,
    counts: await store.count(ctx, sightOf(eyes), soonMs),
  }

  /** A list of the newest first is ordered by a negative number; cursors hold none. */
  function readSigned(text: string | undefined) {
    const read = readCursor(text)
    return read && wish.of === 'doubtful' ? { ...read, at: -read.at } : read
  }
}

/** Numbers of the units where the caller reads all cases, by kind, category, state and result. */
export async function caseFigures(
  ctx: Ctx,
  wish: { unit_id?: string | undefined; from_at: number; to_at: number },
): Promise<store.Figure[]> {
  const sight = sightOf(await caseEyes(ctx), wish.unit_id)
  return sight.units.length === 0 ? [] : store.figures(ctx, sight.units, wish.from_at, wish.to_at)
}

/** A unit reached in several ways stands under the one that shows most. */
function sightOf({ officer_id, rolesAt, barred }: CaseEyes, unit_id?: string): store.Sight {
  const level = new Map<string, number>()
  for (const [n, act] of (['case.read', 'tip.read_kept', 'tip.read_confidential'] as const).entries())
    for (const [id, roles] of rolesAt)
      if ((unit_id === undefined || id === unit_id) && (acts[act] as readonly Role[]).some(role => roles.has(role)))
        level.set(id, n)
  return { officer_id, units: [...level.keys()], levels: [...level.values()], barred: [...barred] }
}

// What is done with a tip leaves a small line in its thread, a line in the trail, and a hint to those who may see it.

import type { Ctx } from '../../platform/ctx.ts'
import { newId } from '../../platform/ids.ts'
import type { Hint } from '../../platform/live.ts'
import { type Facts, record } from '../trail/trail.ts'
import { isShown, veilOf } from './rules.ts'
import * as store from './store.ts'
import type { Tip } from './tips.ts'

/** A line of a page is read where the page is: one on a tip about that unit's own people is of no page. */
export const thingOf = ({ id, page_id, excluded_unit_id }: Tip) => ({
  kind: 'tip',
  id,
  ...(excluded_unit_id === null ? { page_id } : {}),
})

/** `facts`: ids, slugs and numbers. */
export async function act(ctx: Ctx, tip: Tip, what: string, facts: Facts = {}): Promise<void> {
  const officer_id = ctx.who.kind === 'officer' ? ctx.who.id : null
  await store.insertAct(ctx, { id: newId(ctx.now), tip_id: tip.id, act: what, officer_id, facts, at: ctx.now })
  await record(ctx, `tip.${what}`, thingOf(tip), facts)
  hint(ctx, tip)
}

/** What is told instead of a hint on a thread that is a tip's; nothing of one that is shown to nobody. By thread id. */
export async function tipHints(ctx: Ctx, thread_ids: readonly string[]): Promise<Map<string, Hint | undefined>> {
  const tips = await store.findMany(ctx, [...new Set(thread_ids)])
  return new Map(tips.map(tip => [tip.id, isShown(tip.state) ? hintOf(tip, tip.excluded_unit_id) : undefined]))
}

function hintOf(tip: Tip, excluded: string | null): Hint {
  const { page_id, id, unit_id } = tip
  return { kind: veilOf(tip).hint, page_id, id, unit_id, not_unit_ids: excluded === null ? [] : [excluded] }
}

/** To screens of its unit that see through its veil, never to the unit it is told about. */
export function hint(ctx: Ctx, tip: Tip, excluded: string | null = tip.excluded_unit_id): void {
  if (isShown(tip.state)) ctx.hint(hintOf(tip, excluded))
}

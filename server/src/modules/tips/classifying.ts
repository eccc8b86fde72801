// From its receipt on a tip has one legal clock, that of classification, until an officer says what it is (product F11).

import type { Ctx } from '../../platform/ctx.ts'
import { Refusal } from '../../platform/refusal.ts'
import { classification, moveClocks, startClock } from '../deadlines/deadlines.ts'
import type { Tip } from './tips.ts'

const matterOf = ({ id, page_id, unit_id }: Tip) => ({ kind: 'tip', id, page_id, unit_id }) as const

/** A house without the rows of the law runs without clocks: nobody's tip waits for a table. */
export async function startClassifying(ctx: Ctx, tip: Tip): Promise<void> {
  try {
    await startClock(ctx, matterOf(tip), classification, tip.received_at)
  } catch (error) {
    if (!(error instanceof Refusal) || error.code !== 'rule_missing') throw error
  }
}

/** Its clocks go with it to whoever answers for it now: no list of the other unit goes on naming it. */
export const takeClocksAlong = (ctx: Ctx, tip: Tip): Promise<void> => moveClocks(ctx, matterOf(tip), tip.unit_id)

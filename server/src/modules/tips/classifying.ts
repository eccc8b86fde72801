// From its receipt on a tip has one legal clock, that of classification, until an officer says what it is (product F11).

import type { Ctx } from '../../platform/ctx.ts'
import { classification, lawful, type Matter, moveClocks, startClock } from '../deadlines/deadlines.ts'
import type { Tip } from './tips.ts'

/** The tip as its clocks know it. */
export const matterOf = ({ id, page_id, unit_id }: Tip): Matter => ({ kind: 'tip', id, page_id, unit_id })

export const startClassifying = (ctx: Ctx, tip: Tip): Promise<void> =>
  lawful(startClock(ctx, matterOf(tip), classification, tip.received_at))

/** Its clocks go with it to whoever answers for it now: no list of the other unit goes on naming it. */
export const takeClocksAlong = (ctx: Ctx, tip: Tip): Promise<void> => moveClocks(ctx, matterOf(tip), tip.unit_id)

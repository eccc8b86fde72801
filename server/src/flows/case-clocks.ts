// The legal clocks of a case are those of its tips: shown together, and lengthened by the law's own steps.

import { type Case, lockCase, tipsOfCase } from '../modules/cases/cases.ts'
import { clocksOf, extend } from '../modules/deadlines/deadlines.ts'
import { contentKey } from '../modules/threads/threads.ts'
import { matterOf, type Tip, tipsByIds } from '../modules/tips/tips.ts'
import type { Ctx } from '../platform/ctx.ts'
import { found } from '../platform/refusal.ts'
import { lockWhole, refreshCase } from './case-tips.ts'

/** Of every tip of the case, what ends first first. */
export async function clockViews(ctx: Ctx, case_id: string) {
  const ids = (await tipsOfCase(ctx, case_id)).map(each => each.tip_id)
  return clocksOfTips(ctx, [...(await tipsByIds(ctx, ids)).values()])
}

/** The same of tips, in a case or not. */
export async function clocksOfTips(ctx: Ctx, tips: readonly Tip[]) {
  const clocks = [...(await clocksOf(ctx, tips.map(matterOf))).values()].flat()
  return clocks
    .toSorted((a, b) => a.due_at - b.due_at)
    .map(clock => ({
      tip_id: clock.matter.id,
      rule: clock.rule,
      name: clock.name,
      from_at: clock.from_at,
      due_at: clock.due_at,
      state: clock.state,
      in_time: clock.in_time,
      extended: clock.extended,
      extension: clock.next && { name: clock.next.name, until: clock.next.until, ask_by: clock.next.ask_by },
      legal_basis: clock.source.legal_basis,
      unverified: clock.unverified.length > 0,
    }))
}

export interface ExtensionCall {
  readonly tip_id: string
  readonly rule: string
  readonly reason: string
  /** Who decided, and by which paper. */
  readonly by: string
  readonly until?: number | undefined
  readonly decided_at?: number | undefined
}

/** Gia hạn, within what the law's rows allow. Refuses not_running, extension_limit, extension_too_late, reason_needed. */
export async function extendClock(ctx: Ctx, id: string, call: ExtensionCall): Promise<Case> {
  const { one, tips } = await lockWhole(ctx, id, (own, each) => lockCase(own, each, 'case.assign'))
  const tip = found(tips.find(each => each.id === call.tip_id))
  const { rule, reason, by, until, decided_at } = call
  await extend(ctx, matterOf(tip), {
    rule,
    reason,
    by,
    key: await contentKey(ctx, tip.page_id, tip.id),
    ...(until === undefined ? {} : { until }),
    ...(decided_at === undefined ? {} : { decided_at }),
  })
  return refreshCase(ctx, one, tips)
}

// What the machine suggested for a tip beside what an officer decided: both kept, with the version of what suggested it.

import type { Ctx } from '../../platform/ctx.ts'
import { newId } from '../../platform/ids.ts'
import { officer } from './acts.ts'
import * as ends from './store-endings.ts'
import * as rules from './triage-rules.ts'
import type { Decided, Suggested } from './triage-rules.ts'

/** Refuses no_act and grounds_needed. Returns the fields in which the officer differed. */
export async function recordTriage(
  ctx: Ctx,
  tip_id: string,
  suggested: Suggested,
  decided: Decided,
): Promise<readonly string[]> {
  const call = rules.decide(decided)
  const changed = rules.changed(suggested, call)
  const id = newId<'triage'>(ctx.now)
  await ends.insertTriage(ctx, { id, tip_id, officer_id: officer(ctx), suggested, decided: call, changed, at: ctx.now })
  return changed
}

export interface Triage {
  readonly id: string
  readonly officer_id: string
  readonly suggested: Suggested
  readonly decided: Decided
  readonly changed: readonly string[]
  readonly at: number
}

/** The decisions on a tip, newest first. */
export const triagesOf = async (ctx: Ctx, tip_id: string): Promise<Triage[]> =>
  (await ends.triagesOf(ctx, tip_id)).map(row => row as unknown as Triage)

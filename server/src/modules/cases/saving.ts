// Saving a locked case: its place in the lists follows, and screens that see it, before and after, are told.

import type { Ctx } from '../../platform/ctx.ts'
import { hint } from './acts.ts'
import type { Case } from './rules.ts'
import * as store from './store.ts'

export type CaseChange = Partial<Omit<Case, 'id' | 'code' | 'page_id' | 'opened_at' | 'opened_by'>>

export async function saveCase(ctx: Ctx, one: Case, change: CaseChange): Promise<Case> {
  const next: Case = { ...one, ...change }
  await store.save(ctx, next)
  await hint(ctx, next, next.unit_id === one.unit_id ? undefined : one.unit_id)
  return next
}

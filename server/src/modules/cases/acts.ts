// What is done with a case leaves a line in its timeline, a line in the trail, and a hint to those who may see it.

import type { Ctx } from '../../platform/ctx.ts'
import { newId } from '../../platform/ids.ts'
import type { DataKey } from '../../platform/keys.ts'
import { invariant } from '../../platform/refusal.ts'
import { type Facts, record } from '../trail/trail.ts'
import type { Case } from './rules.ts'
import * as store from './store.ts'

const words = 'case_acts.words'

/** Ids, slugs and numbers in `facts`; `reason` is sealed under the key of the case. */
export async function act(ctx: Ctx, one: Case, what: string, facts: Facts = {}, reason?: string): Promise<void> {
  const id = newId<'case_act'>(ctx.now)
  const sealed = reason === undefined ? null : ctx.keys.seal(await keyOf(ctx, one.id), reason, words, id)
  await store
    .t(ctx)
    .insertInto('case_acts')
    .values({
      id,
      case_id: one.id,
      act: what,
      officer_id: officerOrNull(ctx),
      unit_id: one.unit_id,
      facts: JSON.stringify(facts),
      words: sealed,
      at: ctx.now,
    })
    .execute()
  // who leads the page reads its trail: what a unit must not hear of is read from the top of the tree alone
  await record(
    ctx,
    `case.${what}`,
    { kind: 'case', page_id: one.excludes ? undefined : one.page_id, id: one.id },
    facts,
  )
  await hint(ctx, one)
}

export const actWords = (ctx: Ctx, key: DataKey, row: { id: string; words: Buffer | null }): string | null =>
  row.words === null ? null : ctx.keys.openText(key, row.words, words, row.id)

/** The key of a case. */
export async function keyOf(ctx: Ctx, case_id: string): Promise<DataKey> {
  const key = (await keysOf(ctx, [case_id])).get(case_id)
  invariant(key, 'a case has its key')
  return key
}

export async function keysOf(ctx: Ctx, case_ids: readonly string[]): Promise<Map<string, DataKey>> {
  if (case_ids.length === 0) return new Map()
  const rows = await store.keysOf(ctx, case_ids)
  return new Map(rows.map(({ id, case_key }) => [id, ctx.keys.unwrap(id, case_key)]))
}

/** To screens of the unit that has it, and of one it is offered to, that may see it. */
export async function hint(ctx: Ctx, one: Case, also?: string): Promise<void> {
  const excluded = one.excludes ? await store.exclusionsOf(ctx, one.id) : []
  const kind = one.confidentiality === 'confidential' ? 'case_confidential' : one.kept ? 'case_kept' : 'case'
  for (const unit_id of also === undefined ? [one.unit_id] : [one.unit_id, also])
    ctx.hint({ kind, page_id: one.page_id, id: one.id, unit_id, not_unit_ids: excluded })
}

export const officerOrNull = (ctx: Ctx): string | null => (ctx.who.kind === 'officer' ? ctx.who.id : null)

/** The officer behind a change that only an officer makes. */
export function officer(ctx: Ctx): string {
  invariant(ctx.who.kind === 'officer', 'this is an officer’s act')
  return ctx.who.id
}

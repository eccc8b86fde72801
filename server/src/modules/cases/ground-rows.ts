// The dated rows that cases lean on: whom outside the police they can be passed on to, and the words in which results are told.

import type { Ctx } from '../../platform/ctx.ts'
import { newId } from '../../platform/ids.ts'
import { found, Refusal } from '../../platform/refusal.ts'
import { record } from '../trail/trail.ts'
import * as store from './store-ground.ts'

export const receiverKinds = ['committee', 'fire_service', 'line_1022', 'procuracy', 'health', 'other'] as const
type ReceiverKind = (typeof receiverKinds)[number]

/** From now on. `unit_id` null: every unit may pass on to it; else that unit and those below. */
export async function addReceiver(
  ctx: Ctx,
  row: { unit_id: string | null; kind: ReceiverKind; name: string; source: string },
): Promise<string> {
  const id = newId<'outside_receiver'>(ctx.now)
  await store.insertReceiver(ctx, { ...row, id, valid_from: ctx.now, valid_to: null })
  await record(ctx, 'receiver.added', { kind: 'receiver', id }, { receiver: row.kind, unit_id: row.unit_id })
  return id
}

/** No case is passed on to it any more; slips of the past keep its name. Refuses `not_found`. */
export async function endReceiver(ctx: Ctx, unit_id: string | null, name: string): Promise<void> {
  const { id } = found(await store.endReceiver(ctx, unit_id, name))
  await record(ctx, 'receiver.ended', { kind: 'receiver', id })
}

const filled = new Set(['{code}', '{phone}'])

/**
 * From now on results of this slug are told so. What was told before keeps its row. Refuses `invalid_input` for a blank to
 * be filled in that is neither the tip's code nor the unit's number: nothing else may leave with a result.
 */
export async function setOutcomeText(
  ctx: Ctx,
  row: { slug: string; title: string; body: string; source: string; signed_by: string | null },
): Promise<string> {
  const blanks = row.body.match(/\{[^}]*\}/g) ?? []
  if (!/^[a-z_]+$/.test(row.slug) || blanks.some(blank => !filled.has(blank)))
    throw new Refusal('invalid_input', { issues: ['body'] })
  const id = newId<'outcome_text'>(ctx.now)
  await store.endText(ctx, row.slug)
  await store.insertText(ctx, { ...row, id, valid_from: ctx.now, valid_to: null })
  await record(
    ctx,
    'outcome_text.set',
    { kind: 'outcome_text', id },
    { slug: row.slug, signed: row.signed_by !== null },
  )
  return id
}

/** Nothing is told by this slug any more. Refuses `not_found`. */
export async function endOutcomeText(ctx: Ctx, slug: string): Promise<void> {
  const { id } = found(await store.endText(ctx, slug))
  await record(ctx, 'outcome_text.ended', { kind: 'outcome_text', id }, { slug })
}

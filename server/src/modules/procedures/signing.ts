// What an officer of a page's line stands for, and where, when and whom to call on that page.

import type { Ctx } from '../../platform/ctx.ts'
import { newId } from '../../platform/ids.ts'
import { dateOf } from '../../platform/local-time.ts'
import { found, invariant } from '../../platform/refusal.ts'
import { require } from '../officers/officers.ts'
import { record } from '../trail/trail.ts'
import * as rules from './rules.ts'
import * as store from './store.ts'
import * as pages from './store-pages.ts'

/**
 * From now on, or from their day on, the page answers from these. The officer must be of the page's line: it does not
 * exist for others. Refuses not_found, not_allowed, not_now {state}.
 */
export async function sign(ctx: Ctx, page_id: string, version_ids: readonly string[]): Promise<void> {
  await require(ctx, 'procedure.sign', page_id)
  const { who } = ctx
  invariant(who.kind === 'officer', 'whoever signs has a name')
  const today = dateOf(ctx.now)
  const ids = [...new Set(version_ids)].toSorted() // two who sign at once take the same order
  const versions = new Map((await store.versionsById(ctx, ids)).map(row => [row.id, row]))
  for (const id of ids) rules.checkSignable(found(versions.get(id)), today)
  const signer = { page_id, officer_id: who.id, officer_name: who.name }
  const rows = ids.map(version_id => ({ ...signer, id: newId<'procedure_signature'>(ctx.now), version_id }))
  for (const version_id of await pages.insertSignatures(ctx, rows))
    await told(ctx, 'procedure.signed', page_id, { version_id })
}

/** From now on the page answers no longer from these. */
export async function unsign(ctx: Ctx, page_id: string, version_ids: readonly string[]): Promise<void> {
  await require(ctx, 'procedure.sign', page_id)
  invariant(ctx.who.kind === 'officer', 'whoever withdraws a signature has a name')
  for (const version_id of [...new Set(version_ids)].toSorted())
    if (await pages.withdrawSignature(ctx, page_id, version_id, ctx.who.id))
      await told(ctx, 'procedure.unsigned', page_id, { version_id })
}

/** All a page may say differently. */
export interface Place {
  readonly place: string | null
  readonly hours: string | null
  readonly contact: string | null
}

/** For one procedure, or with null for all that have no row of their own; nothing in it: as everywhere. */
export async function setPlace(ctx: Ctx, page_id: string, procedure_id: string | null, place: Place): Promise<void> {
  if (procedure_id !== null) found(await store.procedureById(ctx, procedure_id))
  await pages.lockPlaces(ctx, page_id)
  await pages.endPlace(ctx, page_id, procedure_id)
  const set_by = ctx.who.kind === 'officer' ? ctx.who.id : null
  const row = { page_id, id: newId<'procedure_place'>(ctx.now), procedure_id, ...place, set_by }
  if (place.place !== null || place.hours !== null || place.contact !== null) await pages.insertPlace(ctx, row)
  await told(ctx, 'procedure.place_set', page_id, procedure_id === null ? {} : { procedure_id })
}

async function told(ctx: Ctx, act: string, page_id: string, facts: Record<string, string>): Promise<void> {
  await record(ctx, act, { kind: 'page', page_id, id: page_id }, facts)
  ctx.hint({ kind: 'page', page_id, id: page_id })
}

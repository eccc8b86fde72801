// How a version comes to be: written, put forward, published by somebody else, taken back. Hides numbering and who wrote in it.

import { createHash } from 'node:crypto'
import type { Ctx } from '../../platform/ctx.ts'
import { newId } from '../../platform/ids.ts'
import { dateOf } from '../../platform/local-time.ts'
import { found, Refusal } from '../../platform/refusal.ts'
import { record } from '../trail/trail.ts'
import type { Written } from './content.ts'
import * as rules from './rules.ts'
import * as store from './store.ts'

const officerOf = (ctx: Ctx): string | undefined => (ctx.who.kind === 'officer' ? ctx.who.id : undefined)

/** A procedure nobody has written about yet, with its first draft. Refuses procedure_exists. */
export async function addProcedure(
  ctx: Ctx,
  { slug, rank, version }: { slug: string; rank: number | null; version: Written },
): Promise<string> {
  const id = newId<'procedure'>(ctx.now)
  if (!(await store.insertProcedure(ctx, { id, slug, rank, added_at: ctx.now })))
    throw new Refusal('procedure_exists', { slug })
  await record(ctx, 'procedure.added', { kind: 'procedure', id }, { slug })
  return draft(ctx, id, version)
}

/** Another version of it, beside whatever there is. */
export async function draft(ctx: Ctx, procedure_id: string, version: Written): Promise<string> {
  const { slug } = found(await store.lockProcedure(ctx, procedure_id))
  const number = ((await store.versionsOf(ctx, [procedure_id])).at(-1)?.number ?? 0) + 1
  const id = newId<'procedure_version'>(ctx.now)
  await store.insertVersion(ctx, { id, procedure_id, number }, version)
  await wrote(ctx, id)
  await told(ctx, 'procedure.drafted', id, { slug, number })
  return id
}

/** Refuses not_now once it was put forward. */
export async function rewrite(ctx: Ctx, id: string, version: Written): Promise<void> {
  const row = await locked(ctx, id, 'rewrite')
  await store.saveWritten(ctx, id, version)
  await wrote(ctx, id)
  await told(ctx, 'procedure.rewritten', id, { number: row.number })
}

export async function propose(ctx: Ctx, id: string): Promise<void> {
  const row = await locked(ctx, id, 'propose')
  await store.saveState(ctx, id, { state: 'proposed', proposed_by: officerOf(ctx) ?? null })
  await wrote(ctx, id)
  await told(ctx, 'procedure.proposed', id, { number: row.number })
}

/** Back to whoever wrote it. */
export async function sendBack(ctx: Ctx, id: string): Promise<void> {
  const row = await locked(ctx, id, 'send_back')
  await store.saveState(ctx, id, { state: 'draft', proposed_by: null })
  await told(ctx, 'procedure.sent_back', id, { number: row.number })
}

/** By somebody who wrote nothing of it. Refuses second_person_needed and procedure_dates {field}. */
export async function publish(ctx: Ctx, id: string): Promise<void> {
  const { procedure_id } = found(await store.versionById(ctx, id))
  await store.lockProcedure(ctx, procedure_id)
  const row = await locked(ctx, id, 'publish')
  const today = dateOf(ctx.now)
  const by = officerOf(ctx)
  const writers = (await store.writersOf(ctx, [id])).get(id) ?? []
  const holding = rules.holdingOn(await store.versionsOf(ctx, [procedure_id]), today)
  rules.checkPublication(row, { writers, by, holding, today })
  await store.saveState(ctx, id, { state: 'published', published_by: by ?? null, published_at: ctx.now })
  const sha256 = createHash('sha256').update(JSON.stringify(row.content)).digest('hex')
  await told(ctx, 'procedure.published', id, { number: row.number, effective_from: row.effective_from, sha256 })
}

/** Before its day as if it had never been; from its day on nothing is answered, and nothing older comes back. */
export async function withdraw(ctx: Ctx, id: string): Promise<void> {
  const row = await locked(ctx, id, 'withdraw')
  const state = rules.withdrawn(row, dateOf(ctx.now))
  await store.saveState(ctx, id, { state })
  await told(ctx, `procedure.${state}`, id, { number: row.number })
}

async function locked(ctx: Ctx, id: string, move: rules.Move): Promise<store.VersionRow> {
  const row = found(await store.lockVersion(ctx, id))
  rules.checkMove(row.state, move)
  return row
}

async function wrote(ctx: Ctx, id: string): Promise<void> {
  const officer = officerOf(ctx)
  if (officer !== undefined) await store.addWriter(ctx, id, officer)
}

const told = (ctx: Ctx, act: string, id: string, facts: Record<string, string | number>): Promise<void> =>
  record(ctx, act, { kind: 'procedure_version', id }, facts)

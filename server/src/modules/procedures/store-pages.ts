// The SQL of what belongs to a page: signatures, and where and when on this page.

import { sql } from 'kysely'
import type { Ctx } from '../../platform/ctx.ts'
import type { Tables } from './tables.ts'

const t = (ctx: Ctx) => ctx.tx.withTables<Tables>()

export type SignatureRow = Tables['procedure_signatures']
export type PlaceRow = Tables['procedure_places']

/** Leans on procedure_signatures_now. */
export const signaturesOn = (ctx: Ctx, page_id: string, version_ids?: readonly string[]) =>
  t(ctx)
    .selectFrom('procedure_signatures')
    .selectAll()
    .where('page_id', '=', page_id)
    .where('withdrawn_at', 'is', null)
    .$if(version_ids !== undefined, query => query.where('version_id', 'in', version_ids as string[]))
    .execute()

/** Nothing happens to those that are signed already; gives the versions that were not. */
export async function insertSignatures(
  ctx: Ctx,
  rows: readonly Omit<SignatureRow, 'signed_at' | 'withdrawn_by' | 'withdrawn_at'>[],
): Promise<string[]> {
  const done = await t(ctx)
    .insertInto('procedure_signatures')
    .values(rows.map(row => ({ ...row, signed_at: ctx.now, withdrawn_by: null, withdrawn_at: null })))
    .onConflict(on => on.columns(['page_id', 'version_id']).where('withdrawn_at', 'is', null).doNothing())
    .returning('version_id')
    .execute()
  return done.map(row => row.version_id)
}

export async function withdrawSignature(
  ctx: Ctx,
  page_id: string,
  version_id: string,
  withdrawn_by: string,
): Promise<boolean> {
  const done = await t(ctx)
    .updateTable('procedure_signatures')
    .set({ withdrawn_by, withdrawn_at: ctx.now })
    .where('page_id', '=', page_id)
    .where('version_id', '=', version_id)
    .where('withdrawn_at', 'is', null)
    .executeTakeFirst()
  return done.numUpdatedRows > 0n
}

/** On how many pages each version is signed. Leans on procedure_signatures_of_version. */
export async function signedPages(ctx: Ctx, version_ids: readonly string[]): Promise<Map<string, number>> {
  if (version_ids.length === 0) return new Map()
  const rows = await t(ctx)
    .selectFrom('procedure_signatures')
    .select(({ fn }) => ['version_id', fn.countAll<number>().as('pages')])
    .where('version_id', 'in', version_ids)
    .where('withdrawn_at', 'is', null)
    .groupBy('version_id')
    .execute()
  return new Map(rows.map(row => [row.version_id, row.pages]))
}

/** The page's general row and those of single procedures. Leans on procedure_places_now. */
export const placesOn = (ctx: Ctx, page_id: string) =>
  t(ctx)
    .selectFrom('procedure_places')
    .selectAll()
    .where('page_id', '=', page_id)
    .where('valid_to', 'is', null)
    .execute()

/** Two who say at once where a page is take turns: a row that is not there yet cannot be locked. */
export const lockPlaces = (ctx: Ctx, page_id: string): Promise<unknown> =>
  sql`select pg_advisory_xact_lock(hashtextextended(${`procedure_places ${page_id}`}, 0))`.execute(ctx.tx)

export const endPlace = (ctx: Ctx, page_id: string, procedure_id: string | null): Promise<unknown> =>
  t(ctx)
    .updateTable('procedure_places')
    // One that began earlier may have waited for one that began later.
    .set({ valid_to: sql`greatest(valid_from, ${ctx.now})` })
    .where('page_id', '=', page_id)
    .where('procedure_id', procedure_id === null ? 'is' : '=', procedure_id)
    .where('valid_to', 'is', null)
    .execute()

export const insertPlace = (ctx: Ctx, row: Omit<PlaceRow, 'valid_from' | 'valid_to'>): Promise<unknown> =>
  t(ctx)
    .insertInto('procedure_places')
    .values({ ...row, valid_from: ctx.now, valid_to: null })
    .execute()

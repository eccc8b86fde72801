// The SQL of files that were brought, and their rows.

import type { Ctx } from '../../platform/ctx.ts'
import type { Written } from './content.ts'
import type { Tables } from './tables.ts'

const t = (ctx: Ctx) => ctx.tx.withTables<Tables>()

export interface NewRow {
  readonly import_id: string
  readonly n: number
  readonly slug: string | null
  readonly code: string | null
  readonly title: string
  readonly rank: number | null
  readonly written: Written | null
  readonly notes: readonly string[]
}

export const insertImport = (ctx: Ctx, row: Omit<Tables['procedure_imports'], 'made_at'>): Promise<unknown> =>
  t(ctx)
    .insertInto('procedure_imports')
    .values({ ...row, made_at: ctx.now })
    .execute()

export async function insertRows(ctx: Ctx, rows: readonly NewRow[]): Promise<void> {
  const ready = rows.map(({ written, notes, ...row }) => ({
    ...row,
    written: written === null ? null : JSON.stringify(written),
    notes: JSON.stringify(notes),
    version_id: null,
    accepted_at: null,
  }))
  for (let at = 0; at < ready.length; at += 200)
    await t(ctx)
      .insertInto('procedure_import_rows')
      .values(ready.slice(at, at + 200))
      .execute()
}

export const importById = (ctx: Ctx, id: string) =>
  t(ctx).selectFrom('procedure_imports').selectAll().where('id', '=', id).executeTakeFirst()

/** Locked: two who accept at once take turns. */
export async function rowsOf(ctx: Ctx, import_id: string, locked = false) {
  const rows = await t(ctx)
    .selectFrom('procedure_import_rows')
    .selectAll()
    .where('import_id', '=', import_id)
    .$if(locked, query => query.forNoKeyUpdate())
    .orderBy('n')
    .execute()
  return rows as (Omit<(typeof rows)[number], 'written' | 'notes'> & { written: Written | null; notes: string[] })[]
}

export const saveAccepted = (ctx: Ctx, import_id: string, n: number, version_id: string): Promise<unknown> =>
  t(ctx)
    .updateTable('procedure_import_rows')
    .set({ version_id, accepted_at: ctx.now })
    .where('import_id', '=', import_id)
    .where('n', '=', n)
    .execute()

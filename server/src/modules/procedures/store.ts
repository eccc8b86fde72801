// The SQL of procedures and their versions.

import { sql } from 'kysely'
import type { Ctx } from '../../platform/ctx.ts'
import { type Content, withAll, type Written } from './content.ts'
import type { VersionState } from './rules.ts'
import type { Tables } from './tables.ts'

const t = (ctx: Ctx) => ctx.tx.withTables<Tables>()

export type ProcedureRow = Tables['procedures']
/** A row whose jsonb and state are what they were checked to be when they were written. */
export type VersionRow = Omit<Tables['procedure_versions'], 'content' | 'state'> & {
  content: Content
  state: VersionState
}
const asVersion = (row: Tables['procedure_versions']): VersionRow =>
  ({ ...row, content: withAll(row.content as Content) }) as VersionRow
const asVersions = (rows: Tables['procedure_versions'][]): VersionRow[] => rows.map(asVersion)

export const procedures = (ctx: Ctx) => t(ctx).selectFrom('procedures').selectAll().orderBy('slug').execute()

export const procedureById = (ctx: Ctx, id: string) =>
  t(ctx).selectFrom('procedures').selectAll().where('id', '=', id).executeTakeFirst()

export const procedureBySlug = (ctx: Ctx, slug: string) =>
  t(ctx).selectFrom('procedures').selectAll().where('slug', '=', slug).executeTakeFirst()

/** Versions are numbered under this lock. */
export const lockProcedure = (ctx: Ctx, id: string) =>
  t(ctx).selectFrom('procedures').selectAll().where('id', '=', id).forNoKeyUpdate().executeTakeFirst()

/** False when the slug is taken. */
export async function insertProcedure(ctx: Ctx, row: ProcedureRow): Promise<boolean> {
  const done = await t(ctx)
    .insertInto('procedures')
    .values(row)
    .onConflict(on => on.column('slug').doNothing())
    .executeTakeFirst()
  return done.numInsertedOrUpdatedRows === 1n
}

/** Every version of these, oldest first; of all procedures without ids. */
export async function versionsOf(ctx: Ctx, procedure_ids?: readonly string[]): Promise<VersionRow[]> {
  const rows = await t(ctx)
    .selectFrom('procedure_versions')
    .selectAll()
    .$if(procedure_ids !== undefined, query => query.where('procedure_id', 'in', procedure_ids as string[]))
    .orderBy('procedure_id')
    .orderBy('number')
    .execute()
  return asVersions(rows)
}

/** Those that hold on a day, as answers are found. Leans on procedure_versions_in_force. */
const holdingOn = (ctx: Ctx, today: string) =>
  t(ctx)
    .selectFrom('procedure_versions as v')
    .innerJoin('procedures as p', 'p.id', 'v.procedure_id')
    .distinctOn('v.procedure_id')
    .where('v.state', 'in', ['published', 'recalled'])
    .where('v.effective_from', '<=', today)
    .orderBy('v.procedure_id')
    .orderBy('v.effective_from', 'desc')
    .orderBy('v.number', 'desc')

export async function begun(ctx: Ctx, today: string, slug: string): Promise<VersionRow | undefined> {
  const row = await holdingOn(ctx, today).selectAll('v').where('p.slug', '=', slug).executeTakeFirst()
  return row && asVersion(row)
}

/** Whether it brings words of its own to be recognised by. */
const taught = sql`jsonb_path_exists(v.content, '$.aliases[*]') or jsonb_path_exists(v.content, '$.examples[*]') or
  jsonb_path_exists(v.content, '$.asked[*]')`

/**
 * Of all procedures, without their text but for name and field, and whether the page signed them: one statement, since it
 * is asked at every question.
 */
export async function begunNames(ctx: Ctx, today: string, page_id: string) {
  const rows = await holdingOn(ctx, today)
    .leftJoin('procedure_signatures as s', join =>
      join.onRef('s.version_id', '=', 'v.id').on('s.page_id', '=', page_id).on('s.withdrawn_at', 'is', null),
    )
    .leftJoin('procedure_picks as k', join => join.onRef('k.procedure_id', '=', 'p.id').on('k.page_id', '=', page_id))
    .select([
      'p.slug',
      'p.rank',
      'k.place as pick',
      'v.id',
      'v.number',
      'v.state',
      'v.effective_from',
      'v.effective_to',
      'v.review_by',
    ])
    .select(sql<string>`v.content ->> 'name'`.as('name'))
    .select(sql<string>`v.content ->> 'field'`.as('field'))
    .select(sql<boolean>`s.version_id is not null`.as('signed'))
    .select(sql<boolean>`${taught}`.as('taught'))
    .execute()
  return rows as (Omit<(typeof rows)[number], 'state'> & { state: VersionState })[]
}

export async function versionById(ctx: Ctx, id: string): Promise<VersionRow | undefined> {
  const row = await t(ctx).selectFrom('procedure_versions').selectAll().where('id', '=', id).executeTakeFirst()
  return row && asVersion(row)
}

export async function versionsById(ctx: Ctx, ids: readonly string[]): Promise<VersionRow[]> {
  return asVersions(await t(ctx).selectFrom('procedure_versions').selectAll().where('id', 'in', ids).execute())
}

export async function lockVersion(ctx: Ctx, id: string): Promise<VersionRow | undefined> {
  const row = await t(ctx)
    .selectFrom('procedure_versions')
    .selectAll()
    .where('id', '=', id)
    .forNoKeyUpdate()
    .executeTakeFirst()
  return row && asVersion(row)
}

const columns = ({ content, ...dates }: Written) => ({ ...dates, content: JSON.stringify(content) })

export const insertVersion = (
  ctx: Ctx,
  row: { id: string; procedure_id: string; number: number },
  written: Written,
): Promise<unknown> =>
  t(ctx)
    .insertInto('procedure_versions')
    .values({
      ...row,
      ...columns(written),
      state: 'draft',
      drafted_at: ctx.now,
      changed_at: ctx.now,
      proposed_by: null,
      published_by: null,
      published_at: null,
    })
    .execute()

export const saveWritten = (ctx: Ctx, id: string, written: Written): Promise<unknown> =>
  t(ctx)
    .updateTable('procedure_versions')
    .set({ ...columns(written), changed_at: ctx.now })
    .where('id', '=', id)
    .execute()

export const saveState = (
  ctx: Ctx,
  id: string,
  row: Partial<Pick<Tables['procedure_versions'], 'state' | 'proposed_by' | 'published_by' | 'published_at'>>,
): Promise<unknown> =>
  t(ctx)
    .updateTable('procedure_versions')
    .set({ ...row, changed_at: ctx.now })
    .where('id', '=', id)
    .execute()

export const addWriter = (ctx: Ctx, version_id: string, officer_id: string): Promise<unknown> =>
  t(ctx)
    .insertInto('procedure_writers')
    .values({ version_id, officer_id })
    .onConflict(on => on.doNothing())
    .execute()

export async function writersOf(ctx: Ctx, version_ids: readonly string[]): Promise<Map<string, string[]>> {
  if (version_ids.length === 0) return new Map()
  const rows = await t(ctx).selectFrom('procedure_writers').selectAll().where('version_id', 'in', version_ids).execute()
  return new Map([...Map.groupBy(rows, row => row.version_id)].map(([id, of]) => [id, of.map(row => row.officer_id)]))
}

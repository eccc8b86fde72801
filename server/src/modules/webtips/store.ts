// The SQL of web keys, uploads, counted tries and connections.

import { sql } from 'kysely'
import type { Ctx } from '../../platform/ctx.ts'
import type { Tables } from './tables.ts'

const t = (ctx: Ctx) => ctx.tx.withTables<Tables>()

export type KeyRow = Tables['web_keys']
export type UploadRow = Tables['web_uploads']

/** False when the key is there already. */
export async function insertKey(ctx: Ctx, row: KeyRow): Promise<boolean> {
  const done = await t(ctx)
    .insertInto('web_keys')
    .values(row)
    .onConflict(on => on.column('key_mac').doNothing())
    .executeTakeFirst()
  return done.numInsertedOrUpdatedRows === 1n
}

/** Index web_keys_recent; counts no further than `most`. */
export async function keysSince(ctx: Ctx, since: number, most: number): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from (select 1 from web_keys where made_at > ${since} limit ${most}) as recent
  `.execute(ctx.tx)
  return rows[0]?.count ?? 0
}

/** Index web_keys_once. */
export const findKey = (ctx: Ctx, macs: readonly Buffer[]) =>
  t(ctx).selectFrom('web_keys').selectAll().where('key_mac', 'in', macs).executeTakeFirst()

export const saveKey = (ctx: Ctx, tip_id: string, change: Partial<KeyRow>) =>
  t(ctx).updateTable('web_keys').set(change).where('tip_id', '=', tip_id).execute()

export const insertUpload = (ctx: Ctx, row: UploadRow) => t(ctx).insertInto('web_uploads').values(row).execute()

export const lockUpload = (ctx: Ctx, id: string) =>
  t(ctx).selectFrom('web_uploads').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()

export const findUpload = (ctx: Ctx, id: string) =>
  t(ctx).selectFrom('web_uploads').selectAll().where('id', '=', id).executeTakeFirst()

/** Index web_uploads_of_form. */
export const uploadsOf = (ctx: Ctx, form_macs: readonly Buffer[]) =>
  t(ctx).selectFrom('web_uploads').selectAll().where('form_mac', 'in', form_macs).orderBy('id').forUpdate().execute()

export const saveUpload = (ctx: Ctx, id: string, change: Partial<UploadRow>) =>
  t(ctx).updateTable('web_uploads').set(change).where('id', '=', id).execute()

export const insertPiece = (ctx: Ctx, row: Tables['web_pieces']) =>
  t(ctx).insertInto('web_pieces').values(row).execute()

export const piecesOf = (ctx: Ctx, upload_ids: readonly string[]) =>
  t(ctx)
    .selectFrom('web_pieces')
    .selectAll()
    .where('upload_id', 'in', upload_ids)
    .orderBy('upload_id')
    .orderBy('from_byte')
    .execute()

/** Index web_uploads_expired; pieces go along. */
export const expired = (ctx: Ctx, limit: number) =>
  t(ctx)
    .selectFrom('web_uploads')
    .select(['id', 'page_id'])
    .where('expires_at', '<=', ctx.now)
    .orderBy('expires_at')
    .limit(limit)
    .forUpdate()
    .skipLocked()
    .execute()

export const deleteUploads = (ctx: Ctx, ids: readonly string[]) =>
  t(ctx).deleteFrom('web_uploads').where('id', 'in', ids).execute()

/** One more in this hour; how many there are then. */
export async function countMiss(ctx: Ctx, hour: number): Promise<number> {
  const { rows } = await sql<{ misses: number }>`
    insert into web_misses (hour, misses) values (${hour}, 1)
    on conflict (hour) do update set misses = web_misses.misses + 1 returning misses
  `.execute(ctx.tx)
  return rows[0]?.misses ?? 1
}

export async function missesIn(ctx: Ctx, hour: number): Promise<number> {
  const row = await t(ctx).selectFrom('web_misses').select('misses').where('hour', '=', hour).executeTakeFirst()
  return row?.misses ?? 0
}

export const deleteMisses = (ctx: Ctx, before: number) =>
  t(ctx).deleteFrom('web_misses').where('hour', '<', before).execute()

export const insertConnection = (ctx: Ctx, row: Tables['web_connections']) =>
  t(ctx).insertInto('web_connections').values(row).execute()

/** Index web_connections_of_day. */
export const connectionsOf = (ctx: Ctx, day: number) =>
  t(ctx).selectFrom('web_connections').select(['id', 'sealed']).where('day', '=', day).execute()

export const deleteConnections = (ctx: Ctx, before: number) =>
  t(ctx).deleteFrom('web_connections').where('day', '<', before).execute()

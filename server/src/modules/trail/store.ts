// The SQL of the trail: adding lines, reading them for screens, and the ranges of transactions the sealer goes by.

import { sql } from 'kysely'
import type { Ctx } from '../../platform/ctx.ts'
import type { Cursor } from '../../platform/cursor.ts'
import type { Tx } from '../../platform/db.ts'
import type { Range, Seal, SealedLine } from './rules.ts'
import type { Tables } from './tables.ts'

const t = (tx: Tx) => tx.withTables<Tables>()
const lock = sql`25210, 2` // class of our advisory locks; `trail_drop` in migration 0002 takes the same

export interface NewLine {
  id: string
  at: number
  kind: 'activity' | 'audit'
  who_kind: 'officer' | 'machine'
  who_id: string | null
  who_name: string
  session: string | null
  act: string
  thing_kind: string
  page_id: string | null
  thing_id: string
  facts: string
  sealed: Buffer | null
}

export const addLine = (ctx: Ctx, line: NewLine) => t(ctx.tx).insertInto('trail').values(line).execute()

/** Lines that differ in id and thing only; those whose id is there already add nothing. Ids come sorted. */
export const addLooks = (ctx: Ctx, line: Omit<NewLine, 'id' | 'thing_id'>, ids: string[], things: string[]) =>
  sql`
    insert into trail (id, at, kind, who_kind, who_id, who_name, session, act, thing_kind, page_id, thing_id, facts)
    select id, ${line.at}, ${line.kind}, ${line.who_kind}, ${line.who_id}, ${line.who_name}, ${line.session},
      ${line.act}, ${line.thing_kind}, ${line.page_id}, thing_id, ${line.facts}::jsonb
    from unnest(${ids}::uuid[], ${things}::text[]) as looked (id, thing_id)
    on conflict (id) do nothing
  `.execute(ctx.tx)

/** Newest first; leans on trail_screen. */
export async function lines(
  ctx: Ctx,
  { pages, house }: { pages: readonly string[]; house: boolean },
  before: Cursor | undefined,
  limit: number,
) {
  let query = t(ctx.tx)
    .selectFrom('trail')
    .select(['id', 'at', 'kind', 'who_kind', 'who_id', 'who_name', 'act', 'thing_kind', 'page_id', 'thing_id', 'facts'])
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .where(e => {
      const ofPages = e('page_id', '=', sql<string>`any(${[...pages]}::uuid[])`)
      return house ? e.or([ofPages, e('page_id', 'is', null)]) : ofPages
    })
  if (before) query = query.where(sql<boolean>`(at, id) < (${before.at}::bigint, ${before.id}::uuid)`)
  return query.execute()
}

/** Newest first; index trail_of_tip for tips. */
export const linesAbout = (ctx: Ctx, kind: string, id: string, limit: number) =>
  t(ctx.tx)
    .selectFrom('trail')
    .select(['at', 'who_id', 'who_name', 'act', 'facts'])
    .where('thing_kind', '=', kind)
    .where('thing_id', '=', id)
    .orderBy('at', 'desc')
    .limit(limit)
    .execute()

/** How many lines no seal covers yet, and when the last seal was set. */
export async function unsealed(ctx: Ctx): Promise<{ unsealed: number; last_seal_at: number | null }> {
  const { rows } = await sql<{ unsealed: number; last_seal_at: number | null }>`
    select (select count(*) from trail where tx >= coalesce(last.to_tx, '0')) as unsealed, last.at as last_seal_at
    from (values (1)) as always left join (select to_tx, at from trail_seal order by id desc limit 1) as last on true
  `.execute(ctx.tx)
  return rows[0] as { unsealed: number; last_seal_at: number | null }
}

/** One sealer at a time; the lock ends with the transaction. */
export async function holdSealing(tx: Tx): Promise<boolean> {
  const { rows } = await sql<{ got: boolean }>`select pg_try_advisory_xact_lock(${lock}) as got`.execute(tx)
  return rows[0]?.got === true
}

const seals = (tx: Tx) =>
  t(tx)
    .selectFrom('trail_seal')
    .select(['id', 'at', 'from_tx', 'to_tx', 'lines', 'lines_mac', 'previous', 'mac', 'dropped_at'])

export const lastSeal = (tx: Tx) => seals(tx).orderBy('id', 'desc').limit(1).executeTakeFirst()

export const sealsAfter = (tx: Tx, id: number, limit: number) =>
  seals(tx).where('id', '>', id).orderBy('id').limit(limit).execute()

export const addSeal = (tx: Tx, seal: Seal) => t(tx).insertInto('trail_seal').values(seal).execute()

/**
 * Before which transaction all have ended, and the transaction of the `size`-th line from `from_tx` on. Both by one
 * snapshot; index trail_by_tx.
 */
export async function reach(tx: Tx, from_tx: string, size: number): Promise<{ ended: string; full?: string }> {
  const { rows } = await sql<{ ended: string; full: string | null }>`
    select pg_snapshot_xmin(pg_current_snapshot())::text as ended,
      (select tx::text from trail where tx >= ${from_tx}::xid8 order by tx, id offset ${size - 1} limit 1) as full
  `.execute(tx)
  const { ended, full } = rows[0] as { ended: string; full: string | null }
  return full === null ? { ended } : { ended, full }
}

/** Lines of a range in the order they are sealed in; index trail_by_tx. */
export async function linesOf(tx: Tx, { from_tx, to_tx }: Range): Promise<SealedLine[]> {
  const { rows } = await sql<SealedLine>`
    select id, at, kind, who_kind, who_id, who_name, session, act, thing_kind, page_id, thing_id, facts::text, sealed, tx::text
    from trail where tx >= ${from_tx}::xid8 and tx < ${to_tx}::xid8 order by trail.tx, id
  `.execute(tx)
  return rows
}

/** Lines no seal covers; and up to which seal the trail itself says that lines were dropped. */
export async function outside(tx: Tx, to_tx: string): Promise<{ unsealed: number; dropped: number }> {
  const { rows } = await sql<{ unsealed: number; dropped: number }>`
    select count(*) filter (where tx >= ${to_tx}::xid8) as unsealed,
      coalesce(max(thing_id::bigint) filter (where act = 'trail.dropped'), 0) as dropped
    from trail where tx >= ${to_tx}::xid8 or act = 'trail.dropped'
  `.execute(tx)
  return rows[0] as { unsealed: number; dropped: number }
}

/** The last seal whose lines were dropped, or null. The database itself holds to the bounds. */
export async function drop(ctx: Ctx, line_id: string): Promise<number | null> {
  const { rows } = await sql<{ through: number | null }>`select trail_drop(${ctx.now}, ${line_id}) as through`.execute(
    ctx.tx,
  )
  return rows[0]?.through ?? null
}

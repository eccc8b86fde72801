// The SQL of what the channel tells back: echoes and receipts.

import { sql } from 'kysely'
import type { Ctx } from '../../platform/ctx.ts'
import type { Tables } from './tables.ts'

const t = (ctx: Ctx) => ctx.tx.withTables<Tables>()

/** Leans on deliveries_outside. */
export async function knownOutside(ctx: Ctx, page_id: string, macs: readonly Buffer[]): Promise<boolean> {
  const row = await t(ctx)
    .selectFrom('deliveries')
    .select('id')
    .where('page_id', '=', page_id)
    .where('outside_mac', 'in', macs)
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

/** The same address and the same content, or any content of a kind. */
export type Like = { readonly page_id: string; readonly address_id: string } & (
  | { readonly content_mac: Buffer }
  | { readonly kind: string }
)

const alike = (like: Like) =>
  'content_mac' in like ? sql<boolean>`content_mac = ${like.content_mac}` : sql<boolean>`kind = ${like.kind}`

/** The oldest open send of this content to this address. Locked; leans on deliveries_open. */
export const oldestOpen = (ctx: Ctx, like: Like) =>
  t(ctx)
    .selectFrom('deliveries')
    .select(['page_id', 'id', 'thread_id', 'state', 'earlier_macs', 'outside_mac'])
    .where('page_id', '=', like.page_id)
    .where('address_id', '=', like.address_id)
    .where('state', 'in', ['sending', 'unknown'])
    .where(alike(like))
    .orderBy('id')
    .limit(1)
    .forNoKeyUpdate()
    .executeTakeFirst()

/** One that was sent once more, or withdrawn while nobody knew. Locked; leans on deliveries_doubtful. */
export const oldestDoubtful = (ctx: Ctx, like: Like) =>
  t(ctx)
    .selectFrom('deliveries')
    .select(['page_id', 'id', 'thread_id', 'state', 'earlier_macs', 'outside_mac'])
    .where('page_id', '=', like.page_id)
    .where('address_id', '=', like.address_id)
    .where(sql<boolean>`(again > 0 or (state = 'withdrawn' and sending_at is not null))`)
    .where(alike(like))
    .orderBy('id')
    .limit(1)
    .forNoKeyUpdate()
    .executeTakeFirst()

/** Whether anything of ours to this address is under way, so that an echo nobody knows may still be its. */
export async function anyOpen(ctx: Ctx, page_id: string, address_id: string): Promise<boolean> {
  const row = await t(ctx)
    .selectFrom('deliveries')
    .select('id')
    .where('page_id', '=', page_id)
    .where('address_id', '=', address_id)
    .where(sql<boolean>`(state = 'sending' or (state = 'unknown' and settled_at is null))`)
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

/** Write the tick, unless an earlier one is there; the threads concerned. In order of id; leans on deliveries_outside. */
export async function tick(
  ctx: Ctx,
  which: 'delivered_at' | 'seen_at',
  page_id: string,
  macs: readonly Buffer[],
  at: number,
): Promise<(string | null)[]> {
  const { rows } = await sql<{ thread_id: string | null }>`
    update deliveries set
      delivered_at = least(delivered_at, ${at}),
      seen_at = ${which === 'seen_at' ? sql`least(seen_at, ${at})` : sql`seen_at`}
    where page_id = ${page_id} and id in (
      select id from deliveries where page_id = ${page_id} and outside_mac = any(${macs}::bytea[])
      order by id for no key update
    )
    returning thread_id
  `.execute(ctx.tx)
  return rows.map(row => row.thread_id)
}

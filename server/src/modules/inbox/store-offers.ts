// The SQL of offers, and of which unit answers for another's page.

import { sql } from 'kysely'
import type { Ctx } from '../../platform/ctx.ts'
import type { Offer, OfferEnd } from './offer-rules.ts'
import type { Tables } from './tables.ts'

const t = (ctx: Ctx) => ctx.tx.withTables<Tables>()

export const insert = (ctx: Ctx, row: Offer) => t(ctx).insertInto('conversation_offers').values(row).execute()

/** Under the lock of its conversation. */
export async function find(ctx: Ctx, page_id: string, id: string): Promise<Offer | undefined> {
  const row = await t(ctx)
    .selectFrom('conversation_offers')
    .selectAll()
    .where('page_id', '=', page_id)
    .where('id', '=', id)
    .executeTakeFirst()
  return row as Offer | undefined
}

export async function openOnes(ctx: Ctx, page_ids: readonly string[], ids: readonly string[]): Promise<Offer[]> {
  if (ids.length === 0) return []
  const rows = await t(ctx)
    .selectFrom('conversation_offers')
    .selectAll()
    .where('page_id', 'in', page_ids)
    .where('id', 'in', ids)
    .execute()
  return rows as Offer[]
}

export const end = (ctx: Ctx, { page_id, id }: Offer, state: OfferEnd, ended_by: string | null) =>
  t(ctx)
    .updateTable('conversation_offers')
    .set({ state, ended_by, ended_at: ctx.now })
    .where('page_id', '=', page_id)
    .where('id', '=', id)
    .execute()

/** Leans on conversation_offers_due. */
export const due = (ctx: Ctx, limit: number) =>
  t(ctx)
    .selectFrom('conversation_offers')
    .select(['page_id', 'conversation_id'])
    .where('state', '=', 'open')
    .where('due_at', '<=', ctx.now)
    .orderBy('due_at')
    .limit(limit)
    .execute()

/** Snoozed ones whose time has come; leans on conversations_to_wake. */
export const toWake = (ctx: Ctx, limit: number) =>
  t(ctx)
    .selectFrom('conversations')
    .select(['page_id', 'id'])
    .where('state', '=', 'snoozed')
    .where('snoozed_until', '<=', ctx.now)
    .orderBy('snoozed_until')
    .limit(limit)
    .execute()

/** Which units beside the page's own a conversation is lent or offered to; leans on conversations_lent_ids. */
export async function guests(ctx: Ctx, ids: readonly string[]): Promise<{ id: string; unit_id: string }[]> {
  const { rows } = await sql<{ id: string; unit_id: string }>`
    select c.id, u.unit_id
    from conversations c
    left join conversation_offers o on o.page_id = c.page_id and o.id = c.offer_id
    cross join lateral (values (c.lent_to), (o.to_unit)) as u(unit_id)
    where c.id = any(${ids}::uuid[]) and (c.lent_to is not null or c.offer_id is not null) and u.unit_id is not null
  `.execute(ctx.tx)
  return rows
}

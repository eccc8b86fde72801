// The SQL of internal pages, linked phones and link codes.

import { sql } from 'kysely'
import type { Ctx } from '../../platform/ctx.ts'
import type { Tables } from './tables.ts'

const t = (ctx: Ctx) => ctx.tx.withTables<Tables>()

export const insertPage = (ctx: Ctx, row: Tables['internal_pages']) =>
  t(ctx).insertInto('internal_pages').values(row).execute()

export const pages = (ctx: Ctx) => t(ctx).selectFrom('internal_pages').select(['page_id', 'unit_id']).execute()

export const saveCode = (ctx: Ctx, row: Tables['link_codes']) =>
  t(ctx)
    .insertInto('link_codes')
    .values(row)
    .onConflict(on => on.column('officer_id').doUpdateSet({ code_mac: row.code_mac, until_at: row.until_at }))
    .execute()

/** The officer of a code whose time is not over; the code is gone with it. Leans on link_codes_by_code. */
export const spendCode = async (ctx: Ctx, code_mac: Buffer): Promise<string | undefined> =>
  (
    await t(ctx)
      .deleteFrom('link_codes')
      .where('code_mac', '=', code_mac)
      .where('until_at', '>', ctx.now)
      .returning('officer_id')
      .executeTakeFirst()
  )?.officer_id

export type PhoneRow = Pick<
  Tables['officer_phones'],
  'page_id' | 'address_id' | 'thread_id' | 'officer_id' | 'linked_at'
>
const columns = ['page_id', 'address_id', 'thread_id', 'officer_id', 'linked_at'] as const

/** One phone an officer and page, one officer a phone. */
export const endPhones = (ctx: Ctx, officer_id: string, at: { page_id: string; address_id: string }) =>
  t(ctx)
    .updateTable('officer_phones')
    .set({ ended_at: ctx.now })
    .where('page_id', '=', at.page_id)
    .where('ended_at', 'is', null)
    .where(e => e.or([e('officer_id', '=', officer_id), e('address_id', '=', at.address_id)]))
    .execute()

export const insertPhone = (ctx: Ctx, row: Tables['officer_phones']) =>
  t(ctx).insertInto('officer_phones').values(row).execute()

/** Leans on officer_phones_of_address. */
export const phoneAt = (ctx: Ctx, page_id: string, address_id: string): Promise<PhoneRow | undefined> =>
  t(ctx)
    .selectFrom('officer_phones')
    .select(columns)
    .where('page_id', '=', page_id)
    .where('address_id', '=', address_id)
    .where('ended_at', 'is', null)
    .executeTakeFirst()

/** Leans on officer_phones_of_officer. */
export const phonesOf = (ctx: Ctx, officer_ids: readonly string[]): Promise<PhoneRow[]> =>
  t(ctx)
    .selectFrom('officer_phones')
    .select(columns)
    .where('officer_id', '=', sql<string>`any(${[...officer_ids]}::uuid[])`)
    .where('ended_at', 'is', null)
    .orderBy('linked_at')
    .execute()

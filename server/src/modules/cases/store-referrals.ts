// The SQL of offers between units.

import { sql } from 'kysely'
import type { Ctx } from '../../platform/ctx.ts'
import { t } from './store.ts'
import type { Tables } from './tables.ts'

export type ReferralRow = Tables['referrals']

/** Leans on referrals_open. */
export const openOffer = (ctx: Ctx, case_id: string): Promise<ReferralRow | undefined> =>
  t(ctx)
    .selectFrom('referrals')
    .selectAll()
    .where('case_id', '=', case_id)
    .where('state', '=', 'offered')
    .executeTakeFirst()

export const openOffers = (ctx: Ctx, case_ids: readonly string[]): Promise<ReferralRow[]> =>
  t(ctx).selectFrom('referrals').selectAll().where('case_id', 'in', case_ids).where('state', '=', 'offered').execute()

/** Oldest first; leans on referrals_of_case. */
export const offersOf = (ctx: Ctx, case_ids: readonly string[]): Promise<ReferralRow[]> =>
  t(ctx)
    .selectFrom('referrals')
    .selectAll()
    .where('case_id', 'in', case_ids)
    .orderBy('offered_at')
    .orderBy('id')
    .execute()

export const insertOffer = (ctx: Ctx, row: ReferralRow) => t(ctx).insertInto('referrals').values(row).execute()

export const saveOffer = (ctx: Ctx, id: string, change: Partial<ReferralRow>) =>
  t(ctx).updateTable('referrals').set(change).where('id', '=', id).execute()

/** Which offers nobody answered in time, the oldest first; leans on referrals_due. */
export async function silentOffers(ctx: Ctx, limit: number): Promise<string[]> {
  const { rows } = await sql<{ case_id: string }>`
    select case_id from referrals where state = 'offered' and due_at <= ${ctx.now} order by due_at, id limit ${limit}
  `.execute(ctx.tx)
  return rows.map(row => row.case_id)
}

/** An offer of a case that goes out of sight ends with it. */
export const withdrawOpen = (ctx: Ctx, case_id: string) =>
  t(ctx)
    .updateTable('referrals')
    .set({ state: 'withdrawn', answered_at: ctx.now })
    .where('case_id', '=', case_id)
    .where('state', '=', 'offered')
    .execute()

// The SQL of tokens, and of pages that need a person.

import type { Ctx } from '../../platform/ctx.ts'
import type { Tables } from './tables.ts'

const t = (ctx: Ctx) => ctx.tx.withTables<Tables>()

export const tokens = (ctx: Ctx, page_id: string) =>
  t(ctx).selectFrom('page_tokens').selectAll().where('page_id', '=', page_id).executeTakeFirst()

type Pair = Omit<Tables['page_tokens'], 'generation' | 'refresh_started'>

/** The new pair in place of the old one, one generation on; nothing is under way any more. */
export const savePair = (ctx: Ctx, row: Pair) =>
  t(ctx)
    .insertInto('page_tokens')
    .values({ ...row, generation: 1, refresh_started: null })
    .onConflict(on =>
      on.column('page_id').doUpdateSet(eb => ({
        access_token: row.access_token,
        refresh_token: row.refresh_token,
        access_until: row.access_until,
        renew_at: row.renew_at,
        issued_at: row.issued_at,
        generation: eb('page_tokens.generation', '+', 1),
        refresh_started: null,
      })),
    )
    .execute()

export const saveRefresh = (
  ctx: Ctx,
  page_id: string,
  row: Partial<Pick<Tables['page_tokens'], 'refresh_started' | 'renew_at'>>,
) => t(ctx).updateTable('page_tokens').set(row).where('page_id', '=', page_id).execute()

/** Pages whose pair is to be renewed now, or whose refresh was left without a reply. */
export async function pagesToRenew(ctx: Ctx): Promise<string[]> {
  const rows = await t(ctx)
    .selectFrom('page_tokens')
    .innerJoin('pages', 'pages.id', 'page_tokens.page_id')
    .select('page_tokens.page_id')
    .where('pages.state', '<>', 'needs_consent')
    .where(eb => eb.or([eb('renew_at', '<=', ctx.now), eb('refresh_started', 'is not', null)]))
    .orderBy('renew_at')
    .execute()
  return rows.map(row => row.page_id)
}

/** Pages that need a person: stopped, or with a refresh token issued before `oldBefore`. */
export const troubles = (ctx: Ctx, oldBefore: number) =>
  t(ctx)
    .selectFrom('pages')
    .leftJoin('page_tokens', 'page_tokens.page_id', 'pages.id')
    .select([
      'pages.id as page_id',
      'pages.name',
      'pages.state',
      'pages.state_reason',
      'pages.state_since',
      'issued_at',
    ])
    .where('pages.kind', '=', 'account')
    .where(eb =>
      eb.or([eb('pages.state', '<>', 'active'), eb('issued_at', '<', oldBefore), eb('issued_at', 'is', null)]),
    )
    .orderBy('pages.name')
    .execute()

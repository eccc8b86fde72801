// The SQL of apps and pages.

import { sql } from 'kysely'
import type { Ctx } from '../../platform/ctx.ts'
import { remembered } from '../../platform/remembered.ts'
import type { Tables } from './tables.ts'

const t = (ctx: Ctx) => ctx.tx.withTables<Tables>()

export const insertApp = (ctx: Ctx, row: Omit<Tables['apps'], 'created_at'>) =>
  t(ctx)
    .insertInto('apps')
    .values({ ...row, created_at: ctx.now })
    .execute()

export const appById = (ctx: Ctx, id: string) =>
  t(ctx).selectFrom('apps').selectAll().where('id', '=', id).executeTakeFirst()

export const appByZaloId = (ctx: Ctx, zalo_app_id: string) =>
  t(ctx).selectFrom('apps').selectAll().where('zalo_app_id', '=', zalo_app_id).executeTakeFirst()

export const apps = (ctx: Ctx) => t(ctx).selectFrom('apps').selectAll().orderBy('name').execute()

export const saveWebhookSecret = (
  ctx: Ctx,
  id: string,
  row: Pick<Tables['apps'], 'webhook_secret' | 'webhook_secret_before'>,
) =>
  t(ctx)
    .updateTable('apps')
    .set({ ...row, webhook_secret_changed_at: ctx.now })
    .where('id', '=', id)
    .execute()

export const saveAppSecret = (ctx: Ctx, id: string, secret: Buffer) =>
  t(ctx).updateTable('apps').set({ secret }).where('id', '=', id).execute()

export const savePause = (ctx: Ctx, id: string, paused_until: number, pauses: number) =>
  t(ctx).updateTable('apps').set({ paused_until, pauses }).where('id', '=', id).execute()

export const insertPage = (ctx: Ctx, row: Tables['pages']) => t(ctx).insertInto('pages').values(row).execute()

/** Pages with their app and the unit they speak for at `ctx.now`. */
const pages = (ctx: Ctx) =>
  t(ctx)
    .selectFrom('pages')
    .leftJoin('apps', 'apps.id', 'pages.app_id')
    .leftJoin('page_units', on =>
      on
        .onRef('page_units.page_id', '=', 'pages.id')
        .on('page_units.valid_from', '<=', ctx.now)
        .on(eb => eb.or([eb('page_units.valid_to', 'is', null), eb('page_units.valid_to', '>', ctx.now)])),
    )
    .select([
      'pages.id as page_id',
      'pages.kind',
      'pages.name',
      'pages.app_id',
      'apps.zalo_app_id',
      'pages.oa_id',
      'page_units.unit_id',
      'pages.state',
      'pages.state_reason',
      'pages.mode',
      'pages.mode_since',
      'pages.buttons',
    ])

export type PageRow = Awaited<ReturnType<typeof allPages>>[number]

export const allPages = (ctx: Ctx) => pages(ctx).orderBy('pages.name').execute()

/** Whatever one citizen's message sets going asks for its page. */
const asked = remembered<PageRow | undefined>()

export const pageById = (ctx: Ctx, id: string) =>
  asked.of(ctx, id, () => pages(ctx).where('pages.id', '=', id).executeTakeFirst())

export const pageByOa = (ctx: Ctx, oa_id: string) => pages(ctx).where('pages.oa_id', '=', oa_id).executeTakeFirst()

export const pagesOfUnits = (ctx: Ctx, units: readonly string[]) =>
  pages(ctx).where('page_units.unit_id', 'in', units).orderBy('pages.name').execute()

/** Pages of an app from which something may leave now. Leans on pages_of_app. */
export async function speakingPages(ctx: Ctx, app_id: string): Promise<string[]> {
  const rows = await t(ctx)
    .selectFrom('pages')
    .innerJoin('page_tokens', 'page_tokens.page_id', 'pages.id')
    .select('pages.id')
    .where('pages.app_id', '=', app_id)
    .where('pages.state', '=', 'active')
    .where('pages.mode', '=', 'speaking')
    .where(eb => eb.or([eb('pages.held_until', 'is', null), eb('pages.held_until', '<=', ctx.now)]))
    .where('page_tokens.refresh_started', 'is', null)
    .execute()
  return rows.map(row => row.id)
}

export async function saveState(
  ctx: Ctx,
  id: string,
  row: Partial<Pick<Tables['pages'], 'state' | 'state_reason' | 'held_until' | 'mode' | 'mode_since' | 'buttons'>>,
): Promise<void> {
  await t(ctx)
    .updateTable('pages')
    .set(row.state === undefined ? row : { ...row, state_since: ctx.now })
    .where('id', '=', id)
    .execute()
  asked.forget(ctx)
}

/** The page's unit from now on; what it spoke for until now ends. */
export async function attachUnit(ctx: Ctx, page_id: string, unit_id: string, from: number): Promise<void> {
  await t(ctx)
    .updateTable('page_units')
    .set({ valid_to: from })
    .where('page_id', '=', page_id)
    .where('valid_to', 'is', null)
    .execute()
  await t(ctx).insertInto('page_units').values({ page_id, unit_id, valid_from: from, valid_to: null }).execute()
  asked.forget(ctx)
}

/**
 * Locks the app's row, so that grants of one app are made one after the other in all processes; then sums what was
 * granted. Two statements on purpose: the second must see what was committed while the first waited.
 */
export async function lockBudget(ctx: Ctx, app_id: string, since: number) {
  const app = await t(ctx)
    .selectFrom('apps')
    .select(['per_minute', 'paused_until', 'pauses'])
    .where('id', '=', app_id)
    .forNoKeyUpdate()
    .executeTakeFirstOrThrow()
  const { spent } = await t(ctx)
    .selectFrom('app_spends')
    .select(sql<number>`coalesce(sum(spent), 0)::int`.as('spent'))
    .where('app_id', '=', app_id)
    .where('second', '>=', since)
    .executeTakeFirstOrThrow()
  return { ...app, spent }
}

export const addSpend = (ctx: Ctx, app_id: string, second: number, spent: number) =>
  t(ctx)
    .insertInto('app_spends')
    .values({ app_id, second, spent })
    .onConflict(on =>
      on.columns(['app_id', 'second']).doUpdateSet(eb => ({ spent: eb('app_spends.spent', '+', spent) })),
    )
    .execute()

export const lessSpend = (ctx: Ctx, app_id: string, second: number, unused: number) =>
  t(ctx)
    .updateTable('app_spends')
    .set(eb => ({ spent: eb('spent', '-', unused) }))
    .where('app_id', '=', app_id)
    .where('second', '=', second)
    .execute()

export const forgetSpends = (ctx: Ctx, before: number) =>
  t(ctx).deleteFrom('app_spends').where('second', '<', before).execute()

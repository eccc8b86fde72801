// The SQL of sessions, failed sign-ins and remembered replies.

import { sql } from 'kysely'
import type { Ctx } from '../../platform/ctx.ts'
import type { Failures } from './rules.ts'
import type { Tables } from './tables.ts'

const t = (ctx: Ctx) => ctx.tx.withTables<Tables>()

export const insertSession = (ctx: Ctx, row: Tables['sessions']) => t(ctx).insertInto('sessions').values(row).execute()

const living = (ctx: Ctx) =>
  t(ctx)
    .selectFrom('sessions as s')
    .innerJoin('officers as o', 'o.id', 's.officer_id')
    .select(['s.id as session_id', 's.officer_id', 's.last_act_at', 's.locked_at', 's.expires_at', 'o.login', 'o.name'])
    .where('s.ended_at', 'is', null)
    .where('s.expires_at', '>', ctx.now)
    .where('o.state', '=', 'active')

/** A living session of an active officer; leans on sessions_token_once. */
export const sessionByToken = (ctx: Ctx, token_hash: Buffer) =>
  living(ctx).where('s.token_hash', '=', token_hash).executeTakeFirst()

export const sessionById = (ctx: Ctx, session_id: string) =>
  living(ctx).where('s.id', '=', session_id).executeTakeFirst()

export const saveSession = (
  ctx: Ctx,
  session_id: string,
  change: Partial<Pick<Tables['sessions'], 'last_act_at' | 'locked_at' | 'ended_at'>>,
) => t(ctx).updateTable('sessions').set(change).where('id', '=', session_id).execute()

/** Skipped when another request of the session is just writing it: requests of one browser do not wait for each other. */
export const saveHand = (ctx: Ctx, session_id: string) =>
  sql`
    update sessions set last_act_at = ${ctx.now}
    where id in (select id from sessions where id = ${session_id} for no key update skip locked)
  `.execute(ctx.tx)

export const endSessionsOf = (ctx: Ctx, officer_id: string) =>
  t(ctx)
    .updateTable('sessions')
    .set({ ended_at: ctx.now })
    .where('officer_id', '=', officer_id)
    .where('ended_at', 'is', null)
    .returning('id as session_id')
    .execute()

/** The failures of a login, locked for counting; a row is made when there is none, so that two counts wait for each other. */
export async function lockFailures(ctx: Ctx, macs: readonly Buffer[]): Promise<Failures | undefined> {
  await t(ctx)
    .insertInto('sign_in_failures')
    .values({ login_mac: macs[0] as Buffer, failures: 0, last_at: ctx.now, locked_until: null })
    .onConflict(on => on.doNothing())
    .execute()
  const rows = await t(ctx)
    .selectFrom('sign_in_failures')
    .select(['failures', 'last_at', 'locked_until'])
    .where('login_mac', 'in', macs)
    .orderBy('login_mac')
    .forNoKeyUpdate()
    .execute()
  return rows.sort((a, b) => b.failures - a.failures)[0]
}

export const saveFailures = (ctx: Ctx, mac: Buffer, row: Failures) =>
  t(ctx).updateTable('sign_in_failures').set(row).where('login_mac', '=', mac).execute()

export const forgetFailures = (ctx: Ctx, macs: readonly Buffer[]) =>
  t(ctx).deleteFrom('sign_in_failures').where('login_mac', 'in', macs).execute()

/** True when this transaction is the first with the key; a second one waits here until the first has ended. */
export async function claimKey(ctx: Ctx, row: Omit<Tables['remembered_replies'], 'reply' | 'at'>): Promise<boolean> {
  const done = await t(ctx)
    .insertInto('remembered_replies')
    .values({ ...row, reply: null, at: ctx.now })
    .onConflict(on => on.doNothing())
    .executeTakeFirst()
  return done.numInsertedOrUpdatedRows === 1n
}

export const rememberedReply = (ctx: Ctx, officer_id: string, key: string) =>
  t(ctx)
    .selectFrom('remembered_replies')
    .select(['route', 'body_mac', 'reply'])
    .where('officer_id', '=', officer_id)
    .where('key', '=', key)
    .executeTakeFirst()

export const saveReply = (ctx: Ctx, officer_id: string, key: string, reply: Buffer) =>
  t(ctx)
    .updateTable('remembered_replies')
    .set({ reply })
    .where('officer_id', '=', officer_id)
    .where('key', '=', key)
    .execute()

/** Deletes what is older than its keep; how many rows. */
export async function tidy(ctx: Ctx, before: { replies: number; failures: number; sessions: number }): Promise<number> {
  const deleted = [
    await sql`delete from remembered_replies where at < ${before.replies}`.execute(ctx.tx),
    await sql`delete from sign_in_failures where last_at < ${before.failures}`.execute(ctx.tx),
    await sql`delete from sessions where expires_at < ${before.sessions}`.execute(ctx.tx),
  ]
  return deleted.reduce((sum, each) => sum + Number(each.numAffectedRows ?? 0), 0)
}

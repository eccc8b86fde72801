// Officers as accounts: added, given roles, reset, ended. Hides what is kept of a password and a secret of one-time codes.

import type { Ctx } from '../../platform/ctx.ts'
import { type Id, newId } from '../../platform/ids.ts'
import { found, Refusal } from '../../platform/refusal.ts'
import { record } from '../trail/trail.ts'
import { policy } from '../units/units.ts'
import type { Role } from './permissions.ts'
import { forgetReach } from './reach.ts'
import type { Grant } from './rules.ts'
import { hashPassword, newCodeSecret, randomPassword } from './secrets.ts'
import * as store from './store.ts'
import { endSessionsOf, forgetFailures } from './store-sessions.ts'

export type OfficerId = Id<'officer'>

/**
 * Add an officer; the one-time-code secret is given here once and then only sealed. `password` absent: one is made.
 * Refuses login_taken and password_short {length}.
 */
export async function addOfficer(
  ctx: Ctx,
  officer: { login: string; name: string; password?: string; totp_secret?: string },
): Promise<{ officer_id: OfficerId; password: string; totp_secret: string }> {
  const { login, name, password = randomPassword(), totp_secret = newCodeSecret() } = officer
  const length = await policy(ctx, 'password_min_length')
  if ([...password].length < length) throw new Refusal('password_short', { length })
  if (await store.officerByLogin(ctx, login)) throw new Refusal('login_taken')
  const officer_id = newId<'officer'>(ctx.now)
  const { key, wrapped } = ctx.keys.make(officer_id)
  await store.insertOfficer(ctx, {
    id: officer_id,
    login,
    name,
    state: 'active',
    password_hash: await hashPassword(password),
    totp_secret: ctx.keys.seal(key, totp_secret, 'officers.totp_secret', officer_id),
    totp_step: 0,
    data_key: wrapped,
    created_at: ctx.now,
  })
  await record(ctx, 'officer.added', { kind: 'officer', id: officer_id })
  return { officer_id, password, totp_secret }
}

export async function grantRole(ctx: Ctx, officer_id: string, grant: Grant): Promise<void> {
  found(await store.officerById(ctx, officer_id))
  await store.insertGrant(ctx, {
    ...grant,
    id: newId(ctx.now),
    officer_id,
    granted_by: ctx.who.kind === 'officer' ? ctx.who.id : null,
    valid_from: ctx.now,
    valid_to: null,
  })
  await changed(ctx, officer_id, 'role.granted', { ...grant })
}

/** Refuses not_found when the officer does not hold the role on that unit. */
export async function withdrawRole(ctx: Ctx, officer_id: string, role: Role, unit_id: string): Promise<void> {
  found((await store.endGrant(ctx, officer_id, role, unit_id)) || undefined)
  await changed(ctx, officer_id, 'role.withdrawn', { role, unit_id })
}

/** The officer signs in no more, and every session of theirs ends now. */
export async function endOfficer(ctx: Ctx, officer_id: string): Promise<void> {
  found(await store.lockOfficer(ctx, officer_id))
  await store.saveOfficer(ctx, officer_id, { state: 'ended' })
  await endAllSessions(ctx, officer_id)
  await changed(ctx, officer_id, 'officer.ended', {})
}

/**
 * A new password and a new secret of one-time codes, given here once and then only sealed. Every session of the officer
 * ends now, and failures counted against the login are forgotten. Refuses not_now for one who has ended.
 */
export async function resetOfficer(ctx: Ctx, officer_id: string): Promise<{ password: string; totp_secret: string }> {
  const { state } = found(await store.lockOfficer(ctx, officer_id))
  if (state !== 'active') throw new Refusal('not_now', { state })
  const { login, data_key } = found(await store.officerById(ctx, officer_id))
  const [password, totp_secret] = [randomPassword(), newCodeSecret()]
  const key = ctx.keys.unwrap(officer_id, data_key)
  await store.saveOfficer(ctx, officer_id, {
    password_hash: await hashPassword(password),
    totp_secret: ctx.keys.seal(key, totp_secret, 'officers.totp_secret', officer_id),
    totp_step: 0,
  })
  await forgetFailures(ctx, ctx.keys.lookups('login', login))
  await endAllSessions(ctx, officer_id)
  await changed(ctx, officer_id, 'officer.reset', {})
  return { password, totp_secret }
}

async function endAllSessions(ctx: Ctx, officer_id: string): Promise<void> {
  for (const { session_id } of await endSessionsOf(ctx, officer_id))
    ctx.hint({ kind: 'session', page_id: '', id: session_id })
}

async function changed(
  ctx: Ctx,
  officer_id: string,
  act: string,
  facts: Record<string, string | boolean>,
): Promise<void> {
  await record(ctx, act, { kind: 'officer', id: officer_id }, facts)
  forgetReach(ctx)
  ctx.hint({ kind: 'officer', page_id: '', id: officer_id })
}

export async function grantsOf(ctx: Ctx, officer_id: string): Promise<Grant[]> {
  return (await store.grantsOf(ctx, officer_id)) as Grant[]
}

/** The grant of a role on exactly this unit that holds today. */
export async function activeGrant(
  ctx: Ctx,
  officer_id: string,
  role: Role,
  unit_id: string,
): Promise<Grant | undefined> {
  return (await grantsOf(ctx, officer_id)).find(grant => grant.role === role && grant.unit_id === unit_id)
}

export interface OfficerFound {
  readonly officer_id: OfficerId
  readonly login: string
  readonly state: 'active' | 'ended'
}

export async function findOfficer(ctx: Ctx, login: string): Promise<OfficerFound | undefined> {
  const row = await store.officerByLogin(ctx, login)
  return row && { officer_id: row.id as OfficerId, login: row.login, state: row.state as OfficerFound['state'] }
}

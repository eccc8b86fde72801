// Signing in, the locked screen, and the end of a session. Hides what is kept of a token, a failure and a used code.

import { hour, machineNow, minute } from '../../platform/clock.ts'
import { type Ctx, change, type House, machine, type Who } from '../../platform/ctx.ts'
import { type Id, newId } from '../../platform/ids.ts'
import { Refusal } from '../../platform/refusal.ts'
import { record } from '../trail/trail.ts'
import { policy } from '../units/units.ts'
import * as rules from './rules.ts'
import { codeDelta, isPassword, newToken, tokenHash } from './secrets.ts'
import * as store from './store.ts'
import * as sessions from './store-sessions.ts'

export interface Session {
  readonly session_id: Id<'session'>
  readonly officer_id: string
  readonly login: string
  readonly name: string
  /** The screen shows no words until the password is given again. */
  readonly locked: boolean
  readonly idle_lock_ms: number
  readonly last_act_at: number
  readonly expires_at: number
}

export const whoOf = (session: Session): Who => ({
  kind: 'officer',
  id: session.officer_id,
  name: session.name,
  session: session.session_id,
})

/** The living session of a cookie's token. */
export async function findSession(ctx: Ctx, token: string): Promise<Session | undefined> {
  return seen(ctx, await sessions.sessionByToken(ctx, tokenHash(token)))
}

/** The same by its id: for the live stream, which outlives a request. */
export async function sessionNow(ctx: Ctx, session_id: string): Promise<Session | undefined> {
  return seen(ctx, await sessions.sessionById(ctx, session_id))
}

type Row = NonNullable<Awaited<ReturnType<typeof sessions.sessionById>>>

async function seen(ctx: Ctx, row: Row | undefined): Promise<Session | undefined> {
  if (!row) return undefined
  const { locked_at, session_id, ...rest } = row
  const idle_lock_ms = (await policy(ctx, 'idle_lock_minutes')) * minute
  const locked = rules.isLocked({ ...rest, locked_at }, idle_lock_ms, ctx.now)
  return { ...rest, session_id: session_id as Id<'session'>, locked, idle_lock_ms }
}

/** An officer's hand was felt: the idle lock counts from now. Written at most twice a minute. */
export async function felt(ctx: Ctx, session: Session): Promise<void> {
  if (ctx.now - session.last_act_at < minute / 2) return
  await sessions.saveHand(ctx, session.session_id)
}

/** Whether a password is an officer's. Slow on purpose; holds no transaction, takes as long for an unknown login. */
export async function checkPassword(house: House, login: string, password: string): Promise<boolean> {
  const officer = await change(house, machine('door'), ctx => store.officerByLogin(ctx, login))
  return isPassword(password, officer?.password_hash)
}

/**
 * A new session, with the token its cookie holds; or a refusal to be returned, not thrown, because the failure was
 * counted: sign_in_failed, sign_in_locked {until}. `right`: what checkPassword said.
 */
export async function signIn(
  ctx: Ctx,
  { login, code, right }: { login: string; code: string; right: boolean },
): Promise<{ session: Session; token: string } | Refusal> {
  const refusal = await counted(ctx, login, 'sign_in_failed', async () => right && (await takeCode(ctx, login, code)))
  if (refusal) return refusal
  const officer = await store.officerByLogin(ctx, login)
  if (!officer) return new Refusal('sign_in_failed')
  const session_id = newId<'session'>(ctx.now)
  const token = newToken()
  await sessions.insertSession(ctx, {
    id: session_id,
    officer_id: officer.id,
    token_hash: tokenHash(token),
    begun_at: ctx.now,
    last_act_at: ctx.now,
    locked_at: null,
    expires_at: ctx.now + (await policy(ctx, 'session_hours')) * hour,
    ended_at: null,
  })
  const session = (await sessionNow(ctx, session_id)) as Session
  await record({ ...ctx, who: whoOf(session) }, 'session.begun', { kind: 'session', id: session_id })
  return { session, token }
}

/** Lift the lock of a screen. Returns password_wrong or sign_in_locked {until}, counted like a failed sign-in. */
export async function unlock(ctx: Ctx, session: Session, right: boolean): Promise<Session | Refusal> {
  const refusal = await counted(ctx, session.login, 'password_wrong', async () => right)
  if (refusal) return refusal
  await sessions.saveSession(ctx, session.session_id, { last_act_at: ctx.now, locked_at: null })
  await told(ctx, session.session_id, 'session.unlocked')
  return { ...session, locked: false, last_act_at: ctx.now }
}

/** Lock the screen by hand; its live stream goes on without words. */
export async function lockScreen(ctx: Ctx, session: Session): Promise<void> {
  await sessions.saveSession(ctx, session.session_id, { locked_at: ctx.now })
  await told(ctx, session.session_id, 'session.locked')
}

export async function endSession(ctx: Ctx, session: Session): Promise<void> {
  await sessions.saveSession(ctx, session.session_id, { ended_at: ctx.now })
  await told(ctx, session.session_id, 'session.ended')
}

async function told(ctx: Ctx, session_id: string, act: string): Promise<void> {
  await record(ctx, act, { kind: 'session', id: session_id })
  ctx.hint({ kind: 'session', page_id: '', id: session_id })
}

/** Run a proof under the login's count of failures: a lock refuses even what is right, a success forgets the failures. */
async function counted(
  ctx: Ctx,
  login: string,
  failure: 'sign_in_failed' | 'password_wrong',
  proof: () => Promise<boolean>,
): Promise<Refusal | undefined> {
  const macs = ctx.keys.lookups('login', login)
  const row = await sessions.lockFailures(ctx, macs)
  const until = rules.lockedUntil(row, ctx.now)
  if (until !== undefined) return new Refusal('sign_in_locked', { until })
  if (await proof()) {
    await sessions.forgetFailures(ctx, macs)
    return undefined
  }
  const limit = await policy(ctx, 'sign_in_failures')
  const next = rules.failed(row, { limit, lock_minutes: await policy(ctx, 'sign_in_lock_minutes') }, ctx.now)
  await sessions.saveFailures(ctx, macs[0] as Buffer, next)
  if (next.locked_until === null) return new Refusal(failure)
  return new Refusal('sign_in_locked', { until: next.locked_until })
}

/** Judge a one-time code by the machine's clock and use it up. */
async function takeCode(ctx: Ctx, login: string, code: string): Promise<boolean> {
  const officer = await store.officerByLogin(ctx, login)
  if (!officer || officer.state !== 'active') return false
  const { totp_step } = (await store.lockOfficer(ctx, officer.id)) ?? officer
  const key = ctx.keys.unwrap(officer.id, officer.data_key)
  const secret = ctx.keys.openText(key, officer.totp_secret, 'officers.totp_secret', officer.id)
  const step = rules.codeStep(codeDelta(secret, code, machineNow()), machineNow(), totp_step)
  if (step === undefined) return false
  await store.saveOfficer(ctx, officer.id, { totp_step: step })
  return true
}

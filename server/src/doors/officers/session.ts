// Signing in, the locked screen, signing out, the live stream: what a browser asks about itself.

import { z } from 'zod'
import {
  checkPassword,
  endSession,
  grantsOf,
  lockScreen,
  mayAnywhere,
  pagesFor,
  type Session,
  signIn,
  unlock,
  whoOf,
} from '../../modules/officers/officers.ts'
import { listPages } from '../../modules/pages/pages.ts'
import { unitNames } from '../../modules/units/units.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { streamReply } from '../../platform/http.ts'
import { invariant, Refusal } from '../../platform/refusal.ts'
import { type Caller, route } from './route.ts'
import { me, nothing } from './things.ts'

const login = z.string().trim().toLowerCase().min(1).max(64)
const password = z.string().min(1).max(200)
const code = z
  .string()
  .transform(text => text.replaceAll(/\s/g, ''))
  .pipe(z.string().regex(/^\d{6}$/))

const sessionOf = ({ session }: Caller): Session => {
  invariant(session, 'a route for those signed in has a session')
  return session
}

/** Who is signed in, seen through their own eyes. */
async function meOf(first: Ctx, session: Session, { door }: Caller): Promise<z.input<typeof me>> {
  const ctx = { ...first, who: whoOf(session) }
  const mine = new Set<string>(await pagesFor(ctx, 'page.see'))
  const pages = (await listPages(ctx)).filter(page => mine.has(page.page_id))
  const grants = await grantsOf(ctx, session.officer_id)
  const units = [...grants, ...pages].flatMap(({ unit_id }) => unit_id ?? [])
  const names = await unitNames(ctx, units)
  return {
    officer_id: session.officer_id,
    login: session.login,
    name: session.name,
    roles: grants.map(grant => ({ ...grant, unit_name: names.get(grant.unit_id) ?? '' })),
    pages: pages.map(({ page_id, name, unit_id, state, mode }) => {
      return { page_id, name, unit_name: names.get(unit_id ?? '') ?? null, state, mode }
    }),
    may: await mayAnywhere(ctx),
    locked: session.locked,
    idle_lock_ms: session.idle_lock_ms,
    one_role: door.options.oneRole ?? false,
    now: ctx.now,
  }
}

export const sessionRoutes = [
  route('GET /api/session', {
    summary: 'Who is signed in here, and what they may do',
    may: 'signed_in',
    whileLocked: true,
    reply: me,
    run: (ctx, _, caller) => meOf(ctx, sessionOf(caller), caller),
  }),

  route('POST /api/session', {
    summary: 'Sign in with login, password and one-time code',
    may: 'anyone',
    body: z.strictObject({ login, password, code }),
    reply: me,
    refusals: ['sign_in_failed', 'sign_in_locked'],
    examples: { body: { login: 'truc.ban', password: 'mot-mat-khau-dai', code: '123456' } },
    prepare: async (house, { body }, { door, ip }) => {
      await door.limits.password(ip)
      return checkPassword(house, body.login, body.password)
    },
    run: async (ctx, { body, prepared: right }, caller) => {
      const begun = await signIn(ctx, { login: body.login, code: body.code, right })
      if (begun instanceof Refusal) return begun
      caller.keepToken(begun.token)
      return meOf(ctx, begun.session, caller)
    },
  }),

  route('POST /api/session/unlock', {
    summary: 'Unlock the screen with the password',
    may: 'signed_in',
    whileLocked: true,
    once: false,
    body: z.strictObject({ password }),
    reply: me,
    refusals: ['password_wrong', 'sign_in_locked'],
    examples: { body: { password: 'mot-mat-khau-dai' } },
    prepare: async (house, { body }, caller) => {
      await caller.door.limits.password(caller.ip)
      return checkPassword(house, sessionOf(caller).login, body.password)
    },
    run: async (ctx, { prepared: right }, caller) => {
      const session = await unlock(ctx, sessionOf(caller), right)
      return session instanceof Refusal ? session : meOf(ctx, session, caller)
    },
  }),

  route('POST /api/session/lock', {
    summary: 'Lock the screen; the live stream goes on without words',
    may: 'signed_in',
    whileLocked: true,
    once: false,
    body: nothing,
    reply: nothing,
    run: async (ctx, _, caller) => {
      await lockScreen(ctx, sessionOf(caller))
      return {}
    },
  }),

  route('POST /api/session/end', {
    summary: 'Sign out',
    may: 'signed_in',
    whileLocked: true,
    once: false,
    body: nothing,
    reply: nothing,
    run: async (ctx, _, caller) => {
      await endSession(ctx, sessionOf(caller))
      caller.keepToken(undefined)
      return {}
    },
  }),

  route('GET /api/live', {
    summary: 'Server-sent events: hint {kind, page_id, id}, resync, screen {locked}',
    may: 'signed_in',
    whileLocked: true,
    reply: streamReply('text/event-stream'),
    refusals: ['too_many'],
    run: async (_ctx, _input, caller) => caller.door.live.open(sessionOf(caller)),
  }),
]

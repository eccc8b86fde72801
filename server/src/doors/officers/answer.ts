// One request from its first look to its reply: limits, session, right, the change itself, who looked, and the answer.

import { createHash } from 'node:crypto'
import type { FastifyReply, FastifyRequest } from 'fastify'
import {
  type Act,
  felt,
  findSession,
  once,
  require,
  requireAt,
  type Session,
  standing,
  whoOf,
} from '../../modules/officers/officers.ts'
import { looked, record } from '../../modules/trail/trail.ts'
import { type Ctx, change, machine } from '../../platform/ctx.ts'
import { type Bytes, isBytes, isRaw, isStream, type Route, type Shown, type Stream } from '../../platform/http.ts'
import { type Judged, judgeInput, judgeParams, type Params } from '../../platform/http-input.ts'
import { isId } from '../../platform/ids.ts'
import { Refusal } from '../../platform/refusal.ts'
import type { OfficersDoor } from './door.ts'
import { sendRefusal } from './faults.ts'
import { checkOrigin } from './origin.ts'
import { type Caller, cookieName, toldName } from './route.ts'

type AnyRoute = Route<Caller>
const doorName = machine('officers door')
interface Entered {
  readonly ctx: Ctx
  readonly session: Session | undefined
  readonly input: Judged
}
type Outcome = { readonly json: string } | { readonly value: unknown } | Refusal

export async function answer(
  door: OfficersDoor,
  route: AnyRoute,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  try {
    return await answered(door, route, request, reply)
  } catch (error) {
    if (error instanceof Refusal) await noteRefused(door, route, request, error)
    throw error
  }
}

/** What was tried is undone; that it was tried stays. */
async function noteRefused(door: OfficersDoor, route: AnyRoute, request: FastifyRequest, refusal: Refusal) {
  const { watch } = route.spec
  const token = request.cookies[cookieName]
  const { id = '' } = request.params as Params
  if (!watch || token === undefined || !isId(id)) return
  await change(door.house, doorName, async ctx => {
    const session = await findSession(ctx, token)
    const facts = { code: refusal.code }
    if (session) await record({ ...ctx, who: whoOf(session) }, `${watch.act}.refused`, { kind: watch.kind, id }, facts)
  })
}

async function answered(
  door: OfficersDoor,
  route: AnyRoute,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const token = request.cookies[cookieName]
  await door.limits.request(request.ip, token)
  const key = route.method === 'POST' ? keyOf(door, request) : undefined
  const params = judgeParams(route, request.params)
  let keep: { token: string | undefined } | undefined
  const caller = (session: Session | undefined): Caller => ({
    session,
    ip: request.ip,
    door,
    keepToken: next => {
      keep = { token: next }
    },
  })
  const byHand = request.headers['by-background'] === undefined

  const enter = async (ctx: Ctx): Promise<Entered> => {
    const session = await admit(ctx, route, params, token, byHand)
    const input = judgeInput(route, params, request) // after the right: who may not, learns no more
    return { session, input, ctx: session ? { ...ctx, who: whoOf(session) } : ctx }
  }
  const prepared = route.spec.prepare ? await prepare(door, route, enter, caller) : undefined
  const outcome = await change(door.house, doorName, async first => {
    const { ctx, session, input } = await enter(first)
    const run = () => route.spec.run(ctx, { ...input, prepared }, caller(session))
    if (!session || key === undefined || route.spec.once === false) return plain(door, ctx, route, input, await run())
    const json = await once(ctx, wish(route, session, key, input), async () => {
      const value = await run()
      if (value instanceof Refusal) throw value
      return told(door, ctx, route, input, value)
    })
    return { json }
  })
  if (outcome instanceof Refusal) {
    sendRefusal(outcome.code, outcome.details, request, reply)
    return reply
  }
  if (keep) setToken(door, reply, keep.token)
  return send(route, outcome, reply)
}

/** The uuid the browser gave this change. Refuses origin_refused and key_needed. */
function keyOf(door: OfficersDoor, request: FastifyRequest): string {
  checkOrigin(request.headers, door.options.publicUrl)
  const key = String(request.headers['idempotency-key'] ?? '').toLowerCase()
  if (!isId(key)) throw new Refusal('key_needed')
  return key
}

/** Who calls, and whether they may. Refuses not_signed_in, screen_locked, not_found, not_allowed. */
async function admit(
  ctx: Ctx,
  route: AnyRoute,
  params: Params,
  token: string | undefined,
  byHand: boolean,
): Promise<Session | undefined> {
  const { may, whileLocked } = route.spec
  if (may === 'anyone') return undefined
  const session = token === undefined ? undefined : await findSession(ctx, token)
  if (!session) throw new Refusal('not_signed_in')
  if (session.locked && !whileLocked) throw new Refusal('screen_locked')
  if (byHand && !session.locked && route.path !== '/api/live') await felt(ctx, session)
  if (may === 'signed_in') return session
  const asked = { ...ctx, who: whoOf(session) }
  if (params.unit_id !== undefined) await requireAt(asked, may as Act, params.unit_id)
  else await requireHere(asked, route, params)
  return session
}

/** Held on the page; where the thing is lent to another unit, there. */
async function requireHere(ctx: Ctx, { spec }: AnyRoute, params: Params): Promise<void> {
  const { page_id, id } = params
  try {
    await require(ctx, spec.may as Act, page_id)
  } catch (error) {
    const unseen = error instanceof Refusal && error.code === 'not_found'
    if (!unseen || !spec.lentTo || page_id === undefined || id === undefined) throw error
    const lent = await spec.lentTo(ctx, { page_id, id })
    const { rolesAt } = await standing(ctx)
    const here = lent.find(unit_id => rolesAt.has(unit_id))
    if (here === undefined) throw error
    await requireAt(ctx, spec.may as Act, here)
  }
}

/** Slow work between two transactions: the right is asked before it and again after it. */
async function prepare(
  door: OfficersDoor,
  route: AnyRoute,
  enter: (ctx: Ctx) => Promise<Entered>,
  caller: (session: Session | undefined) => Caller,
): Promise<unknown> {
  const { session, input } = await change(door.house, doorName, enter)
  return route.spec.prepare?.(door.house, input as never, caller(session))
}

async function plain(door: OfficersDoor, ctx: Ctx, route: AnyRoute, input: Judged, value: unknown): Promise<Outcome> {
  if (value instanceof Refusal) return value
  const { reply } = route.spec
  if (!isBytes(reply) && !isStream(reply)) return { json: await told(door, ctx, route, input, value) }
  await noteLook(ctx, route, input, value)
  return { value }
}

/** The reply as text, once the trail knows whose words it shows. */
async function told(door: OfficersDoor, ctx: Ctx, route: AnyRoute, input: Judged, value: unknown): Promise<string> {
  const { reply } = route.spec
  if (door.options.checkReplies && 'parse' in reply) reply.parse(value)
  await noteLook(ctx, route, input, value)
  return JSON.stringify(value)
}

async function noteLook(ctx: Ctx, route: AnyRoute, input: Judged, value: unknown): Promise<void> {
  const { reads, readIds } = route.spec
  if (!reads) return
  const { page_id = '', id = '' } = input.params
  const shown: readonly Shown[] = readIds ? readIds(value) : [{ page_id, id }]
  for (const [page, list] of Map.groupBy(shown, each => each.page_id))
    await looked(
      ctx,
      reads,
      page,
      list.map(each => each.id),
    )
}

function wish(route: AnyRoute, session: Session, key: string, input: Judged) {
  const { params, body } = input
  const words = isRaw(route.spec.body)
    ? createHash('sha256')
        .update((body as Bytes).bytes)
        .digest('hex')
    : JSON.stringify(body ?? {})
  return { officer_id: session.officer_id, key, route: route.path, words: `${JSON.stringify(params)}\n${words}` }
}

function setToken(door: OfficersDoor, reply: FastifyReply, token: string | undefined): void {
  const shape = {
    path: '/',
    httpOnly: true,
    sameSite: 'strict',
    secure: door.options.publicUrl.startsWith('https:'),
  } as const
  const told = { ...shape, httpOnly: false } // lets the console know without asking that nobody is signed in
  if (token === undefined) reply.clearCookie(cookieName, shape).clearCookie(toldName, told)
  else reply.setCookie(cookieName, token, shape).setCookie(toldName, '1', told)
}

function send(route: AnyRoute, outcome: Exclude<Outcome, Refusal>, reply: FastifyReply): FastifyReply {
  if ('json' in outcome)
    return reply.header('cache-control', 'no-store').type('application/json; charset=utf-8').send(outcome.json)
  if (isStream(route.spec.reply)) {
    const { stream, attachment } = route.spec.reply
    if (attachment !== undefined) asFile(reply, attachment)
    reply.hijack()
    const headers = { ...reply.getHeaders(), 'content-type': stream, 'cache-control': 'no-store' }
    reply.raw.writeHead(200, headers as Record<string, string>)
    const start = outcome.value as Stream
    start(reply.raw)
    return reply
  }
  const { type, bytes, keep, attachment } = outcome.value as Bytes
  if (attachment !== undefined) asFile(reply, attachment)
  return reply
    .header('cache-control', keep ? `private, max-age=${keep}` : 'no-store')
    .type(type)
    .send(bytes)
}

const asFile = (reply: FastifyReply, name: string): FastifyReply =>
  reply
    .header('content-disposition', `attachment; filename="${name}"`)
    .header('content-security-policy', "default-src 'none'; sandbox")
    .header('x-content-type-options', 'nosniff')

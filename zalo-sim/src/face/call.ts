// Hides one call of the OA API from token to envelope: judged first, counted against the app's rate, then done.
import type { IncomingHttpHeaders } from 'node:http'
import { ZaloRefusal } from '../refusals/codes.ts'
import { type Caller, admitCaller, tokenOf } from '../refusals/caller.ts'
import type { Sim } from '../sim.ts'
import type { AccessToken } from '../world/nouns.ts'
import { endAccess } from '../world/tokens.ts'

/** An answer ready to be written. `cut` closes the connection instead; `wait` is awaited before writing. */
export interface Reply {
  status: number
  headers: Record<string, string>
  body: string
  cut: boolean
  wait: Promise<unknown> | null
}

/** What the ledger will say; the call fills in what it learns. */
export interface Seen {
  user_id: string
  msg_id: string
  error: number
  digest: Buffer | null
  admitted: boolean
  mischief: boolean
}

export interface Request {
  /** Zalo's path, such as `/v3.0/oa/message/cs`, whatever host prefix it came under. */
  path: string
  query: string
  headers: IncomingHttpHeaders
}

/** What a judged call does: returns the envelope's JSON, already text, and may bend how it is delivered. */
export type Act = (reply: Reply) => string

/** A server error that is none of Zalo's envelopes. */
class ServerTrouble extends Error {}

const JSON_TYPE = 'application/json; charset=utf-8'

export function envelope(data: unknown): string {
  return `{"data":${JSON.stringify(data)},"error":0,"message":"Success"}`
}

export function refusalBody(error: number, message: string): string {
  return JSON.stringify({ error, message })
}

/** `judge` throws a ZaloRefusal or returns what to do; it must change nothing itself. */
export function answerCall(sim: Sim, request: Request, judge: (caller: Caller, seen: Seen, now: number) => Act): Reply {
  const now = sim.clock.now()
  const reply: Reply = { status: 200, headers: { 'content-type': JSON_TYPE }, body: '', cut: false, wait: null }
  if (sim.world.switches.down !== 'no') return isDown(sim, reply)
  const seen: Seen = { user_id: '', msg_id: '', error: 0, digest: null, admitted: false, mischief: false }
  const token = tokenOf(sim.world, request.headers, request.query)
  let counted = false
  try {
    const act = judge(admitCaller(sim.world, token, request.headers, now), seen, now)
    counted = true
    if (takeRate(sim, token, now, reply) < 0) throw new ZaloRefusal(-32)
    reply.body = act(reply)
  } catch (trouble) {
    if (!counted) takeRate(sim, token, now, reply)
    seen.error = refuse(sim, reply, trouble)
  }
  sim.ledger.write({
    at: now,
    app_id: token?.app_id ?? '',
    oa_id: token?.oa_id ?? '',
    path: request.path,
    ...seen,
  })
  return reply
}

function isDown(sim: Sim, reply: Reply): Reply {
  reply.status = 503
  reply.headers = { 'content-type': 'text/plain' }
  reply.body = 'Service Unavailable'
  reply.cut = sim.world.switches.down === 'cut'
  return reply
}

function takeRate(sim: Sim, token: AccessToken | undefined, now: number, reply: Reply): number {
  const rate = token && sim.world.apps.get(token.app_id)?.rate_per_minute
  if (!token || !rate) return 0
  const left = sim.rates.take(token.app_id, rate, now)
  reply.headers['X-RateLimit-Limit'] = String(rate)
  reply.headers['X-RateLimit-Remain'] = String(Math.max(0, left))
  return left
}

function refuse(sim: Sim, reply: Reply, trouble: unknown): number {
  if (trouble instanceof ServerTrouble) {
    reply.status = 500
    reply.headers = { 'content-type': 'text/plain' }
    reply.body = 'Internal Server Error'
    return 500
  }
  if (!(trouble instanceof ZaloRefusal)) throw trouble
  reply.body = refusalBody(trouble.error, trouble.message)
  if (!sim.world.switches.errors_over_200) reply.status = trouble.error === -216 || trouble.error === -220 ? 401 : 400
  return trouble.error
}

/** Troubles that hit before anything happened; `person_id` is empty for calls about nobody. */
export function meetTrouble(sim: Sim, caller: Caller, person_id: string, seen: Seen): void {
  const strikes = (trouble: 'status_500' | 'limit' | 'token_expired') => {
    if (!sim.mischief.strikes(trouble, person_id)) return false
    seen.mischief = true
    return true
  }
  if (strikes('status_500')) throw new ServerTrouble()
  if (strikes('limit')) throw new ZaloRefusal(-32)
  if (strikes('token_expired')) {
    endAccess(sim.world, caller.page.oa_id)
    throw new ZaloRefusal(-220)
  }
}

/** Makes the reply late when mischief says so. */
export function meetSlowness(sim: Sim, person_id: string, reply: Reply): void {
  if (sim.mischief.strikes('slow', person_id)) {
    const { slow_ms } = sim.mischief.plan()
    reply.wait = new Promise(resolve => setTimeout(resolve, slow_ms).unref())
  }
}

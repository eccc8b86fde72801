// Hides Zalo's envelopes: `error` 0 or absent is success, failures come mostly as HTTP 200 (facts §0.4, §2.5).
import { type Fault, faultOf, oauthFaultOf } from '../faults.ts'
import { decode, type Json } from '../json.ts'
import { REPLY_BYTES } from '../limits.ts'
import { numberOf } from '../values.ts'
import type { Lost, LostCause, Reply } from './exchange.ts'

/** What Zalo says is left of the app's requests this minute, when it says so. */
export interface Rate {
  limit: number | undefined
  remain: number | undefined
}

export type Answer<T> = Success<T> | Refused | Unsent | Unsure
export type Success<T> = { ok: true; data: T; rate: Rate }
/** Zalo answered no; the fault says what to do about it. */
export type Refused = { ok: false; how: 'refused'; fault: Fault; rate: Rate }
/** Nothing left us: safe to try again. */
export type Unsent = { ok: false; how: 'unsent'; cause: LostCause }
/** It may have been done: a time-out, a broken socket, HTTP 5xx or a reply that cannot be read. */
export type Unsure = { ok: false; how: 'unsure'; cause: LostCause }

/** Reads a reply's body, undefined when it lacks what it must have. Pure. */
export type Read<T> = (body: Json) => T | undefined

/** An answer of the OA hosts. */
export function answerOf<T>(outcome: Reply | Lost, read: Read<T>): Answer<T> {
  return settle(outcome, read, faultOf)
}

/** An answer of the OAuth host, whose numbers mean other things. */
export function oauthAnswerOf<T>(outcome: Reply | Lost, read: Read<T>): Answer<T> {
  return settle(outcome, read, oauthFaultOf)
}

function settle<T>(outcome: Reply | Lost, read: Read<T>, toFault: (code: number) => Fault): Answer<T> {
  if (outcome.kind !== 'reply') return { ok: false, how: outcome.kind, cause: outcome.cause }
  const decoded = decode(outcome.body, REPLY_BYTES)
  const code = decoded.ok ? (numberOf(decoded.body['error']) ?? 0) : 0
  const rate = rateOf(outcome)
  if (code !== 0) return { ok: false, how: 'refused', fault: toFault(code), rate }
  if (outcome.status >= 500) return { ok: false, how: 'unsure', cause: `http_${outcome.status}` }
  if (outcome.status >= 300) return { ok: false, how: 'refused', fault: toFault(outcome.status), rate }
  if (!decoded.ok) return { ok: false, how: 'unsure', cause: decoded.fault }
  const data = read(decoded.body)
  return data === undefined ? { ok: false, how: 'unsure', cause: 'reply_incomplete' } : { ok: true, data, rate }
}

function rateOf({ headers }: Reply): Rate {
  return { limit: numberOf(headers['x-ratelimit-limit']), remain: numberOf(headers['x-ratelimit-remain']) }
}

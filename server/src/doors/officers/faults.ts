// What leaves the door when a request was not answered: a refusal with its sentence, or a fault with a number to read out.

import type { FastifyReply, FastifyRequest } from 'fastify'
import { Refusal } from '../../platform/refusal.ts'
import type { OfficersDoor } from './door.ts'
import { isKnown, refused } from './refusals.ts'

/** Fastify's own refusals, in our words. */
const fastifyCodes: Record<string, string> = {
  FST_ERR_CTP_BODY_TOO_LARGE: 'too_large',
  FST_ERR_CTP_INVALID_MEDIA_TYPE: 'type_refused',
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: 'invalid_input',
  FST_ERR_CTP_EMPTY_JSON_BODY: 'invalid_input',
}

/** PostgreSQL is away, full, or gave up waiting: nothing was done and trying again may help. */
const busyStates = /^(?:08|53|57P|55P03|57014|40P01|40001)/
const busyErrors = /^(?:ECONNREFUSED|ECONNRESET|ENOTFOUND|EPIPE|ETIMEDOUT)$/

export function answerFault(door: OfficersDoor, error: unknown, request: FastifyRequest, reply: FastifyReply): void {
  const { code, details } = judged(error)
  if (code === 'fault' || !isKnown(code)) {
    const facts = { request_id: request.id, route: request.routeOptions.url ?? 'none' }
    door.house.log.fault(isKnown(code) ? 'request' : `refusal without a sentence: ${code}`, error, facts)
  }
  sendRefusal(code, details, request, reply)
}

export function sendRefusal(
  code: string,
  details: Record<string, unknown>,
  request: FastifyRequest,
  reply: FastifyReply,
): void {
  const { status, body } = refused(code, details, request.id, request.headers['accept-language'])
  const wait = code === 'too_many' ? details.retry_after_ms : code === 'busy' ? 2_000 : undefined
  if (typeof wait === 'number') reply.header('retry-after', Math.ceil(wait / 1000))
  reply
    .code(status)
    .header('cache-control', 'no-store')
    .type('application/json; charset=utf-8')
    .send(JSON.stringify(body))
}

function judged(error: unknown): { code: string; details: Record<string, unknown> } {
  if (error instanceof Refusal) return error
  const { code = '', message = '', statusCode = 0 } = error as { code?: string; message?: string; statusCode?: number }
  const ours = fastifyCodes[code]
  if (ours) return { code: ours, details: {} }
  if (
    busyStates.test(code) ||
    busyErrors.test(code) ||
    /timeout exceeded when trying to connect|Connection terminated/.test(message)
  )
    return { code: 'busy', details: {} }
  if (statusCode >= 400 && statusCode < 500) return { code: 'invalid_input', details: {} }
  return { code: 'fault', details: {} }
}

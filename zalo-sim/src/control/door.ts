// Hides who may control the world: callers on this machine only, and no page of a foreign site in their browser.
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'

/** A control call that makes no sense; answered as `{"error":{code,message}}`. */
export class ControlRefusal extends Error {
  readonly status: number
  readonly code: string

  constructor(status: number, code: string, message: string) {
    super(message)
    this.status = status
    this.code = code
  }
}

export function notFound(what: string, id: string): ControlRefusal {
  return new ControlRefusal(404, 'not_found', `there is no ${what} "${id}"`)
}

/** The body as JSON of this shape; an absent body is `{}`. */
export function bodyOf<T extends z.ZodType>(request: FastifyRequest, shape: T): z.infer<T> {
  const raw = Buffer.isBuffer(request.body) ? request.body.toString('utf8') : ''
  return parsed(shape, raw === '' ? {} : jsonOf(raw))
}

export function parsed<T extends z.ZodType>(shape: T, value: unknown): z.infer<T> {
  const result = shape.safeParse(value)
  if (result.success) return result.data
  throw new ControlRefusal(422, 'invalid_input', z.prettifyError(result.error))
}

function jsonOf(raw: string): unknown {
  try {
    return JSON.parse(raw)
  } catch {
    throw new ControlRefusal(422, 'invalid_input', 'the body is not JSON')
  }
}

const LOOPBACK = new Set(['127.0.0.1', '::1', '::ffff:127.0.0.1'])
const LOCAL_HOST = /^(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/

/** Lets only this machine in: by socket, by Host (against rebinding) and, from a browser, by Origin. */
export function guard(http: FastifyInstance): void {
  http.addHook('onRequest', async (request: FastifyRequest, reply: FastifyReply) => {
    const host = request.headers.host ?? ''
    const origin = request.headers.origin
    const local = LOOPBACK.has(request.socket.remoteAddress ?? '') && LOCAL_HOST.test(host)
    if (!local || (origin !== undefined && origin !== `http://${host}`)) {
      await reply.code(403).send({ error: { code: 'loopback_only', message: 'control answers this machine only' } })
    }
  })
  http.setErrorHandler(async (trouble, _request, reply) => {
    if (trouble instanceof ControlRefusal) {
      return reply.code(trouble.status).send({ error: { code: trouble.code, message: trouble.message } })
    }
    if (trouble instanceof RangeError) {
      return reply.code(409).send({ error: { code: 'not_possible', message: trouble.message } })
    }
    throw trouble
  })
}

// What operators and their machines ask: alive, ready, and numbers for Prometheus.

import { timingSafeEqual } from 'node:crypto'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { Metrics } from '../../platform/metrics.ts'
import { sendRefusal } from './faults.ts'

/** Each check by name: true, or what is wrong in a few words of ours. */
export type Readiness = Readonly<Record<string, true | string>>

export interface OperatorsOptions {
  readonly metrics: Metrics
  /** What /health/ready says: each check by name. */
  readonly ready: () => Promise<Readiness>
  /** Opens /metrics to other machines; without it only this machine may ask. */
  readonly metricsToken?: string
}

/** On every process, whichever doors it has. */
export function mountOperators(scope: FastifyInstance, { ready, metrics, metricsToken }: OperatorsOptions): void {
  scope.get('/health/live', async (_, reply) => reply.header('cache-control', 'no-store').send({ live: true }))

  scope.get('/health/ready', async (_, reply) => {
    const checks = await ready()
    const good = Object.values(checks).every(check => check === true)
    return reply
      .code(good ? 200 : 503)
      .header('cache-control', 'no-store')
      .send({ ready: good, checks })
  })

  scope.get('/metrics', async (request, reply) => {
    if (!mayMeasure(request, metricsToken)) {
      sendRefusal('not_found', {}, request, reply)
      return reply
    }
    const text = await metrics.registry.metrics()
    return reply.header('cache-control', 'no-store').type(metrics.registry.contentType).send(text)
  })
}

/** This machine itself, not a proxy on it that speaks for another; or whoever brings the token. */
function mayMeasure({ headers, socket }: FastifyRequest, token: string | undefined): boolean {
  const forwarded = headers['x-forwarded-for'] !== undefined || headers.forwarded !== undefined
  const here = /^(?:127\.|::1$|::ffff:127\.)/.test(socket.remoteAddress ?? '')
  if (here && !forwarded) return true
  const given = Buffer.from(headers.authorization?.replace(/^Bearer /, '') ?? '')
  const wanted = Buffer.from(token ?? '')
  return wanted.length > 0 && given.length === wanted.length && timingSafeEqual(given, wanted)
}

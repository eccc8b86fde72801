// The officers' door: mounts the routes, the live stream, the console's files and the operators' pages on a server.

import cookie from '@fastify/cookie'
import type { FastifyInstance } from 'fastify'
import type { House } from '../../platform/ctx.ts'
import type { Bytes } from '../../platform/http.ts'
import { isRaw } from '../../platform/http.ts'
import { strictJson } from '../../platform/http-input.ts'
import type { Metrics } from '../../platform/metrics.ts'
import { allRoutes } from './all-routes.ts'
import { answer } from './answer.ts'
import { mountConsole } from './console-files.ts'
import { mountDocument } from './document.ts'
import { answerFault } from './faults.ts'
import { createLimits, type LimitOptions, type Limits } from './limits.ts'
import { type LiveDoor, startLiveDoor } from './live.ts'
import { mountPrintStyle } from './register-print.ts'

export interface OfficersDoorOptions {
  /** The address officers type; its origin is the only one changes are taken from. */
  readonly publicUrl: string
  readonly metrics: Metrics
  /** The built console; absent or missing: the API alone. */
  readonly webDir?: string
  /** The server runs with one role, so the trail is unprotected: every screen says so. */
  readonly oneRole?: boolean
  /** Check every reply against its schema: tests. */
  readonly checkReplies?: boolean
  readonly limits?: Partial<LimitOptions>
}

export interface OfficersDoor {
  readonly house: House
  readonly options: OfficersDoorOptions
  readonly limits: Limits
  readonly live: LiveDoor
}

/** Mounts everything officers and operators ask for. The server's `close` ends the live streams. */
export async function officersDoor(
  server: FastifyInstance,
  house: House,
  options: OfficersDoorOptions,
): Promise<OfficersDoor> {
  const door: OfficersDoor = {
    house,
    options,
    limits: createLimits(options.limits),
    live: startLiveDoor(house, options.limits),
  }
  options.metrics.gauge('binh_yen_live_streams', 'Open live streams of this process.', () => door.live.count())
  server.addHook('preClose', async () => door.live.stop())
  await server.register(async scope => {
    await scope.register(cookie)
    readBodies(scope)
    countRequests(scope, options.metrics)
    scope.setErrorHandler((error, request, reply) => answerFault(door, error, request, reply))
    for (const route of allRoutes) {
      const raw = isRaw(route.spec.body) ? { bodyLimit: route.spec.body.limit } : {}
      const handler = answer.bind(undefined, door, route)
      scope.route({ method: route.method, url: route.path, ...raw, handler })
    }
    mountDocument(scope)
    mountPrintStyle(scope)
    await mountConsole(scope, door)
  })
  return door
}

const rawTypes = new Set(allRoutes.flatMap(({ spec }) => (isRaw(spec.body) ? spec.body.types : [])))

/** JSON is read strictly; bytes are handed on as they are; everything else is refused by Fastify (415). */
function readBodies(scope: FastifyInstance): void {
  scope.removeAllContentTypeParsers()
  scope.addContentTypeParser('application/json', { parseAs: 'buffer' }, async (_request: unknown, body: Buffer) =>
    strictJson(body),
  )
  for (const type of rawTypes)
    scope.addContentTypeParser(
      type,
      { parseAs: 'buffer' },
      async (_: unknown, bytes: Buffer): Promise<Bytes> => ({ type, bytes }),
    )
}

function countRequests(scope: FastifyInstance, metrics: Metrics): void {
  scope.addHook('onResponse', async (request, reply) => {
    const route = request.routeOptions.url ?? 'none'
    if (route !== '/api/live') metrics.request(request.method, route, reply.statusCode, reply.elapsedTime / 1000)
  })
}

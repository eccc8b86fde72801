// The HTTP server under all doors: request ids, time limits, and the headers that keep a browser from being turned against us.

import { randomUUID } from 'node:crypto'
import type { Server } from 'node:http'
import { type FastifyHttpOptions, type FastifyInstance, type FastifyReply, type FastifyRequest, fastify } from 'fastify'

/** Scripts, styles and connections only from here; no inline code; nobody may frame us. */
const policy = [
  "default-src 'self'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data: blob:",
  "font-src 'self'",
  "connect-src 'self'",
  "worker-src 'self' blob:",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join('; ')

const safeHeaders = (https: boolean): Record<string, string> => ({
  'content-security-policy': policy,
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  ...(https ? { 'strict-transport-security': 'max-age=31536000' } : {}),
})

export interface ServerOptions {
  /** The address people type: decides Secure cookies and HSTS. */
  readonly publicUrl: string
  /** Addresses of proxies whose X-Forwarded-* are believed; none by default. */
  readonly trustProxy?: readonly string[]
  /** Answers a path that no router can read, such as `/%E0%A4%A`; the framework's own answer would repeat it. */
  readonly unreadablePath?: (request: FastifyRequest, reply: FastifyReply) => void
}

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Its body may come over a line of a few kilobytes a second; the route bounds how many such there are at once. */
    readonly slowBody?: boolean
  }
}

/** How long a body may be on its way in, ms. */
const slowBodyMs = 60 * 60_000
const bodyMs = 30_000
const carriesBody = new Set(['POST', 'PATCH', 'PUT'])

function dropWhenSlow({ raw }: FastifyRequest): void {
  const timer = setTimeout(() => raw.destroy(), bodyMs)
  raw.once('close', () => clearTimeout(timer))
}

/** A bare server for doors to be mounted on. Requests are not logged one by one: it would halve the webhook. */
export function createServer(options: ServerOptions): FastifyInstance {
  const { unreadablePath } = options
  const headers = safeHeaders(options.publicUrl.startsWith('https:'))
  const settings: FastifyHttpOptions<Server> = {
    logger: false,
    genReqId: () => randomUUID(),
    requestTimeout: slowBodyMs,
    connectionTimeout: 0, // a live stream stays open
    keepAliveTimeout: 65_000,
    bodyLimit: 64 * 1024,
    exposeHeadRoutes: false,
    forceCloseConnections: true,
    trustProxy: options.trustProxy ? [...options.trustProxy] : false,
    routerOptions: { maxParamLength: 64 },
    ...(unreadablePath && {
      frameworkErrors: (_, request, reply) => unreadablePath(request, reply),
    }),
  }
  const server = fastify(settings)
  server.addHook('onRequest', (request, reply, done) => {
    reply.headers(headers).header('x-request-id', request.id)
    if (carriesBody.has(request.method) && !request.routeOptions.config.slowBody) dropWhenSlow(request)
    done()
  })
  return server
}

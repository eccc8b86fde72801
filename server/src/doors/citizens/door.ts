// The citizens' door: pages that work without script, without a cookie and on a slow line. What is written there is on no log.

import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { House } from '../../platform/ctx.ts'
import { change, machine } from '../../platform/ctx.ts'
import { dateOf } from '../../platform/local-time.ts'
import { Refusal } from '../../platform/refusal.ts'
import { noteConnection, pieceBytes } from '../../modules/webtips/webtips.ts'
import { type BoundOptions, type Bounds, createBounds } from './bounds.ts'
import { comeBack, keyForm, sendMore } from './come-back.ts'
import { type Frame, sendPage, wordsOf } from './layout.ts'
import { calendarPage, errorPage } from './pages.ts'
import { beginPieces, piecesAt, takePiece } from './pieces.ts'
import { showForm, takeForm } from './tell.ts'

export interface CitizensDoorOptions {
  /** Where the quick exit leads; absent: a page of ours that shows the month. */
  readonly quickExit?: string | undefined
  readonly bounds?: Partial<BoundOptions>
}

export interface CitizensDoor {
  readonly house: House
  readonly bounds: Bounds
  /** What every page of a request has in common. */
  frame(request: FastifyRequest, other?: string): Frame
}

export const who = machine('citizens door')

/** A whole form with its pictures, where no script runs. */
const formBody = 24 * 1024 * 1024
/** Large bodies on their way in at once, of all and of one address. */
const atOnce = { all: 8, each: 2 }

export async function citizensDoor(
  server: FastifyInstance,
  house: House,
  { quickExit = '/t/lich', bounds = {} }: CitizensDoorOptions,
): Promise<void> {
  const door: CitizensDoor = {
    house,
    bounds: createBounds(bounds),
    frame: (request, other) => ({ tongue: tongueOf(request), exit: quickExit, other }),
  }
  await server.register(async scope => {
    scope.removeAllContentTypeParsers()
    for (const type of ['multipart/form-data', 'application/x-www-form-urlencoded', 'application/offset+octet-stream'])
      scope.addContentTypeParser(type, { parseAs: 'buffer' }, async (_: unknown, body: Buffer) => body)
    scope.setErrorHandler((error, request, reply) => failed(door, error, request, reply))
    scope.addHook('onRequest', async request => {
      await door.bounds.request(request.ip)
      const site = request.headers['sec-fetch-site']
      if (request.method !== 'GET' && (site === 'cross-site' || site === 'same-site'))
        throw new Refusal('origin_refused')
    })
    const slow = roomFor()
    const form = { config: { slowBody: true }, bodyLimit: formBody, onRequest: slow }

    scope.get('/t/lich', async (request, reply) =>
      sendPage(reply, calendarPage(door.frame(request), dateOf(house.clock.now()))),
    )
    scope.get('/t/ma', async (request, reply) => keyForm(door, request, reply))
    scope.post('/t/ma', async (request, reply) => connected(door, request, () => comeBack(door, request, reply)))
    scope.post('/t/them', form, async (request, reply) =>
      connected(door, request, () => sendMore(door, request, reply)),
    )
    scope.post('/t/anh', async (request, reply) => beginPieces(door, request, reply))
    scope.head('/t/anh/:id', async (request, reply) => piecesAt(door, request, reply))
    scope.patch('/t/anh/:id', { bodyLimit: pieceBytes, config: { slowBody: true } }, async (request, reply) =>
      takePiece(door, request, reply),
    )
    scope.get('/t/:page', async (request, reply) => showForm(door, request, reply))
    scope.post('/t/:page', form, async (request, reply) =>
      connected(door, request, () => takeForm(door, request, reply)),
    )
  })
}

const tongueOf = (request: FastifyRequest): 'vi' | 'en' =>
  (request.query as { lang?: unknown }).lang === 'en' ? 'en' : 'vi'

/** In a transaction of its own, so that its row stands in none with a tip's. */
async function connected(door: CitizensDoor, request: FastifyRequest, then: () => Promise<FastifyReply>) {
  await change(door.house, who, ctx => noteConnection(ctx, request.ip))
  return then()
}

/** Large bodies are held in memory: so many at once and no more. Refuses `busy`. */
function roomFor() {
  const held = new Map<string, number>()
  let all = 0
  return async ({ ip, headers, raw }: FastifyRequest): Promise<void> => {
    if (Number(headers['content-length'] ?? formBody) < 256 * 1024) return
    const own = held.get(ip) ?? 0
    if (all >= atOnce.all || own >= atOnce.each) throw new Refusal('busy')
    all += 1
    held.set(ip, own + 1)
    raw.once('close', () => {
      all -= 1
      const left = (held.get(ip) ?? 1) - 1
      if (left === 0) held.delete(ip)
      else held.set(ip, left)
    })
  }
}

const statuses: Record<string, number> = {
  not_found: 404,
  too_many: 429,
  busy: 503,
  invalid_input: 422,
  origin_refused: 403,
}

function failed(door: CitizensDoor, error: unknown, request: FastifyRequest, reply: FastifyReply): void {
  const frame = door.frame(request)
  const { error: sentences } = wordsOf(frame)
  const { statusCode = 500 } = error as { statusCode?: number }
  const code = error instanceof Refusal ? error.code : statusCode === 413 ? 'too_large' : ''
  const status = statuses[code] ?? (statusCode >= 400 && statusCode < 500 ? statusCode : 503)
  if (status === 503 && code !== 'busy')
    door.house.log.fault('citizens door', error, { request_id: request.id, route: request.routeOptions.url ?? 'none' })
  const sentence =
    status === 404
      ? sentences.notFound
      : status === 429
        ? sentences.tooMany
        : status === 413
          ? wordsOf(frame).problems.files
          : sentences.busy
  sendPage(reply, errorPage(frame, sentence), status)
}

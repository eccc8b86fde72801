// Hides the putting together: one call raises Zalo's servers and the citizens' phones on one port.
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import Fastify from 'fastify'
import { type Clock, SimClock } from './clock.ts'
import { accountRoutes } from './control/accounts.ts'
import { guard } from './control/door.ts'
import { peopleRoutes } from './control/people.ts'
import { sayingRoutes } from './control/sayings.ts'
import { worldRoutes } from './control/world.ts'
import { takeSend } from './face/bare-send.ts'
import { mediaRoutes } from './face/media.ts'
import { oauthRoutes } from './face/oauth.ts'
import { openapiRoutes } from './face/openapi.ts'
import { UPLOAD_BODY_LIMIT } from './face/upload.ts'
import { createOutbox } from './hooks/outbox.ts'
import { createChecks } from './ledger/checks.ts'
import { createLedger } from './ledger/ledger.ts'
import { createMischief } from './mischief/mischief.ts'
import { type ChangeListeners, phoneRoutes } from './phones/routes.ts'
import { createRates } from './refusals/rate.ts'
import type { Sim } from './sim.ts'
import { noStateFile, openStateFile } from './state-file.ts'
import { createShelf } from './world/media.ts'
import { type World, createWorld } from './world/world.ts'

/** Long, so that an idle client's next call does not meet a closing connection and wonder whether it was sent. */
const KEEP_ALIVE_MS = 72_000

export interface SimulatorOptions {
  /** 0 takes a free port. */
  port: number
  /** Default: the machine's clock plus an offset that the state file keeps. */
  clock?: Clock
  stateFile?: string
  /** One line about what could not be done; silent by default. */
  log?: (line: string) => void
  /** Told after control moved the clock, before control's caller hears of it. */
  onClock?: (now_ms: number) => void | Promise<void>
  /** Default 127.0.0.1 and ::1 where there is one, since links say localhost. */
  host?: string
}

export interface Simulator {
  port: number
  url: string
  world: World
  clock: Clock
  /** Moves the clock forward and returns the new time. */
  later: (ms: number) => number
  /** Sets the clock. */
  moveTo: (now_ms: number) => number
  /** Delivers every webhook due at the clock's time. */
  settle: () => Promise<{ sent: number; pending: number }>
  stop: () => Promise<void>
}

/** Rejects with the system's error (EADDRINUSE …) when the port is taken. */
export async function startSimulator(options: SimulatorOptions): Promise<Simulator> {
  const clock = options.clock ?? new SimClock()
  const world = createWorld()
  const mischief = createMischief()
  const listeners: ChangeListeners = new Set()
  let url = ''
  let state = noStateFile
  const sim: Sim = {
    world,
    clock,
    mischief,
    shelf: createShelf(),
    ledger: createLedger(),
    checks: createChecks(),
    rates: createRates(),
    outbox: createOutbox(world, clock, mischief),
    url: () => url,
    changed: (oa_id, person_id) => {
      for (const tell of listeners) tell(oa_id, person_id)
    },
    saveSoon: () => state.soon(),
    saveNow: async () => state.now(),
  }
  if (options.stateFile !== undefined) state = openStateFile(sim, options.stateFile)

  function moveTo(now_ms: number): number {
    if (!clock.moveTo) throw new RangeError('this clock is moved by its owner only')
    clock.moveTo(now_ms)
    state.now()
    sim.outbox.wake()
    return clock.now()
  }
  async function moveAndTell(now_ms: number): Promise<number> {
    moveTo(now_ms)
    await options.onClock?.(clock.now())
    return clock.now()
  }

  const http = Fastify({
    bodyLimit: UPLOAD_BODY_LIMIT,
    forceCloseConnections: true,
    routerOptions: { ignoreTrailingSlash: false },
    serverFactory: handler =>
      createServer({ keepAliveTimeout: KEEP_ALIVE_MS }, (request, response) => {
        if (!takeSend(sim, request, response)) handler(request, response)
      }),
  })
  http.removeAllContentTypeParsers()
  http.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body))
  http.addHook('onError', async (request, reply, trouble) => {
    if (reply.statusCode >= 500) options.log?.(`${request.method} ${request.routeOptions.url}: ${trouble.name}`)
  })
  for (const prefix of ['', '/oauth']) await http.register(oauthRoutes(sim), { prefix })
  for (const prefix of ['', '/openapi']) await http.register(openapiRoutes(sim), { prefix })
  await http.register(mediaRoutes(sim))
  await http.register(async local => {
    guard(local)
    for (const routes of [
      accountRoutes(sim),
      peopleRoutes(sim),
      sayingRoutes(sim),
      worldRoutes(sim, moveAndTell),
      phoneRoutes(listeners),
    ]) {
      await routes(local)
    }
  })
  http.setNotFoundHandler(async (_request, reply) =>
    reply.code(404).send({ error: -209, message: 'The API is not available' }),
  )

  await http.listen({ port: options.port, host: options.host ?? 'localhost' })
  const { port } = http.server.address() as AddressInfo
  url = `http://localhost:${port}`
  return {
    port,
    url,
    world,
    clock,
    moveTo,
    later: ms => moveTo(clock.now() + ms),
    settle: () => sim.outbox.settle(),
    async stop() {
      state.stop()
      await sim.outbox.stop()
      await http.close()
    },
  }
}

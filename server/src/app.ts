// The composition root: configuration becomes database, keys, clock, doors and loops; start, settle, stop.

import type { AddressInfo } from 'node:net'
import { citizensDoor } from './doors/citizens/door.ts'
import { chores } from './doors/clock/chores.ts'
import { startRings } from './doors/clock/rings.ts'
import { officersDoor } from './doors/officers/door.ts'
import { mountOperators } from './doors/officers/operators.ts'
import { sendRefusal } from './doors/officers/faults.ts'
import { intakeDoor, zaloDoor } from './doors/zalo/door.ts'
import { startComingBack } from './flows/come-back.ts'
import { contentsOf } from './flows/contents.ts'
import { startReferrals } from './flows/refer-case.ts'
import { theCatalogue } from './flows/meaning.ts'
import { isBehind } from './modules/intake/intake.ts'
import { createFetching, findConverter, openScanner } from './modules/media/media.ts'
import { startSealer } from './modules/trail/trail.ts'
import { uploadBytes } from './modules/webtips/webtips.ts'
import { diskBlobs } from './platform/blobs.ts'
import { startChores } from './platform/chores.ts'
import { createClock } from './platform/clock.ts'
import type { Config } from './platform/config.ts'
import type { House } from './platform/ctx.ts'
import { openDatabase } from './platform/db.ts'
import { createServer } from './platform/http-server.ts'
import { outsideFiles } from './platform/json-lines.ts'
import { readKeys } from './platform/key-file.ts'
import { startLive } from './platform/live.ts'
import { bePresent } from './platform/liveness.ts'
import { createLog } from './platform/log.ts'
import { type Loop, startLoop } from './platform/loop.ts'
import { createMetrics } from './platform/metrics.ts'
import { readMigrations } from './platform/migrations.ts'
import { guardSchema, schemaFits } from './platform/schema-guard.ts'
import { settle } from './platform/settle.ts'

/** What a process runs unless told otherwise: all of it. */
export const allDoors = ['officers', 'citizens', 'zalo', 'clock'] as const
/** `webhook` is the part of `zalo` that files events, so that intake can run apart and stay up while the rest is renewed. */
export const doorNames = [...allDoors, 'webhook'] as const
export type DoorName = (typeof doorNames)[number]

export interface AppOptions {
  /** 0: any free port. */
  readonly port: number
  readonly host?: string
  readonly doors?: readonly DoorName[]
  /** One role migrates and serves: every screen says that the trail is unprotected. */
  readonly oneRole?: boolean
  /** Ms the house's clock stands beside the machine's. */
  readonly clockOffset?: number
  /** Check every reply against its schema: tests. */
  readonly checkReplies?: boolean
  /** Where log lines go instead of the standard error: tests. */
  readonly log?: NodeJS.WritableStream
  /** The process lost the database lock that says it is alive: it must end. */
  readonly onLost?: () => void
}

export interface App {
  readonly house: House
  readonly port: number
  /** Until nothing is due by the house's clock. True when something was done. */
  settle(): Promise<boolean>
  stop(): Promise<void>
}

/** Throws an Error of one sentence when the database cannot be reached, is not this version's, or the port is taken. */
export async function startApp(config: Config, options: AppOptions): Promise<App> {
  const log = createLog(config.LOG_LEVEL, options.log)
  const doors: readonly DoorName[] = options.doors ?? allDoors
  await using opened = new AsyncDisposableStack() // what was opened before something failed is closed again
  const database = openDatabase(config.DATABASE_URL, error => log.fault('database', error))
  opened.defer(() => database.end())
  const migrations = readMigrations()
  const { oneRole } = await guardSchema(database.pool, { oneRole: options.oneRole === true, known: migrations })
  const house: House = {
    database,
    keys: readKeys(config.KEYS_FILE),
    blobs: diskBlobs(config.MEDIA_DIR),
    clock: createClock(options.clockOffset),
    live: await startLive(config.DATABASE_URL, log),
    log,
    publicUrl: config.PUBLIC_URL,
  }
  opened.defer(() => house.live.stop())
  const presence = await bePresent(config.DATABASE_URL, () => options.onLost?.())
  opened.defer(() => presence.leave())
  const loops: Loop[] = []
  const metrics = createMetrics()
  const server = createServer({
    publicUrl: config.PUBLIC_URL,
    unreadablePath: (request, reply) => sendRefusal('not_found', {}, request, reply),
    ...(config.TRUST_PROXY ? { trustProxy: config.TRUST_PROXY.split(',') } : {}),
  })
  mountOperators(server, {
    metrics,
    ready: () => readiness(house, presence.held, migrations, loops),
    ...(config.METRICS_TOKEN ? { metricsToken: config.METRICS_TOKEN } : {}),
  })

  if (doors.includes('zalo')) {
    theCatalogue()
    const { ZALO_OAUTH_URL: oauth, ZALO_OPENAPI_URL: openapi, ZALO_GRAPH_URL: graph } = config
    const zalo = zaloDoor(server, house, {
      presence,
      metrics,
      addresses: { oauth, openapi, graph },
      contents: contentsOf,
      publicUrl: config.PUBLIC_URL,
    })
    loops.push(...zalo.loops)
    opened.defer(() => zalo.close())
  } else if (doors.includes('webhook')) intakeDoor(server, house, metrics)
  if (doors.includes('clock')) {
    const tools = { converter: findConverter(config.FFMPEG), scanner: openScanner(config.CLAMAV) }
    const fetching = createFetching(
      house,
      config.MEDIA_HOSTS.split(','),
      tools,
      id => uploadBytes(house, id),
      () => isBehind(house),
    )
    loops.push(startLoop({ name: 'media', rest: 500, run: fetching, log }))
    loops.push(startReferrals(house), startComingBack(house))
    loops.push(startRings(house), startChores(house, chores), startSealer(house, outsideFiles(config).trailHeads))
  }
  if (doors.includes('citizens')) await citizensDoor(server, house, { quickExit: config.QUICK_EXIT_URL })
  if (doors.includes('officers')) {
    await officersDoor(server, house, {
      publicUrl: config.PUBLIC_URL,
      metrics,
      oneRole,
      ...(config.WEB_DIR ? { webDir: config.WEB_DIR } : {}),
      ...(options.checkReplies ? { checkReplies: true } : {}),
    })
  }
  opened.defer(async () => void (await Promise.all(loops.map(loop => loop.stop()))))
  opened.defer(() => server.close())
  house.clock.onMove(() => {
    for (const loop of loops) loop.wake()
  })
  await server.listen({ port: options.port, host: options.host ?? 'localhost' })
  const running = opened.move()

  return {
    house,
    port: (server.server.address() as AddressInfo).port,
    settle: () => settle(loops, () => house.live.flush()),
    stop: () => running.disposeAsync(),
  }
}

async function readiness(
  house: House,
  held: () => boolean,
  migrations: ReturnType<typeof readMigrations>,
  loops: readonly Loop[],
): Promise<Record<string, true | string>> {
  const { pool } = house.database
  const database = await pool.query('select 1').then(
    () => true as const,
    () => 'the database does not answer',
  )
  const ill = loops.map(loop => loop.well()).filter(well => well !== true)
  return {
    database,
    schema: database === true ? await schemaFits(pool, migrations) : 'not known',
    presence: held() || 'the lock that says this process is alive was lost',
    loops: ill.length === 0 || ill.join('; '),
  }
}

// A whole world for one story: real PostgreSQL, the server, Zalo's simulator, people and officers, one clock over all.

import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { type App, type DoorName, startApp } from '@binh-yen/server/app'
import type { Config } from '@binh-yen/server/platform/config'
import { type Simulator, startSimulator } from '@binh-yen/zalo-sim/start'
import { expect } from 'vitest'
import pg from 'pg'
import { type StoryDatabase, storyDatabase } from './database.ts'
import { control, type District, type OfficerName, raiseDistrict, type UnitName } from './district.ts'
import { Officer } from './officer.ts'
import { Person } from './person.ts'
import { freePort } from './processes.ts'

export interface World {
  readonly app: App
  readonly simulator: Simulator
  readonly database: StoryDatabase
  readonly config: Config
  readonly district: District
  readonly url: string
  person(id: string, name?: string, unit?: UnitName): Promise<Person>
  /** Somebody on a website with the page's chat widget. */
  visitor(id: string): Promise<Person>
  officer(name: OfficerName): Promise<Officer>
  /** Move server and simulator together. */
  later(ms: number): Promise<void>
  /** Until neither side has anything due. At most ten seconds, else it names what moves. */
  settle(): Promise<void>
  mischief(plan: object): Promise<void>
  ledger(): Promise<{ lines: LedgerLine[] }>
  /** Stop the server as a crash would, and start it again on the same database; `meanwhile` is done while it is away. */
  restart(meanwhile?: () => Promise<void>): Promise<void>
  /** Ask the database as the superuser: what no role of ours may. */
  sql<T extends object = Record<string, unknown>>(text: string, values?: unknown[]): Promise<T[]>
  /** Ends everything; fails the story when a deadlock happened or the simulator saw a broken rule. */
  end(): Promise<void>
}

export interface LedgerLine {
  readonly seq: number
  readonly at: number
  readonly path: string
  readonly user_id: string | null
  readonly msg_id: string | null
  readonly error: number
  readonly admitted: boolean
  readonly text_sha256: string | null
}

export interface WorldOptions {
  readonly doors?: readonly DoorName[]
  readonly config?: Partial<Config>
  /** Where the server's log lines go; a world that reads them sets LOG_LEVEL as well. */
  readonly log?: NodeJS.WritableStream
}

export async function openWorld(name: string, options: WorldOptions = {}): Promise<World> {
  const database = await storyDatabase(name)
  const simulator = await startSimulator({ port: 0 })
  const port = await freePort()
  const url = `http://localhost:${port}`
  const config = { ...configFor(database, simulator, url), ...options.config }
  const start = (): Promise<App> =>
    startApp(config, {
      port,
      checkReplies: true,
      clockOffset: simulator.clock.now() - Date.now(),
      ...(options.doors ? { doors: options.doors } : {}),
      ...(options.log ? { log: options.log } : {}),
    })
  let app = await start()
  const district = await raiseDistrict(app.house, simulator, `${url}/zalo/webhook`)
  const admin = new pg.Client({ connectionString: withDatabase(database.adminUrl, database.appUrl) })
  await admin.connect()
  const officers = new Map<OfficerName, Promise<Officer>>()

  const world: World = {
    get app() {
      return app
    },
    simulator,
    database,
    config,
    district,
    url,
    visitor: id => Person.appear(simulator, id, `Khách ${id}`, district.pages.north, { web: true }),
    person: (id, name = `Người ${id}`, unit = 'north') => Person.appear(simulator, id, name, district.pages[unit]),
    officer(who) {
      const known = officers.get(who) ?? new Officer(() => url, district.officers[who]).signsIn()
      officers.set(who, known)
      return known
    },
    async later(ms) {
      simulator.later(ms)
      app.house.clock.stand(simulator.clock.now() - Date.now())
    },
    async settle() {
      const until = Date.now() + 10_000
      for (let quiet = 0; quiet < 2; ) {
        const { sent } = await simulator.settle()
        const moved = await app.settle()
        quiet = sent === 0 && !moved ? quiet + 1 : 0
        if (Date.now() > until) throw new Error('the world is not at rest after ten seconds')
      }
    },
    mischief: plan => control(simulator, '/control/mischief', plan),
    ledger: () => control(simulator, '/control/ledger?limit=100000'),
    async restart(meanwhile) {
      await app.stop()
      await meanwhile?.()
      app = await start()
    },
    sql: async <T>(text: string, values: unknown[] = []) => (await admin.query(text, values)).rows as T[],
    async end() {
      const checks = await control<{ ok: boolean }>(simulator, '/control/ledger/checks')
      await app.stop()
      await simulator.stop()
      const deadlocks = await admin.query('select deadlocks from pg_stat_database where datname = current_database()')
      await admin.end()
      await rm(database.folder, { recursive: true, force: true })
      expect(checks).toMatchObject({ ok: true })
      expect(deadlocks.rows[0]).toEqual({ deadlocks: 0 })
    },
  }
  return world
}

function configFor(database: StoryDatabase, simulator: Simulator, url: string): Config {
  return {
    DATABASE_URL: database.appUrl,
    KEYS_FILE: join(database.folder, 'keys.json'),
    MEDIA_DIR: join(database.folder, 'media'),
    MEDIA_HOSTS: new URL(simulator.url).origin,
    PUBLIC_URL: url,
    ZALO_OAUTH_URL: `${simulator.url}/oauth`,
    ZALO_OPENAPI_URL: `${simulator.url}/openapi`,
    ZALO_GRAPH_URL: `${simulator.url}/graph`,
    LOG_LEVEL: 'silent',
  }
}

/** The cluster's superuser, on the world's own database. */
function withDatabase(adminUrl: string, appUrl: string): string {
  const url = new URL(adminUrl)
  url.pathname = new URL(appUrl).pathname
  return url.href
}

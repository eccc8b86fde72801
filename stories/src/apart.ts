// A world of processes: a PostgreSQL of its own, migrated, the invented district in it, and servers as children of ours,
// so that each can be measured or killed by itself. The simulator is the caller's.

import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { withHouse } from '@binh-yen/server/commands/command-house'
import type { Config } from '@binh-yen/server/platform/config'
import type { House } from '@binh-yen/server/platform/ctx'
import { ensureKeyFile } from '@binh-yen/server/platform/key-file'
import { migrate } from '@binh-yen/server/platform/migrations'
import { reach, roleOf } from '@binh-yen/server/platform/reach'
import { ensureRoles } from '@binh-yen/server/platform/roles'
import { type Postgres, type PostgresOptions, startPostgres } from '@binh-yen/setup/postgres'
import pg from 'pg'
import { control, type District, raiseDistrict } from './district.ts'
import { freePort, type ServerProcess, type ServerProcessOptions, startServerProcess } from './processes.ts'

export interface Apart {
  /** The one that runs now: another after `killDatabase`. */
  readonly postgres: Postgres
  readonly district: District
  /** Where the simulator posts its webhooks to, and where servers listen unless told otherwise. */
  readonly url: string
  /** The cluster's superuser on the world's database, and its URL for programs that make tables of their own. */
  readonly admin: pg.Pool
  readonly adminUrl: string
  /** A house in this process, beside the servers. */
  withHouse<T>(fn: (house: House) => Promise<T>): Promise<T>
  serve(options?: ServerProcessOptions): Promise<ServerProcess>
  control<T = unknown>(path: string, body?: object): Promise<T>
  /** kill -9 of PostgreSQL, and up again on the same data. */
  killDatabase(): Promise<void>
  end(): Promise<void>
}

export type ApartOptions = Pick<PostgresOptions, 'durable' | 'settings'>

export async function raiseApart(simulator: { url: string }, options: ApartOptions): Promise<Apart> {
  const folder = mkdtempSync('/tmp/by-apart-')
  const dir = mkdtempSync('/tmp/by-apart-postgres-')
  let postgres = await startPostgres({ dir, temporary: true, ...options })
  const port = await freePort()
  const url = `http://localhost:${port}`
  const config: Config = {
    DATABASE_URL: postgres.appUrl,
    KEYS_FILE: join(folder, 'keys.json'),
    MEDIA_DIR: join(folder, 'media'),
    MEDIA_HOSTS: new URL(simulator.url).origin,
    PUBLIC_URL: url,
    ZALO_OAUTH_URL: `${simulator.url}/oauth`,
    ZALO_OPENAPI_URL: `${simulator.url}/openapi`,
    ZALO_GRAPH_URL: `${simulator.url}/graph`,
    LOG_LEVEL: 'error',
  }
  mkdirSync(config.MEDIA_DIR)
  ensureKeyFile(config.KEYS_FILE)
  await migrated(postgres)
  const inHouse = <T>(fn: (house: House) => Promise<T>) => withHouse({ ...config }, fn)
  const district = await inHouse(house => raiseDistrict(house, simulator, `${url}/zalo/webhook`))
  const { pathname } = new URL(postgres.appUrl)
  const adminUrl = Object.assign(new URL(postgres.adminUrl), { pathname }).href
  const admin = new pg.Pool({
    connectionString: adminUrl,
    max: 4,
    connectionTimeoutMillis: 10_000,
    statement_timeout: 60_000,
  })
  admin.on('error', () => undefined) // a killed database
  return {
    get postgres() {
      return postgres
    },
    district,
    url,
    admin,
    adminUrl,
    withHouse: inHouse,
    serve: wish => startServerProcess(config, { port, ...wish }),
    control: (path, body) => control(simulator, path, body),
    async killDatabase() {
      await postgres.kill9()
      postgres = await startPostgres({ dir, temporary: true, port: postgres.port, ...options })
    },
    async end() {
      await admin.end()
      await postgres.stop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

async function migrated({ ownerUrl, appUrl }: Postgres): Promise<void> {
  const owner = await reach(ownerUrl, 'DATABASE_OWNER_URL')
  await ensureRoles(owner, roleOf(appUrl))
  await migrate(owner, Date.now, () => undefined)
  await owner.end()
}

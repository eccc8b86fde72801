// What a bench measures in: a durable PostgreSQL of its own, migrated, the invented district, the simulator as a program.

import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { withHouse } from '@binh-yen/server/commands/command-house'
import type { Config } from '@binh-yen/server/platform/config'
import type { House } from '@binh-yen/server/platform/ctx'
import { ensureKeyFile } from '@binh-yen/server/platform/key-file'
import { migrate } from '@binh-yen/server/platform/migrations'
import { reach, roleOf } from '@binh-yen/server/platform/reach'
import { ensureRoles } from '@binh-yen/server/platform/roles'
import { type Postgres, startPostgres } from '@binh-yen/setup/postgres'
import { appIds, control, type District, raiseDistrict } from '@binh-yen/stories/district'
import {
  freePort,
  type ServerProcess,
  type ServerProcessOptions,
  startServerProcess,
} from '@binh-yen/stories/processes'
import pg from 'pg'
import { type Child, startChild } from './children.ts'

export interface BenchWorld {
  readonly postgres: Postgres
  readonly simulator: Child<{ url: string }>
  readonly district: District
  /** The cluster's superuser on the bench's database. */
  readonly admin: pg.Pool
  /** URL of that superuser, for ceilings, which make tables of their own. */
  readonly adminUrl: string
  /** Where servers listen, one after the other. */
  readonly url: string
  withHouse<T>(fn: (house: House) => Promise<T>): Promise<T>
  serve(options?: ServerProcessOptions): Promise<ServerProcess>
  control<T = unknown>(path: string, body?: object): Promise<T>
  end(): Promise<void>
}

/** No limit of calls, neither Zalo's nor ours: it is the machine that is measured. */
const noLimit = 100_000_000

export async function raiseWorld(): Promise<BenchWorld> {
  const folder = mkdtempSync('/tmp/by-bench-')
  const postgres = await startPostgres({
    dir: mkdtempSync('/tmp/by-bench-postgres-'),
    durable: true,
    temporary: true,
    settings: { max_wal_size: '2GB', shared_preload_libraries: 'pg_stat_statements' },
  })
  const port = await freePort()
  const url = `http://localhost:${port}`
  const simulator = await startChild<{ url: string }>('zalo-sim/src/cli.ts')
  const { url: zalo } = simulator.ready
  const config: Config = {
    DATABASE_URL: postgres.appUrl,
    KEYS_FILE: join(folder, 'keys.json'),
    MEDIA_DIR: join(folder, 'media'),
    MEDIA_HOSTS: new URL(zalo).origin,
    PUBLIC_URL: url,
    ZALO_OAUTH_URL: `${zalo}/oauth`,
    ZALO_OPENAPI_URL: `${zalo}/openapi`,
    ZALO_GRAPH_URL: `${zalo}/graph`,
    LOG_LEVEL: 'error',
  }
  mkdirSync(config.MEDIA_DIR)
  ensureKeyFile(config.KEYS_FILE)
  const owner = await reach(postgres.ownerUrl, 'owner')
  await ensureRoles(owner, roleOf(postgres.appUrl))
  await migrate(owner, Date.now, () => undefined)
  await owner.end()
  const inHouse = <T>(fn: (house: House) => Promise<T>) => withHouse({ ...config } as NodeJS.ProcessEnv, fn)
  const district = await inHouse(house => raiseDistrict(house, { url: zalo }, `${url}/zalo/webhook`))
  const adminUrl = Object.assign(new URL(postgres.adminUrl), { pathname: new URL(postgres.appUrl).pathname }).href
  const admin = new pg.Pool({ connectionString: adminUrl, max: 4 })
  admin.on('error', () => undefined)
  await admin.query('update apps set per_minute = $1', [noLimit])
  for (const app_id of Object.values(appIds))
    await control({ url: zalo }, '/control/apps', { app_id, rate_per_minute: 0, echoes: false, receipts: false })
  return {
    postgres,
    simulator,
    district,
    admin,
    adminUrl,
    url,
    withHouse: inHouse,
    serve: options => startServerProcess(config, { port, ...options }),
    control: (path, body) => control({ url: zalo }, path, body),
    async end() {
      await admin.end()
      await simulator.stop()
      await postgres.stop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

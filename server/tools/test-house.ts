// A house for tests: a migrated database of its own on a real PostgreSQL, fresh keys, a clock to move, nobody at the doors.

import { mkdtempSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type pg from 'pg'
import { freshDatabase } from '../../setup/src/postgres.ts'
import { testPostgres } from '../../setup/src/test-postgres.ts'
import { diskBlobs } from '../src/platform/blobs.ts'
import { createClock } from '../src/platform/clock.ts'
import { change, type Ctx, type House, machine, type Who } from '../src/platform/ctx.ts'
import { openDatabase } from '../src/platform/db.ts'
import { ensureKeyFile, readKeys } from '../src/platform/key-file.ts'
import { startLive } from '../src/platform/live.ts'
import { createLog } from '../src/platform/log.ts'
import { migrate } from '../src/platform/migrations.ts'
import { reach, roleOf } from '../src/platform/reach.ts'
import { ensureRoles } from '../src/platform/roles.ts'

export interface TestHouse {
  readonly house: House
  /** Signed in as the role that owns the schema: sees and may do what the server's role may not. */
  readonly owner: pg.Client
  readonly ownerUrl: string
  readonly appUrl: string
  /** A folder that goes with the house; its keys.json holds the keys. */
  readonly folder: string
  /** One change by the server's role. */
  run<T>(fn: (ctx: Ctx) => Promise<T>, who?: Who): Promise<T>
  stop(): Promise<void>
}

export async function testHouse(name: string): Promise<TestHouse> {
  const { ownerUrl, appUrl } = await freshDatabase(await testPostgres(), name)
  const owner = await reach(ownerUrl, 'ownerUrl')
  const clock = createClock()
  await ensureRoles(owner, roleOf(appUrl))
  await migrate(owner, clock.now, () => undefined)
  const folder = mkdtempSync(join(tmpdir(), 'by-house-'))
  const keysFile = join(folder, 'keys.json')
  ensureKeyFile(keysFile)
  const log = createLog('silent')
  const database = openDatabase(appUrl, error => log.fault('database', error))
  const live = await startLive(appUrl, log)
  const house: House = { database, keys: readKeys(keysFile), blobs: diskBlobs(folder), clock, live, log }
  return {
    house,
    owner,
    ownerUrl,
    appUrl,
    folder,
    run: (fn, who = machine('test')) => change(house, who, fn),
    async stop() {
      await live.stop()
      await database.end()
      await owner.end()
      await rm(folder, { recursive: true })
    },
  }
}

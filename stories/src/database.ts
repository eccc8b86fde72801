// A migrated database of its own for each world: cloned from one template that the first world of the run migrates.

import { createHash } from 'node:crypto'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ensureKeyFile } from '@binh-yen/server/platform/key-file'
import { migrate, readMigrations } from '@binh-yen/server/platform/migrations'
import { roleOf } from '@binh-yen/server/platform/reach'
import { ensureRoles } from '@binh-yen/server/platform/roles'
import { freshDatabase } from '@binh-yen/setup/postgres'
import { testPostgres } from '@binh-yen/setup/test-postgres'
import pg from 'pg'

export interface StoryDatabase {
  readonly ownerUrl: string
  readonly appUrl: string
  /** Superuser of the whole cluster: for kill stories and for reading what no role of ours may. */
  readonly adminUrl: string
  /** A folder for keys and media that goes with the world. */
  readonly folder: string
}

/** `name` must be unique among worlds that run at once. */
export async function storyDatabase(name: string): Promise<StoryDatabase> {
  const server = await testPostgres()
  const template = await migratedTemplate(server)
  const { ownerUrl, appUrl } = await freshDatabase(server, `${name}_${process.pid}_${Date.now()}`, { template })
  const folder = mkdtempSync(join(tmpdir(), 'by-story-'))
  ensureKeyFile(join(folder, 'keys.json'))
  return { ownerUrl, appUrl, adminUrl: server.adminUrl, folder }
}

/** Named after the migrations' text, so that a changed schema makes a new one. Two runners at once: the second waits. */
async function migratedTemplate(server: Awaited<ReturnType<typeof testPostgres>>): Promise<string> {
  const text = readMigrations()
    .map(each => each.sha256)
    .join()
  const name = `template_${createHash('sha256').update(text).digest('hex').slice(0, 16)}`
  const admin = new pg.Client({ connectionString: server.adminUrl })
  await admin.connect()
  try {
    await admin.query('select pg_advisory_lock(77, 1)')
    const known = await admin.query('select 1 from pg_database where datname = $1', [name])
    if (known.rowCount === 0) await build(server, name)
    return name
  } finally {
    await admin.end()
  }
}

async function build(server: Awaited<ReturnType<typeof testPostgres>>, name: string): Promise<void> {
  const making = `${name}_making`
  const { ownerUrl, appUrl } = await freshDatabase(server, making)
  const owner = new pg.Client({ connectionString: ownerUrl })
  await owner.connect()
  await ensureRoles(owner, roleOf(appUrl))
  await migrate(owner, Date.now, () => undefined)
  await owner.end()
  const admin = new pg.Client({ connectionString: server.adminUrl })
  await admin.connect()
  await admin.query(`alter database ${making} rename to ${name}`)
  await admin.end()
}

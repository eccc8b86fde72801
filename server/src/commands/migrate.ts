// `migrate`: makes the key file and the database's roles where missing, then brings the schema to this program's version.

import { existsSync } from 'node:fs'
import { createClock } from '../platform/clock.ts'
import { ensureKeyFile } from '../platform/key-file.ts'
import { migrate, ranMigrations } from '../platform/migrations.ts'
import { reach, roleOf } from '../platform/reach.ts'
import { ensureRoles } from '../platform/roles.ts'

/** Reads DATABASE_URL, DATABASE_OWNER_URL (else one role does both) and KEYS_FILE. */
export async function run(_args: string[], env: NodeJS.ProcessEnv): Promise<number> {
  const { DATABASE_URL: appUrl, DATABASE_OWNER_URL: ownerUrl = appUrl, KEYS_FILE: keysFile } = env
  if (!appUrl || !ownerUrl || !keysFile) throw new Error('Set DATABASE_URL and KEYS_FILE (and DATABASE_OWNER_URL).')
  const owner = await reach(ownerUrl, env.DATABASE_OWNER_URL ? 'DATABASE_OWNER_URL' : 'DATABASE_URL')
  try {
    await ensureRoles(owner, roleOf(appUrl))
    const ran = await ranMigrations(owner)
    if (ran.length > 0 && !existsSync(keysFile))
      throw new Error('KEYS_FILE: the database is not new, and its key file is not there. Put it back first.')
    if (ensureKeyFile(keysFile)) console.log('made the key file: keep a copy of it apart from the database')
    await migrate(owner, createClock().now, line => console.log(line))
  } finally {
    await owner.end()
  }
  return 0
}

// The house as a command needs it: database, keys and live hints for one change or a few, then closed again.

import { diskBlobs } from '../platform/blobs.ts'
import { createClock } from '../platform/clock.ts'
import type { House } from '../platform/ctx.ts'
import { openDatabase } from '../platform/db.ts'
import { readKeys } from '../platform/key-file.ts'
import { startLive } from '../platform/live.ts'
import { createLog } from '../platform/log.ts'
import { reach } from '../platform/reach.ts'

/** Reads DATABASE_URL, KEYS_FILE and MEDIA_DIR. Throws an Error of one sentence naming what is missing or wrong. */
export async function withHouse<T>(env: NodeJS.ProcessEnv, fn: (house: House) => Promise<T>): Promise<T> {
  const { DATABASE_URL: url, KEYS_FILE: keysFile, MEDIA_DIR: mediaDir } = env
  if (!url || !keysFile || !mediaDir) throw new Error('Set DATABASE_URL, KEYS_FILE and MEDIA_DIR.')
  const keys = readKeys(keysFile)
  await (await reach(url, 'DATABASE_URL')).end()
  const log = createLog('error')
  const database = openDatabase(url, error => log.fault('database', error), 2)
  const live = await startLive(url, log)
  try {
    return await fn({ database, keys, blobs: diskBlobs(mediaDir), clock: createClock(), live, log })
  } finally {
    await live.stop()
    await database.end()
  }
}

// `verify-trail`: recomputes every seal; exit 0 and the counts, or exit 1 and the first bad seal's number.

import { openDatabase } from '../platform/db.ts'
import { jsonLines, outsideFiles } from '../platform/json-lines.ts'
import { readKeys } from '../platform/key-file.ts'
import { reach } from '../platform/reach.ts'
import { type Head, reasons, verifyTrail } from '../modules/trail/trail.ts'

/** Reads DATABASE_URL, KEYS_FILE, and TRAIL_HEADS_FILE or MEDIA_DIR. */
export async function run(_args: string[], env: NodeJS.ProcessEnv): Promise<number> {
  const { DATABASE_URL: url, KEYS_FILE: keysFile, MEDIA_DIR, TRAIL_HEADS_FILE } = env
  if (!url || !keysFile || !(MEDIA_DIR || TRAIL_HEADS_FILE))
    throw new Error('Set DATABASE_URL, KEYS_FILE and MEDIA_DIR (or TRAIL_HEADS_FILE).')
  const keys = readKeys(keysFile)
  const heads = jsonLines<Head>(outsideFiles({ MEDIA_DIR: MEDIA_DIR ?? '', TRAIL_HEADS_FILE }).trailHeads).all()
  await (await reach(url, 'DATABASE_URL')).end()
  const database = openDatabase(url, () => undefined, 1)
  try {
    const verdict = await verifyTrail(database.db, keys.trailKey, heads)
    if (!verdict.ok) {
      console.log(`seal ${verdict.seal}: ${reasons[verdict.why]}`)
      return 1
    }
    const { seals, lines, dropped, unsealed } = verdict
    console.log(
      `${seals} seals, ${lines} lines, ${heads.length} heads outside: all as they were set` +
        (dropped > 0 ? `; lines up to seal ${dropped} dropped by retention` : '') +
        (unsealed > 0 ? `; ${unsealed} lines not sealed yet` : ''),
    )
    return 0
  } finally {
    await database.end()
  }
}

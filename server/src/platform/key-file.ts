// The file outside the database in which the installation's keys lie: made once, readable by its owner only.

import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { z } from 'zod'
import { createKeys, type KeyFile, type Keys, newKeyFile } from './keys.ts'

const key = z.base64().length(44)
const ring = z.object({ current: z.int().positive(), versions: z.record(z.string().regex(/^[1-9]\d*$/), key) })
const form: z.ZodType<KeyFile> = z.object({ installation: ring, lookup: ring, event: key, trail: key })

/** Makes the file when there is none; true when it did. Never touches one that is there. */
export function ensureKeyFile(path: string): boolean {
  mkdirSync(dirname(path), { recursive: true })
  try {
    writeFileSync(path, `${JSON.stringify(newKeyFile(), null, 2)}\n`, { flag: 'wx', mode: 0o600, flush: true })
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false
    throw new Error(`KEYS_FILE: the key file cannot be written there (${(error as NodeJS.ErrnoException).code}).`, {
      cause: error,
    })
  }
}

/** Throws an Error of one sentence when the file is not there or not a key file; never quotes what is in it. */
export function readKeys(path: string): Keys {
  let text: string
  try {
    text = readFileSync(path, 'utf8')
  } catch (error) {
    throw new Error(
      'KEYS_FILE: there is no readable key file; `migrate` makes one, a restored database needs its own.',
      {
        cause: error,
      },
    )
  }
  const read = form.safeParse(parsed(text))
  if (!read.success) throw new Error('KEYS_FILE: this is not a key file of this program.')
  for (const { current, versions } of [read.data.installation, read.data.lookup])
    if (!(current in versions)) throw new Error('KEYS_FILE: the current key of a ring is not in the file.')
  return createKeys(read.data)
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

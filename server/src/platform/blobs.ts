// Files too large for rows: written whole or not at all, below one folder, named by ids. What goes in is sealed already.

import { randomUUID } from 'node:crypto'
import { mkdir, open, readFile, rename, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { invariant } from './refusal.ts'

export interface Blobs {
  /** Durable when it returns; an earlier blob of the name is replaced. */
  put(name: string, bytes: Buffer): Promise<void>
  /** Undefined when there is none. */
  get(name: string): Promise<Buffer | undefined>
  remove(name: string): Promise<void>
}

const form = /^[0-9a-f-]{36}\/[0-9a-f-]{36}\.[a-z]+$/

/** A disk folder. Names are `page/id.kind`. */
export function diskBlobs(folder: string): Blobs {
  const path = (name: string): string => {
    invariant(form.test(name), 'a blob is named page/id.kind')
    const [page = '', file = ''] = name.split('/')
    return join(folder, page, file.slice(24, 26), file)
  }
  return {
    async put(name, bytes) {
      const to = path(name)
      await mkdir(dirname(to), { recursive: true })
      const beside = `${to}.${randomUUID()}`
      const file = await open(beside, 'wx', 0o600)
      try {
        await file.writeFile(bytes)
        await file.sync()
      } finally {
        await file.close()
      }
      await rename(beside, to)
    },
    async get(name) {
      try {
        return await readFile(path(name))
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
        throw error
      }
    },
    remove: name => rm(path(name), { force: true }),
  }
}

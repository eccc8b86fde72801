// Everything at rest as text: every column of every row of the database, and every file of the media folder.

import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type Place, readings } from './plants.ts'
import type { World } from './world.ts'

/** One place a column, as the superuser reads it; bytes as hex, Latin-1 and UTF-8. */
export async function databaseText(world: World): Promise<Place[]> {
  const tables = await world.sql<{ name: string }>(
    `select format('%I.%I', n.nspname, c.relname) as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where c.relkind in ('r', 'm') and n.nspname not in ('pg_catalog', 'information_schema') order by 1`,
  )
  const columns = new Map<string, string[]>()
  for (const { name } of tables)
    for (const row of await world.sql(`select * from ${name}`))
      for (const [column, value] of Object.entries(row)) {
        const where = `${name}.${column}`
        const texts = columns.get(where) ?? []
        columns.set(where, texts)
        if (value !== null) texts.push(textOf(value))
      }
  return [...columns].map(([where, texts]) => ({ where, text: texts.join('\n') }))
}

function textOf(value: unknown): string {
  if (Buffer.isBuffer(value)) return readings(value)
  return typeof value === 'string' ? value : JSON.stringify(value)
}

/** One place a file below the folder, its name included. */
export async function folderText(folder: string): Promise<Place[]> {
  const files = await readdir(folder, { recursive: true, withFileTypes: true })
  return Promise.all(
    files
      .filter(file => file.isFile())
      .map(async file => {
        const path = join(file.parentPath, file.name)
        return { where: `file ${file.name}`, text: `${file.name}\n${readings(await readFile(path))}` }
      }),
  )
}

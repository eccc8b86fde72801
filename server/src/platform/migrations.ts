// The schema's history: which migrations there are, which a database has had, and running the rest, one by one.

import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type pg from 'pg'

export interface Migration {
  readonly number: number
  /** The file's name, such as 0002-trail.sql. */
  readonly name: string
  readonly sha256: string
  readonly text: string
}

/** What a database says it has had. */
export interface Ran {
  readonly number: number
  readonly name: string
  readonly sha256: string
}

const migrationsFolder = fileURLToPath(new URL('../../migrations', import.meta.url))
const locks = 25210 // class of our advisory locks: 1 migrate, 2 trail, 3 partitions

/** The migrations of this program, in order. Throws when a name is not NNNN-name.sql or a number is used twice. */
export function readMigrations(folder = migrationsFolder): Migration[] {
  const names = readdirSync(folder)
    .filter(name => name.endsWith('.sql'))
    .sort()
  const list = names.map(name => {
    if (!/^\d{4}-[a-z-]+\.sql$/.test(name)) throw new Error(`${name} is not named like 0001-name.sql.`)
    const text = readFileSync(`${folder}/${name}`, 'utf8')
    return { number: Number(name.slice(0, 4)), name, sha256: createHash('sha256').update(text).digest('hex'), text }
  })
  list.forEach((migration, i) => {
    if (list[i - 1]?.number === migration.number) throw new Error(`${migration.name}: its number is used twice.`)
  })
  return list
}

/**
 * What is still to be run, or an Error of one sentence: the database has had a migration this program does not know,
 * one whose text was another, or a later one than one that is missing.
 */
export function pending(known: readonly Migration[], ran: readonly Ran[]): Migration[] {
  const byNumber = new Map(known.map(migration => [migration.number, migration]))
  for (const { number, name, sha256 } of ran) {
    const ours = byNumber.get(number)
    if (ours?.name !== name) throw new Error(`The database has had ${name}, which this program does not know.`)
    if (ours.sha256 !== sha256) throw new Error(`${name} is not the text the database has had.`)
  }
  const had = new Set(ran.map(one => one.number))
  const last = Math.max(-1, ...had)
  const rest = known.filter(migration => !had.has(migration.number))
  const skipped = rest.find(migration => migration.number < last)
  if (skipped) throw new Error(`The database has had later migrations but not ${skipped.name}.`)
  return rest
}

/** What this database has had, oldest first; nothing at all when it is empty. */
export async function ranMigrations(client: pg.Client | pg.Pool): Promise<Ran[]> {
  const { rows: there } = await client.query(`select to_regclass('public.schema_migrations') is not null as there`)
  if (!there[0].there) return []
  const { rows } = await client.query<Ran>('select number, name, sha256 from schema_migrations order by number')
  return rows
}

/**
 * Runs what is missing as the role of `client`, each migration in its own transaction (unless it opens with
 * `-- no transaction`, then it holds one statement). Two at once: the second waits and finds nothing to do.
 */
export async function migrate(
  client: pg.Client,
  now: () => number,
  say: (line: string) => void,
  known = readMigrations(),
): Promise<void> {
  await client.query('select pg_advisory_lock($1, 1)', [locks])
  try {
    await client.query(`
      create table if not exists schema_migrations (
        number integer primary key, name text not null, sha256 text not null, ran_at bigint not null
      );
      comment on table schema_migrations is 'Which migrations this database has had, with the SHA-256 of their text.'`)
    await client.query('grant select on schema_migrations to binh_yen_app')
    const rest = pending(known, await ranMigrations(client))
    for (const migration of rest) {
      await run(client, migration, now())
      say(`ran ${migration.name}`)
    }
    say(rest.length === 0 ? `nothing to run: ${known.length} migrations are in place` : `${rest.length} migrations run`)
  } finally {
    await client.query('select pg_advisory_unlock($1, 1)', [locks])
  }
}

async function run(client: pg.Client, { number, name, sha256, text }: Migration, now: number): Promise<void> {
  const whole = !/^-- no transaction$/m.test(text)
  const note = 'insert into schema_migrations (number, name, sha256, ran_at) values ($1, $2, $3, $4)'
  try {
    if (whole) await client.query('begin')
    await client.query(text)
    await client.query(note, [number, name, sha256, now])
    if (whole) await client.query('commit')
  } catch (error) {
    if (whole) await client.query('rollback')
    const { message, position } = error as Error & { position?: string }
    const line = position ? ` (line ${text.slice(0, Number(position)).split('\n').length})` : ''
    throw new Error(`${name} did not run${line}: ${message}`, { cause: error })
  }
}

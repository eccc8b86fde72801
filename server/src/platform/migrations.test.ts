// The schema's history, the roles, the guard of `serve` and weekly partitions, on a real PostgreSQL.

import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type FreshDatabase, freshDatabase } from '../../../setup/src/postgres.ts'
import { type TestPostgres, testPostgres } from '../../../setup/src/test-postgres.ts'
import { run as migrateCommand } from '../commands/migrate.ts'
import { readKeys } from './key-file.ts'
import { type Migration, migrate, pending, ranMigrations, readMigrations } from './migrations.ts'
import { reach } from './reach.ts'
import { guardSchema, schemaFits } from './schema-guard.ts'

let server: TestPostgres
let folder: string

beforeAll(async () => {
  server = await testPostgres()
  folder = mkdtempSync(join(tmpdir(), 'by-migrate-'))
})
afterAll(() => rmSync(folder, { recursive: true }))

const migration = (number: number, text = 'select 1'): Migration => {
  const name = `${String(number).padStart(4, '0')}-x.sql`
  return { number, name, sha256: `hash of ${text}`, text }
}
const silent = { log: () => undefined }

/** Runs the command as an operator would, without its lines. */
async function migrated(db: FreshDatabase, env: NodeJS.ProcessEnv = {}): Promise<FreshDatabase> {
  const log = console.log
  console.log = silent.log
  try {
    const keys = join(folder, 'keys.json')
    await migrateCommand([], { DATABASE_OWNER_URL: db.ownerUrl, DATABASE_URL: db.appUrl, KEYS_FILE: keys, ...env })
  } finally {
    console.log = log
  }
  return db
}

/** A pool signed in by `url`, closed afterwards. */
async function within<T>(url: string, fn: (pool: pg.Pool) => Promise<T>): Promise<T> {
  const pool = new pg.Pool({ connectionString: url, max: 2 })
  try {
    return await fn(pool)
  } finally {
    await pool.end()
  }
}
const guard = (url: string, oneRole = false, known?: Migration[]) =>
  within(url, pool => guardSchema(pool, { oneRole, ...(known ? { known } : {}) }))

describe('what is to be run', () => {
  const known = [migration(1), migration(2), migration(4)]

  test('is what a database has not had, in order', () => {
    expect(pending(known, []).map(one => one.number)).toEqual([1, 2, 4])
    expect(pending(known, [migration(1), migration(2)]).map(one => one.number)).toEqual([4])
    expect(pending(known, known)).toEqual([])
  })

  test('is refused when the database has had a migration this program does not know', () => {
    expect(() => pending(known, [migration(1), migration(9)])).toThrow('0009-x.sql, which this program does not know')
  })

  test('is refused when the text of a migration has changed', () => {
    expect(() => pending(known, [migration(1, 'select 2')])).toThrow('0001-x.sql is not the text')
  })

  test('is refused when a migration would come after a later one', () => {
    expect(() => pending(known, [migration(1), migration(4)])).toThrow('but not 0002-x.sql')
  })
})

describe('migrate', () => {
  test('brings an empty database to the schema, once, and makes a key file only its owner can read', async () => {
    const db = await migrated(await freshDatabase(server, 'migrate_once'))
    await migrated(db)
    const had = await within(db.appUrl, ranMigrations)
    expect(had.map(one => one.name)).toEqual(readMigrations().map(one => one.name))
    expect(statSync(join(folder, 'keys.json')).mode & 0o777).toBe(0o600)
    expect(readKeys(join(folder, 'keys.json')).trailKey).toHaveLength(32)
  })

  test('twice at the same time runs each migration once', async () => {
    const db = await freshDatabase(server, 'migrate_twice')
    await Promise.all([migrated(db), migrated(db)])
    expect(await within(db.appUrl, ranMigrations)).toHaveLength(readMigrations().length)
  })

  test('leaves nothing of a migration that fails, and says which and where', async () => {
    const db = await freshDatabase(server, 'migrate_fails')
    const owner = await reach(db.ownerUrl, 'x')
    const bad = [migration(1, 'create table a (b int);\nselect 1 / 0'), migration(2, 'select 1;\nselekt')]
    await expect(migrate(owner, () => 1, silent.log, bad)).rejects.toThrow('0001-x.sql did not run: division by zero')
    await expect(migrate(owner, () => 1, silent.log, bad.slice(1))).rejects.toThrow('0002-x.sql did not run (line 2)')
    const { rows } = await owner.query(
      `select to_regclass('a') as a, (select count(*)::int from schema_migrations) as n`,
    )
    expect(rows[0]).toEqual({ a: null, n: 0 })
    await owner.end()
  })

  test('runs a migration that may not run in a transaction', async () => {
    const db = await freshDatabase(server, 'migrate_bare')
    const owner = await reach(db.ownerUrl, 'x')
    const bare = '-- module: x\n-- no transaction\ncreate index concurrently a_b on a (b)'
    await migrate(owner, () => 1, silent.log, [migration(1, 'create table a (b int)'), migration(2, bare)])
    expect((await owner.query(`select to_regclass('a_b') is not null as there`)).rows[0].there).toBe(true)
    await owner.end()
  })

  test.each([
    ['postgres://by_app:wrong@127.0.0.1:PORT/binh_yen', /does not let this role in/],
    ['postgres://by_owner@127.0.0.1:1/binh_yen', /no PostgreSQL answers at 127\.0\.0\.1:1 \(ECONNREFUSED\)/],
    ['mysql://somewhere/else', /not a URL of the form postgres:/],
    ['what is this', /not a URL of the form postgres:/],
  ])('says in one sentence what is wrong with %s', async (url, sentence) => {
    const wrong = url.replace('PORT', String(server.port))
    const failing = migrateCommand([], { DATABASE_URL: wrong, KEYS_FILE: join(folder, 'other.json') })
    await expect(failing).rejects.toThrow(sentence)
    await expect(failing).rejects.toThrow(/^DATABASE_URL: [^\n]+\.$/)
    await expect(failing).rejects.not.toThrow('wrong@')
  })

  test('names the database that is not there', async () => {
    const url = Object.assign(new URL(server.ownerUrl), { pathname: '/nowhere' }).href
    await expect(migrateCommand([], { DATABASE_URL: url, KEYS_FILE: join(folder, 'o.json') })).rejects.toThrow(
      'has no database of that name',
    )
  })

  test('says what an administrator must run when it may not make a role a member', async () => {
    const db = await freshDatabase(server, 'migrate_poor')
    await migrated(db)
    await within(server.adminUrl, async admin => {
      await admin.query(`drop role if exists by_poor`)
      await admin.query(`create role by_poor login password 'poor'`)
    })
    const poor = Object.assign(new URL(db.appUrl), { username: 'by_poor', password: 'poor' }).href
    await within(server.adminUrl, admin => admin.query('grant connect on database migrate_poor to by_poor'))
    await expect(migrated(db, { DATABASE_OWNER_URL: poor })).rejects.toThrow(
      'The role by_poor may not do this; an administrator must run: grant binh_yen_vault to "by_poor";',
    )
  })
})

describe('serve', () => {
  let db: FreshDatabase
  beforeAll(async () => {
    db = await migrated(await freshDatabase(server, 'guard_test'))
  })

  test('accepts the schema of this program and the role that only serves', async () => {
    expect(await guard(db.appUrl)).toEqual({ oneRole: false })
    expect(await guard(db.appUrl, true)).toEqual({ oneRole: false })
  })

  test('refuses the owner and the superuser, unless told --one-role, and then says so', async () => {
    const admin = Object.assign(new URL(server.adminUrl), { pathname: '/guard_test' }).href
    await expect(guard(db.ownerUrl)).rejects.toThrow('The role by_owner owns the trail')
    await expect(guard(admin)).rejects.toThrow('The role postgres is a superuser')
    expect(await guard(admin, true)).toEqual({ oneRole: true })
  })

  test.each([
    ['owns the trail, or may act for its owner', 'grant by_owner to by_climber'],
    ['may act for binh_yen_vault', 'grant binh_yen_vault to by_climber'],
    ['may change lines of the trail', 'grant update on trail to by_climber'],
    ['may create roles', 'alter role by_climber createrole'],
  ])('refuses a role that %s', async (why, grant) => {
    const admin = Object.assign(new URL(server.adminUrl), { pathname: '/guard_test' }).href
    await within(admin, async pool => {
      await pool.query(`create role by_climber login noinherit password 'climber'`)
      await pool.query('grant connect on database guard_test to by_climber')
      await pool.query('alter role by_climber inherit')
      await pool.query('grant binh_yen_app to by_climber')
      await pool.query(grant)
    })
    const url = Object.assign(new URL(db.appUrl), { username: 'by_climber', password: 'climber' }).href
    try {
      await expect(guard(url)).rejects.toThrow(`The role by_climber ${why}`)
      expect(await guard(url, true)).toEqual({ oneRole: true })
    } finally {
      await within(admin, async pool => {
        await pool.query('drop owned by by_climber')
        await pool.query('drop role by_climber')
      })
    }
  })

  test.each(['owner', 'superuser'])('lets one role do everything when it is the only one given: %s', async who => {
    const name = `guard_one_${who}`
    const fresh = await freshDatabase(server, name)
    const url =
      who === 'owner' ? fresh.ownerUrl : Object.assign(new URL(server.adminUrl), { pathname: `/${name}` }).href
    await migrated({ ...fresh, ownerUrl: url, appUrl: url })
    expect(await guard(url, true)).toEqual({ oneRole: true })
    await expect(guard(url)).rejects.toThrow('say --one-role')
    const put = `select vault.put(gen_random_uuid(), gen_random_uuid(), '\\x00', null, null, null)`
    expect((await within(url, pool => pool.query(put))).rowCount).toBe(1)
  })

  test('refuses a database that is behind, ahead, of another text, or empty', async () => {
    const known = readMigrations()
    const last = known.at(-1) as Migration
    await expect(guard(db.appUrl, false, [...known, migration(9999)])).rejects.toThrow('has not had 9999-x.sql yet')
    await expect(guard(db.appUrl, false, known.slice(0, -1))).rejects.toThrow(
      `has had ${last.name}, which this program`,
    )
    await expect(guard(db.appUrl, false, [...known.slice(0, -1), { ...last, sha256: 'x' }])).rejects.toThrow(
      `${last.name} is not the text`,
    )
    const fits = (list: Migration[]) => within(db.appUrl, pool => schemaFits(pool, list))
    expect(await fits(known)).toBe(true)
    expect(await fits([...known, migration(9999)])).toContain('has not had 9999-x.sql yet')
    expect(await fits(known.slice(0, -1))).toContain(`has had ${last.name}, which this program`)
    const empty = await freshDatabase(server, 'guard_empty')
    await expect(guard(empty.appUrl)).rejects.toThrow('has not had 0000-ground.sql yet')
  })
})

describe('a table cut by weeks', () => {
  const week = 7 * 24 * 3600 * 1000
  const now = 2968 * week + 5
  let db: FreshDatabase
  const idAt = (at: number): string => {
    const hex = at.toString(16).padStart(12, '0')
    return `${hex.slice(0, 8)}-${hex.slice(8)}-7000-8000-${String(Math.random()).slice(2, 14).padEnd(12, '0')}`
  }

  beforeAll(async () => {
    db = await migrated(await freshDatabase(server, 'weekly_test'))
    await within(db.ownerUrl, owner =>
      owner.query(`
        create table parcels (
          page_id uuid, id uuid, arrived bigint generated always as identity, state text not null default 'due',
          primary key (page_id, id), constraint parcels_state check (state in ('due', 'done'))
        ) partition by range (id);
        create table parcels_rest partition of parcels default with (fillfactor = 70);
        create index parcels_due on parcels (arrived) where state = 'due';
        grant select, insert, update on parcels to binh_yen_app;
        insert into weekly_tables values ('parcels', 30, 'state = ''due''', 70)`),
    )
  })
  const parcels = (pool: pg.Pool) =>
    pool.query(`select tableoid::regclass::text as part, count(*)::int as n from parcels group by 1 order by 1`)
  const put = (pool: pg.Pool, at: number, state: string) =>
    pool.query('insert into parcels (page_id, id, state) values (gen_random_uuid(), $1, $2)', [idAt(at), state])

  test('gets its partitions ahead of time, takes over rows that came before them, and loses them when old and done', async () => {
    await within(db.appUrl, async pool => {
      await put(pool, now, 'done')
      await put(pool, now + week, 'due')
      await put(pool, now - 99 * week, 'done')
      expect((await parcels(pool)).rows).toEqual([{ part: 'parcels_rest', n: 3 }])

      expect((await pool.query(`select partitions_ahead('parcels', $1)`, [now])).rows[0].partitions_ahead).toBe(5)
      expect((await pool.query(`select partitions_ahead('parcels', $1)`, [now])).rows[0].partitions_ahead).toBe(0)
      const spread = [
        { part: 'parcels_rest', n: 1 },
        { part: 'parcels_w2968', n: 1 },
        { part: 'parcels_w2969', n: 1 },
      ]
      expect((await parcels(pool)).rows).toEqual(spread)
      await put(pool, now + 4 * week, 'due')

      const drop = async (at: number) =>
        (await pool.query(`select partitions_drop('parcels', $1)`, [at])).rows[0].partitions_drop
      expect(await drop(now + 4 * week)).toBe(0)
      expect(await drop(now + 50 * week)).toBe(3) // what still is due stays
      expect((await parcels(pool)).rows.map(row => row.part)).toEqual([
        'parcels_rest',
        'parcels_w2969',
        'parcels_w2972',
      ])
    })
  })

  test('is cut by two callers at once without harm, while rows keep coming', async () => {
    await within(db.appUrl, async pool => {
      const later = now + 100 * week
      const calls = [1, 2].map(() => pool.query(`select partitions_ahead('parcels', $1) as made`, [later]))
      const [a, b] = await Promise.all([...calls, ...[0, 1, 2, 3].map(i => put(pool, later + i * week, 'due'))])
      expect(Number(a?.rows[0].made) + Number(b?.rows[0].made)).toBe(5)
    })
  })

  test('is cut only when a migration says so', async () => {
    await within(db.appUrl, async pool => {
      await expect(pool.query(`select partitions_ahead('trail', 1)`)).rejects.toThrow('no rows')
      await expect(pool.query(`insert into weekly_tables values ('trail', 1, 'true', 70)`)).rejects.toThrow(
        'permission',
      )
    })
  })
})

test('the command line ends with one sentence and exit code 1 when it cannot go on', async () => {
  const main = join(import.meta.dirname, '../main.ts')
  const env = { ...process.env, DATABASE_URL: 'postgres://a:b@127.0.0.1:1/c', KEYS_FILE: join(folder, 'k.json') }
  const failing = promisify(execFile)(process.execPath, [main, 'migrate'], { env })
  await expect(failing).rejects.toMatchObject({ code: 1, stderr: expect.stringMatching(/^DATABASE_URL: [^\n]+\n$/) })
})

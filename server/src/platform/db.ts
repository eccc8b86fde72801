// The connection to PostgreSQL: pool, type parsers, and how long anything may take.

import { Kysely, PostgresDialect, type Transaction } from 'kysely'
import pg from 'pg'

// bigint columns hold milliseconds and counts, both far below 2^53.
pg.types.setTypeParser(pg.types.builtins.INT8, Number)

/** A transaction as a module's store sees it once it has named its own tables (`tx.withTables<Tables>()`). */
export type Tx = Transaction<unknown>
export type Db = Kysely<unknown>

export interface Database {
  readonly pool: pg.Pool
  readonly db: Db
  end(): Promise<void>
}

const connectMs = 10_000

/** At most 16 connections: more commit no faster on the machines we run on (architecture §3.17). */
export function openDatabase(url: string, onError: (error: Error) => void, max = 16): Database {
  const pool = new pg.Pool({
    connectionString: url,
    max,
    application_name: 'binh-yen',
    connectionTimeoutMillis: connectMs,
    statement_timeout: 60_000,
    idle_in_transaction_session_timeout: 60_000,
  })
  // without these a connection cut by the database, idle or between two statements, would end the process
  pool.on('error', onError)
  pool.on('connect', client => void client.on('error', onError))
  const db = new Kysely<unknown>({ dialect: new PostgresDialect({ pool }) })
  return { pool, db, end: () => db.destroy() }
}

/** A connection of its own beside the pool: for LISTEN and for locks that live as long as the process. */
export async function ownConnection(url: string, name: string): Promise<pg.Client> {
  const client = new pg.Client({
    connectionString: url,
    application_name: `binh-yen ${name}`,
    connectionTimeoutMillis: connectMs,
    keepAlive: true,
  })
  await client.connect()
  return client
}

/** Hides whose PostgreSQL is used: one we bring up in the data folder, or the operator's, checked before anything else starts. */
import { Client } from 'pg'
import { clusterFolder, startPostgres } from '../postgres.ts'
import type { Options } from './options.ts'
import { Plain } from '../plain.ts'

export type Database = {
  readonly url: string
  /** Who migrates. Absent: one role owns and serves, the trail is unprotected, and every screen says so. */
  readonly ownerUrl?: string
  /** Settles when our own server ends; never for the operator's. */
  readonly ended: Promise<string>
  stop(): Promise<void>
}

const oldest = 15

export async function openDatabase(options: Options, say: (sentence: string) => void): Promise<Database> {
  if (options.database) return useTheirs(options.database)
  const pg = await startPostgres({ dir: clusterFolder(options.dataDir), say })
  const ended = pg.ended.then(() => `PostgreSQL stopped (the whole story: ${pg.folder}/postgres.log)`)
  return { url: pg.appUrl, ownerUrl: pg.ownerUrl, ended, stop: pg.stop }
}

async function useTheirs({ url, ownerUrl }: NonNullable<Options['database']>): Promise<Database> {
  await check('DATABASE_URL', url)
  if (ownerUrl) await check('DATABASE_OWNER_URL', ownerUrl)
  return { url, ...(ownerUrl ? { ownerUrl } : {}), ended: new Promise(() => {}), stop: async () => {} }
}

async function check(name: string, url: string): Promise<void> {
  if (!/^postgres(ql)?:\/\//.test(url) || !URL.canParse(url))
    throw new Plain(`${name} must look like postgres://role:password@host:5432/database.`)
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 5_000 })
  client.on('error', () => {})
  try {
    await client.connect()
    const { rows } = await client.query<{ server_version_num: string }>('show server_version_num')
    const version = Math.floor(Number(rows[0]?.server_version_num) / 10_000)
    if (version < oldest) throw new Error(`it is PostgreSQL ${version}, and ${oldest} or newer is needed`)
  } catch (error) {
    const { message, code } = error as Error & { code?: string }
    throw new Plain(`${name} cannot be used: ${message || code}.`)
  } finally {
    await client.end().catch(() => {})
  }
}

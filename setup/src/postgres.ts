/** Hides how a real PostgreSQL comes up beside the program: binaries, data folder, roles, port, and an end that never fails to come. */
import { existsSync, mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { findBinaries } from './postgres/binaries.ts'
import { openFolder } from './postgres/folder.ts'
import { launch, stopLeftover } from './postgres/process.ts'
import { ensureDatabase, ensureRoles, loadPasswords, urlFor } from './postgres/roles.ts'
import { homeFor, osUser } from './postgres/user.ts'

export type Postgres = {
  /** Role `by_owner`: owns the database `binh_yen`, may create roles; migrates. */
  readonly ownerUrl: string
  /** Role `by_app`: may connect and nothing more until a migration grants it something; serves. */
  readonly appUrl: string
  /** The superuser; for set-up, tests and benches only. */
  readonly adminUrl: string
  readonly port: number
  readonly socketDir: string
  /** Where the data really lies (differs from the wish when its path cannot be entered by the database's user). */
  readonly folder: string
  readonly pid: number
  /** Settles when the server process has ended, however that came about. */
  readonly ended: Promise<void>
  /** Ends the server in good order (open connections are cut). Repeatable. */
  stop(): Promise<void>
  /** SIGKILL, as a power cut would; start again with the same folder and port. */
  kill9(): Promise<void>
}

export type PostgresOptions = {
  /** Folder for the cluster, made when absent. One cluster per folder. */
  dir: string
  /** TCP port on 127.0.0.1; a free one when left out. */
  port?: number
  /** false = no fsync: faster, still safe against killed processes. Default true. */
  durable?: boolean
  /** true = the folder is removed when the server is stopped or its parent dies (not by kill9). Default false. */
  temporary?: boolean
  /** Extra server settings, e.g. `{ max_connections: '300' }`. */
  settings?: Readonly<Record<string, string>>
  /** Told in one sentence when something lies elsewhere than expected. Default: silent. */
  say?: (sentence: string) => void
}

/**
 * Starts PostgreSQL 18 and resolves when it accepts connections. It ends with this process, even by `kill -9`.
 * Throws an Error with one clear sentence when the folder is in use by a living process or the port is taken.
 */
export async function startPostgres(options: PostgresOptions): Promise<Postgres> {
  const say = options.say ?? (() => {})
  const user = osUser()
  const folder = homeFor(options.dir, user, say)
  mkdirSync(folder, { recursive: true })
  const binaries = findBinaries(user, say)
  await stopLeftover(folder)
  const cluster = openFolder(folder, binaries, user)
  const running = await launch({
    binaries,
    user,
    folder,
    cluster,
    durable: options.durable ?? true,
    temporary: options.temporary ?? false,
    settings: options.settings ?? {},
    ...(options.port === undefined ? {} : { port: options.port }),
  })
  const passwords = loadPasswords(folder)
  const url = (role: keyof typeof passwords, database: string) => urlFor(role, passwords[role], running.port, database)
  try {
    await ensureRoles(url('postgres', 'postgres'), passwords)
    await ensureDatabase(url('postgres', 'postgres'), 'binh_yen')
  } catch (error) {
    await running.stop()
    throw error
  }
  return {
    ownerUrl: url('by_owner', 'binh_yen'),
    appUrl: url('by_app', 'binh_yen'),
    adminUrl: url('postgres', 'postgres'),
    folder,
    ...running,
  }
}

export type FreshDatabase = { readonly name: string; readonly ownerUrl: string; readonly appUrl: string }

/**
 * A new database owned by `by_owner`, replacing one of that name (its connections are cut).
 * `template`: a database of this server without connections, copied whole (60 tables: 80 ms).
 * Needs only the three URLs, so a test worker may pass what its parent handed down.
 */
export async function freshDatabase(
  pg: Pick<Postgres, 'ownerUrl' | 'appUrl' | 'adminUrl'>,
  name: string,
  options: { template?: string } = {},
): Promise<FreshDatabase> {
  await ensureDatabase(pg.adminUrl, name, { replace: true, ...options })
  const renamed = (url: string) => Object.assign(new URL(url), { pathname: `/${name}` }).href
  return { name, ownerUrl: renamed(pg.ownerUrl), appUrl: renamed(pg.appUrl) }
}

/** Removes a cluster and all its data; a leftover server is ended first, one in use refuses (Error). */
export async function removePostgres(dir: string): Promise<void> {
  if (!existsSync(dir)) return
  for (const folder of new Set([homeFor(dir, osUser(), () => {}), dir])) {
    await stopLeftover(folder)
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Folder of a cluster inside a data folder of ours. */
export function clusterFolder(dataDir: string): string {
  return join(dataDir, 'postgres')
}

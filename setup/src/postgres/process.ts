/** Hides the server process: its port, its readiness, the watcher that ends it when we die, and what an earlier run left behind. */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chownSync, closeSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import type { Binaries } from './binaries.ts'
import { isAlive, markOf } from './alive.ts'
import type { OsUser } from './user.ts'
import { Plain } from '../plain.ts'

export type Running = {
  readonly port: number
  readonly socketDir: string
  readonly pid: number
  readonly ended: Promise<void>
  stop(): Promise<void>
  kill9(): Promise<void>
}

type Launch = {
  binaries: Binaries
  user: OsUser
  folder: string
  cluster: string
  durable: boolean
  temporary: boolean
  settings: Readonly<Record<string, string>>
  port?: number
}

/** Errors and their statements could quote a citizen's words, so the log keeps neither statement nor detail. */
const settings = {
  listen_addresses: '127.0.0.1',
  max_connections: '200',
  jit: 'off',
  timezone: 'UTC',
  log_timezone: 'UTC',
  log_min_error_statement: 'panic',
  log_error_verbosity: 'terse',
}

/**
 * Waits on a pipe that closes when its parent dies; then ends PostgreSQL ($1), its socket folder ($2) and a temporary
 * folder ($3). Costs 1 MB. It looks at postmaster.pid ($4) too: under an init that reaps nothing, $1 stays a zombie.
 */
const watcherScript = `
read -r word
if [ "$word" != stopped ]; then
  kill -INT "$1"; n=0
  while kill -0 "$1" && [ -e "$4" ] && [ $n -lt 50 ]; do sleep 0.1; n=$((n + 1)); done
  if [ -e "$4" ]; then kill -QUIT "$1"; sleep 1; fi
  [ -z "$3" ] || rm -rf "$3"
fi
rm -rf "$2"`

/** A statement a killed server was busy with goes on, and keeps others out of the folder, until it ends by itself. */
const leftBusyMs = 60_000

/** Starts the server; three tries at a free port, one at a port that was asked for. */
export async function launch(wish: Launch): Promise<Running> {
  const begun = performance.now()
  for (let attempt = 1; ; attempt++) {
    const port = wish.port ?? (await freePort())
    const running = await tryLaunch(wish, port)
    if (running) return running
    const log = readFileSync(join(wish.folder, 'postgres.log'), 'utf8').trim().split('\n').slice(-4).join('\n')
    const taken = log.includes('could not bind')
    if (taken && wish.port === undefined && attempt < 3) continue
    if (log.includes('shared memory block') && performance.now() - begun < leftBusyMs) {
      await pause(50)
      continue
    }
    throw new Plain(taken ? `Port ${port} is taken; PostgreSQL cannot use it.` : `PostgreSQL did not start: ${log}`)
  }
}

async function tryLaunch(wish: Launch, port: number): Promise<Running | undefined> {
  const { user, folder, cluster } = wish
  const socketDir = mkdtempSync('/tmp/by-pg-')
  if (user.uid !== undefined && user.gid !== undefined) chownSync(socketDir, user.uid, user.gid)
  const all = {
    ...settings,
    ...(wish.durable ? {} : { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' }),
    ...wish.settings,
    port: String(port),
    unix_socket_directories: socketDir,
  }
  const log = openSync(join(folder, 'postgres.log'), 'w', 0o600)
  const server = spawn(
    wish.binaries.postgres,
    ['-D', cluster, ...Object.entries(all).flatMap(([name, value]) => ['-c', `${name}=${value}`])],
    { ...user, cwd: '/', detached: true, stdio: ['ignore', log, log] },
  )
  closeSync(log)
  const ended = once(server, 'exit').then(() => {})
  const pid = server.pid ?? 0
  const facts = [String(pid), socketDir, wish.temporary ? folder : '', join(cluster, 'postmaster.pid')]
  const watcher = spawn('sh', ['-c', watcherScript, 'watcher', ...facts], {
    cwd: '/',
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
  })
  watcher.stdin.on('error', () => {})
  void ended.then(() => {
    watcher.stdin.end('stopped\n')
    rmSync(join(folder, 'launcher.json'), { force: true })
  })
  for (const handle of [server, watcher, watcher.stdin as unknown as { unref(): void }]) handle.unref()
  writeFileSync(join(folder, 'launcher.json'), JSON.stringify({ launcher: markOf(process.pid), server: markOf(pid) }))
  if (!(await becomesReady(server, cluster))) return undefined
  const end = async (signal: NodeJS.Signals) => {
    if (server.exitCode === null && server.signalCode === null) {
      server.ref()
      server.kill(signal)
    }
    await ended
  }
  const stop = async () => {
    await end('SIGINT')
    if (wish.temporary) rmSync(folder, { recursive: true, force: true })
  }
  return { port, socketDir, pid, ended, stop, kill9: () => end('SIGKILL') }
}

/** PostgreSQL writes its state into the eighth line of postmaster.pid. */
async function becomesReady(server: ChildProcess, cluster: string): Promise<boolean> {
  for (let waited = 0; waited < 60_000; waited += 5) {
    if (server.exitCode !== null || server.signalCode !== null) return false
    const lines = readIfThere(join(cluster, 'postmaster.pid')).split('\n')
    if (lines[0] === String(server.pid) && lines[7]?.trim() === 'ready') return true
    await pause(5)
  }
  server.kill('SIGQUIT')
  return false
}

/** Ends a server whose launcher died without its watcher; refuses when the launcher lives. */
export async function stopLeftover(folder: string): Promise<void> {
  const text = readIfThere(join(folder, 'launcher.json'))
  if (!text) return
  const { launcher, server } = JSON.parse(text) as { launcher: string; server: string }
  if (isAlive(launcher) && isAlive(server))
    throw new Plain(`The data folder ${folder} is in use by process ${Number.parseInt(launcher, 10)}.`)
  const pid = Number.parseInt(server, 10)
  for (let waited = 0; isAlive(server); waited += 50) {
    if (waited === 0) process.kill(pid, 'SIGINT')
    if (waited === 5_000) process.kill(pid, 'SIGKILL')
    await pause(50)
  }
  rmSync(join(folder, 'launcher.json'), { force: true })
}

function readIfThere(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return ''
  }
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1')
  await once(probe, 'listening')
  const address = probe.address()
  probe.close()
  await once(probe, 'close')
  if (address === null || typeof address === 'string') throw new Plain('This machine gives out no port.')
  return address.port
}

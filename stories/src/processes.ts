// A server as a process of its own below us: told its clock, asked to settle, ended in good order or killed as by a crash.

import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { DoorName } from '@binh-yen/server/app'
import type { Config } from '@binh-yen/server/platform/config'
import { atMost } from './at-most.ts'

const main = join(import.meta.dirname, '../../server/src/main.ts')

/** What Node compiled is kept between starts: half of the time to be ready. */
const compiled = join(tmpdir(), 'by-compiled')

export interface ServerProcess {
  readonly pid: number
  readonly port: number
  /** Resolves with how it ended: an exit code, or the signal that ended it. */
  readonly ended: Promise<number | string>
  /** Stand `offset` ms beside the machine's clock. */
  stand(offset: number): void
  /** Until nothing is due by its clock; true when something was done. Rejects when it names what still moves, or dies. */
  settle(): Promise<boolean>
  stop(): Promise<void>
  /** kill -9. */
  kill(): Promise<void>
}

export interface ServerProcessOptions {
  /** 0: any free port. */
  readonly port?: number
  readonly doors?: readonly DoorName[]
  readonly clockOffset?: number
  /** Flags for Node, e.g. `--cpu-prof`. */
  readonly node?: readonly string[]
}

const readyMs = 60_000
/** The server itself names what moves after ten seconds: past this a loop of it hangs. */
const settleMs = 60_000

/** Rejects with the last line it wrote when it ends before it is ready, and ends it when that takes a minute. */
export async function startServerProcess(config: Config, options: ServerProcessOptions = {}): Promise<ServerProcess> {
  const { port = 0, doors, clockOffset = 0, node = [] } = options
  const args = ['serve', '--port', String(port), '--host', '127.0.0.1', '--clock-from-parent']
  const child = spawn(process.execPath, [...node, main, ...args, ...(doors ? [`--doors=${doors.join(',')}`] : [])], {
    env: { ...process.env, ...(config as unknown as Record<string, string>), NODE_COMPILE_CACHE: compiled },
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  })
  let said = ''
  child.stderr?.on('data', (part: Buffer) => (said = `${said}${part.toString()}`.slice(-2_000)))
  const ended = once(child, 'exit').then(([code, signal]) => (code ?? signal) as number | string)
  tell(child, { clock: { offset_ms: clockOffset } })
  const first = Promise.race([heard<{ ready: { port: number } }>(child, 'ready'), ended])
  const answer = await atMost(readyMs, 'the start of a server', first).catch(error => {
    child.kill('SIGKILL')
    throw error
  })
  if (typeof answer !== 'object') throw new Error(`the server ended (${answer}): ${said.trim().split('\n').at(-1)}`)
  return {
    pid: child.pid as number,
    port: answer.ready.port,
    ended,
    stand: offset => tell(child, { clock: { offset_ms: offset } }),
    async settle() {
      const settled = heard<{ settled: boolean; moved?: boolean; why?: string }>(child, 'settled')
      tell(child, { settle: true })
      const told = await atMost(settleMs, 'settling a server', Promise.race([settled, ended]))
      if (typeof told !== 'object') throw new Error('the server ended while it was to settle')
      if (!told.settled) throw new Error(told.why)
      return told.moved === true
    },
    async stop() {
      child.kill('SIGTERM')
      await ended
    },
    async kill() {
      child.kill('SIGKILL')
      await ended
    },
  }
}

function tell(child: ChildProcess, message: object): void {
  if (child.connected) child.send(message, () => undefined) // one that has just died needs to know nothing
}

/** The next message with this word in it. */
function heard<T extends object>(child: ChildProcess, word: string): Promise<T> {
  return new Promise(resolve => {
    const listen = (message: unknown): void => {
      if (typeof message !== 'object' || message === null || !(word in message)) return
      child.off('message', listen)
      resolve(message as T)
    }
    child.on('message', listen)
  })
}

/** A port nobody listens on just now. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as { port: number }
  await new Promise(resolve => server.close(resolve))
  return port
}

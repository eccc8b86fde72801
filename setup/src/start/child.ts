/** Hides a child process of the starter: its log, its messages, its death, its end in good order. */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { closeSync, openSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { Plain } from '../plain.ts'

const root = resolve(import.meta.dirname, '../../..')

export type Program = {
  /** How it is called in sentences, e.g. "The simulator". */
  readonly name: string
  /** Path below the root, then its arguments. */
  readonly command: readonly string[]
  readonly env?: Readonly<Record<string, string>>
  /** Its output goes here, so that the starter's own stays readable. */
  readonly log: string
}

/** Runs a program to its end; throws a Plain with the last line it wrote when it fails. */
export async function runToEnd(program: Program): Promise<void> {
  const child = launch(program)
  const kill = () => child.kill('SIGTERM')
  process.once('exit', kill)
  const [code] = await once(child, 'exit')
  process.off('exit', kill)
  if (code !== 0) throw failure(program)
}

export class Child {
  readonly process: ChildProcess
  /** Resolves when it has ended, with the sentence that says so. */
  readonly ended: Promise<string>
  readonly #program: Program

  constructor(program: Program) {
    this.#program = program
    this.process = launch(program)
    this.ended = once(this.process, 'exit').then(() => failure(program).message)
  }

  /** Waits for its `{ready: …}`; throws a Plain when it ends before. */
  async ready(): Promise<void> {
    const said = new Promise<void>(done => this.onMessage('ready', () => done()))
    const ended = this.ended.then(() => {
      throw failure(this.#program)
    })
    await Promise.race([said, ended])
  }

  /** Waits until it answers at an address; throws a Plain when it ends before. */
  async answers(url: string): Promise<void> {
    let over = false
    const ended = this.ended.then(() => {
      over = true
      throw failure(this.#program)
    })
    const answered = async () => {
      while (
        !over &&
        !(await fetch(url).then(
          reply => reply.ok,
          () => false,
        ))
      )
        await pause(50)
    }
    await Promise.race([answered(), ended])
  }

  tell(message: Readonly<Record<string, unknown>>): void {
    if (this.process.connected) this.process.send(message, () => {}) // a child that has just died needs to know nothing
  }

  /** Calls `hear` with the value of every message `{[word]: value}`. */
  onMessage<T>(word: string, hear: (value: T) => void): void {
    this.process.on('message', (message: unknown) => {
      if (typeof message === 'object' && message !== null && word in message)
        hear((message as Record<string, T>)[word] as T)
    })
  }

  /** Asks it to end, and after eight seconds makes it. */
  async stop(): Promise<void> {
    if (this.process.exitCode !== null || this.process.signalCode !== null) return
    this.process.kill('SIGTERM')
    const impatience = setTimeout(() => this.process.kill('SIGKILL'), 8_000)
    await this.ended
    clearTimeout(impatience)
  }
}

/** Detached, so that Ctrl-C reaches the starter alone; the IPC channel tells the child when the starter was killed. */
function launch(program: Program): ChildProcess {
  const log = openSync(program.log, 'a', 0o600)
  const child = spawn(process.execPath, program.command, {
    cwd: root,
    detached: true,
    env: { ...process.env, ...program.env },
    stdio: ['ignore', log, log, 'ipc'],
  })
  closeSync(log)
  return child
}

function failure({ name, log }: Program): Plain {
  const lines = readFileSync(log, 'utf8').trim().split('\n').slice(-30)
  const last = lines.findLast(line => /^\w*Error\b.*: /.test(line)) ?? lines.at(-1)
  return new Plain(`${name} stopped${last ? `: ${last}` : ''} (the whole story: ${log})`)
}

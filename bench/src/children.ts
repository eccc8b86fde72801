// The programs of a bench below us: started with a channel, given one order at a time, and ended with us.

import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const root = join(import.meta.dirname, '../..')

/** Starts a ceiling or a simulator (a path below the repository) and resolves with what it says when ready. */
export async function startChild<Ready>(path: string, args: string[] = []): Promise<Child<Ready>> {
  const child = fork(join(root, path), args, { execArgv: [], stdio: ['ignore', 'pipe', 'inherit', 'ipc'] })
  const line = once(child.stdout as NodeJS.ReadableStream, 'data').then(([text]) => JSON.parse(String(text)) as Ready)
  const said = once(child, 'message').then(([message]) => (message as { ready: Ready }).ready)
  const died = once(child, 'exit').then(() => Promise.reject(new Error(`${path} ended before it was ready`)))
  died.catch(() => undefined)
  const ready = await Promise.race([line, said, died])
  return new Child(child, ready)
}

export class Child<Ready = unknown> {
  readonly #process: ChildProcess
  readonly ready: Ready
  constructor(process: ChildProcess, ready: Ready) {
    this.#process = process
    this.ready = ready
  }

  get pid(): number {
    return this.#process.pid as number
  }

  /** Answers `{ done }` or `{ failed }` to `{ [word]: body }`. */
  async order<T>(word: string, body: object): Promise<T> {
    const answer = once(this.#process, 'message')
    this.#process.send({ [word]: body })
    const [{ done, failed }] = (await answer) as [{ done: T; failed?: string }]
    if (failed) throw new Error(`${word}: ${failed}`)
    return done
  }

  async stop(): Promise<void> {
    if (this.#process.exitCode !== null) return
    const ended = once(this.#process, 'exit')
    this.#process.disconnect()
    await ended
  }
}

const ticksPerSecond = 100

/** Seconds of processor time a process has used, its threads included. Linux; 0 where there is no /proc. */
export function cpuOf(pid: number): number {
  const fields = statOf(pid)
  return fields ? (Number(fields[11]) + Number(fields[12])) / ticksPerSecond : 0
}

/** The same of a process and its descendants, those included that have ended meanwhile. */
export function cpuOfTree(pid: number): number {
  const used = (fields: string[] = []): number => fields.slice(11, 15).reduce((sum, ticks) => sum + Number(ticks), 0)
  return treeOf(pid).reduce((sum, each) => sum + used(statOf(each)), 0) / ticksPerSecond
}

/** A process and all its descendants. */
export function treeOf(pid: number): number[] {
  const parents = new Map(pids().map(each => [each, Number(statOf(each)?.[1])]))
  const tree = [pid]
  for (const parent of tree) for (const [each, of] of parents) if (of === parent) tree.push(each)
  return tree
}

const pids = (): number[] =>
  readdirSync('/proc')
    .filter(name => /^\d+$/.test(name))
    .map(Number)

/** The fields of /proc/PID/stat after the name: state, parent … */
function statOf(pid: number): string[] | undefined {
  try {
    return readFileSync(`/proc/${pid}/stat`, 'utf8')
      .replace(/^.*\) /s, '')
      .split(' ')
  } catch {
    return undefined
  }
}

/** Flags for a server that writes down where its time went. */
export const profiled = (folder: string | undefined): { node?: string[] } =>
  folder === undefined ? {} : { node: ['--cpu-prof', `--cpu-prof-dir=${folder}`] }

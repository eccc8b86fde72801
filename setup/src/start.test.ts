import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { createInterface } from 'node:readline'
import { afterAll, expect, test } from 'vitest'
import { isAlive } from './postgres/alive.ts'
import type { Links } from './start/announce.ts'
import type { Demo } from './start/demo.ts'

const root = resolve(import.meta.dirname, '../..')
const dataDir = mkdtempSync(join(tmpdir(), 'by-start-'))
chmodSync(dataDir, 0o711) // so that PostgreSQL can live there although we may be root
const started: ChildProcess[] = []
afterAll(async () => {
  for (const one of started) if (one.exitCode === null && one.signalCode === null) one.kill('SIGKILL')
  rmSync(dataDir, { recursive: true, force: true, maxRetries: 5, retryDelay: 500 })
})

type Up = { first: ChildProcess; said: Demo & { links: Links } }

function begin(args: string[], more: NodeJS.ProcessEnv = {}): ChildProcess {
  const { DATABASE_URL: _theirs, DATABASE_OWNER_URL: _owner, npm_lifecycle_event: _npm, ...env } = process.env
  const first = spawn(process.execPath, [join(root, 'setup/first-step.mjs'), 'setup/src/start.ts', ...args], {
    cwd: root,
    env: { ...env, ...more },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  started.push(first)
  return first
}

async function up(port: number, simPort: number): Promise<Up> {
  const first = begin(['--json', '--data-dir', dataDir, '--port', String(port), '--sim-port', String(simPort)])
  const trouble: Buffer[] = []
  first.stderr?.on('data', (piece: Buffer) => trouble.push(piece))
  if (!first.stdout) throw new Error('no output to read')
  const [line] = (await Promise.race([
    once(createInterface(first.stdout), 'line'),
    once(first, 'exit').then(() => {
      throw new Error(Buffer.concat(trouble).toString())
    }),
  ])) as [string]
  return { first, said: JSON.parse(line) as Up['said'] }
}

async function lastWords(first: ChildProcess): Promise<[said: string, code: number]> {
  let said = ''
  first.stderr?.on('data', (piece: Buffer) => (said += piece))
  const [code] = (await once(first, 'close')) as [number]
  return [said, code]
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0)
  await once(probe, 'listening')
  const address = probe.address()
  probe.close()
  await once(probe, 'close')
  return typeof address === 'object' && address ? address.port : 0
}

const answers = (url: string): Promise<boolean> =>
  fetch(url).then(
    reply => reply.ok,
    () => false,
  )

test('npm start brings everything up, keeps it over a second start, and leaves nothing running behind', async () => {
  const [port, simPort] = [await freePort(), await freePort()]
  const { first, said } = await up(port, simPort)
  expect(await answers(said.links.health)).toBe(true)
  expect(await answers(said.links.console)).toBe(true)
  expect(await answers(said.links.phones)).toBe(true)
  expect(await answers(said.links.api_document)).toBe(true)
  expect(said.apps).toHaveLength(2)
  expect(said.pages).toHaveLength(18)
  expect(said.officers.length).toBeGreaterThan(9)
  expect(statSync(join(dataDir, 'demo.json')).mode & 0o077).toBe(0)

  const clock = `${said.links.sim_control}/clock`
  const headers = { 'content-type': 'application/json' }
  await fetch(clock, { method: 'POST', headers, body: JSON.stringify({ later_ms: 86_400_000 }) })

  const postgres = (JSON.parse(readFileSync(join(dataDir, 'postgres/launcher.json'), 'utf8')) as { server: string })
    .server
  first.kill('SIGKILL')
  await expect.poll(() => isAlive(postgres), { timeout: 20_000 }).toBe(false)
  await expect.poll(() => answers(said.links.health), { timeout: 20_000 }).toBe(false)
  await expect.poll(() => answers(clock), { timeout: 20_000 }).toBe(false)

  const again = await up(port, simPort)
  expect(again.said).toEqual(said)
  const { now_ms } = (await (await fetch(clock)).json()) as { now_ms: number }
  expect(now_ms - Date.now()).toBeGreaterThan(86_000_000)
  again.first.kill('SIGINT')
  expect(await once(again.first, 'exit')).toEqual([0, null])
  expect(await answers(said.links.health)).toBe(false)
}, 240_000)

test('a taken port ends the start with one sentence', async () => {
  const taken = createServer().listen(0)
  await once(taken, 'listening')
  const address = taken.address()
  const port = typeof address === 'object' && address ? address.port : 0
  const first = begin(['--data-dir', dataDir, '--port', String(port), '--sim-port', String(await freePort())])
  expect(await lastWords(first)).toEqual([`Port ${port} is taken; choose another with --port.\n`, 1])
  taken.close()
})

test('a database that cannot be reached ends the start with one sentence that keeps the password', async () => {
  const args = ['--data-dir', dataDir, '--port', String(await freePort()), '--sim-port', String(await freePort())]
  const [said, code] = await lastWords(begin(args, { DATABASE_URL: 'postgres://app:topsecret@127.0.0.1:1/by' }))
  expect(said).toMatch(/^DATABASE_URL cannot be used: .*ECONNREFUSED.*\n$/)
  expect(said).not.toContain('topsecret')
  expect(code).toBe(1)
})

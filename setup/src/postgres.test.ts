import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { Client } from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { freshDatabase, type Postgres, removePostgres, startPostgres } from './postgres.ts'

const folder = () => mkdtempSync('/tmp/by-setup-test-')
let pg: Postgres
beforeAll(async () => {
  pg = await startPostgres({ dir: folder(), durable: false, temporary: true })
})
afterAll(() => pg.stop())

async function ask(url: string, ...statements: string[]): Promise<Record<string, unknown>[]> {
  const client = new Client({ connectionString: url })
  client.on('error', () => {})
  await client.connect()
  try {
    let rows: Record<string, unknown>[] = []
    for (const statement of statements) rows = (await client.query<Record<string, unknown>>(statement)).rows
    return rows
  } finally {
    await client.end()
  }
}

test('the owner makes the vault with a role of its own, and the serving role cannot look into it', async () => {
  const { ownerUrl, appUrl } = await freshDatabase(pg, 'vault_test')
  await ask(
    ownerUrl,
    'create role test_vault nologin',
    'grant test_vault to current_user',
    'create schema vault authorization test_vault',
    'create table vault.identities (name text)',
  )
  await expect(ask(appUrl, 'select * from vault.identities')).rejects.toThrow('permission denied')
  await expect(ask(appUrl, 'set role by_owner')).rejects.toThrow('permission denied')
  await expect(ask(appUrl, 'create table mine ()')).rejects.toThrow('permission denied')
})

test('a database is copied whole from a template', async () => {
  const template = await freshDatabase(pg, 'template_test')
  await ask(template.ownerUrl, 'create table words (word text)', `insert into words values ('bình yên')`)
  const copy = await freshDatabase(pg, 'copy_test', { template: 'template_test' })
  expect(await ask(copy.ownerUrl, 'select word from words')).toEqual([{ word: 'bình yên' }])
})

test('what was committed is there after a power cut, on the same port', async () => {
  const dir = folder()
  const first = await startPostgres({ dir })
  await ask(first.ownerUrl, 'create table kept (n int)', 'insert into kept values (7)')
  await first.kill9()
  const again = await startPostgres({ dir, port: first.port })
  expect(await ask(first.ownerUrl, 'select n from kept')).toEqual([{ n: 7 }])
  await again.stop()
  await removePostgres(dir)
  expect(existsSync(dir)).toBe(false)
})

test('a killed server comes up again though a connection of it is still busy', async () => {
  const first = await startPostgres({ dir: folder(), durable: false, temporary: true })
  const busy = ask(first.adminUrl, 'select count(*) from generate_series(1, 20000000)').catch(() => 'cut')
  const going = `select from pg_stat_activity where query like '%generate_series%' and pid <> pg_backend_pid()`
  await expect.poll(async () => (await ask(first.adminUrl, going)).length).toBe(1)
  await first.kill9()
  const again = await startPostgres({ dir: first.folder, port: first.port, durable: false, temporary: true })
  expect(await ask(again.adminUrl, 'select 1 as one')).toEqual([{ one: 1 }])
  await busy
  await again.stop()
})

test('a folder and a port in use are refused in one sentence', async () => {
  await expect(startPostgres({ dir: pg.folder })).rejects.toThrow(`in use by process ${process.pid}.`)
  const dir = folder()
  await expect(startPostgres({ dir, port: pg.port })).rejects.toThrow(`Port ${pg.port} is taken`)
  await removePostgres(dir)
})

test('a server whose parent is killed by SIGKILL ends, and so do its folders', async () => {
  const cli = spawn(process.execPath, [resolve(import.meta.dirname, 'postgres-cli.ts')], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const [line] = (await once(cli.stdout, 'data')) as [Buffer]
  const started = JSON.parse(line.toString()) as Postgres
  await ask(started.ownerUrl, 'select 1')
  cli.kill('SIGKILL')
  await expect.poll(() => isRunning(started.pid), { timeout: 10_000 }).toBe(false)
  await expect.poll(() => existsSync(started.folder) || existsSync(started.socketDir), { timeout: 10_000 }).toBe(false)
})

test('the log keeps neither statements nor values of what failed', async () => {
  const { ownerUrl } = await freshDatabase(pg, 'log_test')
  await ask(ownerUrl, 'create table strict (word text check (word is null))')
  await expect(ask(ownerUrl, `insert into strict values ('secret-word')`)).rejects.toThrow('violates check')
  const log = readFileSync(join(pg.folder, 'postgres.log'), 'utf8')
  expect(log).toContain('violates check')
  expect(log).not.toContain('secret-word')
})

/** A zombie that nobody reaps has ended as well. */
function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return !existsSync(`/proc/${pid}/stat`) || !readFileSync(`/proc/${pid}/stat`, 'utf8').includes(') Z ')
  } catch {
    return false
  }
}

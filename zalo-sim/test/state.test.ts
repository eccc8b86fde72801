// What outlives the process, who may control it, and what beginning anew forgets.
import { mkdtempSync, rmSync } from 'node:fs'
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { startSimulator } from '../src/start.ts'
import { PAGE, arrives, exchange, scene } from './kit.ts'

test('a restart keeps tokens, people, windows, pictures, pending events, the ledger and the clock', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'zalo-sim-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  const stateFile = join(folder, 'state.jsonl')
  const world = await scene({ stateFile })
  const lan = await arrives(world, 'lan')
  const { access_token } = (await exchange(world, { grant_type: 'refresh_token', refresh_token: world.refresh })).body
  await world.send(lan, { text: 'trước' }, access_token)
  await world.control('people/lan/image', { oa_id: PAGE, sample: 'street' })
  await world.sim.settle()
  world.sim.later(3600_000)
  world.webhook.status = 500
  await world.control('people/lan/text', { oa_id: PAGE, text: 'chờ' })
  await world.sim.settle()
  const ahead = world.sim.clock.now() - Date.now()
  await world.sim.stop()

  world.webhook.status = 200
  world.webhook.heard.length = 0
  const again = await startSimulator({ port: world.sim.port, stateFile })
  onTestFinished(() => again.stop())
  expect(Math.abs(again.clock.now() - Date.now() - ahead)).toBeLessThan(1000)
  expect((await world.send(lan, { text: 'sau' }, access_token)).body.error).toBe(0)
  expect((await exchange(world, { grant_type: 'refresh_token', refresh_token: world.refresh })).body.error).toBe(-14020)
  const { messages } = await world.control(`people/lan/messages?oa_id=${PAGE}`)
  expect(messages.map((message: { text: string | null }) => message.text)).toEqual([
    'Xin chào',
    'trước',
    null,
    'chờ',
    'sau',
  ])
  expect((await fetch(messages[2].url)).headers.get('content-type')).toBe('image/png')
  const { lines } = await world.control('ledger')
  expect(lines.map((line: { path: string; error: number }) => [line.path, line.error])).toEqual([
    ['/v4/oa/access_token', 0],
    ['/v3.0/oa/message/cs', 0],
    ['/v3.0/oa/message/cs', 0],
    ['/v4/oa/access_token', -14020],
  ])
  again.later(30_000)
  await again.settle()
  expect(
    world.webhook.heard.some(event => event.body.message.text === 'chờ' && event.headers['num_retry'] === '1'),
  ).toBe(true)
})

test('control answers only this machine, by its own name, and no foreign page', async () => {
  const world = await scene()
  const asked = (headers: Record<string, string>) =>
    new Promise<number | undefined>(resolve => {
      request({ port: world.sim.port, path: '/control/clock', headers }, reply =>
        resolve(reply.resume().statusCode),
      ).end()
    })
  expect(await asked({})).toBe(200)
  expect(await asked({ host: 'evil.example.test' })).toBe(403)
  expect(await asked({ origin: 'https://evil.example.test' })).toBe(403)
})

test('control says in words what it does not understand', async () => {
  const world = await scene()
  expect((await world.control('people/nobody/text', { oa_id: PAGE, text: 'x' })).error.code).toBe('not_found')
  expect((await world.control('mischief', { rates: { earthquake: 1 } })).error.code).toBe('invalid_input')
  expect((await world.control('nothing')).error.code).toBe('not_found')
})

test('beginning anew forgets everything but the clock', async () => {
  const world = await scene()
  await arrives(world, 'lan')
  world.sim.later(86_400_000)
  const before = world.sim.clock.now()
  await world.control('reset', {})
  expect((await world.control('pages')).pages).toEqual([])
  expect((await world.control('people')).people).toEqual([])
  expect((await world.control('ledger')).totals.calls).toBe(0)
  expect(world.sim.clock.now()).toBeGreaterThanOrEqual(before)
})

test('the program prints one line when ready, obeys its parent, tells it of clock moves and ends with it', async () => {
  const program = fork(new URL('../src/cli.ts', import.meta.url), ['--port', '0'], { silent: true })
  const [line] = await once(program.stdout ?? program, 'data')
  const ready = JSON.parse(String(line))
  expect(ready).toMatchObject({ ready: true, phones: `${ready.url}/phones` })
  const said = async () => (await once(program, 'message'))[0]
  let next = said()
  program.send({ id: 1, clock: { now_ms: 2_000_000_000_000 } })
  expect((await next).clock.now_ms).toBeGreaterThanOrEqual(2_000_000_000_000)
  next = said()
  program.send({ id: 2, settle: true })
  expect(await next).toEqual({ id: 2, settled: { sent: 0, pending: 0 } })
  next = said()
  await fetch(`${ready.control}/clock`, { method: 'POST', body: '{"later_ms":1000}' })
  expect((await next).clock_moved.now_ms).toBeGreaterThan(2_000_000_000_000)
  const ended = once(program, 'exit')
  program.disconnect()
  expect((await ended)[0]).toBe(0)
})

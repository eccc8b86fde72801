import { startSimulator } from '@binh-yen/zalo-sim/start'
import { expect, test } from 'vitest'
import { runKills } from '../src/kills.ts'
import { judge } from '../src/kills-oracle.ts'
import { raiseApart } from '../src/apart.ts'
import { supervise } from '../src/supervised.ts'

test('twenty kills of servers and database: nothing is lost, nothing is doubled that may not be, every echo is believed', async () => {
  const found = await runKills({ kills: 20, seed: 20, durable: false })
  expect(found).toMatchObject({ lost: 0, broken: [], kills: 20 })
  expect(found.deliveries).toBeGreaterThan(100)
  expect(found.heard).toBeGreaterThan(20)
}, 180_000)

test('the judge sees what may not be', () => {
  const row = { id: 'd', state: 'sent', again: 0, after_unknown: 'once_more', name: 'lan 1' }
  expect(judge([row], ['lan 1'])).toMatchObject({ lost: 0, doubled: 0, broken: [] })
  expect(judge([row], [])).toMatchObject({ lost: 1 })
  expect(judge([{ ...row, state: 'due' }], [])).toMatchObject({ lost: 1 })
  expect(judge([row], ['lan 1', 'lan 1']).broken).toHaveLength(1)
  expect(judge([{ ...row, again: 1 }], ['lan 1', 'lan 1'])).toMatchObject({ doubled: 1, broken: [] })
  expect(judge([{ ...row, again: 1, after_unknown: 'ask' }], ['lan 1', 'lan 1']).broken).toHaveLength(1)
  expect(judge([{ ...row, state: 'unknown' }], [])).toMatchObject({ unknown_left: 1, broken: [] })
  expect(judge([{ ...row, state: 'unknown' }], ['lan 1']).broken).toHaveLength(1)
  expect(judge([row], ['lan 1', 'mai 1']).broken).toHaveLength(1)
})

test('a server that cannot start says why and ends, and its supervisor can be stopped meanwhile', async () => {
  const simulator = await startSimulator({ port: 0 })
  const apart = await raiseApart(simulator, { durable: false })
  const first = await apart.serve()
  await expect(apart.serve()).rejects.toThrow(/ended \(1\): .*address already in use/)
  const supervised = supervise(() => apart.serve())
  await supervised.stop()
  await first.stop()
  await apart.postgres.stop()
  await expect(apart.serve()).rejects.toThrow(/ended \(1\): .*ECONNREFUSED/)
  await simulator.stop()
  await apart.end()
}, 60_000)

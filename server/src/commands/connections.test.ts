// Reading the log of connections, as somebody does whom the law has asked for a day of it.

import { afterAll, beforeAll, expect, test } from 'vitest'
import { typist } from '../../tools/test-command.ts'
import { type TestHouse, testHouse } from '../../tools/test-house.ts'
import { noteConnection } from '../modules/webtips/webtips.ts'
import { dateOf } from '../platform/local-time.ts'

let t: TestHouse
beforeAll(async () => {
  t = await testHouse('command_connections')
})
afterAll(() => t?.stop())

test('one day is printed to who says why, and the trail says that it was read', async () => {
  for (const address of ['203.0.113.7', '203.0.113.9']) await t.run(ctx => noteConnection(ctx, address))
  const types = typist(t)
  const today = dateOf(t.house.clock.now())
  for (const args of [[today], [today, '--reason', 'ngắn'], ['hôm nay', '--reason', 'yêu cầu số 5 của toà']])
    expect((await types('connections', args)).code).toBe(2)
  const { code, out } = await types('connections', [today, '--reason', 'yêu cầu số 5 ngày 25/11 của toà'])
  expect(code).toBe(0)
  expect(out).toMatch(/203\.0\.113\.7\n.*203\.0\.113\.9\n$/)
  expect((await types('connections', ['2020-01-01', '--reason', 'yêu cầu số 6 của toà'])).out).toBe('')
  const { rows } = await t.owner.query(
    `select id, thing_id, facts, sealed from trail where act = 'connections.read' order by id`,
  )
  expect(rows[0]).toMatchObject({ thing_id: today, facts: { lines: 2 } })
  expect(t.house.keys.openOwn(rows[0].sealed, 'trail.sealed', rows[0].id)).toContain('yêu cầu số 5')
})

// Where words of citizens pass the door: who looked is on the trail, and pressing twice changes once.

import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { testDoor } from '../../../tools/test-door.ts'
import { meet } from '../../modules/citizens/citizens.ts'
import { hear } from '../../modules/inbox/inbox.ts'
import { minute } from '../../platform/clock.ts'
import { newId } from '../../platform/ids.ts'

let d: Awaited<ReturnType<typeof testDoor>>
let path: string
let id: string
beforeAll(async () => {
  d = await testDoor('officers_words')
  id = await d.run(async ctx => {
    const { citizen_id, address } = await meet(ctx, d.wardPage, { zalo_id: '900000000000000001', at: ctx.now })
    const person = { page_id: d.wardPage, citizen_id, address_id: address.id }
    const message = {
      id: newId(ctx.now),
      at: ctx.now,
      kind: 'text',
      carries: { text: 'Cho tôi hỏi giờ làm việc' },
      late: false,
    }
    return (await hear(ctx, person, message)).conversation.id
  })
  path = `/api/pages/${d.wardPage}/conversations/${id}`
})
afterAll(() => d?.stop())

const looks = async (officer_id: string): Promise<string[]> => {
  const { rows } = await d.owner.query("select thing_id from trail where kind = 'audit' and who_id = $1", [officer_id])
  return rows.map(row => row.thing_id)
}

test('reading leaves one line per officer and ten minutes, of a list as of one thing', async () => {
  const made = await d.officer('duty', d.ward)
  const browser = await d.signedIn(made)
  expect((await browser.get('/api/conversations')).body.conversations).toHaveLength(1)
  expect(await looks(made.officer_id)).toEqual([id])
  expect((await browser.get(`${path}/lines`)).body.lines[0].text).toBe('Cho tôi hỏi giờ làm việc')
  expect(await looks(made.officer_id)).toEqual([id])
  d.house.clock.stand(11 * minute)
  await browser.get(path)
  expect(await looks(made.officer_id)).toEqual([id, id])
  d.house.clock.stand(0)
})

test('who may not read leaves none, and gets no words', async () => {
  for (const role of ['administrator', 'operator', 'editor', 'inspector', 'data_protection'] as const) {
    const made = await d.officer(role, d.city, true)
    const browser = await d.signedIn(made)
    for (const asked of ['/api/conversations', path, `${path}/lines`]) {
      const { status, body } = await browser.get(asked)
      expect([status, JSON.stringify(body).includes('giờ làm việc')], `${role} ${asked}`).toEqual([403, false])
    }
    expect(await looks(made.officer_id)).toEqual([])
  }
})

test('two presses of one key write one note, and both get the same answer', async () => {
  const browser = await d.signedIn(await d.officer('duty', d.ward))
  const key = { 'idempotency-key': randomUUID() }
  const presses = await Promise.all([1, 2, 3].map(() => browser.post(`${path}/notes`, { text: 'Đã gọi lại' }, key)))
  const [first] = presses
  expect(first?.status).toBe(200)
  for (const each of presses) expect(each.body).toEqual(first?.body)
  const { lines } = (await browser.get(`${path}/lines`)).body
  expect(lines.filter((line: { line: string }) => line.line === 'note')).toHaveLength(1)
  const other = await browser.post(`${path}/notes`, { text: 'Việc khác' }, key)
  expect([other.status, other.body.error.code]).toEqual([422, 'key_reused'])
})

test('a locked screen gives no words', async () => {
  const browser = await d.signedIn(await d.officer('duty', d.ward))
  d.house.clock.stand(16 * minute)
  for (const asked of ['/api/conversations', path, `${path}/lines`]) {
    const { status, body } = await browser.get(asked)
    expect([status, Object.keys(body)]).toEqual([423, ['error']])
  }
  d.house.clock.stand(0)
})

// One thing done to all that a filter holds: what the filter holds now, never over a colleague's head, and said what was left.

import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Officer } from '../src/officer.ts'
import type { Person } from '../src/person.ts'
import { openWorld, type World } from '../src/world.ts'

let world: World
let tung: Officer
let mai: Officer
const people: Person[] = []
beforeAll(async () => {
  world = await openWorld('batches')
  ;[tung, mai] = [await world.officer('tung'), await world.officer('mai')]
  for (let n = 0; n < 60; n += 1) {
    const person = await world.person(`n${n}`)
    await person.writes('Cảm ơn cán bộ nhé')
    people.push(person)
  }
  await world.settle()
})
afterAll(() => world.end())

const now = () => world.simulator.clock.now()
const count = async (state: string) => (await tung.list(`state=${state}&limit=100`)).length
const batch = (who: Officer, body: object, key?: string) =>
  who.asks('POST', '/api/conversation-batches', { filter: { state: 'open' }, as_of: now(), ...body }, key)

test('all of a filter is done part by part; what a colleague holds is left and named', async () => {
  const [held] = await mai.list()
  await mai.does(held, 'claim')
  await world.later(1_000)
  const first = await batch(tung, { act: 'waiting' })
  expect(first.body).toMatchObject({ done: 49, left: [{ id: held.id, code: 'already_claimed', alias: held.alias }] })
  const second = await batch(tung, { act: 'waiting', cursor: first.body.next })
  expect(second.body).toEqual({ done: 10, left: [], next: null })
  expect([await count('open'), await count('waiting')]).toEqual([1, 59])
})

test('pressing twice does it once and says the same', async () => {
  const key = randomUUID()
  const body = { filter: { state: 'waiting' }, act: 'done', as_of: now() }
  const both = await Promise.all([batch(tung, body, key), batch(tung, body, key)])
  expect(both[0]?.body).toEqual(both[1]?.body)
  expect(both[0]?.body.done).toBe(50)
  expect(await count('waiting')).toBe(9)
  const plain = await tung.asks('POST', '/api/conversation-batches', body, '')
  expect(plain.body.error.code).toBe('key_needed')
})

test('what somebody wrote since the officer looked is left', async () => {
  const looked = now()
  await world.later(5_000)
  await (people[0] as Person).writes('Cảm ơn cán bộ nhé')
  await world.settle()
  const { body } = await batch(tung, { filter: { state: 'open', unread: true }, act: 'done', as_of: looked })
  expect(body.done).toBe(0)
  expect(body.left.map(({ code }: any) => code)).toEqual(['changed'])
})

test('assigning a whole list is for who may assign; each stays with one holder', async () => {
  const wish = { filter: { state: 'waiting' }, act: 'assign', to_officer_id: mai.id }
  const beat = await batch(await world.officer('beat'), wish)
  expect(beat.body.done).toBe(0)
  expect(new Set(beat.body.left.map(({ code }: any) => code))).toEqual(new Set(['not_allowed']))
  const given = await batch(await world.officer('leader'), wish)
  expect(given.body).toMatchObject({ done: 9, left: [] })
  expect((await mai.list('held=mine&state=all')).length).toBeGreaterThanOrEqual(9)
  const binh = await world.officer('binh')
  expect((await batch(binh, { filter: { state: 'all' }, act: 'done' })).body).toEqual({ done: 0, left: [], next: null })
})

test('a filter is kept under a name, by its officer, up to a bound', async () => {
  const filter = { state: 'open', held: 'nobody', waiting_minutes: 30 }
  const { body } = await tung.asks('POST', '/api/inbox-views', { name: 'Chờ lâu, chưa ai nhận', filter })
  const views = async (who: Officer) => (await who.asks('GET', '/api/inbox-views')).body.views
  expect(await views(tung)).toEqual([body])
  expect(body).toMatchObject({ name: 'Chờ lâu, chưa ai nhận', filter })
  expect(await views(mai)).toEqual([])
  expect((await mai.asks('POST', `/api/inbox-views/${body.view_id}/removal`)).status).toBe(404)
  for (let n = 0; n < 19; n += 1) await tung.asks('POST', '/api/inbox-views', { name: `x${n}`, filter: {} })
  expect((await tung.asks('POST', '/api/inbox-views', { name: 'y', filter: {} })).body.error.code).toBe('views_full')
  await tung.asks('POST', `/api/inbox-views/${body.view_id}/removal`)
  expect((await views(tung)).map(({ name }: any) => name)).not.toContain('Chờ lâu, chưa ai nhận')
  expect(JSON.stringify(await world.sql('select * from inbox_views'))).not.toContain('Chờ lâu')
})

test('only those nobody holds and who have waited long are listed when that is asked', async () => {
  const free = async (minutes: number) => (await tung.list(`held=nobody&waiting_minutes=${minutes}`)).length
  await (await world.person('moi')).writes('Cảm ơn cán bộ nhé')
  await world.settle()
  expect(await free(30)).toBe(0)
  await world.later(31 * 60_000)
  expect(await free(30)).toBeGreaterThanOrEqual(1)
})

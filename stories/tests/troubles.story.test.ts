import { afterEach, beforeEach, expect, test } from 'vitest'
import { control } from '../src/district.ts'
import type { Officer } from '../src/officer.ts'
import type { Person } from '../src/person.ts'
import { openWorld, type World } from '../src/world.ts'

const minute = 60_000
const hour = 60 * minute
const day = 24 * hour

let world: World
let lan: Person
let tung: Officer
let conversation: { page_id: string; id: string }
beforeEach(async () => {
  world = await openWorld('troubles')
  lan = await world.person('lan')
  await lan.writes('cho em hỏi')
  await world.settle()
  tung = await world.officer('tung')
  conversation = (await tung.list())[0]
})
afterEach(() => world.end())

const delivery = async () => (await tung.lines(conversation)).at(-1).delivery
const heard = async (text: string) => (await lan.hears()).filter(each => each === text).length

test('Zalo answers nothing but errors for an hour: nobody knows, the officer is asked, and once more is once', async () => {
  await control(world.simulator, '/control/switches', { down: 'unavailable' })
  await tung.replies(conversation, 'Dạ có ạ.')
  await world.settle()
  for (let passed = 0; passed < hour; passed += 10 * minute) {
    await world.later(10 * minute)
    await world.settle()
  }
  expect(await heard('Dạ có ạ.')).toBe(0)
  await control(world.simulator, '/control/switches', { down: 'no' })
  await world.later(hour)
  await world.settle()
  const { id, state, may } = await delivery()
  expect({ state, may }).toEqual({ state: 'unknown', may: ['delivery.resend', 'delivery.withdraw'] })
  expect((await tung.asks('POST', `/api/pages/${conversation.page_id}/deliveries/${id}/resend`)).status).toBe(200)
  await world.settle()
  expect(await heard('Dạ có ạ.')).toBe(1)
  expect((await delivery()).state).toBe('sent')
})

test('the token has expired in the middle: it is renewed and the reply goes once', async () => {
  await world.later(26 * hour)
  await tung.replies(conversation, 'Dạ có ạ.')
  await world.settle()
  await world.later(minute)
  await world.settle()
  expect(await heard('Dạ có ạ.')).toBe(1)
})

test('Zalo ends the token on its side: renewed once, the reply goes once', async () => {
  await control(world.simulator, `/control/pages/${world.district.pages.north.oa_id}/token-end`, {})
  await tung.replies(conversation, 'Dạ có ạ.')
  await world.settle()
  await world.later(minute)
  await world.settle()
  expect(await heard('Dạ có ạ.')).toBe(1)
})

test('consent withdrawn: the page stops, the reply stays due, operators see it, and it goes after a new consent', async () => {
  const { oa_id, page_id } = world.district.pages.north
  await control(world.simulator, `/control/pages/${oa_id}/token-end`, { refresh: true })
  await tung.replies(conversation, 'Dạ có ạ.')
  await world.settle()
  await world.later(minute)
  await world.settle()
  const operator = await world.officer('operator')
  const page = (await operator.asks('GET', '/api/operations')).body.pages.find((each: any) => each.page_id === page_id)
  expect(page).toMatchObject({ state: 'needs_consent' })
  expect((await delivery()).state).toBe('due')
})

test('rate refused once: the app pauses and the reply goes', async () => {
  await world.mischief({ people: { lan: ['limit'] } })
  await tung.replies(conversation, 'Dạ có ạ.')
  await world.settle()
  await world.mischief({})
  await world.later(10 * minute)
  await world.settle()
  expect(await heard('Dạ có ạ.')).toBe(1)
})

test('nobody knows whether it went: the echo says yes, and nothing goes twice', async () => {
  await world.mischief({ people: { lan: ['lost_reply'] } })
  await tung.replies(conversation, 'Dạ có ạ.')
  await world.settle()
  await world.mischief({})
  await world.later(10 * minute)
  await world.settle()
  expect(await heard('Dạ có ạ.')).toBe(1)
  expect((await delivery()).state).toBe('sent')
})

test('the echo comes before the reply to the send: still ours, still once', async () => {
  await world.mischief({ people: { lan: ['echo_first'] } })
  await tung.replies(conversation, 'Dạ có ạ.')
  await world.settle()
  await lan.looks()
  await world.settle()
  await world.later(1_000) // a receipt that came before the reply to its send is looked at again
  await world.settle()
  const lines = await tung.lines(conversation)
  expect(lines.filter((line: any) => line.text === 'Dạ có ạ.')).toHaveLength(1)
  const { state, seen_at, delivered_at } = lines.at(-1).delivery
  expect(state).toBe('sent')
  expect(seen_at).not.toBeNull()
  expect(delivered_at).not.toBeNull()
})

test('the server stops with a reply still due: after the start it goes once', async () => {
  await control(world.simulator, '/control/switches', { down: 'unavailable' })
  await tung.replies(conversation, 'Dạ có ạ.')
  await world.restart()
  await control(world.simulator, '/control/switches', { down: 'no' })
  await world.later(hour)
  await world.settle()
  expect(await heard('Dạ có ạ.')).toBe(1)
})

test('the clock jumps by days while a send is under way: nothing becomes unknown because of it', async () => {
  await world.mischief({ people: { lan: ['slow'] }, slow_ms: 1_500 })
  await tung.replies(conversation, 'Dạ có ạ.')
  await new Promise(resolve => setTimeout(resolve, 300))
  await world.later(3 * day)
  await world.settle()
  expect(await heard('Dạ có ạ.')).toBe(1)
  expect((await delivery()).state).toBe('sent')
})

test('the package quota is spent: the reply says so and nothing is lost', async () => {
  const { oa_id } = world.district.pages.north
  await control(world.simulator, `/control/pages/${oa_id}`, { package_total: 0 })
  await world.later(3 * day)
  await tung.replies(conversation, 'Dạ có ạ.')
  await world.settle()
  const { state, fault } = await delivery()
  expect(['due', 'failed']).toContain(state)
  expect(fault.phrase.length).toBeGreaterThan(10)
})

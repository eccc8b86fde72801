// Chỉ nghe: an account is attached and everything is heard, but nothing at all leaves until the unit says so.

import { afterAll, beforeAll, expect, test } from 'vitest'
import { day, hour, minute } from '../src/calendar.ts'
import { openWorld, type World } from '../src/world.ts'

let world: World
let page: string
beforeAll(async () => {
  world = await openWorld('listening')
  page = `/api/pages/${world.district.pages.north.page_id}`
})
afterAll(() => world.end())

const welcome = /Đây là trang Zalo của Công an phường Mẫu Bắc/

async function turns(to: 'listening' | 'speaking'): Promise<any> {
  const keeper = await world.officer('keeper')
  const { status, body } = await keeper.asks('POST', `${page}/${to}`)
  expect(status).toBe(200)
  return body
}

async function conversationWith(text: string): Promise<{ page_id: string; id: string }> {
  const tung = await world.officer('tung')
  const listed = await tung.list('state=all&limit=100')
  const lines = await Promise.all(listed.map(each => tung.lines(each)))
  return listed[lines.findIndex(some => some.some((line: any) => line.text === text))]
}

const passes = async (ms: number): Promise<void> => {
  await world.later(ms)
  await world.settle()
}

test('what is due when the page falls silent waits, and goes when it speaks again', async () => {
  const lan = await world.person('lan')
  await lan.writes('em hỏi thẻ')
  await world.settle()
  const tung = await world.officer('tung')
  const conversation = await conversationWith('em hỏi thẻ')
  await world.mischief({ people: { lan: ['limit'] } })
  await tung.replies(conversation, 'Dạ thẻ đã có ạ.')
  await world.settle()
  expect((await turns('listening')).due).toBe(1)
  await world.mischief({})
  await passes(2 * hour)
  expect(await lan.hears()).not.toContain('Dạ thẻ đã có ạ.')
  expect((await tung.lines(conversation)).at(-1).delivery.state).toBe('due')

  expect(await turns('speaking')).toMatchObject({ mode: 'speaking' })
  await passes(minute)
  expect((await lan.hears()).filter(text => text === 'Dạ thẻ đã có ạ.')).toHaveLength(1)
})

test('while it listens people are heard and nothing is said; the officer is told why', async () => {
  await turns('listening')
  const hoa = await world.person('hoa')
  await hoa.follows()
  await hoa.writes('cho em hỏi giờ làm việc ạ')
  await world.settle()
  const tung = await world.officer('tung')
  const conversation = await conversationWith('cho em hỏi giờ làm việc ạ')
  expect(await hoa.hears()).toEqual([])
  for (const more of [{}, { wait: true }]) {
    const refused = await tung.replies(conversation, 'Dạ, đơn vị đã nhận.', more)
    expect(refused).toMatchObject({ status: 409, body: { error: { code: 'page_listening' } } })
    expect(refused.body.error.vi).toContain('Chỉ nghe')
  }
  expect((await tung.does(conversation, 'notes', { text: 'Đã gọi điện.' })).status).toBe(200)
  expect((await tung.asks('GET', '/api/session')).body.pages).toMatchObject([{ mode: 'listening' }])
  await passes(hour)
  expect(await hoa.hears()).toEqual([])
  const { lines } = await world.ledger()
  expect(lines.filter(line => line.user_id === hoa.zalo_id && /message/.test(line.path))).toEqual([])
})

test('switched back, the officer answers; who wrote before is not greeted as a newcomer, who comes now is', async () => {
  await turns('speaking')
  const hoa = await world.person('hoa')
  const tung = await world.officer('tung')
  const conversation = await conversationWith('cho em hỏi giờ làm việc ạ')
  expect((await tung.replies(conversation, 'Dạ, đơn vị đã nhận.')).status).toBe(200)
  await hoa.writes('em cảm ơn')
  await world.settle()
  expect(await hoa.hears()).toEqual(['Dạ, đơn vị đã nhận.'])
  await hoa.writes('menu')
  await world.settle()
  expect((await hoa.hears())[1]).toContain('1. Báo tin ANTT')

  const moi = await world.person('moi')
  await moi.writes('em mới biết trang')
  await world.settle()
  expect(await moi.hears()).toEqual([expect.stringMatching(welcome)])
})

test('a reply whose window closed meanwhile does not go late: it waits for the person', async () => {
  const ba = await world.person('ba')
  await ba.writes('ba hỏi')
  await world.settle()
  const tung = await world.officer('tung')
  const conversation = await conversationWith('ba hỏi')
  await world.mischief({ people: { ba: ['limit'] } })
  await tung.replies(conversation, 'Dạ mời ba ạ.')
  await world.settle()
  await turns('listening')
  await world.mischief({})
  await passes(8 * day)
  await turns('speaking')
  await passes(minute)
  expect((await tung.lines(conversation)).find((line: any) => line.text === 'Dạ mời ba ạ.').delivery.state).toBe(
    'waiting',
  )
  await ba.writes('alo')
  await world.settle()
  expect(await ba.hears()).toContain('Dạ mời ba ạ.')
})

test('only a keeper of the page switches it, each switch is on the trail once, and pressing again changes nothing', async () => {
  for (const who of ['tung', 'leader', 'admin'] as const) {
    const answer = await (await world.officer(who)).asks('POST', `${page}/listening`)
    expect(answer.status, who).toBe(403)
  }
  expect((await (await world.officer('binh')).asks('POST', `${page}/listening`)).status).toBe(404)
  await turns('speaking')
  const rows = await world.sql(
    `select act, who_id from trail where act in ('page.listening', 'page.speaking') order by id`,
  )
  expect(rows.map(row => row['act'])).toEqual(['page.listening', 'page.speaking', 'page.listening', 'page.speaking',
    'page.listening', 'page.speaking']) // biome-ignore format: a list
  expect(new Set(rows.map(row => row['who_id']))).toEqual(new Set([world.district.officers.keeper.officer_id]))
})

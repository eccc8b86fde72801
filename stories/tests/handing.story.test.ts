// A conversation goes from one who answers to another: always one holder, a hand-shake with a timer, nobody sees what is not theirs.

import { afterAll, beforeAll, expect, test } from 'vitest'
import { Listening } from '../src/listening.ts'
import { type Officer, pathOf } from '../src/officer.ts'
import { openWorld, type World } from '../src/world.ts'

let world: World
let tung: Officer
let mai: Officer
let binh: Officer
beforeAll(async () => {
  world = await openWorld('handing')
  ;[tung, mai, binh] = [await world.officer('tung'), await world.officer('mai'), await world.officer('binh')]
})
afterAll(() => world.end())

const minute = 60_000

async function conversationOf(id: string) {
  const person = await world.person(id)
  const text = `Chào cán bộ, em hỏi về ${id}`
  await person.writes(text)
  await world.settle()
  const listed = await tung.list('state=open&limit=100')
  return { person, conversation: listed.find(each => each.last_line.words === text) }
}
const seen = async (officer: Officer, conversation: { page_id: string; id: string }) =>
  (await officer.asks('GET', pathOf(conversation))).body
const said = async (officer: Officer, conversation: { page_id: string; id: string }) =>
  (await officer.lines(conversation)).flatMap((line: any) => (line.line === 'message' ? [] : [line.text]))
const toMai = () => ({ to: { officer_id: mai.id }, note: 'Chị biết việc này, nhờ chị.' })
const toSouth = () => ({ to: { unit_id: world.district.pages.south.unit_id } })

test('an offer stays with who made it until the colleague takes it; then that one answers, and the thread says so', async () => {
  const { conversation } = await conversationOf('ban-giao')
  const offered = await tung.does(conversation, 'offer', toMai())
  expect(offered.body).toMatchObject({ claimed_by: { officer_id: tung.id }, offer: { to: { name: 'Lê Thị Mai' } } })
  expect(offered.body.offer.may).toEqual(['withdraw'])
  expect((await mai.list('state=all&offered=true')).map(each => each.id)).toEqual([conversation.id])
  expect((await mai.asks('GET', '/api/conversations')).body.counts.offered).toBe(1)
  expect((await seen(mai, conversation)).offer.may).toEqual(['accept', 'return'])
  expect((await mai.replies(conversation, 'Dạ.')).body.error.code).toBe('already_claimed')
  expect((await tung.does(conversation, 'release')).body.error.code).toBe('offer_open')

  const taken = await mai.does(conversation, 'offer/acceptance')
  expect(taken.body).toMatchObject({ claimed_by: { officer_id: mai.id }, offer: null })
  expect(await said(mai, conversation)).toEqual([
    'Chị biết việc này, nhờ chị.',
    'Trần Thanh Tùng chuyển cho Lê Thị Mai, chờ nhận',
    'Lê Thị Mai nhận chuyển và trả lời tiếp',
  ])
  expect((await tung.replies(conversation, 'Dạ.')).body.error.code).toBe('already_claimed')
  expect((await tung.does(conversation, 'offer/acceptance')).body.error.code).toBe('not_now')
})

test('given back with a reason it is as before; taken back by its maker, nobody else can take it', async () => {
  const { conversation } = await conversationOf('tra-lai')
  await tung.does(conversation, 'offer', toMai())
  expect((await tung.does(conversation, 'offer/return', { reason: 'tự trả' })).body.error.code).toBe(
    'offered_elsewhere',
  )
  expect((await mai.does(conversation, 'offer/return', { reason: 'Em đang ở quầy.' })).status).toBe(200)
  expect(await seen(tung, conversation)).toMatchObject({ claimed_by: { officer_id: tung.id }, offer: null })
  expect(await said(tung, conversation)).toEqual(expect.arrayContaining(['Lê Thị Mai trả lại', 'Em đang ở quầy.']))

  await tung.does(conversation, 'offer', toMai())
  expect((await mai.does(conversation, 'offer/withdrawal')).body.error.code).toBe('not_now')
  expect((await tung.does(conversation, 'offer/withdrawal')).body.offer).toBe(null)
  expect((await mai.does(conversation, 'offer/acceptance')).body.error.code).toBe('not_now')
})

test('an offer nobody answers comes back by itself, with a line in the thread', async () => {
  const { conversation } = await conversationOf('im-lang')
  await tung.does(conversation, 'offer', toMai())
  await world.later(29 * minute)
  await world.settle()
  expect((await seen(tung, conversation)).offer).not.toBe(null)
  await world.later(2 * minute)
  await world.settle()
  expect(await seen(tung, conversation)).toMatchObject({ claimed_by: { officer_id: tung.id }, offer: null })
  expect((await said(tung, conversation)).at(-1)).toBe('Hết giờ chờ nhận. Hội thoại về lại người chuyển')
})

test('taken and taken back in the same moment: one of the two, never both', async () => {
  const { conversation } = await conversationOf('cung-luc')
  await tung.does(conversation, 'offer', toMai())
  const both = await Promise.all([
    mai.does(conversation, 'offer/acceptance'),
    tung.does(conversation, 'offer/withdrawal'),
  ])
  expect(both.map(({ status }) => status).sort()).toEqual([200, 409])
  const holder = both[0]?.status === 200 ? mai : tung
  expect(await seen(tung, conversation)).toMatchObject({ claimed_by: { officer_id: holder.id }, offer: null })
})

test('another ward sees a conversation only once it is offered, answers from the page it came to, and no more when it is done', async () => {
  const { person, conversation } = await conversationOf('phuong-khac')
  expect(await seen(binh, conversation)).toMatchObject({ error: { code: 'not_found' } })
  const hears = await Listening.of(world.url, binh)
  await tung.does(conversation, 'offer', toSouth())
  await world.settle()
  await expect.poll(() => hears.hints.map(({ id }) => id)).toContain(conversation.id)
  expect((await binh.list('state=all')).map(each => each.id)).toEqual([])
  expect((await binh.list('state=all&offered=true')).map(each => each.id)).toEqual([conversation.id])
  expect((await binh.does(conversation, 'claim')).body.error.code).toBe('already_claimed')

  await binh.does(conversation, 'offer/acceptance')
  const [lent] = await binh.list('state=all')
  expect(lent).toMatchObject({ id: conversation.id, lent_to: { name: 'Công an phường Mẫu Nam' } })
  expect((await binh.asks('GET', '/api/conversations')).body.counts).toMatchObject({ open: 1, mine: 1, offered: 0 })
  expect((await binh.replies(conversation, 'Phường Nam xin trả lời anh/chị.')).status).toBe(200)
  await world.settle()
  expect(await person.hears()).toContain('Phường Nam xin trả lời anh/chị.')
  expect((await tung.lines(conversation)).at(-1)).toMatchObject({ officer_name: 'Ngô Văn Bình' })

  await binh.does(conversation, 'done')
  expect(await seen(binh, conversation)).toMatchObject({ error: { code: 'not_found' } })
  await person.writes('Cảm ơn cán bộ nhé')
  await world.settle()
  expect((await seen(tung, conversation)).lent_to).toBe(null)
  expect(await binh.list('state=all')).toEqual([])
  hears.stops()
})

test('the other ward may hand it back to the page’s own team', async () => {
  const { conversation } = await conversationOf('ve-nha')
  await tung.does(conversation, 'offer', toSouth())
  await binh.does(conversation, 'offer/acceptance')
  await binh.does(conversation, 'offer', { to: { unit_id: world.district.pages.north.unit_id } })
  expect((await tung.does(conversation, 'offer/acceptance')).body).toMatchObject({
    claimed_by: { officer_id: tung.id },
    lent_to: null,
  })
  expect(await seen(binh, conversation)).toMatchObject({ error: { code: 'not_found' } })
})

test('who decides who answers may give it to a colleague over whoever holds it; only to one who could answer', async () => {
  const { conversation } = await conversationOf('giao-viec')
  await tung.does(conversation, 'claim')
  const leader = await world.officer('leader')
  expect((await leader.does(conversation, 'assignment', { to_officer_id: binh.id })).body.error.code).toBe(
    'receiver_unfit',
  )
  const beat = await world.officer('beat')
  expect((await beat.does(conversation, 'assignment', { to_officer_id: mai.id })).status).toBe(403)
  const given = await leader.does(conversation, 'assignment', { to_officer_id: mai.id })
  expect(given.body.claimed_by).toMatchObject({ officer_id: mai.id })
  expect((await said(mai, conversation)).at(-1)).toBe('Hoàng Văn Lãnh giao cho Lê Thị Mai')
  const { body } = await leader.asks('GET', `${pathOf(conversation)}/receivers`)
  expect(body.officers.map(({ name }: any) => name)).toEqual(
    expect.arrayContaining(['Trần Thanh Tùng', 'Lê Thị Mai', 'Phạm Văn Bền', 'Vũ Thị Quầy']),
  )
  expect(body.officers.map(({ name }: any) => name)).not.toContain('Đỗ Thị Biên')
  expect(body.units.map(({ name }: any) => name)).toEqual(['Công an Mẫu', 'Công an phường Mẫu Nam'])
})

test('put off, it leaves the open list and comes back by itself at its time', async () => {
  const { conversation } = await conversationOf('de-sau')
  const until = world.simulator.clock.now() + 60 * minute
  expect((await tung.does(conversation, 'snooze', { until: until - 61 * minute })).body.error.code).toBe('snooze_time')
  const later = await tung.does(conversation, 'snooze', { until })
  expect(later.body).toMatchObject({ state: 'snoozed', snoozed_until: until })
  const open = async () => (await tung.list('state=open&limit=100')).map(each => each.id)
  expect(await open()).not.toContain(conversation.id)
  expect((await tung.list('state=snoozed')).map(each => each.id)).toEqual([conversation.id])
  await world.later(61 * minute)
  await world.settle()
  expect(await open()).toContain(conversation.id)
  expect((await said(tung, conversation)).at(-1)).toBe('Đến giờ hẹn, hội thoại trở lại')
})

test('put off, it comes back at once when the person writes', async () => {
  const { person, conversation } = await conversationOf('nhan-lai')
  await tung.does(conversation, 'snooze', { until: world.simulator.clock.now() + 60 * minute })
  await person.writes('Cảm ơn cán bộ nhé')
  await world.settle()
  expect(await seen(tung, conversation)).toMatchObject({ state: 'open', snoozed_until: null })
})

test('every one of these acts is on the trail', async () => {
  const rows = await world.sql<{ act: string }>(`select distinct act from trail where act like 'conversation.%'`)
  expect(rows.map(row => row.act.replace('conversation.', ''))).toEqual(
    expect.arrayContaining([
      'assigned', 'offered', 'taken', 'returned', 'offer_withdrawn', 'offer_lapsed', 'snoozed', 'woken',
    ]), // biome-ignore format: a list
  )
})

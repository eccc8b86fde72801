// Outside the hours: who writes is told once that nobody is there, with times and numbers that are rows and no other.

import { afterAll, beforeAll, expect, test } from 'vitest'
import { dateOf, day, hour, nextTime, waitsUntil } from '../src/calendar.ts'
import type { Person } from '../src/person.ts'
import { openWorld, type World } from '../src/world.ts'

let world: World
let page: string
let lan: Person
beforeAll(async () => {
  world = await openWorld('hours')
  page = `/api/pages/${world.district.pages.north.page_id}`
  lan = await world.person('lan')
  await lan.writes('chào đơn vị')
  await world.settle()
})
afterAll(() => world.end())

const office = [1, 2, 3, 4, 5].flatMap(weekday => [
  { weekday, from_minute: 450, to_minute: 690 },
  { weekday, from_minute: 810, to_minute: 1020 },
])
const hours = [...office, { weekday: 6, from_minute: 450, to_minute: 690 }]
const source = 'Quy chế làm việc của Công an phường Mẫu Bắc'
const sets = async (path: string, body: object) => (await world.officer('keeper')).asks('POST', `${page}/${path}`, body)

/** What the page says between the person's words and rest. */
async function saidAfter(text: string, person = lan): Promise<string[]> {
  const before = (await person.hears()).length
  await person.writes(text)
  await world.settle()
  return (await person.hears()).slice(before)
}

test('a page without hours never says that it is closed', async () => {
  await waitsUntil(world, 7, 3)
  expect(await saidAfter('đêm chủ nhật')).toEqual([])
})

test('on Saturday at noon it is said once, with Monday’s time from the row and the numbers for emergencies', async () => {
  expect((await sets('hours', { hours, source })).status).toBe(200)
  await waitsUntil(world, 6, 12)
  const monday = dateOf(nextTime(world, 1, 7, 30))
    .split('-')
    .reverse()
    .join('/')
  const [note, ...rest] = await saidAfter('chiều thứ bảy')
  expect(rest).toEqual([])
  expect(note).toContain('ngoài giờ làm việc')
  expect(note).toContain(`Giờ làm việc gần nhất: 7:30 thứ hai, ngày ${monday}.`)
  expect(note).toContain('• Công an: 113')
  expect(note).toContain('trợ lý tự động')
  await world.later(20 * hour)
  expect(await saidAfter('vẫn chưa ai')).toEqual([])
})

test('open, nothing is said; closed again, it is said again; to each person', async () => {
  await waitsUntil(world, 1, 9)
  expect(await saidAfter('sáng thứ hai')).toEqual([])
  await waitsUntil(world, 1, 20)
  expect(await saidAfter('tối thứ hai')).toHaveLength(1)
  const hoa = await world.person('hoa')
  const said = await saidAfter('em cũng hỏi', hoa)
  expect(said).toHaveLength(2)
  expect(said[1]).toContain('Giờ làm việc gần nhất: 7:30 thứ ba')
})

test('while somebody has taken a shift nothing is said, and from the hand-over on it is', async () => {
  await waitsUntil(world, 3, 21)
  const tung = await world.officer('tung')
  const roster = `/api/units/${world.district.pages.north.unit_id}/shifts`
  const taken = await tung.asks('POST', `${roster}/unplanned`, { to_at: world.simulator.clock.now() + 8 * hour })
  expect(await saidAfter('có ai trực không')).toEqual([])
  const { id } = taken.body.shifts.find((shift: any) => shift.on_duty)
  await tung.asks('POST', `${roster}/${id}/handover`, { note: '' })
  expect(await saidAfter('alo')).toHaveLength(1)
})

test('days off are rows with a source: they say why, win over the weekday, and end when they are taken back', async () => {
  const first = nextTime(world, 1, 0)
  const body = { first_day: dateOf(first), last_day: dateOf(first + 6 * day), open: [], label: 'Tết Nguyên đán' }
  expect((await sets('days', body)).body.error.code).toBe('invalid_input')
  const { body: settings } = await sets('days', { ...body, source: 'Thông báo nghỉ Tết' })
  await waitsUntil(world, 2, 9)
  const [note] = await saidAfter('năm mới hỏi chút')
  expect(note).toContain('Đang nghỉ: Tết Nguyên đán.')
  expect(note).toContain('7:30 thứ hai, ngày')
  await sets(`days/${settings.days[0].id}/withdrawal`, {})
  await waitsUntil(world, 3, 9)
  expect(await saidAfter('sáng thứ tư')).toEqual([])
  expect((await sets(`days/${settings.days[0].id}/withdrawal`, {})).status).toBe(404)
})

test('the unit has words of its own, but no time of its own; without a coming row no time is named', async () => {
  const refused = await sets('closed-note', { text: 'Mai 7h30 sẽ có cán bộ trả lời.' })
  expect(refused).toMatchObject({ status: 422, body: { error: { code: 'note_has_time' } } })
  const text = 'Dạ, đơn vị đang nghỉ. Mong anh/chị thông cảm ạ.'
  expect((await sets('closed-note', { text })).body).toMatchObject({ note: text })
  const first_day = dateOf(nextTime(world, 4, 0))
  const all = { first_day, last_day: '2099-12-31', open: [], label: 'Sửa trụ sở', source }
  const { body } = await sets('days', all)
  await waitsUntil(world, 4, 9)
  const [note] = await saidAfter('sao không ai trả lời')
  expect(note?.startsWith(text)).toBe(true)
  expect(note).not.toContain('Giờ làm việc gần nhất')
  await sets(`days/${body.days[0].id}/withdrawal`, {})
  expect((await sets('closed-note', { text: null })).body.note).toBeNull()
})

test('a page that only listens says nothing of it either, and owes it nobody', async () => {
  await waitsUntil(world, 7, 10)
  await sets('listening', {})
  expect(await saidAfter('chủ nhật')).toEqual([])
  await sets('speaking', {})
  expect(await saidAfter('vẫn chủ nhật')).toHaveLength(1)
})

test('hours that overlap, end before they begin or have no source are refused; only keepers set them', async () => {
  const wrong = [
    { weekday: 1, from_minute: 480, to_minute: 600 },
    { weekday: 1, from_minute: 599, to_minute: 700 },
  ]
  expect((await sets('hours', { hours: wrong, source })).body.error).toMatchObject({ code: 'hours_overlap' })
  for (const body of [
    { hours: [{ weekday: 1, from_minute: 600, to_minute: 600 }], source },
    { hours: [{ weekday: 8, from_minute: 480, to_minute: 600 }], source },
    { hours, source: ' ' },
  ])
    expect((await sets('hours', body)).body.error.code).toBe('invalid_input')
  for (const date of ['2026-02-30', '30/02/2026', '2026-3-1']) {
    const days = { first_day: date, last_day: '2026-12-31', open: [], label: 'x', source }
    expect((await sets('days', days)).body.error.code, date).toBe('invalid_input')
  }
  const tung = await world.officer('tung')
  expect((await tung.asks('GET', `${page}/hours`)).body).toMatchObject({ may: ['page.see'] })
  expect((await tung.asks('POST', `${page}/hours`, { hours, source })).status).toBe(403)
  expect((await (await world.officer('binh')).asks('GET', `${page}/hours`)).status).toBe(404)
})

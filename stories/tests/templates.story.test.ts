// Reply templates: a unit's own and inherited ones, filled from rows when an officer looks, refused when they name what is not.

import { setHours } from '@binh-yen/server/modules/hours/hours'
import { setPlace } from '@binh-yen/server/modules/procedures/procedures'
import { change, machine } from '@binh-yen/server/platform/ctx'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Officer, pathOf } from '../src/officer.ts'
import { openWorld, type World } from '../src/world.ts'

let world: World
let editor: Officer
let leader: Officer
let tung: Officer
let conversation: { page_id: string; id: string }
beforeAll(async () => {
  world = await openWorld('templates')
  ;[editor, leader, tung] = [await world.officer('editor'), await world.officer('leader'), await world.officer('tung')]
  const person = await world.person('hoi')
  await person.writes('Chào cán bộ')
  await world.settle()
  ;[conversation] = (await tung.list()) as [typeof conversation]
  await change(world.app.house, machine('story'), async ctx => {
    const { page_id } = world.district.pages.north
    const hours = [1, 2, 3, 4, 5].map(weekday => ({ weekday, from_minute: 450, to_minute: 690 }))
    await setHours(ctx, page_id, hours, 'story')
    await setPlace(ctx, page_id, null, { place: 'Số 1 đường Mẫu', hours: null, contact: '0900 000 001' })
  })
})
afterAll(() => world.end())

const day = 24 * 3_600_000
const at = (unit: 'lead' | 'north' | 'south') => `/api/units/${world.district.pages[unit].unit_id}/templates`
const written = (text: string, shortcut = 'gio', more: object = {}) => ({
  shortcut,
  title: 'Giờ làm việc',
  text,
  ...more,
})
const filled = async (): Promise<any[]> => (await tung.asks('GET', `${pathOf(conversation)}/templates`)).body.templates

test('what the lead unit writes every ward below has; the ward’s own of the same shortcut holds there', async () => {
  expect((await leader.asks('POST', at('lead'), written('Dạ, {don_vi} chào anh/chị.', 'chao'))).status).toBe(200)
  await leader.asks('POST', at('lead'), written('Dạ, cấp trên.'))
  expect((await filled()).map(({ text }) => text)).toEqual([
    'Dạ, Công an phường Mẫu Bắc chào anh/chị.',
    'Dạ, cấp trên.',
  ])
  const own = await editor.asks('POST', at('north'), written('Dạ, {don_vi} làm việc {gio_lam_viec}, tại {dia_chi} ạ.'))
  expect(own.body.template).toMatchObject({ inherited: false, unit_name: 'Công an phường Mẫu Bắc' })
  expect((await filled())[1]).toMatchObject({
    shortcut: 'gio',
    text: 'Dạ, Công an phường Mẫu Bắc làm việc thứ hai – thứ sáu 7:30–11:30, tại Số 1 đường Mẫu ạ.',
    gaps: [],
  })
  const { body } = await editor.asks('GET', at('north'))
  expect(body.templates.map(({ shortcut, inherited }: any) => [shortcut, inherited])).toEqual([
    ['chao', true],
    ['gio', false],
  ])

  await editor.asks('POST', `${at('north')}/${own.body.template.template_id}/ending`)
  expect((await filled())[1].text).toBe('Dạ, cấp trên.')
})

test('a variable that does not exist is refused in one clear sentence, and nothing is kept', async () => {
  const refused = await editor.asks('POST', at('north'), written('Dạ, {ten_nguoi_dan}.', 'ten'))
  expect(refused).toMatchObject({ status: 422, body: { error: { code: 'unknown_variable' } } })
  expect(refused.body.error.vi).toMatch(/^Không có biến \{ten_nguoi_dan\}\. Dùng một trong các biến: \{don_vi\}, /)
  expect((await editor.asks('GET', at('north'))).body.templates.map(({ shortcut }: any) => shortcut)).not.toContain(
    'ten',
  )
})

test('what no row says is left as a gap that says what is missing', async () => {
  const seen = await editor.asks('POST', `${at('north')}/preview`, { text: 'Mã {ma}, {ten_can_bo}, {duong_day_nong}.' })
  expect(seen.body).toEqual({
    text: 'Mã [… mã tin báo], Đỗ Thị Biên, Công an: 113, Cháy, cứu nạn: 114, Cấp cứu: 115.',
    gaps: ['ma'],
  })
})

test('a template has its days: one for Tết comes and goes by itself', async () => {
  const now = world.simulator.clock.now()
  const days = { from_at: now + day, to_at: now + 3 * day }
  expect((await editor.asks('POST', at('north'), written('Dạ, nghỉ Tết.', 'chao', days))).status).toBe(200)
  expect((await editor.asks('POST', at('north'), written('x', 'chao', { from_at: now - day }))).body.error.code).toBe(
    'template_dates',
  )
  const chao = async () => (await filled()).find(({ shortcut }) => shortcut === 'chao').text
  expect(await chao()).toMatch('chào anh/chị')
  await world.later(2 * day)
  expect(await chao()).toBe('Dạ, nghỉ Tết.')
  await world.later(2 * day)
  expect(await chao()).toMatch('chào anh/chị')
})

test('who answers uses them and does not write them; another ward does not see them', async () => {
  expect((await tung.asks('POST', at('north'), written('Dạ.'))).status).toBe(403)
  const binh = await world.officer('binh')
  expect((await binh.asks('GET', at('north'))).status).toBe(404)
  expect((await binh.asks('GET', at('south'))).body.templates.map(({ shortcut }: any) => shortcut)).toEqual([
    'chao',
    'gio',
  ])
  const acts = await world.sql<{ act: string }>(
    `select distinct act from trail where act like 'template.%' order by act`,
  )
  expect(acts.map(({ act }) => act)).toEqual(['template.ended', 'template.written'])
})

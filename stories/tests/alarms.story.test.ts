// The urgent lane as people live through it: asked at once, rung softly, then loud, climbing until somebody acts.

import { addInternalPage } from '@binh-yen/server/modules/alarms/alarms'
import { setButtons } from '@binh-yen/server/modules/pages/pages'
import { change, machine } from '@binh-yen/server/platform/ctx'
import { startApp } from '@binh-yen/server/app'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { hour, minute, waitsUntil } from '../src/calendar.ts'
import type { OfficerName, UnitName } from '../src/district.ts'
import { Listening } from '../src/listening.ts'
import { Officer } from '../src/officer.ts'
import { Person } from '../src/person.ts'
import { openWorld, type World } from '../src/world.ts'

let world: World
beforeAll(async () => {
  world = await openWorld('alarms')
  await waitsUntil(world, 3, 22, 10)
})
afterAll(() => world.end())
afterEach(async () => {
  await world.sql('delete from ring_steps')
  await world.sql('delete from rings')
  await world.sql('delete from shifts')
})

const second = 1_000
const now = (): number => world.simulator.clock.now()
const ward = (): string => world.district.pages.north.unit_id

let people = 0
const somebody = () => world.person(`nguoi-${++people}`)

async function takesShift(who: OfficerName, unit: UnitName = 'north'): Promise<Officer> {
  const officer = await world.officer(who)
  const roster = `/api/units/${world.district.pages[unit].unit_id}/shifts`
  const { status, body } = await officer.asks('POST', `${roster}/unplanned`, { to_at: now() + 9 * hour })
  expect(status, JSON.stringify(body)).toBe(200)
  return officer
}

const rings = async (officer: Officer): Promise<any[]> => (await officer.asks('GET', '/api/rings')).body.rings
const ring = async (officer: Officer): Promise<any> => (await rings(officer))[0]

async function later(ms: number): Promise<void> {
  await world.later(ms)
  await world.settle()
}

const fire = 'cháy nhà rồi cứu với, có người kẹt bên trong, ở 12 đường Hoa Mẫu'
async function tells(person: Person, text = fire): Promise<string[]> {
  const before = (await person.hears()).length
  await person.writes(text)
  await world.settle()
  return (await person.hears()).slice(before)
}

const question = 'Có người đang gặp nguy hiểm ngay lúc này không?'
const alone = 'Chưa có cán bộ xác nhận, anh/chị hãy gọi 113/114.'

test('a photo of a fire at 22:10 rings softly; words of danger are answered with the numbers and asked; Có rings loud; an act ends it', async () => {
  const tung = await takesShift('tung')
  const lan = await somebody()
  await lan.sendsPhoto()
  await world.settle()
  expect(await ring(tung)).toMatchObject({ level: 'soft', why: 'photo', mine: true })

  const said = await tells(lan)
  expect(said.filter(text => text.includes('gọi ngay'))).toHaveLength(1)
  expect(said[0]).toContain('• Cháy, cứu nạn: 114')
  expect(said[0]).not.toContain('ở đâu')
  expect(said).toContain(question)
  expect(said.join(' ')).not.toContain(alone)
  expect(await ring(tung)).toMatchObject({ level: 'soft', why: 'danger', asked_until: expect.any(Number) })
  const bubble = (await lan.sees()).find(({ text }) => text === question)
  expect(bubble?.choices?.map(choice => choice.title)).toEqual(['Có', 'Không'])

  await lan.presses(bubble?.msg_id as string, 0)
  await world.settle()
  const loud = await ring(tung)
  expect(loud).toMatchObject({ level: 'loud', why: 'danger', mine: true, asked_until: null })
  expect(loud.place).toContain('12 đường Hoa Mẫu')
  expect((await lan.hears()).at(-1)).toContain('Đã báo gấp cho trực ban')

  const at = now() - minute
  const { status, body } = await tung.asks('POST', `/api/rings/${loud.id}/acts`, { act: 'told_114', at })
  expect(status, JSON.stringify(body)).toBe(200)
  expect(body.rings).toEqual([])
  const [kept] = await world.sql('select state, act, acted_at, ended_by from rings')
  expect(kept).toEqual({ state: 'answered', act: 'told_114', acted_at: at, ended_by: tung.id })
  await later(72 * hour)
  expect(await rings(tung)).toEqual([])
})

test('Không leaves the soft flag until somebody opens the tip', async () => {
  const tung = await takesShift('tung')
  const lan = await somebody()
  await tells(lan)
  await tells(lan, 'Không')
  await later(2 * minute)
  const soft = await ring(tung)
  expect(soft).toMatchObject({ level: 'soft', asked_until: null })
  expect((await tung.asks('GET', `/api/tips/${soft.thread_id}/lines`)).status).toBe(200)
  expect(await rings(tung)).toEqual([])
})

test('sixty seconds without an answer ring loud, and words that are no answer do not stop that', async () => {
  const tung = await takesShift('tung')
  const lan = await somebody()
  await tells(lan, 'nhà bên có người đang chém nhau cứu với')
  await later(30 * second)
  await tells(lan, 'ngõ 5 đường Hoa Mẫu, gần chợ')
  expect(await ring(tung)).toMatchObject({ level: 'soft' })
  await later(30 * second)
  expect(await ring(tung)).toMatchObject({ level: 'loud' })
})

test('where Zalo takes no buttons the question is answered by number, which is then no choice of the menu', async () => {
  const { page_id } = world.district.pages.north
  const buttons = (is: 'try' | 'never') =>
    change(world.app.house, machine('story'), ctx => setButtons(ctx, page_id, is))
  await buttons('never')
  const tung = await takesShift('tung')
  const lan = await somebody()
  expect((await tells(lan)).at(-1)).not.toContain('Anh/chị nhắn số để chọn mục')
  await tells(lan, '2')
  expect(await ring(tung)).toMatchObject({ level: 'soft', asked_until: null })
  const hoa = await somebody()
  await tells(hoa)
  await tells(hoa, '1')
  expect(await ring(tung)).toMatchObject({ level: 'loud' })
  await buttons('try')
})

test('where the place is not told, it is all that is asked; the buttons tell the duty number and ask for a phone number', async () => {
  await takesShift('tung')
  const lan = await somebody()
  const [first] = await tells(lan, 'cứu với có người đang bị đánh')
  expect(first).toContain('Anh/chị cho biết sự việc ở đâu ạ?')
  const bubble = (await lan.sees()).find(({ text }) => text === first)
  expect(bubble?.choices?.map(choice => choice.title)).toEqual(['Gọi trực ban', 'Gửi số điện thoại'])
  await lan.presses(bubble?.msg_id as string, 0)
  await world.settle()
  expect((await lan.hears()).at(-1)).toContain('• Công an: 113')
  await lan.presses(bubble?.msg_id as string, 1)
  await world.settle()
  expect((await lan.sees()).at(-1)?.text).toContain('Chia sẻ thông tin liên hệ')
})

test('nobody on the shift: the parent rings at once and the person is told to call, once', async () => {
  const leader = await world.officer('leader')
  const lan = await somebody()
  const said = await tells(lan)
  expect(said.filter(text => text === alone)).toHaveLength(1)
  const soft = await ring(leader)
  expect(soft.steps).toMatchObject([
    { unit_name: 'Công an phường Mẫu Bắc', officer_name: null },
    { unit_name: 'Công an Mẫu', officer_name: null },
  ])
  expect(soft.mine).toBe(true)
  await later(61 * second)
  expect((await lan.hears()).filter(text => text === alone)).toHaveLength(1)
})

test('without an act it rings again and climbs: the next on the shift, the unit above, and stops at the top', async () => {
  const tung = await takesShift('tung')
  await world.later(second)
  await takesShift('mai')
  const leader = await world.officer('leader')
  const lan = await somebody()
  await tells(lan)
  await tells(lan, 'có')
  const rung: (string | null)[] = []
  let last = 0
  for (const wait of [3, 5, 5]) {
    await later(wait * minute)
    const { steps, rung_at } = await ring(tung)
    rung.push(steps.at(-1).officer_name ?? steps.at(-1).unit_name)
    expect(rung_at).toBeGreaterThan(last)
    last = rung_at
  }
  expect(rung).toEqual(['Lê Thị Mai', 'Công an Mẫu', 'Công an Mẫu'])
  expect((await lan.hears()).filter(text => text === alone)).toHaveLength(1)
  await later(48 * hour)
  const { steps, level, mine } = await ring(leader)
  expect([steps.length, level, mine]).toEqual([3, 'loud', true])
})

test('a restart in between loses no ring: what became due meanwhile is rung when the house is back', async () => {
  const tung = await takesShift('tung')
  const lan = await somebody()
  await tells(lan)
  await world.restart(() => world.later(2 * minute))
  await world.settle()
  expect(await ring(tung)).toMatchObject({ level: 'loud' })
})

test('two processes ring once', async () => {
  const tung = await takesShift('tung')
  const other = await startApp(world.config, {
    port: 0,
    doors: ['clock'],
    clockOffset: world.simulator.clock.now() - Date.now(),
  })
  try {
    const lan = await somebody()
    await tells(lan)
    world.simulator.later(minute)
    const offset = world.simulator.clock.now() - Date.now()
    for (const app of [world.app, other]) app.house.clock.stand(offset)
    await Promise.all([world.app.settle(), other.settle()])
    await world.settle()
    expect(await ring(tung)).toMatchObject({ level: 'loud' })
    const id = (await ring(tung)).id
    const acts = await world.sql(`select act from trail where thing_id = $1 and act = 'ring.unanswered'`, [id])
    expect(acts).toHaveLength(1)
  } finally {
    await other.stop()
  }
})

test('a tip about an officer of the ward never rings there, and its consoles hear nothing', async () => {
  const tung = await takesShift('tung')
  const near = await Listening.of(world.url, tung)
  const leader = await world.officer('leader')
  const lan = await somebody()
  await tells(lan, 'công an phường đang đánh người ở trụ sở, cứu với, người ta chảy máu rồi')
  expect(await rings(leader)).toHaveLength(1)
  await later(61 * second)
  await later(10 * minute)
  expect(await rings(tung)).toEqual([])
  expect((await tung.asks('GET', '/api/rings/count')).body).toEqual({ loud: 0, soft: 0 })
  const { page_id } = world.district.pages.north
  world.app.house.live.hint({ kind: 'page', page_id, id: page_id })
  await near.until(({ data }) => data.kind === 'page')
  expect(near.hints.filter(({ kind }) => kind.startsWith('alarm'))).toEqual([])
  near.stops()
  const steps = await world.sql('select distinct unit_id from ring_steps')
  expect(steps).toEqual([{ unit_id: world.district.pages.lead.unit_id }])
})

test('consoles of the shift hear of a soft ring at once, those of another ward never; the hint carries ids alone', async () => {
  const tung = await takesShift('tung')
  const binh = await world.officer('binh')
  const [near, far] = [await Listening.of(world.url, tung), await Listening.of(world.url, binh)]
  const lan = await somebody()
  await tells(lan)
  const heard = await near.until(({ data }) => data.kind === 'alarm')
  expect(Object.keys(heard.data).sort()).toEqual(['id', 'kind', 'page_id'])
  const { page_id } = world.district.pages.south
  world.app.house.live.hint({ kind: 'page', page_id, id: page_id })
  await far.until(({ data }) => data.kind === 'page')
  expect(far.hints.filter(({ kind }) => kind === 'alarm')).toEqual([])
  const id = (await ring(tung)).id
  for (const path of ['acts', 'calls', 'lowering'])
    expect((await binh.asks('POST', `/api/rings/${id}/${path}`, bodyFor(path))).status).not.toBe(200)
  expect((await binh.asks('POST', `/api/rings/${id}/acts`, { act: 'met' })).status).toBe(404)
  for (const stream of [near, far]) stream.stops()
})

const bodyFor = (path: string) =>
  path === 'acts' ? { act: 'met' } : path === 'calls' ? { number: '113' } : { reason: 'Nhầm' }

test('before a call the page names the number it will come from, and only one of the unit’s own', async () => {
  const tung = await takesShift('tung')
  const lan = await somebody()
  await tells(lan)
  await tells(lan, 'có')
  const { id } = await ring(tung)
  expect((await tung.asks('POST', `/api/rings/${id}/calls`, { number: '0900 000 999' })).body.error.code).toBe(
    'number_unknown',
  )
  expect((await tung.asks('POST', `/api/rings/${id}/calls`, { number: '113' })).status).toBe(200)
  await world.settle()
  expect((await lan.hears()).at(-1)).toContain('sẽ gọi cho anh/chị trong ít phút từ số 113')
})

test('an officer lowers a ring with a reason, which stays with the tip; a beat officer may not', async () => {
  const tung = await takesShift('tung')
  const beat = await world.officer('beat')
  const lan = await somebody()
  await tells(lan)
  await tells(lan, 'có')
  const { id, thread_id } = await ring(tung)
  const reason = 'Đã hỏi lại, người dân nhắn thử máy mới.'
  expect((await beat.asks('POST', `/api/rings/${id}/lowering`, { reason })).status).toBe(403)
  expect((await tung.asks('POST', `/api/rings/${id}/lowering`, { reason })).body.rings).toEqual([])
  const lines = (await tung.asks('GET', `/api/tips/${thread_id}/lines`)).body.lines
  expect(lines.some((line: any) => line.text === reason)).toBe(true)
  const [kept] = await world.sql(`select facts::text from trail where thing_id = $1 and act = 'ring.lowered'`, [id])
  expect(JSON.stringify(kept)).not.toContain('nhắn thử')
})

test('an officer links their own Zalo, takes the shift by a tap there, and is rung on it without content', async () => {
  await change(world.app.house, machine('story'), ctx =>
    addInternalPage(ctx, world.district.pages.lead.page_id, world.district.pages.lead.unit_id),
  )
  const tung = await world.officer('tung')
  expect((await tung.asks('GET', '/api/phone')).body).toMatchObject({ page_name: 'Công an Mẫu', linked_at: null })
  const { code } = (await tung.asks('POST', '/api/phone/codes')).body
  const phone = await world.person('zalo-tung', 'Tùng', 'lead')
  expect((await tells(phone, 'AAAA 2222'))[0]).toContain('Mã không đúng')
  expect((await tells(phone, `${code.slice(0, 4)} ${code.slice(4)}`))[0]).toContain('Đã liên kết với Trần Thanh Tùng')
  expect((await tells(phone, 'ca trực'))[0]).toContain('Chưa có ca nào')
  const keeper = await world.officer('keeper')
  await keeper.asks('POST', `/api/units/${ward()}/shifts`, {
    officer_id: tung.id,
    from_at: now(),
    to_at: now() + 8 * hour,
  })
  expect((await tells(phone, '#ca truc'))[0]).toContain('Đã nhận ca trực Công an phường Mẫu Bắc')
  expect((await tung.asks('GET', '/api/phone')).body.open_until).toBeGreaterThan(now())

  const lan = await somebody()
  await tells(lan)
  const before = (await phone.hears()).length
  await tells(lan, 'có')
  const rung = (await phone.hears()).slice(before)
  expect(rung).toHaveLength(1)
  expect(rung[0]).toMatch(/^Chuông khẩn lúc \d\d:\d\d .*Mở Bình Yên để xem\.$/)
})

test('a voice message waits for somebody to listen and climbs when nobody does', async () => {
  const tung = await takesShift('tung')
  const leader = await world.officer('leader')
  const lan = await somebody()
  await lan.sends('audio', { bytes: Buffer.from('#!AMR\n') })
  await world.settle()
  expect(await ring(tung)).toMatchObject({ level: 'soft', why: 'voice' })
  expect((await ring(leader)).mine).toBe(false)
  await later(5 * minute)
  expect((await ring(leader)).mine).toBe(true)
})

test('in the ordinary conversation a missed call rings softly, and is over when somebody opens it', async () => {
  const tung = await takesShift('tung')
  const lan = await somebody()
  await tells(lan, 'cho em hỏi làm căn cước cho con cần giấy tờ gì')
  expect(await rings(tung)).toEqual([])
  await lan.calls()
  await world.settle()
  const soft = await ring(tung)
  expect(soft).toMatchObject({ kind: 'conversation', level: 'soft', why: 'missed_call', asked_until: null })
  await tung.asks('GET', `/api/pages/${soft.page_id}/conversations/${soft.thread_id}/lines`)
  expect(await rings(tung)).toEqual([])
})

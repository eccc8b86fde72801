// From tip to outcome: two neighbours tell of one matter, a unit verifies, another is asked, each informant hears their own answer.

import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Officer } from '../src/officer.ts'
import type { Person } from '../src/person.ts'
import { type ToldTip, tells, withLaw } from '../src/tips.ts'
import { openWorld, type World } from '../src/world.ts'

const hour = 3_600_000
const day = 24 * hour
let world: World
let tung: Officer
let leader: Officer
let binh: Officer
let lan: Person
let hoa: Person

beforeAll(async () => {
  world = await openWorld('cases')
  await withLaw(world)
  ;[tung, leader, binh] = await Promise.all([world.officer('tung'), world.officer('leader'), world.officer('binh')])
  lan = await world.person('lan')
  hoa = await world.person('hoa')
})
afterAll(() => world.end())

const noise = 'Báo tin: quán karaoke ở ngõ 12 đường Mẫu Bắc mở nhạc ầm ĩ quá nửa đêm, đánh nhau trước cửa'
const triage = (officer: Officer, tip: ToldTip, more: object = {}) =>
  officer.asks('POST', `/api/tips/${tip.id}/triage`, {
    category: 'tieng-on',
    kind: 'tin-bao',
    grounds: 'grounded',
    valuable: true,
    ...more,
  })
const open = async (officer: Officer, ...tips: ToldTip[]) => {
  const { status, body } = await officer.asks('POST', '/api/cases', { tip_ids: tips.map(tip => tip.id) })
  expect(status, JSON.stringify(body)).toBe(200)
  return body
}
const whole = async (officer: Officer, id: string) => (await officer.asks('GET', `/api/cases/${id}`)).body
const does = (officer: Officer, id: string, act: string, body: object = {}) =>
  officer.asks('POST', `/api/cases/${id}/${act}`, body)
const reason = 'Vụ việc xảy ra trên địa bàn bên kia'

describe('two neighbours and one matter', () => {
  let tips: ToldTip[]
  let id: string

  test('what the machine suggested and what the officer decided are both kept', async () => {
    const first = await tells(world, lan, noise)
    const { status, body } = await tung.asks('GET', `/api/tips/${first.id}/triage`)
    expect(status).toBe(200)
    expect(body.kinds.map((kind: { slug: string }) => kind.slug)).toContain('tin-bao')
    expect((await triage(tung, first)).body).toMatchObject({ state: 'triaged', kind: 'tin-bao', valuable: true })
    const { body: after } = await tung.asks('GET', `/api/tips/${first.id}/triage`)
    expect(after.decisions).toMatchObject([{ officer_name: 'Trần Thanh Tùng', decided: { category: 'tieng-on' } }])
    const second = await tells(world, hoa, noise)
    expect((await triage(tung, second)).status).toBe(200)
    tips = [first, second]
  })

  test('a person without an act is neither urgent nor of value', async () => {
    const { status, body } = await triage(tung, tips[0] as ToldTip, { no_act: true })
    expect([status, body.error.code]).toEqual([422, 'no_act'])
  })

  test('both become one case; each informant keeps a thread of their own', async () => {
    const one = await open(tung, ...tips)
    id = one.id
    expect(one).toMatchObject({ state: 'new', tips: 2, code: expect.stringMatching(/^VV/), due: 'due' })
    const { informants, clocks, book } = await whole(tung, id)
    expect(new Set(informants.map((each: { alias: string }) => each.alias)).size).toBe(2)
    expect(clocks.length).toBeGreaterThan(2)
    expect(book).toMatchObject({ number: 1 })
    expect((await tung.asks('POST', '/api/cases', { tip_ids: [tips[0]?.id] })).body.error.code).toBe('not_now')
  })

  test('an officer of another ward sees nothing of it', async () => {
    expect((await binh.asks('GET', `/api/cases/${id}`)).status).toBe(404)
    expect((await binh.asks('GET', '/api/cases?of=open')).body.cases).toEqual([])
    expect((await binh.asks('POST', `/api/cases/${id}/notes`, { text: 'xem' })).status).toBe(404)
  })

  test('is split and joined again, and nothing is lost', async () => {
    const { body: other } = await does(tung, id, 'split', { tip_ids: [tips[1]?.id] })
    expect(other).toMatchObject({ tips: 1, state: 'new' })
    expect((await does(tung, other.id, 'split', { tip_ids: [tips[1]?.id] })).body.error.code).toBe('case_keeps_one')
    await does(tung, other.id, 'notes', { text: 'Ghi ở vụ tách ra' })
    const { body: into } = await does(tung, other.id, 'merger', { into: id })
    expect(into).toMatchObject({ id, tips: 2 })
    const { body } = await tung.asks('GET', `/api/cases/${id}/timeline`)
    expect(body.lines.map((line: { text: string | null }) => line.text)).toContain('Ghi ở vụ tách ra')
    expect((await whole(tung, other.id)).case).toMatchObject({ state: 'merged', merged_into: id, may: [] })
  })

  test('is offered, returned with a reason, and offered again: the first unit stays accountable all the time', async () => {
    const to_unit_id = world.district.pages.south.unit_id
    expect((await does(tung, id, 'referral', { to_unit_id, reason })).body).toMatchObject({
      unit: { name: 'Công an phường Mẫu Bắc' },
      offer: { to: { name: 'Công an phường Mẫu Nam' } },
    })
    expect((await does(tung, id, 'conclusion', { result: 'settled', reason })).status).toBe(403)
    expect((await binh.asks('GET', '/api/cases?of=offered')).body.cases).toMatchObject([
      { id, may: ['case.accept', 'case.return'] },
    ])
    expect((await does(binh, id, 'notes', { text: 'chưa nhận' })).status).toBe(403)
    expect((await does(binh, id, 'return', { reason })).body.unit.name).toBe('Công an phường Mẫu Bắc')
    expect((await binh.asks('GET', `/api/cases/${id}`)).status).toBe(404)
    expect((await whole(tung, id)).referrals).toMatchObject([{ state: 'returned', answer: reason }])
  })

  test('taken, the tips, clocks and first receipt go along', async () => {
    const before = await whole(tung, id)
    const to_unit_id = world.district.pages.south.unit_id
    await does(tung, id, 'referral', { to_unit_id, reason })
    await world.later(hour)
    expect((await does(binh, id, 'acceptance')).body).toMatchObject({ unit: { unit_id: to_unit_id }, state: 'new' })
    expect((await tung.asks('GET', `/api/cases/${id}`)).status).toBe(404)
    const after = await whole(binh, id)
    expect(after.case.received_at).toBe(before.case.received_at)
    expect(after.clocks.map((clock: { due_at: number }) => clock.due_at)).toEqual(
      before.clocks.map((clock: { due_at: number }) => clock.due_at),
    )
    expect(await world.sql('select distinct unit_id from clocks where state = $1', ['running'])).toEqual([
      { unit_id: to_unit_id },
    ])
    expect(await world.sql('select distinct unit_id from tips')).toEqual([{ unit_id: to_unit_id }])
    expect(after.informants[0].citizen_state).toBe('referred')
  })

  test('the third offer between the same two climbs above both at once', async () => {
    const to_unit_id = world.district.pages.north.unit_id
    expect((await does(binh, id, 'referral', { to_unit_id, reason })).body.unit.name).toBe('Công an Mẫu')
    expect((await whole(leader, id)).referrals.at(-1)).toMatchObject({ state: 'climbed', climbed_why: 'ping_pong' })
  })

  test('an offer nobody answers climbs by itself when its time is over', async () => {
    const to_unit_id = world.district.pages.north.unit_id
    await does(leader, id, 'referral', { to_unit_id, reason, minutes: 60 })
    await world.later(59 * 60_000)
    await world.settle()
    expect((await whole(leader, id)).referrals.at(-1)).toMatchObject({ state: 'offered' })
    await world.later(60_000)
    await world.settle()
    expect((await whole(leader, id)).referrals.at(-1)).toMatchObject({ state: 'climbed', climbed_why: 'silent' })
    expect((await whole(leader, id)).case).toMatchObject({ unit: { name: 'Công an Mẫu' }, offer: null })
  })

  test('goes back to the ward, is given to an officer, has tasks with a day, and a slip to the committee', async () => {
    const { unit_id } = world.district.pages.north
    await does(leader, id, 'referral', { to_unit_id: unit_id, reason })
    await does(tung, id, 'acceptance')
    const { workers, receivers } = await whole(tung, id)
    const beat = workers.find((each: { name: string }) => each.name === 'Phạm Văn Bền')
    expect((await does(tung, id, 'assignment', { officer_id: binh.id })).body.error.code).toBe('officer_elsewhere')
    expect((await does(tung, id, 'assignment', { officer_id: beat.officer_id })).body).toMatchObject({
      state: 'verifying',
    })
    const due_at = world.simulator.clock.now() + day
    const { body: task } = await does(tung, id, 'tasks', { title: 'Gặp chủ quán', officer_id: tung.id, due_at })
    expect((await tung.asks('GET', '/api/cases/tasks')).body.tasks).toMatchObject([
      { title: 'Gặp chủ quán', late: false },
    ])
    await does(tung, id, 'task-endings', { task_id: task.task_id, state: 'done' })
    expect((await does(tung, id, 'task-endings', { task_id: task.task_id, state: 'done' })).body.error.code).toBe(
      'not_now',
    )
    const committee = receivers.find((each: { kind: string }) => each.kind === 'committee')
    const passed = await does(tung, id, 'slips', { receiver_id: committee.id, number: '12/PC-CAP' })
    expect(passed.body).toMatchObject({ state: 'outside', unit: { unit_id } })
    const [slip] = (await whole(tung, id)).slips
    expect((await does(tung, id, 'slip-answers', { slip_id: slip.id, text: 'Đã nhắc nhở chủ quán' })).body.state).toBe(
      'verifying',
    )
  })

  test('a clock is lengthened within the law, once', async () => {
    const { clocks } = await whole(tung, id)
    const clock = clocks.find(
      (each: { rule: string; state: string }) => each.rule === 'xac-minh' && each.state !== 'stopped',
    )
    const call = {
      tip_id: clock.tip_id,
      rule: 'xac-minh',
      reason: 'Nhiều người liên quan, phải xác minh thêm',
      by: 'Quyết định 5/QĐ',
    }
    expect((await does(tung, id, 'extension', call)).status).toBe(200)
    const after = (await whole(tung, id)).clocks.find(
      (each: { rule: string; tip_id: string }) => each.rule === 'xac-minh' && each.tip_id === clock.tip_id,
    )
    expect(after.due_at).toBeGreaterThan(clock.due_at)
    expect(after.extended).toBe(1)
  })

  test('it ends, and each informant is told for themselves, never that others told of it', async () => {
    expect((await does(tung, id, 'tellings', { tip_id: tips[0]?.id, text: 'done' })).body.error.code).toBe('not_now')
    expect(
      (await does(leader, id, 'conclusion', { result: 'settled', reason: 'Đã nhắc nhở và xử lý xong' })).body,
    ).toMatchObject({ state: 'concluded' })
    await lan.writes('Em gửi thêm ạ')
    await world.settle()
    for (const tip of tips)
      expect((await does(tung, id, 'tellings', { tip_id: tip.id, text: 'done' })).status).toBe(200)
    await world.settle()
    for (const person of [lan, hoa]) {
      const said = (await person.sees()).filter(bubble => bubble.from === 'page').map(bubble => bubble.text ?? '')
      expect(said.at(-1)).toMatch(/đã được giải quyết xong/)
      expect(said.at(-1)).toMatch(/từ 1 đến 5/)
      expect(said.join(' ')).not.toMatch(/karaoke|người khác|nhiều người|cùng báo/i)
    }
    expect((await whole(tung, id)).tellings).toMatchObject([{ state: 'told' }, { state: 'told' }])
    expect((await whole(tung, id)).informants.map((each: { citizen_state: string }) => each.citizen_state)).toEqual([
      'outcome',
      'outcome',
    ])
  })

  test('closed in haste it stands on the list a leader reads, and opens again only with a reason', async () => {
    const closed = await does(leader, id, 'closure')
    expect(closed.body).toMatchObject({ state: 'closed', closed_bare: false })
    expect((await does(leader, id, 'reopening', { reason: 'ngắn' })).status).toBe(422)
    expect((await does(leader, id, 'reopening', { reason: 'Có tình tiết mới cần xem lại' })).body).toMatchObject({
      state: 'verifying',
      result: null,
    })
  })
})

describe('a result told late', () => {
  test('waits outside the window, is called waiting, and goes with the person’s next words', async () => {
    const minh = await world.person('minh')
    const tip = await tells(world, minh, noise)
    await triage(tung, tip)
    const { id } = await open(tung, tip)
    await world.later(10 * day)
    await does(leader, id, 'conclusion', { result: 'no_grounds', reason: 'Kiểm tra không thấy có việc này' })
    expect((await does(tung, id, 'tellings', { tip_id: tip.id, text: 'no_grounds' })).status).toBe(200)
    await world.settle()
    expect((await whole(tung, id)).tellings).toMatchObject([{ state: 'waiting', way: 'chat' }])
    await minh.writes(tip.code)
    await world.settle()
    expect((await whole(tung, id)).tellings).toMatchObject([{ state: 'told' }])
    const closed = await does(leader, id, 'closure')
    expect(closed.body).toMatchObject({ closed_bare: true, closed_fast: false })
    const { body } = await leader.asks('GET', '/api/cases?of=doubtful')
    expect(body.cases.map((each: { id: string }) => each.id)).toEqual([id])
  })

  test('by phone it is written down by hand', async () => {
    const quy = await world.person('quy')
    const tip = await tells(world, quy, noise)
    await triage(tung, tip)
    const { id } = await open(tung, tip)
    await does(leader, id, 'conclusion', { result: 'settled', reason: 'Đã giải quyết tại chỗ xong' })
    await does(tung, id, 'tellings-by-hand', { tip_id: tip.id, way: 'phone', note: 'Gọi lúc 9 giờ' })
    expect((await whole(tung, id)).tellings).toMatchObject([{ state: 'told', way: 'phone', note: 'Gọi lúc 9 giờ' }])
  })
})

describe('false on purpose', () => {
  test('takes two officers, and only then can a case end so', async () => {
    const tam = await world.person('tam')
    const tip = await tells(world, tam, noise)
    await triage(tung, tip, { grounds: 'ungrounded', valuable: false })
    const { id } = await open(tung, tip)
    const ending = { result: 'false_report', reason: 'Người báo đã nhận là bịa ra' }
    expect((await does(leader, id, 'conclusion', ending)).body.error.code).toBe('second_person_needed')
    const { body } = await does(leader, id, 'false-reports', { tip_id: tip.id, reason: 'Người báo đã nhận là bịa ra' })
    const call = { false_report_id: body.false_report_id, confirmed: true }
    expect((await does(leader, id, 'false-report-decisions', call)).body.error.code).toBe('second_person_needed')
    expect((await does(tung, id, 'false-report-decisions', call)).status).toBe(403)
  })
})

describe('the official book', () => {
  const book = () => `/api/units/${world.district.pages.north.unit_id}/register`

  test('has a line for every case the unit had, with the source sealed and what went on marked as gone', async () => {
    const { body } = await tung.asks('GET', book())
    expect(body.titles).toHaveLength(19)
    expect(body.rows.map((row: { number: number }) => row.number)).toEqual(
      body.rows.map((_: unknown, n: number) => n + 1),
    )
    expect(body.rows[0].cells.join()).toMatch(/Đã chuyển đơn vị khác/)
    expect(body.rows.at(-1).cells[4]).toMatch(/^\S.* \d{4} \(TB \w{4} \w{2}\)$/)
    expect(JSON.stringify(body)).not.toMatch(/Người (lan|hoa|tam)/)
    expect((await binh.asks('GET', book())).status).toBe(404)
  })

  test('is handed out as CSV, as a workbook and to print, by who may export it, and that is on the trail', async () => {
    const { body } = await tung.asks('GET', '/api/cases?of=open')
    await does(tung, body.cases[0].id, 'book', { content: '=SUM(A1) "Quán" <ồn>', law_article: 'Điều 318' })
    const csv = await leader.opens(`${book()}/csv`)
    expect(csv.headers.get('content-disposition')).toBe('attachment; filename="so-tiep-nhan.csv"')
    expect(csv.bytes.toString()).toContain(`"'=SUM(A1) ""Quán"" <ồn>"`)
    const sheet = await leader.opens(`${book()}/xlsx`)
    expect(sheet.bytes.readUInt32LE(0)).toBe(0x04034b50)
    const page = await leader.opens(`${book()}/print`)
    expect(page.bytes.toString()).toContain('&quot;Quán&quot; &lt;ồn&gt;')
    expect(page.bytes.toString()).not.toMatch(/<script|style=/)
    expect((await leader.opens('/register-print.css')).bytes.toString()).toContain('A4')
    expect((await tung.asks('GET', `${book()}/csv`)).status).toBe(403)
    const lines = await world.sql(
      "select facts->>'form' as form from trail where act = 'register.exported' order by id",
    )
    expect(lines.map(line => line['form'])).toEqual(['csv', 'xlsx', 'print'])
  })
})

describe('the lists', () => {
  test('hold no words in the trail, and every case has exactly one unit', async () => {
    const rows = await world.sql<{ n: number }>(
      `select count(*)::int as n from cases c where not exists (select from units u where u.id = c.unit_id)`,
    )
    expect(rows[0]?.n).toBe(0)
    const loose = await world.sql(`select id from tips t where case_id is not null and unit_id <>
      (select unit_id from cases c where c.id = t.case_id)`)
    expect(loose).toEqual([])
    const twice = await world.sql(
      'select tip_id from case_tips where until_at is null group by tip_id having count(*) > 1',
    )
    expect(twice).toEqual([])
  })
})

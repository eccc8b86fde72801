// What a unit must not hear of leaves its cases, whoever was told before; and what informants say of a result is heard.

import { grantRole } from '@binh-yen/server/modules/officers/officers'
import { change, machine } from '@binh-yen/server/platform/ctx'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Officer } from '../src/officer.ts'
import { Listening } from '../src/listening.ts'
import type { Person } from '../src/person.ts'
import { type ToldTip, tells, withLaw } from '../src/tips.ts'
import { openWorld, type World } from '../src/world.ts'

let world: World
let tung: Officer
let leader: Officer
let mai: Officer

beforeAll(async () => {
  world = await openWorld('cases_kept')
  await withLaw(world)
  ;[tung, leader, mai] = await Promise.all([world.officer('tung'), world.officer('leader'), world.officer('mai')])
})
afterAll(() => world.end())

const noise = 'Báo tin: quán karaoke ở ngõ 12 mở nhạc ầm ĩ quá nửa đêm, đánh nhau trước cửa'
const officials = 'công an phường nhận tiền bảo kê cho quán đó nên không ai xử lý'
const reason = 'Đã xử lý và nhắc nhở xong'
const does = (officer: Officer, id: string, act: string, body: object = {}) =>
  officer.asks('POST', `/api/cases/${id}/${act}`, body)

async function caseOf(...told: ToldTip[]): Promise<string> {
  for (const tip of told)
    await tung.asks('POST', `/api/tips/${tip.id}/triage`, {
      category: 'tieng-on',
      kind: 'tin-bao',
      grounds: 'grounded',
    })
  const { body } = await tung.asks('POST', '/api/cases', { tip_ids: told.map(tip => tip.id) })
  expect(body.code).toMatch(/^VV/)
  return body.id
}
async function says(person: Person, text: string): Promise<void> {
  await person.writes(text)
  await world.settle()
}

describe('an informant who tells of officials after a case was opened', () => {
  test('takes the case along when nobody else told of it: the ward sees it no more, and can never get it back', async () => {
    const lan = await world.person('lan')
    const id = await caseOf(await tells(world, lan, noise))
    expect((await tung.asks('GET', `/api/cases/${id}`)).status).toBe(200)
    await says(lan, officials)
    expect((await tung.asks('GET', `/api/cases/${id}`)).status).toBe(404)
    expect((await tung.asks('GET', '/api/cases?of=open')).body.cases).toEqual([])
    const { body } = await leader.asks('GET', `/api/cases/${id}`)
    expect(body.case).toMatchObject({ unit: { name: 'Công an Mẫu' }, confidentiality: 'confidential', state: 'new' })
    const to_unit_id = world.district.pages.north.unit_id
    expect((await does(leader, id, 'referral', { to_unit_id, reason })).body.error.code).toBe('unit_excluded')
    expect(await world.sql("select id from trail where page_id is not null and act like 'case.held%'")).toEqual([])
  })

  test('leaves a case of several without a line in it; the others stay where they were', async () => {
    const [hoa, minh] = [await world.person('hoa'), await world.person('minh')]
    const [first, second] = [await tells(world, hoa, noise), await tells(world, minh, noise)]
    const id = await caseOf(first, second)
    const before = (await tung.asks('GET', `/api/cases/${id}/timeline`)).body.lines.length
    await says(minh, officials)
    const { body } = await tung.asks('GET', `/api/cases/${id}`)
    expect(body.informants.map((each: { tip_id: string }) => each.tip_id)).toEqual([first.id])
    expect((await tung.asks('GET', `/api/cases/${id}/timeline`)).body.lines).toHaveLength(before)
    expect(await world.sql('select case_id from tips where id = $1', [second.id])).toEqual([{ case_id: null }])
  })
})

test('a case kept from two units is told to who may see it, and never to the two', async () => {
  const south = await world.person('nam-o-nam', undefined, 'south')
  const tips = [
    await tells(world, await world.person('bac'), `Báo tin: ${officials}`),
    await tells(world, south, `Báo tin: ${officials}`),
  ]
  expect(
    await world.sql('select distinct excluded_unit_id from tips where id = any($1)', [tips.map(({ id }) => id)]),
  ).toHaveLength(2)
  for (const { id } of tips)
    await leader.asks('POST', `/api/tips/${id}/triage`, {
      category: 'tieu-cuc-can-bo',
      kind: 'to-giac',
      grounds: 'unverified',
    })
  const binh = await world.officer('binh')
  const [above, ...kept] = await Promise.all([leader, tung, binh].map(officer => Listening.of(world.url, officer)))
  const { body } = await leader.asks('POST', '/api/cases', { tip_ids: tips.map(({ id }) => id) })
  await above?.until(({ data }) => data.kind === 'case' && data.id === body.id)
  const { page_id } = world.district.pages.north
  for (const page of [page_id, world.district.pages.south.page_id])
    world.app.house.live.hint({ kind: 'page', page_id: page, id: page })
  for (const stream of kept) {
    await stream.until(({ data }) => data.kind === 'page')
    expect(stream.of(body.id)).toEqual([])
  }
  for (const stream of [above, ...kept]) stream?.stops()
})

test('a tip shows its own legal clocks, in a case or not', async () => {
  const tip = await tells(world, await world.person('dong-ho'), noise)
  const { body } = await tung.asks('GET', `/api/tips/${tip.id}`)
  expect(body.clocks).toMatchObject([{ tip_id: tip.id, state: 'running', unverified: expect.any(Boolean) }])
})

describe('an informant who was told a result', () => {
  let id: string
  let quy: Person

  test('is asked once how it was, and answers once', async () => {
    quy = await world.person('quy')
    const tip = await tells(world, quy, noise)
    id = await caseOf(tip)
    await does(leader, id, 'conclusion', { result: 'settled', reason })
    await does(tung, id, 'tellings', { tip_id: tip.id, text: 'done' })
    await does(tung, id, 'tellings', { tip_id: tip.id, text: 'done' })
    await world.settle()
    const asked = (await quy.sees()).filter(bubble => bubble.text?.includes('từ 1 đến 5'))
    expect(asked).toHaveLength(1)
    await says(quy, '4 sao')
    await says(quy, '1')
    expect((await tung.asks('GET', `/api/cases/${id}`)).body.informants).toMatchObject([{ stars: 4 }])
  })

  test('may disagree, which another officer judges than the one who decided; upheld, it opens again', async () => {
    await does(leader, id, 'closure')
    await says(quy, 'không đồng ý')
    const { body } = await leader.asks('GET', `/api/cases/${id}`)
    expect(body.disputes).toMatchObject([{ state: 'open' }])
    const call = { dispute_id: body.disputes[0].id, upheld: true, reason: 'Quán vẫn mở nhạc, phải xử lý lại' }
    expect((await does(leader, id, 'dispute-decisions', call)).body.error.code).toBe('second_person_needed')
    await change(world.app.house, machine('story'), ctx =>
      grantRole(ctx, mai.id, { role: 'leader', unit_id: world.district.pages.north.unit_id, below: false }),
    )
    expect((await does(mai, id, 'dispute-decisions', call)).body).toMatchObject({ state: 'verifying', result: null })
  })

  test('a tip is false on purpose once a second officer has said so, and then the case can end so', async () => {
    const [{ tip_id } = { tip_id: '' }] = (await tung.asks('GET', `/api/cases/${id}`)).body.informants
    const { body } = await does(tung, id, 'false-reports', { tip_id, reason: 'Người báo đã nhận là bịa ra' })
    const call = { false_report_id: body.false_report_id, confirmed: true }
    expect((await does(leader, id, 'false-report-decisions', call)).status).toBe(200)
    expect((await does(leader, id, 'conclusion', { result: 'false_report', reason })).body.result).toBe('false_report')
  })
})

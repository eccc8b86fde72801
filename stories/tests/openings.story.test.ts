// Who an informant is: known to nobody alone, for a while, on record, and judged by a leader above who took no part.

import { change, machine } from '@binh-yen/server/platform/ctx'
import { addOfficer, grantRole } from '@binh-yen/server/modules/officers/officers'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { OfficerName } from '../src/district.ts'
import { databaseText } from '../src/dump.ts'
import { Officer } from '../src/officer.ts'
import { newestTip, type ToldTip, tells } from '../src/tips.ts'
import { WebVisitor } from '../src/web-visitor.ts'
import { openWorld, type World } from '../src/world.ts'

const minute = 60_000
const day = 24 * 60 * minute
const phone = '0900000731'
const reason = 'Cần gặp để lấy lời khai bổ sung'
let world: World
let tung: Officer
let leader: Officer
let chief: Officer

/** A second leader of the lead unit. */
async function anotherLeader(): Promise<Officer> {
  const made = await change(world.app.house, machine('story'), async ctx => {
    const officer = await addOfficer(ctx, { login: 'chief', name: 'Phan Văn Trưởng' })
    await grantRole(ctx, officer.officer_id, {
      role: 'leader',
      unit_id: world.district.pages.lead.unit_id,
      below: true,
    })
    return { login: 'chief', ...officer }
  })
  return new Officer(() => world.url, made).signsIn()
}

beforeAll(async () => {
  world = await openWorld('openings')
  ;[tung, leader] = await Promise.all([world.officer('tung'), world.officer('leader')])
  chief = await anotherLeader()
}, 120_000)
afterAll(() => world.end())

async function tellsByForm(
  what: string,
  more: Record<string, string> = {},
): Promise<{ tip: ToldTip; visitor: WebVisitor }> {
  const visitor = new WebVisitor(world, 'MAU-B')
  await visitor.opens()
  await world.later(20_000)
  const page = await visitor.sends({ officials: 'no', what, contact: 'may_call', phone: '0900 000 731', ...more })
  expect(page.status).toBe(200)
  await world.settle()
  return { tip: await newestTip(world), visitor }
}
const asks = (officer: Officer, tip: ToldTip, what = 'identity') =>
  officer.asks('POST', `/api/tips/${tip.id}/openings`, { what, reason })
const looks = (officer: Officer, id: string) => officer.asks('POST', `/api/openings/${id}/look`)
const refusedOf = (thing: string) =>
  world.sql<{ who_id: string; act: string; facts: { code: string } }>(
    `select who_id, act, facts from trail where thing_id = $1 and act like '%.refused' order by at, id`,
    [thing],
  )

describe('an ordinary tip', () => {
  let tip: ToldTip
  let visitor: WebVisitor
  let id: string

  test('is opened by one officer with a reason, for a quarter of an hour, to that officer alone', async () => {
    ;({ tip, visitor } = await tellsByForm('Tôi bị mất xe máy trước cửa nhà'))
    expect(
      (await tung.asks('POST', `/api/tips/${tip.id}/openings`, { what: 'identity', reason: 'a   b' })).body.error.code,
    ).toBe('reason_needed')
    const { body } = await asks(tung, tip)
    expect(body).toMatchObject({ state: 'open', what: 'identity', asked_by: { officer_id: tung.id }, reason })
    id = body.id
    expect((await looks(tung, id)).body).toEqual({ zalo_id: null, name: null, phone, avatar: null })
    expect((await looks(leader, id)).status).toBe(404)
    const [line] = await world.sql(
      `select kind, who_id, facts from trail where act = 'identity.opened' and thing_id = $1`,
      [tip.id],
    )
    expect(line).toMatchObject({ kind: 'audit', who_id: tung.id })
  })

  test('the informant who comes back is told how often they were opened', async () => {
    expect((await visitor.comesBack()).text).toContain('đã được mở 1 lần')
  })

  test('is closed again by time alone', async () => {
    await world.later(16 * minute)
    expect((await looks(tung, id)).body.error).toMatchObject({ code: 'not_now', details: { state: 'over' } })
  })

  test('is judged by a leader above who took no part, once', async () => {
    expect((await tung.asks('GET', '/api/openings')).status).toBe(403)
    const { body } = await leader.asks('GET', '/api/openings?to_review=true')
    expect(body.openings).toMatchObject([
      { id, state: 'over', looks: 1, reason, asked_by: { name: 'Trần Thanh Tùng' } },
    ])
    expect((await leader.asks('POST', `/api/openings/${id}/review`, { verdict: 'improper' })).body).toMatchObject({
      verdict: 'improper',
    })
    expect((await chief.asks('POST', `/api/openings/${id}/review`, { verdict: 'proper' })).status).toBe(409)
    expect((await leader.asks('GET', '/api/openings?to_review=true')).body.openings).toEqual([])
  })
})

describe('a confidential tip', () => {
  let tip: ToldTip
  let id: string

  test('one officer, one administrator, one operator, each alone, by any screen: refused and on the trail', async () => {
    ;({ tip } = await tellsByForm('Nhà cuối ngõ có người mua bán ma tuý đá'))
    expect(await world.sql('select confidentiality from tips where id = $1', [tip.id])).toEqual([
      { confidentiality: 'confidential' },
    ])
    for (const who of [
      'tung',
      'mai',
      'beat',
      'counter',
      'keeper',
      'admin',
      'operator',
      'inspector',
      'protection',
      'child',
    ] as OfficerName[]) {
      const officer = await world.officer(who)
      expect([403, 404], who).toContain((await asks(officer, tip)).status)
      expect([403, 404], who).toContain((await officer.asks('POST', `/api/tips/${tip.id}/call`)).status)
      expect([403, 404], who).toContain((await officer.asks('GET', `/api/tips/${tip.id}/openings`)).status)
      const tried = (await refusedOf(tip.id)).filter(line => line.who_id === officer.id)
      expect(tried, who).toHaveLength(3)
    }
  })

  test('who asks does not stand by it themselves, and sees nothing before another does', async () => {
    const { body } = await asks(leader, tip)
    id = body.id
    expect(body).toMatchObject({ state: 'asked', until: null, second_by: null })
    expect((await looks(leader, id)).body.error.code).toBe('second_person_needed')
    expect((await leader.asks('POST', `/api/openings/${id}/grant`)).body.error.code).toBe('second_person_needed')
    expect((await leader.asks('POST', `/api/tips/${tip.id}/call`)).body.error.code).toBe('second_person_needed')
    for (const who of ['tung', 'admin', 'operator', 'inspector'] as const) {
      const officer = await world.officer(who)
      expect([403, 404], who).toContain((await officer.asks('POST', `/api/openings/${id}/grant`)).status)
      expect([403, 404], who).toContain((await looks(officer, id)).status)
    }
    expect((await refusedOf(id)).length).toBeGreaterThanOrEqual(10)
  })

  test('a second person stands by it: it is open to who asked, not to who stood by', async () => {
    expect((await chief.asks('POST', `/api/openings/${id}/grant`)).body).toMatchObject({
      state: 'open',
      second_by: { officer_id: chief.id },
    })
    expect((await looks(leader, id)).body.phone).toBe(phone)
    expect((await looks(chief, id)).status).toBe(404)
    const [line] = await world.sql<{ facts: object }>(
      `select facts from trail where act = 'identity.opened' and thing_id = $1`,
      [tip.id],
    )
    expect(line?.facts).toMatchObject({ second_officer_id: chief.id })
    await world.later(16 * minute)
    expect((await looks(leader, id)).status).toBe(409)
  })

  test('neither of the two judges it; somebody above who took no part does', async () => {
    for (const officer of [leader, chief]) {
      const { body } = await officer.asks('GET', '/api/openings')
      expect(JSON.stringify(body)).not.toContain(id)
      expect((await officer.asks('POST', `/api/openings/${id}/review`, { verdict: 'proper' })).status).toBe(404)
    }
    const inspector = await world.officer('inspector')
    expect(JSON.stringify((await inspector.asks('GET', '/api/openings?to_review=true')).body)).toContain(id)
    expect((await inspector.asks('POST', `/api/openings/${id}/review`, { verdict: 'proper' })).status).toBe(200)
  })

  test('refused, or not stood by in an hour, it never opens', async () => {
    const { body: first } = await asks(leader, tip)
    expect((await chief.asks('POST', `/api/openings/${first.id}/refusal`)).body.state).toBe('refused')
    expect((await looks(leader, first.id)).status).toBe(409)
    const { body: second } = await asks(leader, tip)
    await world.later(61 * minute)
    expect((await chief.asks('POST', `/api/openings/${second.id}/grant`)).body.error.details.state).toBe('lapsed')
  })

  test('the server’s own role gets nothing from the database alone, and what it tries stays', async () => {
    const app = new pg.Client({ connectionString: world.database.appUrl })
    await app.connect()
    const now = world.simulator.clock.now()
    for (const statement of [
      'select * from vault.identities',
      'select * from vault.tip_senders',
      'set role binh_yen_vault',
      `delete from openings`,
      `delete from trail`,
      `update trail set act = 'x'`,
      `update openings set asked_by = gen_random_uuid()`,
    ])
      await expect(app.query(statement), statement).rejects.toThrow(/permission denied/)
    const open = (officer: string, second: string | null) =>
      app.query(
        `select * from vault.open_tip($1, $2, $3, 'x', 's', 'một lý do đủ dài', '\\x00', $4, $5, $6, gen_random_uuid())`,
        [tip.page_id, tip.id, officer, second, now, now + minute],
      )
    await expect(open(leader.id, null)).rejects.toThrow('a second person is needed')
    await expect(open(leader.id, leader.id)).rejects.toThrow('a second person is needed')
    await expect(open('00000000-0000-7000-8000-000000000000', chief.id)).rejects.toThrow('only an officer')
    await app.end()
    expect(JSON.stringify(await databaseText(world))).not.toContain(phone)
  })
})

describe('an urgent tip', () => {
  test('gives its number at one tap, and that is judged next morning', async () => {
    const { tip } = await tellsByForm('Cháy nhà! Có người mắc kẹt trên tầng 2, cứu với')
    expect((await world.sql('select urgency from tips where id = $1', [tip.id]))[0]).not.toEqual({ urgency: 'none' })
    const called = await tung.asks('POST', `/api/tips/${tip.id}/call`)
    expect(called.body, JSON.stringify(called.body)).toEqual({ phone })
    const { body } = await leader.asks('GET', '/api/openings?to_review=true')
    const opening = body.openings.find((each: { tip_id: string }) => each.tip_id === tip.id)
    expect(opening).toMatchObject({ what: 'phone', looks: 1, asked_by: { officer_id: tung.id } })
    const due = opening.review_due_at - world.simulator.clock.now()
    expect(due).toBeGreaterThan(0)
    expect(due).toBeLessThan(1.5 * day)
  })

  test('not when it is not urgent, nor when they do not want to be called', async () => {
    const calm = await tellsByForm('Tôi bị mất xe đạp ở chợ tuần trước')
    expect((await tung.asks('POST', `/api/tips/${calm.tip.id}/call`)).body.error.code).toBe('not_now')
    const shy = await tellsByForm('Cháy nhà ở ngõ 5, có người kẹt bên trong', { contact: 'message_only' })
    expect((await tung.asks('POST', `/api/tips/${shy.tip.id}/call`)).body.error.code).toBe('no_contact')
  })
})

test('somebody who told it in the chat is opened just so: name and Zalo’s id lie behind the same two', async () => {
  const lan = await world.person('lan', 'Nguyễn Thị Lan')
  const tip = await tells(world, lan, 'Báo tin: quán karaoke ở ngõ 12 mở nhạc ầm ĩ quá nửa đêm, đánh nhau trước cửa')
  const { body } = await asks(tung, tip)
  expect((await looks(tung, body.id)).body.zalo_id).toBe(lan.zalo_id)
})

test('who is of the unit a tip is told about sees none of its openings', async () => {
  const { tip } = await tellsByForm('Cán bộ phường vòi tiền', { officials: 'yes' })
  const made = await change(world.app.house, machine('story'), async ctx => {
    const officer = await addOfficer(ctx, { login: 'ward.leader', name: 'Lê Văn Phường' })
    await grantRole(ctx, officer.officer_id, {
      role: 'leader',
      unit_id: world.district.pages.north.unit_id,
      below: false,
    })
    await grantRole(ctx, officer.officer_id, {
      role: 'leader',
      unit_id: world.district.pages.lead.unit_id,
      below: true,
    })
    return { login: 'ward.leader', ...officer }
  })
  const ward = await new Officer(() => world.url, made).signsIn()
  const { body } = await asks(leader, tip)
  await chief.asks('POST', `/api/openings/${body.id}/grant`)
  expect(JSON.stringify((await ward.asks('GET', '/api/openings')).body)).not.toContain(body.id)
  expect((await ward.asks('POST', `/api/openings/${body.id}/review`, { verdict: 'proper' })).status).toBe(404)
  expect((await ward.asks('POST', `/api/openings/${body.id}/grant`)).status).toBe(404)
})

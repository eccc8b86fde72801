// Officers on a real PostgreSQL: who signs in, what roles reach, and that pressing twice acts once.

import { TOTP } from 'otpauth'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type TestHouse, testHouse } from '../../../tools/test-house.ts'
import { hour, machineNow, minute } from '../../platform/clock.ts'
import { machine } from '../../platform/ctx.ts'
import { Refusal } from '../../platform/refusal.ts'
import { addPage, type PageId } from '../pages/pages.ts'
import { addUnit, moveUnit, type UnitId } from '../units/units.ts'
import {
  addOfficer,
  checkPassword,
  endOfficer,
  findSession,
  grantRole,
  listOfficers,
  mayOn,
  once,
  pagesFor,
  type Role,
  require,
  type Session,
  signIn,
  tidySessions,
  unlock,
  whoOf,
  withdrawRole,
} from './officers.ts'

let t: TestHouse
let city: UnitId
let ward: UnitId
let other: UnitId
let wardPage: PageId
let otherPage: PageId

beforeAll(async () => {
  t = await testHouse('officers_test')
  await t.run(async ctx => {
    city = await addUnit(ctx, { code: 'TP', kind: 'thành phố', name: 'Thành phố Mẫu', parent_id: null })
    ward = await addUnit(ctx, { code: 'P1', kind: 'phường', name: 'Phường Một', parent_id: city })
    other = await addUnit(ctx, { code: 'P2', kind: 'phường', name: 'Phường Hai', parent_id: city })
    wardPage = await addPage(ctx, { name: 'Trang Phường Một', unit_id: ward })
    otherPage = await addPage(ctx, { name: 'Trang Phường Hai', unit_id: other })
  })
})
afterAll(() => t?.stop())

const password = 'mot-mat-khau-dai'
let count = 0
async function officer(role: Role, unit_id: UnitId, below = false) {
  const login = `can.bo.${(count += 1)}`
  const made = await t.run(async ctx => {
    const added = await addOfficer(ctx, { login, name: `Cán bộ ${count}`, password })
    await grantRole(ctx, added.officer_id, { role, unit_id, below })
    return added
  })
  const who = { kind: 'officer', id: made.officer_id, name: login, session: 'test' } as const
  return { ...made, login, who }
}
type Made = Awaited<ReturnType<typeof officer>>

const code = ({ totp_secret }: Made, step = 0): string =>
  new TOTP({ secret: totp_secret }).generate({ timestamp: machineNow() + step * 30_000 })

async function enter(one: Made, given: { password?: string; code?: string } = {}) {
  const right = await checkPassword(t.house, one.login, given.password ?? password)
  return t.run(ctx => signIn(ctx, { login: one.login, code: given.code ?? code(one), right }), machine('door'))
}
const codeOf = (answer: unknown): string | undefined => (answer instanceof Refusal ? answer.code : undefined)
const begun = (answer: Awaited<ReturnType<typeof enter>>): { session: Session; token: string } => {
  if (answer instanceof Refusal) throw answer
  return answer
}

describe('signing in', () => {
  test('takes password and code, and the token opens the session', async () => {
    const one = await officer('duty', ward)
    const { token, session } = begun(await enter(one))
    expect((await t.run(ctx => findSession(ctx, token)))?.session_id).toBe(session.session_id)
    expect(await t.run(ctx => findSession(ctx, `${token}x`))).toBeUndefined()
  })

  test('refuses a used code a second time', async () => {
    const one = await officer('duty', ward)
    const used = code(one)
    begun(await enter(one, { code: used }))
    expect(codeOf(await enter(one, { code: used }))).toBe('sign_in_failed')
  })

  test('answers alike whether the login exists, and locks both at the fifth failure', async () => {
    const one = await officer('duty', ward)
    const nobody = { ...one, login: 'khong.co.ai' }
    for (const each of [one, nobody]) {
      const answers: (string | undefined)[] = []
      for (let n = 0; n < 5; n += 1) answers.push(codeOf(await enter(each, { password: 'sai-mat-khau-roi' })))
      expect(answers).toEqual([...Array(4).fill('sign_in_failed'), 'sign_in_locked'])
    }
    expect(codeOf(await enter(one))).toBe('sign_in_locked')
    t.house.clock.stand(15 * minute + 1)
    begun(await enter(one))
    t.house.clock.stand(0)
  })

  test('is over at once when the officer leaves', async () => {
    const one = await officer('duty', ward)
    const { token } = begun(await enter(one))
    await t.run(ctx => endOfficer(ctx, one.officer_id))
    expect(await t.run(ctx => findSession(ctx, token))).toBeUndefined()
    expect(codeOf(await enter(one, { code: code(one, 1) }))).toBe('sign_in_failed')
  })

  test('locks the screen after fifteen idle minutes until the password is given, and ends with the shift', async () => {
    const one = await officer('duty', ward)
    const { token } = begun(await enter(one))
    const now = () => t.run(ctx => findSession(ctx, token))
    t.house.clock.stand(16 * minute)
    const locked = (await now()) as Session
    expect(locked.locked).toBe(true)
    expect(codeOf(await t.run(ctx => unlock(ctx, locked, false), whoOf(locked)))).toBe('password_wrong')
    await t.run(ctx => unlock(ctx, locked, true), whoOf(locked))
    expect((await now())?.locked).toBe(false)
    t.house.clock.stand(12 * hour + minute)
    expect(await now()).toBeUndefined()
    t.house.clock.stand(0)
  })
})

describe('a role on a unit', () => {
  test('reaches the page of its unit, and those below only when the grant says so', async () => {
    const above = await officer('leader', city)
    const over = await officer('leader', city, true)
    const here = await officer('duty', ward)
    const read = (one: Made) => t.run(ctx => pagesFor(ctx, 'conversation.read'), one.who)
    expect(await read(above)).toEqual([])
    expect((await read(over)).sort()).toEqual([wardPage, otherPage].sort())
    expect(await read(here)).toEqual([wardPage])
  })

  test('what one may not see does not exist; what one sees but may not do names who may', async () => {
    const keeper = await officer('keeper', other)
    const ask = (page: PageId) => t.run(ctx => require(ctx, 'conversation.reply', page), keeper.who)
    await expect(ask(wardPage)).rejects.toMatchObject({ code: 'not_found' })
    await expect(ask(otherPage)).rejects.toMatchObject({
      code: 'not_allowed',
      details: { who_may: { roles: ['duty', 'beat', 'counter'], officers: 0 } },
    })
  })

  test('ends when it is withdrawn, and moves with the tree', async () => {
    const one = await officer('duty', ward)
    const boss = await officer('leader', other, true)
    await t.run(ctx => withdrawRole(ctx, one.officer_id, 'duty', ward))
    expect(await t.run(ctx => mayOn(ctx, wardPage), one.who)).toEqual([])
    await t.run(ctx => moveUnit(ctx, ward, other))
    expect(await t.run(ctx => mayOn(ctx, wardPage), boss.who)).toContain('conversation.read')
    await t.run(ctx => moveUnit(ctx, ward, city))
    expect(await t.run(ctx => mayOn(ctx, wardPage), boss.who)).toEqual([])
  })

  test('lists officers only of the units where one may list them', async () => {
    const keeper = await officer('keeper', other)
    const seen = await t.run(ctx => listOfficers(ctx), keeper.who)
    expect(new Set(seen.flatMap(each => each.roles.map(role => role.unit_id)))).toEqual(new Set([other]))
  })
})

describe('pressing twice', () => {
  const key = '0190aaaa-0000-7000-8000-000000000001'
  const press = (one: Made, words: string, run: () => Promise<string>) =>
    t.run(ctx => once(ctx, { officer_id: one.officer_id, key, route: '/api/test', words }, run), one.who)

  test('acts once: the second press, even at the same moment, gets the same reply', async () => {
    const one = await officer('duty', ward)
    let acted = 0
    const act = async () => {
      acted += 1
      await new Promise(resolve => setTimeout(resolve, 30))
      return `{"n":${acted}}`
    }
    const replies = await Promise.all([press(one, 'a', act), press(one, 'a', act)])
    expect(replies).toEqual(['{"n":1}', '{"n":1}'])
    expect(await press(one, 'a', act)).toBe('{"n":1}')
    expect(acted).toBe(1)
  })

  test('with another wish under the same key is refused; what failed may be tried again', async () => {
    const one = await officer('duty', ward)
    const fails = () => Promise.reject(new Refusal('window_closed'))
    await expect(press(one, 'a', fails)).rejects.toMatchObject({ code: 'window_closed' })
    expect(await press(one, 'a', async () => '{}')).toBe('{}')
    await expect(press(one, 'b', async () => '{}')).rejects.toMatchObject({ code: 'key_reused' })
  })

  test('is remembered sealed, and forgotten after a day', async () => {
    const one = await officer('duty', ward)
    await press(one, 'a', async () => '{"text":"Xin chào chị Lan"}')
    const { rows } = await t.owner.query('select reply from remembered_replies where officer_id = $1', [one.officer_id])
    expect(rows[0].reply.includes('Lan')).toBe(false)
    t.house.clock.stand(25 * hour)
    expect(await t.run(tidySessions)).toBeGreaterThan(0)
    t.house.clock.stand(0)
    expect(await press(one, 'a', async () => '"new"')).toBe('"new"')
  })
})

// Rings through the module's face, on a real database: who is rung, when it climbs, what ends it, and that it rings once.

import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { type TestHouse, testHouse } from '../../../tools/test-house.ts'
import { hour, minute, second } from '../../platform/clock.ts'
import type { Ctx, Who } from '../../platform/ctx.ts'
import { newId } from '../../platform/ids.ts'
import { addOfficer, beginShift, grantRole, handOverShift, onDuty, type Role } from '../officers/officers.ts'
import { addUnit, type UnitId } from '../units/units.ts'
import {
  actOnRing,
  answerRing,
  dueRings,
  findRing,
  lookedAt,
  lowerRing,
  raiseRing,
  ringCounts,
  ringOn,
  ringsFor,
  type Rung,
} from './alarms.ts'

let t: TestHouse
let ward: UnitId
let district: UnitId
let province: UnitId
const people: Record<string, Who> = {}
beforeAll(async () => {
  t = await testHouse('alarms_test')
  await t.run(async ctx => {
    province = await addUnit(ctx, { code: 'T', kind: 'tỉnh', name: 'Tỉnh Mẫu', parent_id: null })
    district = await addUnit(ctx, { code: 'Q', kind: 'phòng', name: 'Phòng Mẫu', parent_id: province })
    ward = await addUnit(ctx, { code: 'P', kind: 'phường', name: 'Phường Mẫu', parent_id: district })
    const add = async (login: string, role: Role, unit_id: UnitId, below = false) => {
      const { officer_id } = await addOfficer(ctx, { login, name: login, password: 'mot-mat-khau-dai' })
      await grantRole(ctx, officer_id, { role, unit_id, below })
      people[login] = { kind: 'officer', id: officer_id, name: login, session: newId(ctx.now) }
    }
    await add('tung', 'duty', ward)
    await add('mai', 'duty', ward)
    await add('hoa', 'duty', district)
    await add('chief', 'leader', province, true)
    await add('clerk', 'counter', ward)
  })
})
afterAll(() => t.stop())

const as = <T>(login: string, fn: (ctx: Ctx) => Promise<T>): Promise<T> => t.run(fn, people[login])
const idOf = (login: string): string => (people[login] as { id: string }).id
const later = (ms: number): void => t.house.clock.stand(t.house.clock.offset() + ms)
const onShift = (login: string, unit_id: UnitId, hours = 12) =>
  as(login, ctx => beginShift(ctx, unit_id, ctx.now + hours * hour))

let tip: Rung
beforeEach(async () => {
  await t.owner.query('delete from ring_steps')
  await t.owner.query('delete from rings')
  await t.owner.query('delete from shifts')
  const [id, page_id] = [newId(t.house.clock.now()), newId(t.house.clock.now())]
  tip = { kind: 'tip', id, page_id, unit_id: ward, excluded_unit_id: null }
})

const raise = (why: 'danger' | 'photo' = 'danger', ask = true) => t.run(ctx => raiseRing(ctx, tip, why, { ask }))
const answer = (yes: boolean) => t.run(ctx => answerRing(ctx, tip, yes))
/** What the clock's loop does with everything that is due. */
async function goesOn(): Promise<(string | undefined)[]> {
  const due = await t.run(ctx => dueRings(ctx, 10))
  const told = []
  for (const { id } of due) told.push(await t.run(ctx => ringOn(ctx, id, tip)))
  return told.map(each => each?.level)
}
const rungFor = async (login: string) => (await as(login, ringsFor))[0]
const units = async (login: string) => (await rungFor(login))?.steps.map(step => step.unit_name)

test('words of danger ring softly at once for the shift, and loud when nobody answers for sixty seconds', async () => {
  await onShift('tung', ward)
  expect(await raise()).toMatchObject({ level: 'soft', asks: true, alone: false, officer_ids: [idOf('tung')] })
  expect(await rungFor('tung')).toMatchObject({ level: 'soft', state: 'confirming', mine: true })
  later(59 * second)
  expect(await goesOn()).toEqual([])
  later(second)
  expect(await goesOn()).toEqual(['loud'])
  expect(await as('tung', ringCounts)).toEqual({ loud: 1, soft: 0 })
})

test('Có rings loud at once, Không leaves the soft flag until somebody looks', async () => {
  await onShift('tung', ward)
  await raise()
  expect(await answer(false)).toMatchObject({ level: 'soft' })
  expect(await answer(true)).toBeUndefined()
  expect(await rungFor('tung')).toMatchObject({ level: 'soft', state: 'ringing', asked_until: null })
  await as('tung', ctx => lookedAt(ctx, tip.id))
  expect(await rungFor('tung')).toBeUndefined()
  await raise()
  expect(await answer(true)).toMatchObject({ level: 'loud' })
  await as('tung', ctx => lookedAt(ctx, tip.id))
  expect(await rungFor('tung')).toMatchObject({ level: 'loud' })
})

test('a loud ring climbs to the next on the shift, to the unit above, and stops at the top, where it rings on', async () => {
  await onShift('tung', ward)
  later(second)
  await onShift('mai', ward)
  await onShift('hoa', district)
  await raise()
  await answer(true)
  const seen: (string | null | undefined)[] = []
  for (const wait of [3 * minute, 5 * minute, 5 * minute, 5 * minute]) {
    later(wait)
    await goesOn()
    seen.push((await rungFor('chief'))?.steps.at(-1)?.officer_name)
  }
  expect(seen).toEqual(['mai', 'hoa', null, null])
  expect(await units('tung')).toEqual(['Phường Mẫu', 'Phường Mẫu', 'Phòng Mẫu', 'Tỉnh Mẫu'])
  later(72 * hour)
  expect(await goesOn()).toEqual([])
  expect(await rungFor('chief')).toMatchObject({ level: 'loud', mine: true })
})

test('the clock moved by three days climbs one step a look, none is skipped', async () => {
  await onShift('tung', ward, 48)
  await onShift('hoa', district, 48)
  await raise()
  later(40 * hour)
  expect(await goesOn()).toEqual(['loud'])
  expect(await goesOn()).toEqual([])
  later(40 * hour)
  await goesOn()
  expect(await units('chief')).toEqual(['Phường Mẫu', 'Phòng Mẫu', 'Tỉnh Mẫu'])
})

test('nobody on the shift: it rings in the unit above at once, and the person is to be told', async () => {
  await onShift('hoa', district)
  expect(await raise('photo')).toMatchObject({ level: 'soft', asks: false, alone: true })
  expect(await units('hoa')).toEqual(['Phường Mẫu', 'Phòng Mẫu'])
  expect(await rungFor('tung')).toMatchObject({ mine: true })
  expect(await rungFor('chief')).toMatchObject({ mine: false })
})

test('whoever is off duty sees the ring without a sound while somebody else is on duty; a counter sees none', async () => {
  await onShift('mai', ward)
  await raise()
  expect(await rungFor('tung')).toMatchObject({ mine: false })
  expect(await rungFor('clerk')).toBeUndefined()
  await as('mai', async ctx => {
    const [shift] = await onDuty(ctx, ward)
    await handOverShift(ctx, ward, shift?.shift_id as string, '')
  })
  expect(await rungFor('tung')).toMatchObject({ mine: true })
})

test('an act ends it for everyone and is kept with its time; for a while after it the tip rings softly only', async () => {
  await onShift('tung', ward)
  await raise()
  await answer(true)
  const id = await as('tung', ctx => actOnRing(ctx, tip.id, 'told_114', ctx.now - minute))
  const ring = await as('mai', ctx => findRing(ctx, id))
  expect(ring).toMatchObject({ state: 'answered', act: 'told_114' })
  expect(ring?.acted_at).toBe((ring?.ended_at as number) - minute)
  await expect(as('tung', ctx => actOnRing(ctx, tip.id, 'met', ctx.now))).rejects.toThrow('not_now')
  later(10 * minute)
  expect(await raise()).toMatchObject({ level: 'soft', asks: false })
  await as('tung', ctx => lookedAt(ctx, tip.id))
  later(25 * minute)
  expect(await raise()).toMatchObject({ asks: true })
})

test('an officer lowers it; the machine raises it anew when new words of danger come', async () => {
  await onShift('tung', ward)
  await raise()
  await answer(true)
  await as('tung', ctx => lowerRing(ctx, tip.id))
  expect(await rungFor('tung')).toBeUndefined()
  expect(await raise()).toMatchObject({ asks: true })
})

test('a tip about an officer of the ward rings above it, and nobody appointed in the ward ever sees it', async () => {
  tip = { ...tip, unit_id: district, excluded_unit_id: ward }
  await onShift('tung', ward)
  await onShift('hoa', district)
  const told = await raise()
  expect(await rungFor('tung')).toBeUndefined()
  expect(await as('tung', ctx => findRing(ctx, told?.ring_id as string))).toBeUndefined()
  expect(await units('hoa')).toEqual(['Phòng Mẫu'])
  const { rows } = await t.owner.query('select page_id from trail where thing_id = $1', [told?.ring_id])
  expect(rows).toEqual([{ page_id: null }])
})

test('two processes at the same due ring: one rings', async () => {
  await onShift('tung', ward)
  await raise()
  later(minute)
  const [ring] = await t.run(ctx => dueRings(ctx, 1))
  const told = await Promise.all([1, 2, 3].map(() => t.run(ctx => ringOn(ctx, ring?.id as string, tip))))
  expect(told.filter(Boolean)).toHaveLength(1)
})

test('a soft ring nobody looks at climbs sooner at night than in office hours', async () => {
  await onShift('tung', ward)
  const at = (hours: number) => {
    const midnight = Math.floor((t.house.clock.now() + 7 * hour) / (24 * hour) + 1) * 24 * hour - 7 * hour
    const weekday = ((Math.floor((midnight + 7 * hour) / (24 * hour)) + 3) % 7) + 1
    const days = weekday > 5 ? 8 - weekday : 0
    later(midnight + days * 24 * hour + hours * hour - t.house.clock.now())
  }
  const due = async () => Number((await t.owner.query('select due_at - raised_at as ms from rings')).rows[0].ms)
  at(10)
  await raise('photo')
  expect(await due()).toBe(15 * minute)
  await as('tung', ctx => lowerRing(ctx, tip.id))
  await t.owner.query('delete from ring_steps')
  await t.owner.query('delete from rings')
  later(12 * hour)
  await raise('photo')
  expect(await due()).toBe(5 * minute)
})

import { randomUUID } from 'node:crypto'
import { addOfficer, grantRole } from '@binh-yen/server/modules/officers/officers'
import { change, machine } from '@binh-yen/server/platform/ctx'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { hour, minute } from '../src/calendar.ts'
import type { UnitName } from '../src/district.ts'
import { Listening } from '../src/listening.ts'
import { Officer } from '../src/officer.ts'
import { openWorld, type World } from '../src/world.ts'

let world: World
let roster: string
beforeAll(async () => {
  world = await openWorld('shifts')
  roster = `/api/units/${world.district.pages.north.unit_id}/shifts`
})
afterAll(() => world.end())

const now = (): number => world.simulator.clock.now()
const idOf = (name: 'tung' | 'mai' | 'binh' | 'beat'): string => world.district.officers[name].officer_id

/** A shift of the north ward from `from` ms ahead, planned by its keeper. */
async function planned(officer: 'tung' | 'mai' | 'beat', from: number, long: number): Promise<string> {
  const keeper = await world.officer('keeper')
  const body = { officer_id: idOf(officer), from_at: now() + from, to_at: now() + from + long }
  const { status, body: week } = await keeper.asks('POST', roster, body)
  expect(status, JSON.stringify(week)).toBe(200)
  return week.shifts.find((shift: any) => shift.from_at === body.from_at).id
}

const dutyAt = async (officer: Officer, unit: UnitName): Promise<any> =>
  (await officer.asks('GET', '/api/duty')).body.units.find(
    (each: any) => each.unit_id === world.district.pages[unit].unit_id,
  )

const code = (answer: { body: any }): string => answer.body.error?.code

test('a plan alone puts nobody on duty; the officer takes the shift and hands it over with a note', async () => {
  const tung = await world.officer('tung')
  const mai = await world.officer('mai')
  const id = await planned('tung', 0, 8 * hour)
  expect((await dutyAt(mai, 'north')).on_duty).toEqual([])

  const week = (await tung.asks('POST', `${roster}/${id}/take`)).body
  expect(week.shifts.find((shift: any) => shift.id === id)).toMatchObject({ on_duty: true, may: ['shift.hand_over'] })
  expect((await dutyAt(mai, 'north')).on_duty).toMatchObject([{ officer_id: tung.id, name: 'Trần Thanh Tùng' }])

  expect(code(await mai.asks('POST', `${roster}/${id}/handover`, { note: 'x' }))).toBe('shift_of_another')
  const note = 'Chợ Mẫu còn một vụ mất xe chưa xong.'
  await tung.asks('POST', `${roster}/${id}/handover`, { note })
  expect((await dutyAt(mai, 'north')).on_duty).toEqual([])
  const read = (await mai.asks('GET', roster)).body.shifts.find((shift: any) => shift.id === id)
  expect(read).toMatchObject({ state: 'handed_over', note, may: [] })

  const [kept] = await world.sql<{ note: Buffer }>('select note from shifts where id = $1', [id])
  expect(kept?.note.includes('mất xe')).toBe(false)
  const lines = await world.sql('select kind, act, who_id from trail where thing_id = $1 order by at', [id])
  const acts = lines.filter(line => line['kind'] === 'activity').map(line => line['act'])
  expect(acts).toEqual(['shift.planned', 'shift.taken', 'shift.handed_over'])
  expect(lines.filter(line => line['act'] === 'shift.looked').map(line => line['who_id'])).toEqual([tung.id, mai.id])
})

test('a duty officer may take what was planned for another; of two at once the second is told', async () => {
  const id = await planned('beat', 0, 2 * hour)
  const [tung, mai] = [await world.officer('tung'), await world.officer('mai')]
  const answers = await Promise.all([tung, mai].map(each => each.asks('POST', `${roster}/${id}/take`)))
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 409])
  const won = answers[0]?.status === 200 ? tung : mai
  expect((await dutyAt(tung, 'north')).on_duty).toMatchObject([{ officer_id: won.id }])
  await won.asks('POST', `${roster}/${id}/handover`, { note: '' })
})

test('a beat officer takes a shift planned for them and no other; a counter without a plan takes none', async () => {
  const beat = await world.officer('beat')
  const own = await planned('beat', 3 * hour, hour)
  const other = await planned('mai', 3 * hour, hour)
  expect(code(await beat.asks('POST', `${roster}/${own}/take`))).toBe('shift_not_yet')
  await world.later(2 * hour + minute)
  expect(code(await beat.asks('POST', `${roster}/${other}/take`))).toBe('shift_of_another')
  expect((await beat.asks('POST', `${roster}/${own}/take`)).status).toBe(200)
  await beat.asks('POST', `${roster}/${own}/handover`, { note: '' })
  const keeper = await world.officer('keeper')
  expect((await keeper.asks('POST', `${roster}/${other}/withdrawal`)).status).toBe(200)
  expect(code(await keeper.asks('POST', `${roster}/${own}/withdrawal`))).toBe('not_now')
})

test('who forgets to hand over counts as gone an hour after the end, and the leader can still end the shift', async () => {
  const tung = await world.officer('tung')
  const answer = await tung.asks('POST', `${roster}/unplanned`, { to_at: now() + 4 * hour })
  const { id } = answer.body.shifts.find((shift: any) => shift.on_duty)
  await world.later(4 * hour + 59 * minute)
  expect((await dutyAt(tung, 'north')).on_duty).toHaveLength(1)
  await world.later(2 * minute)
  expect((await dutyAt(tung, 'north')).on_duty).toEqual([])
  const leader = await world.officer('leader')
  expect((await leader.asks('POST', `${roster}/${id}/handover`, { note: 'Lãnh đạo kết thúc ca.' })).status).toBe(200)
})

test('a shift that cannot be is refused with what is wrong, and pressing twice plans one', async () => {
  const keeper = await world.officer('keeper')
  const [from_at, to_at] = [now() + 72 * hour, now() + 80 * hour]
  const plan = (body: object, key?: string) =>
    keeper.asks('POST', roster, { officer_id: idOf('tung'), from_at, to_at, ...body }, key)
  expect(code(await plan({ to_at: from_at }))).toBe('shift_dates')
  expect(code(await plan({ to_at: from_at + 49 * hour }))).toBe('shift_dates')
  expect(code(await plan({ from_at: now() - 2 * hour, to_at: now() - hour }))).toBe('shift_over')
  expect(code(await plan({ officer_id: idOf('binh') }))).toBe('shift_officer')
  const key = randomUUID()
  const both = await Promise.all([plan({}, key), plan({}, key)])
  expect(both.map(({ status }) => status)).toEqual([200, 200])
  const overlap = await plan({ from_at: to_at - 1, to_at: to_at + hour })
  expect(overlap.body.error).toMatchObject({ code: 'shift_overlaps', details: { from: from_at, until: to_at } })
  expect((await world.sql('select id from shifts where from_at = $1', [from_at])).length).toBe(1)
})

test('another ward sees nothing of it; the leader of the unit above is told that nobody is there', async () => {
  const id = await planned('mai', 30 * minute, hour)
  const binh = await world.officer('binh')
  expect(await dutyAt(binh, 'north')).toBeUndefined()
  for (const path of [`${roster}/${id}/take`, `${roster}/${id}/withdrawal`, roster])
    expect((await binh.asks('POST', path, {})).status).toBe(404)
  expect((await binh.asks('GET', roster)).status).toBe(404)
  const elsewhere = `/api/units/${world.district.pages.south.unit_id}/shifts/${id}/take`
  expect((await binh.asks('POST', elsewhere)).status).toBe(404)

  const chief = await change(world.app.house, machine('story'), async ctx => {
    const made = await addOfficer(ctx, { login: 'chief', name: 'Cao Văn Trưởng' })
    const { unit_id } = world.district.pages.lead
    await grantRole(ctx, made.officer_id, { role: 'leader', unit_id: unit_id, below: false })
    return new Officer(() => world.url, { login: 'chief', ...made })
  })
  await chief.signsIn()
  expect(await dutyAt(chief, 'north')).toMatchObject({ roster: false, on_duty: [] })
  expect((await chief.asks('GET', roster)).status).toBe(404)
})

test('the consoles of the ward hear that a shift was taken, those of another ward do not', async () => {
  const streams = await Promise.all(
    (['mai', 'binh'] as const).map(async who => Listening.of(world.url, await world.officer(who))),
  )
  const [near, far] = streams as [Listening, Listening]
  const tung = await world.officer('tung')
  await tung.asks('POST', `${roster}/unplanned`, { to_at: now() + hour })
  await near.until(({ event, data }) => event === 'hint' && data.kind === 'shift')
  const { page_id } = world.district.pages.south
  world.app.house.live.hint({ kind: 'page', page_id, id: page_id })
  await far.until(({ data }) => data.kind === 'page')
  expect(far.hints.filter(({ kind }) => kind === 'shift')).toEqual([])
  for (const stream of streams) stream.stops()
})

// The clocks of matters through the face, on a real PostgreSQL with the shipped rows and a clock that is moved.

import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { readLaw } from '../../../seed/law/law.ts'
import { type TestHouse, testHouse } from '../../../tools/test-house.ts'
import { day, hour, machineNow } from '../../platform/clock.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { newId } from '../../platform/ids.ts'
import { addUnit, type UnitId } from '../units/units.ts'
import {
  addDay,
  addRule,
  type ClockView,
  classification,
  clocksOf,
  dueCounts,
  dueSoon,
  extend,
  extensionsOf,
  kindForCategory,
  listDays,
  listRules,
  loadLaw,
  type Matter,
  moveClocks,
  reclassify,
  signLaw,
  startClock,
  stopClock,
  stopClocks,
  withdrawLaw,
} from './deadlines.ts'

const vn = (text: string): number => Date.parse(`${text.replace(' ', 'T')}:00+07:00`)
const endOf = (date: string): number => vn(`${date} 00:00`) + day - 1

let t: TestHouse
let north: UnitId
let south: UnitId
let matter: Matter
beforeAll(async () => {
  t = await testHouse('deadlines_test')
  await t.run(ctx => loadLaw(ctx, readLaw()))
  const unit = (code: string) => t.run(ctx => addUnit(ctx, { code, kind: 'phường', name: code, parent_id: null }))
  north = await unit('BAC')
  south = await unit('NAM')
})
beforeEach(() => {
  at('2026-03-02 08:00')
  const id = newId<'tip'>(machineNow())
  matter = { page_id: newId<'page'>(machineNow()), kind: 'tip', id, unit_id: north }
})
afterAll(() => t?.stop())

/** The house's clock stands there, and goes on from there. */
const at = (text: string) => t.house.clock.stand(vn(text) - machineNow())
const run = <T>(fn: (ctx: Ctx) => Promise<T>) => t.run(fn)
const views = async (of = matter): Promise<ClockView[]> => (await run(ctx => clocksOf(ctx, [of]))).get(of.id) ?? []
const view = async (rule: string, of = matter): Promise<ClockView> => {
  const found = (await views(of)).findLast(each => each.rule === rule)
  if (!found) throw new Error(`no clock ${rule}`)
  return found
}
const running = async () => (await views()).filter(each => each.ended_at === null).map(each => each.rule)
const received = () => run(ctx => startClock(ctx, matter, classification, ctx.now))
const classified = (kind: string, from: string, of = matter) => run(ctx => reclassify(ctx, of, kind, vn(from)))

describe('until an officer has said the kind', () => {
  test('only the classification clock runs: 24 hours, through the night', async () => {
    await received()
    expect(await running()).toEqual(['phan-loai'])
    const clock = await view('phan-loai')
    expect(clock).toMatchObject({ kind: null, state: 'running', unit_id: north, extended: 0, next: null })
    expect(clock.due_at - clock.from_at).toBe(24 * hour)
  })

  test('starting it twice, or by two at once, leaves one', async () => {
    await Promise.all([received(), received(), received()])
    await received()
    expect(await running()).toEqual(['phan-loai'])
  })
})

describe('once the kind is said', () => {
  test('the classification is met and the clocks of the kind count from first receipt', async () => {
    await received()
    at('2026-03-03 07:30')
    await classified('to-giac', '2026-03-02 08:00')
    expect(await view('phan-loai')).toMatchObject({ state: 'met', in_time: true, ended_how: 'done' })
    const due = Object.fromEntries((await views()).map(each => [each.rule, each.due_at]))
    expect(due).toMatchObject({
      'thong-bao-vks': endOf('2026-03-05'),
      'phan-cong': endOf('2026-03-05'),
      'thong-bao-nguoi-bao-tin': endOf('2026-03-05'),
      'xac-minh': endOf('2026-03-23'),
    })
    expect((await running()).toSorted()).toEqual(['phan-cong', 'thong-bao-nguoi-bao-tin', 'thong-bao-vks', 'xac-minh'])
  })

  test('a classification a minute late is on record as late', async () => {
    await received()
    at('2026-03-03 08:01')
    expect((await view('phan-loai')).state).toBe('late')
    await classified('phan-anh', '2026-03-02 08:00')
    expect(await view('phan-loai')).toMatchObject({ state: 'met', in_time: false })
    expect((await view('phan-anh')).due_at).toBe(endOf('2026-03-16'))
  })

  test('said by two at once, every clock runs once and of one kind', async () => {
    await received()
    await Promise.all([classified('to-giac', '2026-03-02 08:00'), classified('tin-bao', '2026-03-02 08:00')])
    const kinds = (await views()).filter(each => each.ended_at === null).map(each => each.kind)
    expect(kinds).toHaveLength(4)
    expect(new Set(kinds).size).toBe(1)
  })

  test('a kind that counts alike takes over the clocks with their extensions; what was met is not asked again', async () => {
    await classified('to-giac', '2026-03-02 08:00')
    await run(ctx => stopClock(ctx, matter, 'thong-bao-vks', 'done'))
    await extends_()
    const before = await view('xac-minh')
    await classified('tin-bao', '2026-03-02 08:00')
    const after = await view('xac-minh')
    expect(after).toMatchObject({ clock_id: before.clock_id, kind: 'tin-bao', due_at: before.due_at, extended: 1 })
    expect(after.source.rule_id).not.toBe(before.source.rule_id)
    expect((await views()).filter(each => each.rule === 'thong-bao-vks').map(each => each.state)).toEqual(['met'])
  })

  test('another regime stops the clocks and begins its own, from first receipt', async () => {
    await classified('to-giac', '2026-03-02 08:00')
    at('2026-03-06 08:00')
    await classified('khieu-nai', '2026-03-02 08:00')
    expect(await view('xac-minh')).toMatchObject({ state: 'stopped', ended_how: 'reclassified' })
    expect(await running()).toEqual(['thong-bao-thu-ly'])
    expect((await view('thong-bao-thu-ly')).due_at).toBe(endOf('2026-03-12'))
    await run(ctx => startClock(ctx, matter, 'khieu-nai', ctx.now, 'khieu-nai'))
    expect((await view('khieu-nai')).due_at).toBe(endOf('2026-04-06'))
  })

  test('a kind nobody has rules for is refused, and nothing has changed', async () => {
    await received()
    await expect(classified('to-giac', '2016-03-02 08:00')).rejects.toMatchObject({ code: 'rule_missing' })
    await expect(classified('khac', '2026-03-02 08:00')).rejects.toMatchObject({ code: 'rule_missing' })
    await expect(run(ctx => startClock(ctx, matter, 'khong-co', ctx.now))).rejects.toMatchObject({
      code: 'rule_missing',
    })
    expect(await running()).toEqual(['phan-loai'])
  })
})

const extends_ = (more: Partial<Parameters<typeof extend>[2]> = {}, of = matter) =>
  run(ctx => {
    const key = ctx.keys.make(of.id).key
    return extend(ctx, of, {
      rule: 'xac-minh',
      reason: 'Phải xác minh ở nhiều nơi',
      by: 'Quyết định số 1',
      key,
      ...more,
    })
  })

describe('an extension', () => {
  test('goes step by step, at the last hour too, within the limit, and then no more', async () => {
    await classified('to-giac', '2026-03-02 08:00')
    at('2026-03-23 23:58')
    expect((await view('xac-minh')).state).toBe('due')
    expect(await extends_()).toEqual({ due_at: endOf('2026-05-04') })
    expect(await view('xac-minh')).toMatchObject({ state: 'running', extended: 1 })
    const { next } = await view('xac-minh')
    expect(next).toMatchObject({ rule: 'gia-han-1', until: endOf('2026-07-02'), ask_by: endOf('2026-05-04') - 5 * day })
    expect(await extends_()).toEqual({ due_at: endOf('2026-07-02') })
    await expect(extends_()).rejects.toMatchObject({ code: 'extension_limit' })
    expect((await view('xac-minh')).next).toBeNull()
  })

  test('after the end is refused, unless the paper is from before', async () => {
    await classified('to-giac', '2026-03-02 08:00')
    at('2026-03-24 00:01')
    await expect(extends_()).rejects.toMatchObject({
      code: 'extension_too_late',
      details: { until: endOf('2026-03-23') },
    })
    await extends_({ decided_at: vn('2026-03-20 09:00') })
    expect((await view('xac-minh')).state).toBe('running')
  })

  test('without a reason, or of a clock that does not run, is refused', async () => {
    await expect(extends_()).rejects.toMatchObject({ code: 'not_running' })
    await classified('to-giac', '2026-03-02 08:00')
    await expect(extends_({ reason: 'vì bận' })).rejects.toMatchObject({ code: 'reason_needed' })
    await expect(extends_({ by: ' ' })).rejects.toMatchObject({ code: 'reason_needed' })
    await expect(extends_({ rule: 'phan-cong' })).rejects.toMatchObject({ code: 'extension_limit' })
  })

  test('meant by two at once is granted once: the second is told that the next step is another', async () => {
    await classified('to-giac', '2026-03-02 08:00')
    const wish = { step: 'xac-minh-phuc-tap' }
    const both = await Promise.allSettled([extends_(wish), extends_(wish)])
    expect(both.map(each => each.status).toSorted()).toEqual(['fulfilled', 'rejected'])
    expect(both.find(each => each.status === 'rejected')).toMatchObject({ reason: { code: 'not_now' } })
    expect(await view('xac-minh')).toMatchObject({ extended: 1, due_at: endOf('2026-05-04') })
  })

  test('keeps its words sealed under the matter’s key and off the trail', async () => {
    await classified('to-giac', '2026-03-02 08:00')
    const { key } = t.house.keys.make(matter.id)
    await extends_({ key })
    const said = await run(ctx => extensionsOf(ctx, matter, key))
    expect(said).toMatchObject([
      { rule: 'xac-minh', by_rule: 'xac-minh-phuc-tap', by: 'Quyết định số 1', reason: 'Phải xác minh ở nhiều nơi' },
    ])
    const { rows } = await t.owner.query(
      `select (select string_agg(x::text, ' ') from clock_extensions x) || (select string_agg(facts::text, ' ') from trail) as all`,
    )
    expect(rows[0].all).not.toContain('nhiều nơi')
    expect(rows[0].all).not.toContain(Buffer.from('nhiều nơi').toString('hex'))
  })
})

describe('a clock', () => {
  test('ends as met when it is done, as stopped when it no longer counts, and not twice', async () => {
    await classified('to-giac', '2026-03-02 08:00')
    await run(ctx => stopClock(ctx, matter, 'phan-cong', 'done'))
    await run(ctx => stopClock(ctx, matter, 'thong-bao-vks', 'referred'))
    expect(await view('phan-cong')).toMatchObject({ state: 'met', in_time: true })
    expect(await view('thong-bao-vks')).toMatchObject({ state: 'stopped', ended_how: 'referred' })
    await expect(run(ctx => stopClock(ctx, matter, 'phan-cong', 'done'))).rejects.toMatchObject({ code: 'not_running' })
    await run(ctx => stopClocks(ctx, matter, 'joined'))
    await run(ctx => stopClocks(ctx, matter, 'joined'))
    expect(await running()).toEqual([])
  })

  test('may run again after it ended: a matter taken up anew', async () => {
    await run(ctx => startClock(ctx, matter, 'phuc-hoi', ctx.now, 'to-giac'))
    await run(ctx => stopClock(ctx, matter, 'phuc-hoi', 'suspended'))
    at('2026-06-01 08:00')
    await run(ctx => startClock(ctx, matter, 'phuc-hoi', ctx.now, 'to-giac'))
    expect((await views()).map(each => each.state)).toEqual(['stopped', 'running'])
    expect((await view('phuc-hoi')).due_at).toBe(endOf('2026-07-01'))
  })

  test('of a tip and of a case with the same id are two', async () => {
    const other: Matter = { ...matter, kind: 'case' }
    await received()
    await run(ctx => startClock(ctx, other, classification, ctx.now))
    await run(ctx => stopClock(ctx, other, classification, 'done'))
    expect((await views()).map(each => [each.matter.kind, each.state]).toSorted()).toEqual([
      ['case', 'met'],
      ['tip', 'running'],
    ])
  })
})

describe('the list of what presses', () => {
  test('has late and soon of the unit, most pressing first, and follows the matter to another unit', async () => {
    await run(ctx => stopEverything(ctx))
    await classified('to-giac', '2026-03-02 08:00')
    expect(await rulesOf(north)).toEqual([])
    at('2026-03-05 10:00')
    expect((await rulesOf(north)).length).toBe(3)
    at('2026-03-22 10:00')
    expect(await rulesOf(north)).toEqual(['late', 'late', 'late', 'soon'])
    expect(await run(ctx => dueCounts(ctx, [north, south]))).toEqual(new Map([[north, { late: 3, soon: 1 }]]))
    const first = await run(ctx => dueSoon(ctx, [north], { limit: 3 }))
    const second = await run(ctx => dueSoon(ctx, [north], { limit: 3, cursor: first.next ?? '' }))
    expect([first.clocks.length, second.clocks.map(each => each.rule), second.next]).toEqual([3, ['xac-minh'], null])
    await run(ctx => moveClocks(ctx, matter, south))
    expect(await rulesOf(north)).toEqual([])
    expect(await rulesOf(south)).toEqual(['late', 'late', 'late', 'soon'])
    await run(ctx => stopClocks(ctx, matter, 'done'))
    expect(await rulesOf(south)).toEqual([])
  })
})

const rulesOf = async (unit_id: string) =>
  (await run(ctx => dueSoon(ctx, [unit_id], { limit: 100 }))).clocks.map(each => each.state)

/** What other tests of this file left running. */
async function stopEverything(ctx: Ctx): Promise<void> {
  const { clocks } = await dueSoon({ ...ctx, now: ctx.now + 3_650 * day }, [north, south], { limit: 1_000 })
  for (const {
    page_id,
    matter: { kind, id },
  } of clocks)
    await stopClocks(ctx, { page_id, kind, id }, 'withdrawn')
}

describe('a change of law', () => {
  test('never moves a clock that runs; a matter received before it is classified by the old row, after it by the new', async () => {
    at('2026-06-25 08:00')
    await classified('kien-nghi-khoi-to', '2026-06-25 08:00')
    const before = await view('xac-minh')
    const old = (await run(listRules)).find(each => each.rule === 'xac-minh' && each.kind === 'kien-nghi-khoi-to')
    if (!old) throw new Error('no row')
    const { id: _id, signed_at: _a, signed_name: _n, withdrawn_at: _w, ...same } = old
    const fresh = await run(ctx =>
      addRule(ctx, { ...pick(same), amount: 30, effective_from: '2026-07-01', legal_basis: 'Luật mẫu' }),
    )
    at('2026-07-03 08:00')
    expect(await view('xac-minh')).toEqual({ ...before, state: 'running' })
    const between: Matter = { ...matter, id: newId<'tip'>(machineNow()) }
    await classified('kien-nghi-khoi-to', '2026-06-30 23:59', between)
    expect((await view('xac-minh', between)).source.rule_id).toBe(old.id)
    expect((await view('xac-minh', between)).due_at).toBe(endOf('2026-07-20'))
    const after: Matter = { ...matter, id: newId<'tip'>(machineNow()) }
    await classified('kien-nghi-khoi-to', '2026-07-01 00:00', after)
    expect((await view('xac-minh', after)).source).toMatchObject({ rule_id: fresh, legal_basis: 'Luật mẫu' })
    expect((await view('xac-minh', after)).due_at).toBe(endOf('2026-07-31'))
    await run(ctx => withdrawLaw(ctx, 'deadline_rules', fresh))
    expect((await view('xac-minh', after)).due_at).toBe(endOf('2026-07-31'))
    await expect(run(ctx => withdrawLaw(ctx, 'deadline_rules', fresh))).rejects.toMatchObject({ code: 'not_found' })
  })

  test('of the calendar neither: a day declared off later moves only clocks that begin later', async () => {
    at('2026-10-05 08:00')
    await classified('phan-anh', '2026-10-05 08:00')
    const id = await run(ctx =>
      addDay(ctx, {
        calendar: 'nha-nuoc',
        date: '2026-10-19',
        works: false,
        label: 'Nghỉ',
        source: 'QĐ',
        evidence: 'read',
      }),
    )
    expect((await view('phan-anh')).due_at).toBe(endOf('2026-10-19'))
    const later: Matter = { ...matter, id: newId<'tip'>(machineNow()) }
    await classified('phan-anh', '2026-10-05 08:00', later)
    expect((await view('phan-anh', later)).due_at).toBe(endOf('2026-10-20'))
    await run(ctx => withdrawLaw(ctx, 'calendar_days', id))
  })
})

/** A row without what the database adds. */
const pick = <T extends object>({ ...row }: T): T => {
  delete (row as Record<string, unknown>).added_at
  delete (row as Record<string, unknown>).signed_by
  return row
}

describe('a row of law', () => {
  test('is unverified until an officer has signed it, and the calendar until its years are signed', async () => {
    at('2026-11-02 08:00')
    await classified('to-cao', '2026-11-02 08:00')
    const rule = 'thong-bao-thu-ly'
    expect((await view(rule)).unverified).toEqual(['rule', 'calendar'])
    const signer = { officer_id: newId<'officer'>(machineNow()), name: 'Cán bộ Pháp chế' }
    const { rule_id } = (await view(rule)).source
    expect(await run(ctx => signLaw(ctx, 'deadline_rules', [rule_id], signer))).toBe(1)
    expect(await view(rule)).toMatchObject({ unverified: ['calendar'], source: { signed_name: 'Cán bộ Pháp chế' } })
    const days = (await run(ctx => listDays(ctx, 'nha-nuoc', '2026'))).map(each => each.id)
    expect(await run(ctx => signLaw(ctx, 'calendar_days', days, signer))).toBe(days.length)
    expect((await view(rule)).unverified).toEqual([])
    await expect(run(ctx => signLaw(ctx, 'calendar_days', days, signer))).rejects.toMatchObject({ code: 'not_found' })
    at('2026-12-30 08:00')
    await run(ctx => startClock(ctx, matter, 'to-cao', ctx.now, 'to-cao'))
    expect((await view('to-cao')).unverified).toEqual(['rule', 'calendar'])
  })

  test('is loaded once, and one that was withdrawn does not come back', async () => {
    expect(await run(ctx => loadLaw(ctx, readLaw()))).toBe(0)
    const [day2] = await run(ctx => listDays(ctx, 'nha-nuoc', '2027'))
    await run(ctx => withdrawLaw(ctx, 'calendar_days', day2?.id ?? ''))
    expect(await run(ctx => loadLaw(ctx, readLaw()))).toBe(0)
    const other = {
      calendar: 'nha-nuoc',
      date: '2027-01-01',
      works: false,
      label: 'Tết',
      source: 'QĐ',
      evidence: 'read',
    }
    await run(ctx => addDay(ctx, other as Parameters<typeof addDay>[1]))
    await expect(run(ctx => addDay(ctx, other as Parameters<typeof addDay>[1]))).rejects.toMatchObject({
      code: 'day_exists',
    })
  })

  test('pre-fills the kind of a category; an unknown one is left to the officer', async () => {
    expect(await run(ctx => kindForCategory(ctx, 'trom-cap'))).toMatchObject({ kind: 'to-giac', unverified: true })
    expect(await run(ctx => kindForCategory(ctx, 'tieu-cuc-can-bo'))).toMatchObject({ kind: 'to-cao' })
    expect(await run(ctx => kindForCategory(ctx, 'khong-co'))).toBeUndefined()
  })
})

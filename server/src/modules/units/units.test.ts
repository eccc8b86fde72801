// The tree of units on a real PostgreSQL, and which row of a policy holds.

import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type TestHouse, testHouse } from '../../../tools/test-house.ts'
import { policyValue } from './rules.ts'
import {
  addArea,
  addHotLine,
  addUnit,
  areasOf,
  endHotLine,
  endUnit,
  hotLines,
  moveUnit,
  policy,
  renameUnit,
  setPolicy,
  type UnitId,
  unitName,
  unitsAbove,
  unitsBelow,
  unitTree,
} from './units.ts'

let t: TestHouse
beforeAll(async () => {
  t = await testHouse('units_test')
})
afterAll(() => t?.stop())

let count = 0
const unit = (name: string, parent_id: UnitId | null) =>
  t.run(ctx => addUnit(ctx, { code: `U${(count += 1)}`, kind: 'đơn vị', name, parent_id }))

describe('the tree', () => {
  test('has any depth, and is walked down and up', async () => {
    const path: UnitId[] = []
    for (let depth = 0; depth < 12; depth += 1) path.push(await unit(`Cấp ${depth}`, path.at(-1) ?? null))
    const [top, last] = [path[0] as UnitId, path.at(-1) as UnitId]
    expect(new Set(await t.run(ctx => unitsBelow(ctx, top)))).toEqual(new Set(path))
    expect(await t.run(ctx => unitsAbove(ctx, last))).toEqual(path.toReversed())
  })

  test('never becomes a ring', async () => {
    const top = await unit('Trên', null)
    const low = await unit('Dưới', top)
    await expect(t.run(ctx => moveUnit(ctx, top, low))).rejects.toMatchObject({ code: 'unit_under_itself' })
    await expect(t.run(ctx => moveUnit(ctx, top, top))).rejects.toMatchObject({ code: 'unit_under_itself' })
  })

  test('keeps the old name of a renamed unit', async () => {
    const one = await unit('Phường Cũ', null)
    await t.run(ctx => renameUnit(ctx, one, 'Phường Mới'))
    expect(await t.run(ctx => unitName(ctx, one))).toBe('Phường Mới')
    const { rows } = await t.owner.query('select name from unit_names where unit_id = $1 order by valid_from', [one])
    expect(rows.map(row => row.name)).toEqual(['Phường Cũ', 'Phường Mới'])
  })

  test('loses a unit only to a successor and only once nothing is below it', async () => {
    const old = await unit('Phường A', null)
    const child = await unit('Tổ 1', old)
    const heir = await unit('Phường B', null)
    const end = (successors: UnitId[]) => t.run(ctx => endUnit(ctx, old, successors, 'Nghị quyết mẫu'))
    await expect(end([heir])).rejects.toMatchObject({ code: 'unit_has_units_below' })
    await t.run(ctx => moveUnit(ctx, child, heir))
    await expect(end([])).rejects.toMatchObject({ code: 'successor_needed' })
    await end([heir])
    await expect(end([heir])).rejects.toMatchObject({ code: 'unit_ended' })
    const ended = (await t.run(unitTree)).find(each => each.unit_id === old)
    expect(ended).toMatchObject({ name: 'Phường A', successor_ids: [heir] })
    expect(ended?.valid_to).not.toBeNull()
  })
})

describe('an area', () => {
  test('is ground of one unit from its day on', async () => {
    const one = await unit('Phường', null)
    const area = { unit_id: one, kind: 'khu phố', source: 'Danh mục mẫu' }
    await t.run(ctx => addArea(ctx, { ...area, name: 'Khu phố 2', code: '00002' }))
    await t.run(ctx => addArea(ctx, { ...area, name: 'Khu phố 1' }))
    await t.run(ctx => addArea(ctx, { ...area, name: 'Khu phố 3', since: ctx.now + 60_000 }))
    const now = await t.run(ctx => areasOf(ctx, one))
    expect(now.map(each => [each.name, each.code])).toEqual([
      ['Khu phố 1', null],
      ['Khu phố 2', '00002'],
    ])
  })
})

describe('hot lines', () => {
  test("are the unit's own, else those of the nearest unit above, and end", async () => {
    const top = await unit('Quận', null)
    const low = await unit('Phường', top)
    const line = { label: 'Trực ban', source: 'Bảng trực', signed_by: 'Chỉ huy' }
    await t.run(ctx => addHotLine(ctx, { ...line, unit_id: top, number: '0900 000 113' }))
    const told = async () => (await t.run(ctx => hotLines(ctx, low))).map(each => each.number)
    expect(await told()).toEqual(['0900 000 113'])
    await t.run(ctx => addHotLine(ctx, { ...line, unit_id: low, number: '0900 000 114' }))
    expect(await told()).toEqual(['0900 000 114'])
    await t.run(ctx => endHotLine(ctx, low, '0900 000 114'))
    expect(await told()).toEqual(['0900 000 113'])
  })
})

describe('a policy', () => {
  test('holds for the unit, else for the one above, else for all, from its date on', async () => {
    const top = await unit('Quận', null)
    const low = await unit('Phường', top)
    const lock = (unit_id?: UnitId) => t.run(ctx => policy(ctx, 'idle_lock_minutes', unit_id))
    expect(await lock(low)).toBe(15)
    const source = 'Quy chế mẫu'
    await t.run(ctx => setPolicy(ctx, 'idle_lock_minutes', 10, { unit_id: top, source }))
    await t.run(ctx => setPolicy(ctx, 'idle_lock_minutes', 5, { unit_id: top, source, since: ctx.now + 60_000 }))
    expect([await lock(), await lock(low)]).toEqual([15, 10])
    t.house.clock.stand(61_000)
    expect(await lock(low)).toBe(5)
    t.house.clock.stand(0)
  })

  test("is never one of the future, and the installation's when no unit has its own", () => {
    const row = fc.record({
      unit_id: fc.constantFrom('a', 'b', null),
      value: fc.nat(),
      valid_from: fc.integer({ min: -10, max: 10 }),
    })
    fc.assert(
      fc.property(fc.array(row), rows => {
        const value = policyValue(rows, ['a', 'b'], 0)
        const holding = rows.filter(each => each.valid_from <= 0)
        if (value === undefined) expect(holding).toEqual([])
        else expect(holding.map(each => each.value)).toContain(value)
      }),
    )
  })
})

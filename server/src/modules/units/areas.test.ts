// Whose ground a place is, on a real PostgreSQL: by words as people type them, by a point, and when nobody may guess.

import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type TestHouse, testHouse } from '../../../tools/test-house.ts'
import { isIn, keyOf, keysIn, type Shape } from './area-rules.ts'
import { addArea, addUnit, areasMeant, chargeArea, inCharge, nameArea, shapeArea, type UnitId } from './units.ts'

let t: TestHouse
const units: Record<string, UnitId> = {}
const areas: Record<string, string> = {}
const source = 'thử nghiệm'
const square = (west: number, south: number, side = 0.01) => ({
  type: 'Polygon',
  coordinates: [
    [
      [west, south],
      [west + side, south],
      [west + side, south + side],
      [west, south + side],
      [west, south],
    ],
  ],
})

beforeAll(async () => {
  t = await testHouse('areas_test')
  await t.run(async ctx => {
    units['lead'] = await addUnit(ctx, { code: 'L', kind: 'lead', name: 'Công an Mẫu', parent_id: null })
    for (const name of ['north', 'south'])
      units[name] = await addUnit(ctx, { code: name, kind: 'ward', name, parent_id: units['lead'] })
    const area = (unit: string, name: string) =>
      addArea(ctx, { unit_id: units[unit] as string, kind: 'khu phố', name, source })
    areas['three'] = await area('north', 'Khu phố 3')
    areas['five'] = await area('north', 'Khu phố 5')
    areas['south three'] = await area('south', 'Khu phố 3')
    await nameArea(ctx, areas['three'], { name: 'Đường Hoa Mẫu', sort: 'street', source })
    await nameArea(ctx, areas['five'], { name: 'Chợ Mẫu Lan', sort: 'landmark', source })
    await nameArea(ctx, areas['south three'], { name: 'Đường Bình Mẫu', sort: 'street', source })
    await nameArea(ctx, areas['five'], { name: 'Xã Cũ Mẫu', sort: 'old', source })
    await shapeArea(ctx, areas['three'], square(106, 10), source)
    await shapeArea(ctx, areas['south three'], square(106.02, 10), source)
  })
})
afterAll(() => t?.stop())

const meant = (place: { text?: string; point?: { latitude: number; longitude: number } }, unit = 'lead') =>
  t.run(async ctx => (await areasMeant(ctx, place, units[unit] as string)).map(({ area_id, by }) => [area_id, by]))

describe('by words', () => {
  test.each([
    ['cháy ở số 12 đường Hoa Mẫu gần chợ', 'three'],
    ['chay o so 12 HOA MAU', 'three'],
    ['cho Mau Lan dang danh nhau'.normalize('NFD'), 'five'],
    ['ở bình mẫu có tai nạn', 'south three'],
    ['xã Cũ Mẫu hồi xưa', 'five'],
  ])('"%s" is found with and without marks', async (text, area) => {
    expect(await meant({ text })).toEqual([[areas[area], 'name']])
  })

  test('a name that two wards share is the page’s own ward’s; on the page above it is both, and nobody guesses', async () => {
    expect(await meant({ text: 'ồn quá ở kp 3' }, 'south')).toEqual([[areas['south three'], 'name']])
    expect((await meant({ text: 'ồn quá ở khu phố 3' })).map(([area]) => area).sort()).toEqual(
      [areas['three'], areas['south three']].sort(),
    )
  })

  test('what most words name holds, and words that name nothing find nothing', async () => {
    expect(await meant({ text: 'khu phố 3 đường Bình Mẫu' })).toHaveLength(1)
    expect(await meant({ text: 'ngoài đường lớn' })).toEqual([])
  })
})

describe('by a point', () => {
  test('the outline it lies in holds, whatever the words say', async () => {
    const point = { latitude: 10.005, longitude: 106.005 }
    expect(await meant({ point, text: 'ở bình mẫu' })).toEqual([[areas['three'], 'point']])
    expect(await meant({ point: { latitude: 10.5, longitude: 106.005 } })).toEqual([])
  })

  test('what is no outline is refused', async () => {
    for (const wrong of [
      {},
      { type: 'Point', coordinates: [1, 2] },
      square(500, 0),
      { type: 'Polygon', coordinates: [] },
    ])
      await expect(t.run(ctx => shapeArea(ctx, areas['five'] as string, wrong, source))).rejects.toMatchObject({
        code: 'not_an_outline',
      })
  })

  test('a point of a hole is outside', () => {
    const ring = (from: number, to: number) => [
      [from, from],
      [to, from],
      [to, to],
      [from, to],
      [from, from],
    ]
    const shape = [[ring(0, 10), ring(4, 6)]] as unknown as Shape
    expect(isIn(shape, { latitude: 5, longitude: 5 })).toBe(false)
    expect(isIn(shape, { latitude: 1, longitude: 5 })).toBe(true)
  })

  test('of a box: inside exactly when between its sides', () => {
    const side = fc.integer({ min: -50, max: 50 })
    fc.assert(
      fc.property(
        side,
        side,
        fc.integer({ min: 1, max: 20 }),
        fc.double({ min: -80, max: 80, noNaN: true }),
        fc.double({ min: -80, max: 80, noNaN: true }),
        (west, south, size, longitude, latitude) => {
          const shape = square(west, south, size).coordinates as unknown as Shape[number]
          const inside = longitude > west && longitude < west + size && latitude > south && latitude < south + size
          const edge = [west, west + size].includes(longitude) || [south, south + size].includes(latitude)
          return edge || isIn([shape], { latitude, longitude }) === inside
        },
      ),
    )
  })
})

test('one officer at a time looks after an area', async () => {
  const [one, other] = ['0190aaaa-0000-7000-8000-000000000001', '0190aaaa-0000-7000-8000-000000000002']
  await t.run(ctx => chargeArea(ctx, areas['three'] as string, one))
  t.house.clock.stand(60_000)
  await t.run(ctx => chargeArea(ctx, areas['three'] as string, other))
  expect([...(await t.run(ctx => inCharge(ctx, [areas['three'] as string])))]).toEqual([[areas['three'], other]])
})

test('a name’s key is what is left without marks and without the word for what it is', () => {
  expect(keyOf('Đường Hoa Mẫu')).toBe('hoa mau')
  expect(keyOf('Phường Mẫu Bắc')).toBe('mau bac')
  expect(keyOf('Khu phố 3')).toBe(keyOf('kp 3'))
  expect(keysIn('số 12 Hoa Mẫu')).toContain('hoa mau')
  expect(keysIn('a'.repeat(20_000)).length).toBeLessThan(800)
})

// Areas by command: added one by one or from a file, named as people say, found again in what somebody wrote.

import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { says, typist } from '../../tools/test-command.ts'
import { type TestHouse, testHouse } from '../../tools/test-house.ts'
import { addUnit } from '../modules/units/units.ts'

let t: TestHouse
let types: ReturnType<typeof typist>
const source = ['--source', 'thử nghiệm']
beforeAll(async () => {
  t = await testHouse('command_area')
  types = typist(t)
  await t.run(ctx => addUnit(ctx, { code: 'VD', kind: 'ward', name: 'Công an xã Ví Dụ', parent_id: null }))
})
afterAll(() => t?.stop())

const imported = (features: object[]) => {
  const file = join(t.folder, 'areas.geojson')
  writeFileSync(file, JSON.stringify({ type: 'FeatureCollection', features }))
  return types('area import', ['--file', file, ...source])
}

test('an area is added, named and found', async () => {
  await types('area add', ['--unit', 'VD', '--kind', 'thôn', '--name', 'Thôn Ví Dụ', ...source])
  const named = ['--unit', 'VD', '--area', 'Thôn Ví Dụ', '--name', 'Đường Hoa Mẫu', '--sort', 'street', ...source]
  expect(await types('area name', named)).toMatchObject({ code: 0, err: '' })
  expect((await types('area find', ['--unit', 'VD', '--text', 'gan duong hoa mau'])).out).toContain('Công an xã Ví Dụ')
  expect((await types('area find', ['--unit', 'VD', '--text', 'chỗ nào đó'])).out).toContain('No area fits.')
})

test('a file of areas is taken whole or not at all', async () => {
  const properties = { unit: 'VD', kind: 'thôn', name: 'Thôn Mới', names: ['Đường Lan Mẫu'] }
  const ring = [
    [106, 10],
    [106.1, 10],
    [106.1, 10.1],
    [106, 10],
  ]
  const good = { type: 'Feature', properties, geometry: { type: 'Polygon', coordinates: [ring] } }
  const foreign = { ...good, properties: { ...properties, unit: 'NONE' } }
  expect((await imported([good, foreign])).err).toContain('There is no unit NONE')
  expect((await types('area list', ['--unit', 'VD'])).out).not.toContain('Thôn Mới')
  expect((await imported([good])).out).toContain('1 areas imported.')
  expect((await types('area find', ['--unit', 'VD', '--text', 'lan mẫu'])).out).toContain('Công an xã Ví Dụ')
  expect((await imported([{ type: 'Feature', properties: {} }])).err).toContain('is no GeoJSON FeatureCollection')
})

test('what is not there gets one sentence', async () => {
  expect(
    await types('area name', ['--unit', 'VD', '--area', 'Không', '--name', 'x', '--sort', 'street', ...source]),
  ).toEqual(says('The unit has no area Không.'))
})

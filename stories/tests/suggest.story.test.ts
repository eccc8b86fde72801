// What the machine suggests of a tip: whose ground it lies on and what it is likely one with, never more than the eyes may see.

import { addArea, nameArea } from '@binh-yen/server/modules/units/units'
import { change, machine } from '@binh-yen/server/platform/ctx'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openWorld, type World } from '../src/world.ts'

let world: World
let streets: string
beforeAll(async () => {
  world = await openWorld('suggest')
  streets = await change(world.app.house, machine('stories'), async ctx => {
    const area = { unit_id: world.district.pages.north.unit_id, kind: 'khu phố', source: 'stories' }
    const area_id = await addArea(ctx, { ...area, name: 'Khu phố 3' })
    await nameArea(ctx, area_id, { name: 'Đường Hoa Mẫu', sort: 'street', source: 'stories' })
    return area_id
  })
})
afterAll(() => world.end())

let people = 0
type Told = { id: string; suggested: Record<string, unknown> }
async function tells(text: string): Promise<Told> {
  const person = await world.person(`ke-${++people}`)
  await person.writes(text)
  await world.settle()
  const [row] = await world.sql<Told>('select id, suggested from tips order by id desc limit 1')
  if (!row) throw new Error('no tip was opened')
  return row
}

const theft = 'Trộm vào nhà số 12 đường Hoa Mẫu lấy xe máy SH rồi chạy, nhờ công an xem camera'

test('two neighbours tell of one theft: the second is shown with the first and why, and neither hears of the other', async () => {
  const first = await tells(theft)
  expect(first.suggested).not.toHaveProperty('duplicates')
  expect(first.suggested).toMatchObject({
    area_id: streets,
    unit_id: world.district.pages.north.unit_id,
    placed: 'name',
  })
  await world.later(20 * 60_000)
  const second = await tells('mat trom xe may SH o so 12 Hoa Mau')
  expect(second.suggested).toMatchObject({ duplicates: [first.id], area_id: streets })
  expect(second.suggested['likeness']).toMatchObject({ [first.id]: { why: expect.arrayContaining(['place']) } })
  const other = await tells('Trộm xe máy SH ở số 120 đường Hoa Mẫu')
  expect(other.suggested).not.toHaveProperty('duplicates')
})

test('a tip under a veil is compared with none in the open', async () => {
  await tells('Có người bán ma tuý ở số 7 đường Hoa Mẫu')
  const rows = await world.sql<{ suggested: object }>(
    `select suggested from tips where confidentiality = 'confidential'`,
  )
  expect(rows).toHaveLength(1)
  expect(rows[0]?.suggested).not.toHaveProperty('duplicates')
})

test('what is kept to compare by lies sealed: no word of the place stands in the clear', async () => {
  const rows = await world.sql<{ body: Buffer }>('select body from tip_gists')
  expect(rows.length).toBeGreaterThan(2)
  for (const { body } of rows) expect(body.toString('latin1')).not.toMatch(/hoa mau|trom/i)
})

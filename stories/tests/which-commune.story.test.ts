// A place whose name fits several communes: the tip is taken and receipted, one question goes back, and nobody guesses.

import { addArea, nameArea } from '@binh-yen/server/modules/units/units'
import { change, machine } from '@binh-yen/server/platform/ctx'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { newestTip } from '../src/tips.ts'
import type { Person } from '../src/person.ts'
import { openWorld, type World } from '../src/world.ts'
import { WebVisitor } from '../src/web-visitor.ts'

let world: World
beforeAll(async () => {
  world = await openWorld('which-commune')
  const { unit_id } = world.district.pages.north
  const to_at = world.simulator.clock.now() + 8 * 3_600_000
  await (await world.officer('tung')).asks('POST', `/api/units/${unit_id}/shifts/unplanned`, { to_at })
  await change(world.app.house, machine('stories'), async ctx => {
    for (const unit of ['north', 'south'] as const) {
      const { unit_id } = world.district.pages[unit]
      const source = 'stories'
      const area_id = await addArea(ctx, { unit_id, kind: 'khu phố', name: 'Khu phố 3', source })
      await nameArea(ctx, area_id, { name: 'Đường Hoa Mẫu', sort: 'street', source })
      if (unit === 'south') await nameArea(ctx, area_id, { name: 'Chợ Mẫu Nam', sort: 'landmark', source })
    }
  })
})
afterAll(() => world.end())

let people = 0
const somebody = (): Promise<Person> => world.person(`o-dau-${++people}`)

async function says(person: Person, text: string): Promise<string[]> {
  const before = (await person.hears()).length
  await person.writes(text)
  await world.settle()
  return (await person.hears()).slice(before)
}

const suggestedOf = async (): Promise<Record<string, unknown>> => {
  const [tip] = await world.sql<{ suggested: Record<string, unknown> }>(
    'select suggested from tips order by id desc limit 1',
  )
  return tip?.suggested ?? {}
}
const placeSeen = async (id: string): Promise<string> => {
  const tung = await world.officer('tung')
  return (await tung.asks('GET', `/api/tips/${id}`)).body.place?.text
}

const theft = 'Tôi bị mất xe đạp ở số 12 đường Hoa Mẫu hôm kia, màu xanh, có giỏ'
const question = 'Anh/chị cho biết rõ phường/xã nào: Phường Mẫu Bắc, Phường Mẫu Nam?'
const contact = 'anh/chị muốn thế nào?'

test('the receipt comes first and the tip is read where it came; one question with the names goes back, then how to be reached', async () => {
  const lan = await somebody()
  const said = await says(lan, theft)
  expect(said[0]).toMatch(/^Đã nhận thông tin/)
  expect(said.slice(1)).toEqual([question])
  const tip = await newestTip(world)
  expect(tip.unit_id).toBe(world.district.pages.north.unit_id)
  const { north, south } = world.district.pages
  expect(await suggestedOf()).toMatchObject({ among: [north.unit_id, south.unit_id].sort() })
  expect(await suggestedOf()).not.toHaveProperty('unit_id')

  const answered = await says(lan, '2')
  expect(answered[0]).toBe('Dạ, đã ghi nhận.')
  expect(answered[1]).toContain(contact)
  expect(await suggestedOf()).toMatchObject({ unit_id: south.unit_id, placed: 'answer' })
  expect(await suggestedOf()).not.toHaveProperty('among')
  expect(await placeSeen(tip.id)).toMatch(/, Phường Mẫu Nam$/)
  expect(await newestTip(world)).toMatchObject({ id: tip.id, unit_id: north.unit_id }) // an officer decides where it goes
  expect(await says(lan, '2')).toEqual(['Dạ, cán bộ chỉ nhắn tin, không gọi.'])
})

test('it is pressed, or said in a few words of their own', async () => {
  const pressing = await somebody()
  await says(pressing, theft)
  const asked = (await pressing.sees()).findLast(({ text }) => text === question)
  expect(asked?.choices?.map(({ title }) => title)).toEqual(['Phường Mẫu Bắc', 'Phường Mẫu Nam'])
  await pressing.presses(asked?.msg_id as string, 0)
  await world.settle()
  expect(await suggestedOf()).toMatchObject({ unit_id: world.district.pages.north.unit_id, placed: 'answer' })

  const saying = await somebody()
  await says(saying, theft)
  expect((await says(saying, 'ben mau nam do a'))[0]).toBe('Dạ, đã ghi nhận.')
  expect(await suggestedOf()).toMatchObject({ unit_id: world.district.pages.south.unit_id, placed: 'answer' })
})

test('who goes on telling is not asked twice, and a landmark settles it', async () => {
  const lan = await somebody()
  await says(lan, theft)
  const said = await says(lan, 'dạ cảm ơn cán bộ')
  expect(said).toEqual([expect.stringContaining(contact)])
  expect(await suggestedOf()).toHaveProperty('among')
  expect(await says(lan, 'mất ngay cạnh Chợ Mẫu Nam, đoạn đường Hoa Mẫu')).toEqual([])
  expect(await suggestedOf()).toMatchObject({ unit_id: world.district.pages.south.unit_id, placed: 'name' })
})

test('a name that every commune has is that of the page they write to: nothing is asked', async () => {
  const lan = await somebody()
  const said = await says(lan, 'Karaoke ồn quá ở khu phố 3, khuya rồi không ngủ được')
  expect(said.join(' ')).not.toContain('phường/xã')
  expect(await suggestedOf()).toMatchObject({ unit_id: world.district.pages.north.unit_id })
})

test('in danger the question waits behind that of danger, whose numbers stay its own', async () => {
  const lan = await somebody()
  const said = await says(lan, 'Cháy nhà số 5 đường Hoa Mẫu, có người mắc kẹt bên trong')
  const danger = said.findIndex(text => text.includes('đang gặp nguy hiểm'))
  expect(danger).toBeGreaterThanOrEqual(0)
  expect(said.indexOf(question)).toBeGreaterThan(danger)
  await says(lan, '1')
  const [ring] = await world.sql<{ level: string }>('select level from rings order by id desc limit 1')
  expect(ring).toEqual({ level: 'loud' })
  await says(lan, 'Phường Mẫu Bắc')
  expect(await suggestedOf()).toMatchObject({ unit_id: world.district.pages.north.unit_id, placed: 'answer' })
})

test('by the web form the question waits behind the key, and an addition answers it', async () => {
  const visitor = new WebVisitor(world, 'MAU-B')
  await visitor.opens()
  await world.later(20_000)
  const what = 'Mất xe đạp hôm kia, màu xanh'
  await visitor.sends({ officials: 'no', what, where: 'số 12 đường Hoa Mẫu', when: '', contact: 'message_only' })
  await world.settle()
  expect((await visitor.comesBack()).text).toContain(question)
  await visitor.adds('Ở Mẫu Nam')
  await world.settle()
  expect(await suggestedOf()).toMatchObject({ unit_id: world.district.pages.south.unit_id, placed: 'answer' })
})

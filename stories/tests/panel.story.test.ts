// Beside a conversation: what went before in it, and who else is there now, which nobody stores.

import { afterAll, beforeAll, expect, test } from 'vitest'
import { Listening } from '../src/listening.ts'
import { type Officer, pathOf } from '../src/officer.ts'
import { tells } from '../src/tips.ts'
import { openWorld, type World } from '../src/world.ts'

let world: World
let tung: Officer
let mai: Officer
let conversation: { page_id: string; id: string }
beforeAll(async () => {
  world = await openWorld('panel')
  ;[tung, mai] = [await world.officer('tung'), await world.officer('mai')]
})
afterAll(() => world.end())

const here = async (who: Officer) => (await who.asks('GET', `${pathOf(conversation)}/presence`)).body.here
const says = (who: Officer, doing: string) => who.does(conversation, 'presence', { doing })

test('each time the person was helped before is there, with how much was said and who ended it, and the notes', async () => {
  const person = await world.person('quen')
  for (const text of ['Cảm ơn cán bộ nhé', 'Cảm ơn cán bộ nhiều nhé']) {
    await person.writes(text)
    await world.settle()
    ;[conversation] = (await tung.list('state=all')) as [typeof conversation]
    await world.later(60_000)
    await tung.replies(conversation, `Dạ, ${text}`)
    await world.later(60_000)
    await tung.does(conversation, 'done')
    await world.later(24 * 3_600_000)
  }
  await person.writes('Cảm ơn cán bộ lần nữa nhé')
  await world.settle()
  await mai.does(conversation, 'notes', { text: 'Người này hay hỏi' })
  const { body } = await mai.asks('GET', `${pathOf(conversation)}/history`)
  expect(body.spans).toHaveLength(2)
  expect(body.spans.every((span: any) => span.closed_by === 'Trần Thanh Tùng')).toBe(true)
  expect(body.spans[0].messages).toBe(2)
  expect(body.notes).toMatchObject([{ officer_name: 'Lê Thị Mai', text: 'Người này hay hỏi' }])
  const { body: old } = await mai.asks('GET', `${pathOf(conversation)}/lines?cursor=${body.spans[1].cursor}&limit=50`)
  expect(old.lines.map(({ text }: any) => text)).toContain('Cảm ơn cán bộ nhé')
  expect(old.lines.map(({ text }: any) => text)).not.toContain('Cảm ơn cán bộ nhiều nhé')
})

test('a colleague sees who looks and who types, at once; another ward and the database never do', async () => {
  const hears = await Listening.of(world.url, mai)
  const binh = await Listening.of(world.url, await world.officer('binh'))
  await says(tung, 'looking')
  await hears.until(({ event, data }) => event === 'hint' && data.kind === 'presence' && data.id === conversation.id)
  expect(hears.raw).not.toContain(tung.id)
  expect(await here(mai)).toEqual([{ officer_id: tung.id, name: 'Trần Thanh Tùng', doing: 'looking' }])
  expect(await here(tung)).toEqual([])
  await says(tung, 'typing')
  await expect.poll(() => here(mai)).toMatchObject([{ doing: 'typing' }])
  await says(tung, 'left')
  await expect.poll(() => here(mai)).toEqual([])
  expect(binh.hints.filter(({ kind }) => kind === 'presence')).toEqual([])
  expect(await world.sql(`select * from trail where act like '%presence%' or act like '%typing%'`)).toEqual([])
  for (const each of [hears, binh]) each.stops()
})

test('of a tip nobody is told who is there: for a conversation’s routes it does not exist', async () => {
  const person = await world.person('tin')
  await person.writes('Cảm ơn cán bộ nhé')
  await world.settle()
  const tip = await tells(world, person, 'Tôi báo tin ở số nhà 12 đường Hoa Mai có nhóm đánh bạc ăn tiền')
  const path = pathOf({ page_id: tip.page_id, id: tip.id })
  expect((await tung.asks('POST', `${path}/presence`, { doing: 'looking' })).status).toBe(404)
  expect((await tung.asks('GET', `${path}/presence`)).status).toBe(404)
})

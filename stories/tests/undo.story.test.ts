// A reply is held for some seconds and can be taken back before it leaves; whoever waited waits on, and nothing urgent is held.

import { setPolicy } from '@binh-yen/server/modules/units/units'
import { change, machine } from '@binh-yen/server/platform/ctx'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Officer, pathOf } from '../src/officer.ts'
import { openWorld, type World } from '../src/world.ts'

let world: World
let tung: Officer
beforeAll(async () => {
  world = await openWorld('undo')
  tung = await world.officer('tung')
  await change(world.app.house, machine('story'), ctx => setPolicy(ctx, 'reply_hold_seconds', 5, { source: 'story' }))
})
afterAll(() => world.end())

async function talk(id: string) {
  const person = await world.person(id)
  await person.writes(`Cảm ơn cán bộ nhé, số ${id}`)
  await world.settle()
  const listed = await tung.list('state=open&limit=100')
  const conversation = listed.find(each => each.last_line.words === `Cảm ơn cán bộ nhé, số ${id}`)
  const undo = (message_id: string) => tung.does(conversation, 'replies/undo', { message_id })
  const now = async () => (await tung.asks('GET', pathOf(conversation))).body
  return { person, conversation, undo, now }
}

test('taken back in time it never leaves, its words come back, and the person waits since then', async () => {
  const { person, conversation, undo, now } = await talk('11')
  const { body } = await tung.replies(conversation, 'Dạ, nhầm ạ.')
  expect(body.lines[0].delivery).toMatchObject({ state: 'due', may: ['delivery.withdraw'] })
  expect((await now()).waiting_since).toBe(null)
  await world.settle()
  expect(await person.hears()).not.toContain('Dạ, nhầm ạ.')

  expect((await undo(body.lines[0].id)).body).toEqual({ text: 'Dạ, nhầm ạ.' })
  expect(await now()).toMatchObject({ waiting_since: conversation.waiting_since })
  expect((await now()).last_line).toEqual(conversation.last_line)
  await world.later(60_000)
  await world.settle()
  expect(await person.hears()).not.toContain('Dạ, nhầm ạ.')
  const lines = await tung.lines(conversation)
  expect(lines.at(-1)).toMatchObject({ line: 'system', text: 'Trần Thanh Tùng hoàn tác tin trước khi gửi' })
  expect(lines.find(({ text }: any) => text === 'Dạ, nhầm ạ.').delivery.state).toBe('withdrawn')
})

test('left alone it goes after its seconds, and then it is too late', async () => {
  const { person, conversation, undo } = await talk('12')
  const { body } = await tung.replies(conversation, 'Dạ, có ạ.')
  await world.later(4_000)
  await world.settle()
  expect(await person.hears()).not.toContain('Dạ, có ạ.')
  await world.later(2_000)
  await world.settle()
  expect(await person.hears()).toContain('Dạ, có ạ.')
  expect((await undo(body.lines[0].id)).body.error.code).toBe('too_late')
})

test('a reply of several messages is taken back whole; another officer cannot take it back', async () => {
  const { person, conversation, undo } = await talk('13')
  const long = 'Anh/chị mang theo giấy tờ đã nêu và đến đúng giờ hẹn nhé. '.repeat(50)
  const { body } = await tung.replies(conversation, long)
  expect(body.lines).toHaveLength(2)
  const mai = await world.officer('mai')
  expect((await mai.does(conversation, 'replies/undo', { message_id: body.lines[0].id })).body.error.code).toBe(
    'too_late',
  )
  expect((await undo(body.lines[1].id)).status).toBe(200)
  await world.later(60_000)
  await world.settle()
  expect((await person.hears()).filter(text => text.startsWith('Anh/chị mang theo'))).toEqual([])
})

test('where somebody is asked for now, nothing is held', async () => {
  const { person, conversation } = await talk('14')
  await person.calls()
  await world.settle()
  const rings = await world.sql(`select id from rings where thread_id = $1 and ended_at is null`, [conversation.id])
  expect(rings).toHaveLength(1)
  await tung.replies(conversation, 'Dạ, tôi gọi lại ngay.')
  await world.settle()
  expect(await person.hears()).toContain('Dạ, tôi gọi lại ngay.')
})

// Looking for words: only where one may read, bounded, going on, and every conversation shown is on the trail.

import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Officer } from '../src/officer.ts'
import { tells } from '../src/tips.ts'
import { openWorld, type World } from '../src/world.ts'

let world: World
let tung: Officer
beforeAll(async () => {
  world = await openWorld('search')
  tung = await world.officer('tung')
  for (const [id, unit, texts] of [
    ['an', 'north', ['Chào cán bộ', 'Em làm mất thẻ ở chợ Đầm']],
    ['ba', 'north', ['Chào cán bộ', 'Em hỏi giờ làm việc ở chợ ạ']],
    ['cu', 'south', ['Chào cán bộ', 'Em hỏi đường ra chợ ạ']],
  ] as const) {
    const person = await world.person(id, `Người ${id}`, unit)
    for (const text of texts) {
      await person.writes(text)
      await world.settle()
      await world.later(60_000)
    }
  }
})
afterAll(() => world.end())

const day = 24 * 3_600_000
const seeks = async (who: Officer, words: string, more: object = {}) =>
  (await who.asks('POST', '/api/conversation-searches', { words, ...more })).body
const texts = (search: any): string[] => search.found.map(({ words }: any) => words)

test('words are found without their marks, newest first, only on pages one reads', async () => {
  const found = await seeks(tung, 'cho')
  expect(texts(found)).toEqual(['Em hỏi giờ làm việc ở chợ ạ', 'Em làm mất thẻ ở chợ Đầm'])
  expect(found.found[0].words.slice(...found.found[0].mark)).toBe('chợ')
  expect(found.next).toBe(null)
  expect(texts(await seeks(tung, 'CHỢ đầm'))).toEqual(['Em làm mất thẻ ở chợ Đầm'])
  expect(texts(await seeks(await world.officer('binh'), 'chợ'))).toEqual(['Em hỏi đường ra chợ ạ'])
  expect(texts(await seeks(await world.officer('leader'), 'chợ'))).toHaveLength(3)
  expect((await seeks(tung, 'a')).error).toMatchObject({ code: 'search_short', details: { length: 2 } })
})

test('notes are found too, and what somebody told as a tip never is', async () => {
  const [conversation] = await tung.list()
  await tung.does(conversation, 'notes', { text: 'Đã gọi hỏi quầy số hai' })
  const found = await seeks(tung, 'quay so hai')
  expect(found.found).toMatchObject([{ from: 'note', id: conversation.id }])
  const person = await world.person('mat')
  await person.writes('Chào cán bộ')
  await world.settle()
  await tells(world, person, 'Tôi báo tin ở số nhà 12 đường Hoa Mai có nhóm đánh bạc ăn tiền')
  expect((await world.sql('select id from tips')).length).toBeGreaterThan(0)
  expect(texts(await seeks(tung, 'hoa mai'))).toEqual([])
})

test('a conversation is found by its alias', async () => {
  const [conversation] = await tung.list()
  const found = await seeks(tung, conversation.alias.toLowerCase())
  expect(found.conversations.map(({ id }: any) => id)).toEqual([conversation.id])
  expect((await seeks(await world.officer('binh'), conversation.alias)).conversations).toEqual([])
})

test('only the time asked for is read, and it is said how far', async () => {
  const now = world.simulator.clock.now()
  await world.later(40 * day)
  expect(texts(await seeks(tung, 'chợ'))).toHaveLength(2)
  expect(texts(await seeks(tung, 'chợ', { from_at: now }))).toEqual([])
  const before = await seeks(tung, 'chợ', { from_at: now - day, to_at: now - 4.5 * 60_000 })
  expect(texts(before)).toEqual(['Em làm mất thẻ ở chợ Đầm'])
  expect(before.back_to).toBe(now - day)
})

test('more than one look finds it goes on from where it stopped, each once', async () => {
  const [conversation] = await tung.list()
  for (let n = 0; n < 40; n += 1) await tung.does(conversation, 'notes', { text: `Sổ trực trang ${n}` })
  const first = await seeks(tung, 'so truc')
  expect(first.next).not.toBe(null)
  const second = await seeks(tung, 'so truc', { cursor: first.next })
  expect(second.next).toBe(null)
  expect(new Set([...texts(first), ...texts(second)]).size).toBe(40)
  expect(first.found.length + second.found.length).toBe(40)
})

test('what was shown is on the trail, that somebody looked for something too, and never for what', async () => {
  const shown = await world.sql<{ thing_id: string }>(
    `select distinct thing_id from trail where kind = 'audit' and thing_kind = 'conversation' and who_name = 'Ngô Văn Bình'`,
  )
  expect(shown).toHaveLength(1)
  const [line] = await world.sql<{ facts: object }>(
    `select facts from trail where act = 'conversation.searched' limit 1`,
  )
  expect(Object.keys(line?.facts ?? {}).sort()).toEqual(['found', 'pages', 'read'])
})

// Whoever holds every clear table of a whole database finds no way from a tip to a person: no id, mac, lane or moment of both.

import { afterAll, beforeAll, expect, test } from 'vitest'
import { pathOf } from '../src/officer.ts'
import type { Person } from '../src/person.ts'
import { newestTip } from '../src/tips.ts'
import { openWorld, type World } from '../src/world.ts'

let world: World
beforeAll(async () => {
  world = await openWorld('tips_seal')
})
afterAll(() => world.end())

const hour = 3_600_000

/** Every row of every table that the server's role can read, as text cells by column. */
async function clearRows(): Promise<{ table: string; row: Record<string, unknown> }[]> {
  const tables = await world.sql<{ name: string }>(`
    select c.relname as name from pg_class c
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition`)
  const all: { table: string; row: Record<string, unknown> }[] = []
  for (const { name } of tables)
    for (const row of await world.sql(`select * from ${name}`)) all.push({ table: name, row })
  return all
}

/** What a value shares with another: ids, macs and exact moments; not whole hours, states, kinds, small numbers, or what all rows of a page share. */
function marks(value: unknown): string[] {
  if (Buffer.isBuffer(value)) return value.length >= 8 ? [value.toString('hex')] : []
  if (typeof value === 'number')
    return value > 1_000_000_000_000 && value < 8_000_000_000_000 && value % hour !== 0 ? [`at ${value}`] : []
  if (typeof value === 'string') return /^[0-9a-f]{8}-/.test(value) ? [value] : []
  if (Array.isArray(value)) return value.flatMap(marks)
  return value && typeof value === 'object' ? Object.values(value).flatMap(marks) : []
}

/** What belongs to the house and not to a person: all things of a page share it. */
const ofTheHouse = [
  'officers',
  'units',
  'pages',
  'apps',
  'sessions',
  'role_grants',
  'shifts',
  'areas',
  'policies',
  'unit_names',
]
const houseIds = (rows: Awaited<ReturnType<typeof clearRows>>): Set<unknown> =>
  new Set(rows.filter(({ table }) => ofTheHouse.includes(table)).map(({ row }) => row['id']))

/** What is reached from ids by following ids: first the rows that hold one, then those that hold an id of these rows. */
function reach(rows: Awaited<ReturnType<typeof clearRows>>, from: readonly string[]): Set<(typeof rows)[number]> {
  const found = new Set<(typeof rows)[number]>()
  const known = new Set(from)
  const house = houseIds(rows)
  for (let grew = true; grew; ) {
    grew = false
    for (const each of rows) {
      if (found.has(each) || ofTheHouse.includes(each.table)) continue
      const own = Object.entries(each.row).flatMap(([name, value]) =>
        name === 'session' || typeof value !== 'string' || !/^[0-9a-f]{8}-/.test(value) || house.has(value)
          ? []
          : [value],
      )
      if (!own.some(id => known.has(id))) continue
      found.add(each)
      for (const id of own) known.add(id)
      grew = true
    }
  }
  return found
}

async function says(person: Person, text: string): Promise<void> {
  await person.writes(text)
  await world.settle()
}

/** The person both asks and tells, in turns, and news waits behind the mask when they ask again. */
async function doubleLife(person: Person): Promise<string> {
  await says(person, 'Chào cán bộ, em hỏi chút ạ')
  await says(person, 'Tôi bị mất xe đạp trước chợ Đầm hôm kia, màu xanh, có giỏ')
  const { id } = await newestTip(world)
  await says(person, 'Chỉ nhắn tin')
  await person.sendsPhoto()
  await world.settle() // what happens in one moment has that moment in common
  await says(person, 'Làm căn cước cần giấy tờ gì ạ?')
  await world.later(73 * hour)
  await says(person, 'em chào anh, em nhắn chút ạ')
  await says(person, 'Việc khác')
  expect(await person.hears()).toContain('Dạ, cán bộ sẽ đọc và trả lời tại đây.')
  const tung = await world.officer('tung')
  await world.later(8 * 24 * hour)
  await tung.asks('POST', `/api/tips/${id}/replies`, { text: 'Đã có tin.', wait: true })
  await world.settle()
  await says(person, 'Làm căn cước cần giấy tờ gì ạ?')
  expect(await person.hears()).toContain('Đã có tin.')
  return id
}

/** All ordinary conversations there are. */
const inboxOf = (rows: Awaited<ReturnType<typeof clearRows>>): string[] =>
  rows.filter(({ table }) => table === 'conversations').map(({ row }) => row['id'] as string)

function expectApart(
  rows: Awaited<ReturnType<typeof clearRows>>,
  of: readonly string[],
  other: readonly string[],
): void {
  const [own, theirs, house] = [reach(rows, of), reach(rows, other), houseIds(rows)]
  expect(own.size).toBeGreaterThan(10)
  expect(theirs.size).toBeGreaterThan(5)
  expect([...own].filter(each => theirs.has(each)).map(({ table }) => table)).toEqual([])
  const index = new Map<string, string>()
  for (const { table, row } of theirs)
    for (const [name, value] of Object.entries(row))
      if (name !== 'session') for (const mark of marks(value)) if (!house.has(mark)) index.set(mark, `${table}.${name}`)
  const shared = [...own].flatMap(({ table, row }) =>
    Object.entries(row).flatMap(([name, value]) =>
      name === 'session'
        ? []
        : marks(value).flatMap(mark => (index.has(mark) ? [`${table}.${name} = ${index.get(mark)}`] : [])),
    ),
  )
  expect([...new Set(shared)]).toEqual([])
}

test('somebody who asks and tells in turns stands in the clear tables as two who have nothing in common', async () => {
  const id = await doubleLife(await world.person('hai-mat'))
  const rows = await clearRows()
  expectApart(rows, [id], inboxOf(rows))
  const lanes = await world.sql(`select 1 from events where state = 'handled' and length(lane) > 0`)
  expect(lanes).toEqual([])
})

test('who first tells and only later asks is not given away by their first row', async () => {
  const minh = await world.person('bao-truoc')
  await says(minh, 'Tôi bị mất xe đạp trước chợ Đầm hôm kia, màu xanh, có giỏ')
  const { id } = await newestTip(world)
  await says(minh, 'Làm căn cước cần giấy tờ gì ạ?')
  const rows = await clearRows()
  expectApart(rows, [id], inboxOf(rows))
})

test('a tip an officer makes of a conversation leaves no moment behind that both have', async () => {
  const hoa = await world.person('lap-tu-hoi-thoai')
  await says(hoa, 'Chào cán bộ, em hỏi chút ạ')
  await hoa.sendsPhoto()
  await world.settle() // as above
  await says(hoa, 'dạ em gửi ảnh ạ')
  const tung = await world.officer('tung')
  const listed = await tung.list('state=all&limit=100')
  const lines = await Promise.all(listed.map(each => tung.lines(each)))
  const at = lines.findIndex(some => some.some((line: any) => line.text === 'dạ em gửi ảnh ạ'))
  const conversation = listed[at]
  const photo = lines[at]?.find((line: any) => line.kind === 'image')
  const made = await tung.asks('POST', `${pathOf(conversation)}/tip`, { first_message_id: photo.id })
  expect(made.status).toBe(200)
  await says(hoa, 'nó vừa chở thêm một chuyến')
  const rows = await clearRows()
  expectApart(rows, [made.body.tip.id], [conversation.id])
})

// Live hints: the right screens hear at once that something changed, by its id alone, and others hear nothing.

import { change, machine } from '@binh-yen/server/platform/ctx'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { OfficerName } from '../src/district.ts'
import { Listening } from '../src/listening.ts'
import type { Officer } from '../src/officer.ts'
import { openWorld, type World } from '../src/world.ts'

let world: World
let tung: Officer
let conversation: { page_id: string; id: string }
const streams = {} as Record<'tung' | 'mai' | 'leader' | 'binh' | 'operator' | 'editor', Listening>

beforeAll(async () => {
  world = await openWorld('live')
  await (await world.person('lan')).writes('cho em hỏi')
  await world.settle()
  tung = await world.officer('tung')
  conversation = (await tung.list())[0]
  for (const who of ['tung', 'mai', 'leader', 'binh', 'operator', 'editor'] as const satisfies readonly OfficerName[])
    streams[who] = await Listening.of(world.url, await world.officer(who))
})
afterAll(async () => {
  for (const stream of Object.values(streams)) stream.stops()
  await world.end()
})

/** Whoever may hear of a page's conversations by their roles hears of this change of it, and only they do. */
async function heardOf(id: string, hearing: readonly (keyof typeof streams)[]): Promise<void> {
  for (const who of hearing) await streams[who].until(({ data }) => data.id === id)
  await quiet()
  for (const [who, stream] of Object.entries(streams))
    expect(stream.of(id).length > 0, who).toBe((hearing as readonly string[]).includes(who))
}

/** What was told before this has reached every stream: one more hint goes through after it, to each kind of listener. */
async function quiet(): Promise<void> {
  const { house } = world.app
  const marks = Object.values(world.district.pages).flatMap(({ page_id }) =>
    ['page', 'operations'].map(kind => ({ kind, page_id, id: crypto.randomUUID() })),
  )
  for (const mark of marks) house.live.hint(mark)
  const ids = marks.map(({ id }) => id)
  for (const stream of Object.values(streams)) await stream.until(({ data }) => ids.includes(data.id))
}

test('a change is heard within a second of its commit by the officers of the page and those above, nobody else', async () => {
  const before = performance.now()
  const { status } = await tung.does(conversation, 'notes', { text: 'gọi lại chiều nay' })
  const committed = performance.now()
  expect(status).toBe(200)
  for (const who of ['tung', 'mai', 'leader'] as const) {
    const { at } = await streams[who].until(({ data, event }) => event === 'hint' && data.id === conversation.id)
    expect(at).toBeGreaterThan(before)
    expect(at - committed, who).toBeLessThan(1_000)
  }
  await heardOf(conversation.id, ['tung', 'mai', 'leader'])
})

test('a message of the other ward is heard there and above, not here', async () => {
  const hoa = await world.person('hoa', 'Người hỏi', 'south')
  await hoa.writes('chuyện của phường Nam')
  await world.settle()
  const binh = await world.officer('binh')
  const [theirs] = await binh.list()
  await heardOf(theirs.id, ['binh', 'leader'])
})

test('what changes many times at once is told a few times only', async () => {
  const lan = await world.person('lan')
  await quiet()
  const before = streams.mai.of(conversation.id).length
  for (let n = 0; n < 40; n += 1) await lan.writes(`tin thứ ${n}`)
  await world.settle()
  await quiet()
  const [{ count }] = (await world.sql<{ count: number }>(
    `select count(*)::int as count from messages where thread_id = $1 and origin = 'citizen'`,
    [conversation.id],
  )) as [{ count: number }]
  expect(count).toBe(41)
  const told = streams.mai.of(conversation.id).length - before
  expect(told).toBeGreaterThan(0)
  expect(told).toBeLessThan(40)

  const again = streams.mai.of(conversation.id).length
  const { page_id, id } = conversation
  await change(world.app.house, machine('story'), async ctx => {
    for (let n = 0; n < 100; n += 1) ctx.hint({ kind: 'conversation', page_id, id })
  })
  await quiet()
  expect(streams.mai.of(conversation.id).length - again).toBe(1)
})

test('what is not committed is not told', async () => {
  await quiet()
  const { page_id, id } = conversation
  const before = streams.mai.of(id).length
  const undone = change(world.app.house, machine('story'), async ctx => {
    ctx.hint({ kind: 'conversation', page_id, id })
    throw new Error('undone')
  })
  await expect(undone).rejects.toThrow('undone')
  await quiet()
  expect(streams.mai.of(id).length).toBe(before)
})

test('the connection that listens is cut: every screen is told to look again, and hears again', async () => {
  const since = Object.fromEntries(Object.entries(streams).map(([who, { told }]) => [who, told.length]))
  const cut = await world.sql(
    `select pg_terminate_backend(pid) from pg_stat_activity
     where datname = current_database() and application_name = 'binh-yen live'`,
  )
  expect(cut).toHaveLength(1)
  for (const [who, stream] of Object.entries(streams)) await stream.until(({ event }) => event === 'resync', since[who])
  const before = streams.mai.told.length
  await tung.does(conversation, 'notes', { text: 'vẫn nghe được' })
  await streams.mai.until(({ data }) => data.id === conversation.id, before)
})

test('a stream carries ids, kinds and nothing else', async () => {
  const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/
  for (const [who, { told, raw }] of Object.entries(streams)) {
    expect(told.length, who).toBeGreaterThan(2)
    for (const { event, data } of told) {
      if (event === 'screen') expect(data).toEqual({ locked: false })
      else if (event === 'resync') expect(data).toEqual({})
      else {
        expect(Object.keys(data)).toEqual(['kind', 'page_id', 'id'])
        expect(['conversation', 'delivery', 'page', 'operations', 'alarm']).toContain(data.kind)
        expect([data.page_id, data.id].every(id => uuid.test(id))).toBe(true)
      }
    }
    const known = raw.replace(/event: \w+\ndata: .*\n\n/g, '').replace(/: ping\n\n|retry: 2000\n\n/g, '')
    expect(known, who).toBe('')
  }
})

// A matter's legal clocks over its whole life, with the world's clock moved by days: asked of the running server's house.

import { randomUUID } from 'node:crypto'
import {
  clocksOf,
  dueCounts,
  dueSoon,
  extend,
  loadLaw,
  type Matter,
  moveClocks,
  reclassify,
  startClock,
  stopClock,
} from '@binh-yen/server/modules/deadlines/deadlines'
import { change, type Ctx, machine } from '@binh-yen/server/platform/ctx'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readLaw } from '../../server/seed/law/law.ts'
import { day, hour } from '../src/calendar.ts'
import { openWorld, type World } from '../src/world.ts'

let world: World
let tip: Matter
let south: string
let received: number
beforeAll(async () => {
  world = await openWorld('deadlines')
  await run(ctx => loadLaw(ctx, readLaw()))
  const { north } = world.district.pages
  south = world.district.pages.south.unit_id
  tip = { page_id: north.page_id, kind: 'tip', id: randomUUID(), unit_id: north.unit_id }
})
afterAll(() => world?.end())

const run = <T>(fn: (ctx: Ctx) => Promise<T>): Promise<T> => change(world.app.house, machine('story'), fn)
const states = async (): Promise<Record<string, string>> => {
  const clocks = (await run(ctx => clocksOf(ctx, [tip]))).get(tip.id) ?? []
  return Object.fromEntries(clocks.map(({ rule, state }) => [rule, state]))
}
const clock = async (rule: string) => {
  const found = (await run(ctx => clocksOf(ctx, [tip]))).get(tip.id)?.find(each => each.rule === rule)
  if (!found) throw new Error(`no clock ${rule}`)
  return found
}
/** Until so much before the clock's end; after it when negative. */
const waitsUntil = async (rule: string, before: number): Promise<void> =>
  world.later((await clock(rule)).due_at - before - world.app.house.clock.now())

test('a tip that came is classified within 24 hours: until then nothing else runs', async () => {
  await run(async ctx => {
    received = ctx.now
    await startClock(ctx, tip, 'phan-loai', received)
  })
  expect(await states()).toEqual({ 'phan-loai': 'running' })
  await world.later(20 * hour)
  expect(['soon', 'due']).toContain((await states())['phan-loai'])
  await run(ctx => reclassify(ctx, tip, 'to-giac', received))
  expect(await states()).toMatchObject({ 'phan-loai': 'met', 'xac-minh': 'running', 'phan-cong': 'running' })
  expect((await clock('xac-minh')).from_at).toBe(received)
  expect((await clock('xac-minh')).unverified).toContain('rule')
})

test('what nobody did is late, and the unit’s list has it first', async () => {
  await waitsUntil('phan-cong', -hour)
  expect((await states())['phan-cong']).toBe('late')
  const { clocks } = await run(ctx => dueSoon(ctx, [tip.unit_id], { limit: 10 }))
  expect(clocks[0]?.state).toBe('late')
  for (const rule of ['phan-cong', 'thong-bao-vks', 'thong-bao-nguoi-bao-tin'])
    await run(ctx => stopClock(ctx, tip, rule, 'done'))
  expect((await clock('phan-cong')).in_time).toBe(false)
})

test('the verification is extended in its last hour, survives a restart, and goes with the matter to another unit', async () => {
  await waitsUntil('xac-minh', hour)
  expect((await states())['xac-minh']).toBe('due')
  const { key } = world.app.house.keys.make(tip.id)
  const wish = {
    rule: 'xac-minh',
    step: 'xac-minh-phuc-tap',
    reason: 'Nhiều địa điểm, cần thêm thời gian',
    by: 'QĐ 1',
    key,
  }
  const { due_at } = await run(ctx => extend(ctx, tip, wish))
  expect(due_at).toBeGreaterThan(received + 55 * day)
  await world.restart()
  expect(await clock('xac-minh')).toMatchObject({ state: 'running', due_at, extended: 1 })
  await run(ctx => moveClocks(ctx, tip, south))
  await waitsUntil('xac-minh', 40 * hour)
  expect(await run(ctx => dueCounts(ctx, [tip.unit_id, south]))).toEqual(new Map([[south, { late: 0, soon: 1 }]]))
})

test('decided, its papers have clocks of their own, and the trail knows every step without a word', async () => {
  await run(async ctx => {
    await stopClock(ctx, tip, 'xac-minh', 'done')
    for (const rule of ['gui-quyet-dinh-vks', 'thong-bao-ket-qua']) await startClock(ctx, tip, rule, ctx.now, 'to-giac')
  })
  expect(await states()).toMatchObject({ 'xac-minh': 'met', 'gui-quyet-dinh-vks': 'running' })
  await world.later(25 * hour)
  expect((await states())['gui-quyet-dinh-vks']).toBe('late')
  const lines = await world.sql<{ act: string }>('select act from trail where thing_id = $1 order by id', [tip.id])
  expect(lines.map(({ act }) => act)).toEqual([
    'deadline.started',
    'deadline.classified',
    'deadline.stopped',
    'deadline.stopped',
    'deadline.stopped',
    'deadline.extended',
    'deadline.moved',
    'deadline.stopped',
    'deadline.started',
    'deadline.started',
  ])
  const words = await world.sql(`select 1 from trail where facts::text like '%địa điểm%'`)
  expect(words).toEqual([])
})

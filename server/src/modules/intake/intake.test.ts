// Events at rest through the face, on a real PostgreSQL: whose turn it is.

import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestHouse, testHouse } from '../../../tools/test-house.ts'
import { minute } from '../../platform/clock.ts'
import { accept, createHandling, keyOfDay, sealArrival } from './intake.ts'

let t: TestHouse

beforeAll(async () => {
  t = await testHouse('intake_test')
})
afterAll(() => t.stop())

/** Handled by so many at once. */
const atOnce = 8

/** One event each of so many people, in this order. */
async function come(names: readonly string[]): Promise<void> {
  const page_id = randomUUID()
  const now = t.house.clock.now()
  const key = await t.run(ctx => keyOfDay(ctx))
  for (const [n, name] of names.entries()) {
    const told = {
      page_id,
      name,
      zalo_at: now,
      sameness: `${page_id}${n}`,
      whose: `${page_id}${n}`,
      raw: Buffer.from('{}'),
    }
    await accept(t.house, 'events', [sealArrival(t.house, key, told, now)])
  }
}

/** The names, in the order in which they were taken up: the first stay until as many as there are lanes are at it. */
async function handled(): Promise<string[]> {
  const taken: string[] = []
  const full = Promise.withResolvers<void>()
  await createHandling(t.house, async (_ctx, { name }) => {
    if (taken.push(name) === atOnce) full.resolve()
    await full.promise
  })()
  return taken
}

test('what a person says goes before what Zalo tells of our own sends', async () => {
  await come([...Array.from({ length: 3 * atOnce }, () => 'user_received_message'), 'oa_send_text', 'user_send_image'])
  expect((await handled()).indexOf('user_send_image')).toBeLessThan(atOnce)
})

test('after a minute it has waited long enough, and goes in its turn', async () => {
  await come(Array.from({ length: atOnce }, () => 'user_received_message'))
  t.house.clock.stand(2 * minute)
  await come(Array.from({ length: atOnce }, () => 'user_send_text'))
  const taken = await handled()
  expect(taken.slice(0, atOnce / 2)).toContain('user_received_message')
})

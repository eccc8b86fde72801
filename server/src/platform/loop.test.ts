// Whether a loop is well, told by what it does: time is the machine's, and stands in the hands of the test.

import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createLog } from './log.ts'
import { type Loop, startLoop } from './loop.ts'

const log = createLog('silent')
let loop: Loop | undefined
beforeEach(() => void vi.useFakeTimers())
afterEach(async () => {
  await loop?.stop()
  vi.useRealTimers()
})

const begin = (run: () => Promise<number>): Loop => (loop = startLoop({ name: 'work', rest: 100, run, log }))

test('a loop that finds nothing to do for hours is well', async () => {
  const looks = vi.fn(async () => 0)
  begin(looks)
  await vi.advanceTimersByTimeAsync(2 * 3_600_000)
  expect(looks.mock.calls.length).toBeGreaterThan(10_000)
  expect(loop?.well()).toBe(true)
})

test('a few faults in a row are borne, more are told, one good round forgets them', async () => {
  let away = true
  const looks = vi.fn(async () => {
    if (away) throw new Error('the database is away')
    return 0
  })
  begin(looks)
  while (looks.mock.calls.length < 5) await vi.advanceTimersByTimeAsync(50)
  expect(loop?.well()).toBe(true)
  while (looks.mock.calls.length < 6) await vi.advanceTimersByTimeAsync(50)
  expect(loop?.well()).toBe('work has failed 6 times in a row')
  away = false
  await vi.advanceTimersByTimeAsync(30_000)
  expect(loop?.well()).toBe(true)
})

test('however long faults go on, the rests between them are never taken for hanging', async () => {
  begin(async () => {
    throw new Error('the database is away')
  })
  await vi.advanceTimersByTimeAsync(3_600_000)
  expect(loop?.well()).toMatch(/^work has failed \d+ times in a row$/)
})

test('a round that does not end within a minute is told, and no more when it ends', async () => {
  const hangs = Promise.withResolvers<number>()
  const rounds = [hangs.promise]
  begin(() => rounds.shift() ?? Promise.resolve(0))
  await vi.advanceTimersByTimeAsync(60_000)
  expect(loop?.well()).toBe(true)
  await vi.advanceTimersByTimeAsync(5_000)
  expect(loop?.well()).toBe('work has not come round for 65 s')
  hangs.resolve(1)
  await vi.advanceTimersByTimeAsync(1)
  expect(loop?.well()).toBe(true)
})

import { expect, test } from 'vitest'
import { Busy, groupCommit } from './group-commit.ts'

const limits = { most: 10, inFlight: 1, bound: 100, patience: 60_000 }

test('what waits together is written together, each told when its own write is done', async () => {
  const sizes: number[] = []
  const queue = groupCommit<number>({ ...limits, write: async items => void sizes.push(items.length) })
  await Promise.all(Array.from({ length: 25 }, (_, n) => queue.add(n)))
  expect(sizes.reduce((sum, size) => sum + size, 0)).toBe(25)
  expect(Math.max(...sizes)).toBeLessThanOrEqual(10)
  expect(queue.waiting()).toBe(0)
})

test('a failed write fails those in it and nobody else', async () => {
  let first = true
  const queue = groupCommit<number>({
    ...limits,
    most: 2,
    write: async () => {
      if (first) {
        first = false
        throw new Error('the disk is full')
      }
    },
  })
  const outcomes = await Promise.allSettled([1, 2, 3, 4].map(n => queue.add(n)))
  expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'fulfilled', 'fulfilled'])
})

test('a full queue and a long wait are busy at once', async () => {
  const held = Promise.withResolvers<void>()
  const full = groupCommit<number>({ ...limits, bound: 2, most: 1, write: () => held.promise })
  const kept = [full.add(1), full.add(2)]
  await expect(Promise.all([full.add(3), full.add(4), full.add(5)])).rejects.toBeInstanceOf(Busy)
  held.resolve()
  await Promise.all(kept)

  const gate = Promise.withResolvers<void>()
  const hanging = groupCommit<number>({ ...limits, patience: 20, most: 1, write: () => gate.promise })
  const waited = [hanging.add(1), hanging.add(2)]
  await expect(Promise.all(waited.map(each => each.catch((error: unknown) => error)))).resolves.toEqual([
    expect.any(Busy),
    expect.any(Busy),
  ])
  expect(hanging.waiting()).toBe(0)
  gate.resolve()
})

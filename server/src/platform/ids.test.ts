import fc from 'fast-check'
import { expect, test } from 'vitest'
import { firstIdAt, idOf, isId, newId, timeOf } from './ids.ts'

const time = fc.integer({ min: 0, max: 2 ** 47 })
const key = Buffer.alloc(32, 7)

test('ids made one after another sort in that order, also within a millisecond', () => {
  const now = Date.UTC(2026, 10, 24)
  const ids = Array.from({ length: 500 }, (_, n) => newId(now + Math.floor(n / 100)))
  expect(ids.toSorted()).toEqual(ids)
  expect(new Set(ids).size).toBe(ids.length)
})

test('transactions of two times that make ids in turn keep the order of each', () => {
  const [one, other] = [Date.UTC(2026, 10, 24), Date.UTC(2026, 10, 24) + 5]
  const turns = Array.from({ length: 200 }, () => [newId(one), newId(other)] as const)
  for (const which of [0, 1]) {
    const ids = turns.map(turn => turn[which] as string)
    expect(ids.toSorted()).toEqual(ids)
  }
})

test('an id tells its time, and the first id of a millisecond is the edge', () => {
  fc.assert(
    fc.property(time, at => {
      const id = newId(at)
      expect(isId(id)).toBe(true)
      expect(timeOf(id)).toBe(at)
      expect(firstIdAt(at) <= id && id < firstIdAt(at + 1)).toBe(true)
    }),
  )
})

test('the same subject at the same time has the same id, another subject another', () => {
  fc.assert(
    fc.property(time, fc.string(), fc.string(), (at, one, other) => {
      expect(idOf(key, at, one)).toBe(idOf(key, at, one))
      expect(idOf(key, at, one) === idOf(key, at, other)).toBe(one === other)
      expect(timeOf(idOf(key, at, one))).toBe(at)
    }),
  )
})

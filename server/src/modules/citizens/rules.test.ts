import { expect, test } from 'vitest'
import { day, hour } from '../../platform/clock.ts'
import { erase, hold, windowAt } from './rules.ts'

const limits = { open_ms: 7 * day, free_ms: 48 * hour }

test('the window is open for seven days after the last interaction and free for the first two', () => {
  expect(windowAt(1_000, 1_000, limits)).toEqual({ open: true, until: 1_000 + 7 * day, free_until: 1_000 + 2 * day })
})

test('the window closes at its last millisecond', () => {
  expect(windowAt(0, 7 * day - 1, limits).open).toBe(true)
  expect(windowAt(0, 7 * day, limits).open).toBe(false)
})

test('who never interacted has no window', () => {
  expect(windowAt(null, 5, limits)).toEqual({ open: false, until: null, free_until: null })
})

test('a legal hold forbids erasing, and lifting it allows it', () => {
  const held = hold({ held_at: null, erased_at: null }, true, 10)
  expect(() => erase(held, 20)).toThrow('legal_hold')
  expect(erase(hold(held, false, 30), 40)).toEqual({ held_at: null, erased_at: 40 })
})

test('a person who was erased can no longer be held', () => {
  expect(() => hold({ held_at: null, erased_at: 5 }, true, 10)).toThrow('already_erased')
})

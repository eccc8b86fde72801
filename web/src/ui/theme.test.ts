import { expect, test } from 'vitest'
import { isNight } from './theme.ts'

const at = (hourInVietNam: number, minute = 0) => Date.UTC(2026, 10, 23, hourInVietNam - 7, minute)

test('unchosen, the theme follows the hours of the night shift', () => {
  expect(isNight('auto', at(17, 59), false)).toBe(false)
  expect(isNight('auto', at(18), false)).toBe(true)
  expect(isNight('auto', at(5, 59), false)).toBe(true)
  expect(isNight('auto', at(6), false)).toBe(false)
})

test('a dark system is dark by day too', () => {
  expect(isNight('auto', at(12), true)).toBe(true)
})

test('a choice wins over hours and system', () => {
  expect(isNight('day', at(23), true)).toBe(false)
  expect(isNight('night', at(12), false)).toBe(true)
})

import { describe, expect, test } from 'vitest'
import { clockTime, dayOf, dayTime, fullDate, fullTime, plainNumber, shortTime, weekdayDate } from './times.ts'

/** Monday 23 November 2026, 22:10:05 in Viet Nam. */
const monday = Date.UTC(2026, 10, 23, 15, 10, 5)
const minute = 60_000
const hour = 60 * minute

describe('times are written as an officer reads them', () => {
  test('under an hour: minutes, never less than one', () => {
    expect(shortTime(monday, monday, 'vi')).toBe('1 phút')
    expect(shortTime(monday, monday + 3 * minute, 'vi')).toBe('3 phút')
    expect(shortTime(monday, monday + hour - 1, 'vi')).toBe('59 phút')
  })

  test('from an hour on the same day: the clock', () => {
    expect(shortTime(monday, monday + hour, 'vi')).toBe('22:10')
  })

  test('another day: weekday and date', () => {
    expect(shortTime(monday, monday + 2 * hour, 'vi')).toBe('Th 2, 23/11')
    expect(shortTime(monday - 24 * hour, monday, 'vi')).toBe('CN, 22/11')
    expect(weekdayDate(monday, 'en')).toBe('Mon, 23/11')
  })

  test('the day changes at midnight in Viet Nam, wherever the browser is', () => {
    const lastSecond = Date.UTC(2026, 10, 23, 16, 59, 59)
    expect(dayOf(lastSecond)).toBe('2026-11-23')
    expect(dayOf(lastSecond + 1000)).toBe('2026-11-24')
    expect(clockTime(lastSecond + 1000, 'vi')).toBe('00:00')
  })

  test('a moment to come is written the same way', () => {
    expect(dayTime(monday + hour, monday, 'vi')).toBe('23:10')
    expect(dayTime(monday + 7 * 24 * hour, monday, 'vi')).toBe('Th 2, 30/11')
  })

  test('hovering shows everything', () => {
    expect(fullTime(monday, 'vi')).toBe('22:10:05 Th 2, 23/11/2026')
    expect(fullDate(monday, 'vi')).toBe('23/11/2026')
  })

  test('a clock slightly ahead of ours is not in the past', () => {
    expect(shortTime(monday + 5000, monday, 'vi')).toBe('1 phút')
  })

  test('numbers carry the Vietnamese thousands mark', () => {
    expect(plainNumber(1230, 'vi')).toBe('1.230')
  })
})

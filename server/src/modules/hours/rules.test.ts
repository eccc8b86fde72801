import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { day, hour, minute } from '../../platform/clock.ts'
import { dateOf, dayStart, isDate, weekdayOf, weekStart } from '../../platform/local-time.ts'
import { checkHours, checkNote, closedTime, isToldIn, standing, type Timetable } from './rules.ts'

/** A moment as a clock in Viet Nam shows it. */
const vn = (text: string): number => Date.parse(`${text}:00+07:00`)
const at = (h: number, m = 0): number => h * 60 + m

const workdays = [1, 2, 3, 4, 5].flatMap(weekday => [
  { weekday, from_minute: at(7, 30), to_minute: at(11, 30) },
  { weekday, from_minute: at(13, 30), to_minute: at(17) },
])
const saturday = { weekday: 6, from_minute: at(7, 30), to_minute: at(11, 30) }
const closed = { from_minute: null, to_minute: null }
const tet = { first_day: '2027-02-05', last_day: '2027-02-11', ...closed, label: 'Tết Nguyên đán' }
const table: Timetable = { hours: [...workdays, saturday], days: [tet] }

describe('a page with office hours and Saturday morning', () => {
  test('opens at the first millisecond and is closed at the first one after', () => {
    const opens = vn('2026-11-23T07:30')
    expect(standing(table, opens - 1)).toMatchObject({ open: false, next: opens })
    expect(standing(table, opens)).toEqual({ open: true, until: vn('2026-11-23T11:30') })
    expect(standing(table, vn('2026-11-23T11:30') - 1)).toMatchObject({ open: true })
    expect(standing(table, vn('2026-11-23T11:30'))).toMatchObject({
      open: false,
      since: vn('2026-11-23T11:30'),
      next: vn('2026-11-23T13:30'),
    })
  })

  test('closed on Saturday at noon it opens on Monday, and the whole time between is one closed period', () => {
    const noon = standing(table, vn('2026-11-28T12:00'))
    expect(noon).toMatchObject({ open: false, since: vn('2026-11-28T11:30'), next: vn('2026-11-30T07:30') })
    expect(standing(table, vn('2026-11-29T23:59'))).toEqual(noon)
    expect(standing(table, vn('2026-11-30T00:00'))).toEqual(noon)
  })

  test('over Tết it is closed though it is a Monday, says why, and opens on the day behind it', () => {
    expect(standing(table, vn('2027-02-08T09:00'))).toEqual({
      open: false,
      since: vn('2027-02-04T17:00'),
      next: vn('2027-02-12T07:30'),
      label: 'Tết Nguyên đán',
    })
  })

  test('a make-up Saturday and an open morning within Tết are rows that win', () => {
    const day = (date: string, from: number, to: number) => {
      return { first_day: date, last_day: date, from_minute: from, to_minute: to, label: 'Làm bù' }
    }
    const days = [tet, day('2027-02-20', at(13, 30), at(17)), day('2027-02-09', at(8), at(10))]
    expect(standing({ ...table, days }, vn('2027-02-20T14:00')).open).toBe(true)
    expect(standing({ ...table, days }, vn('2027-02-20T08:00')).open).toBe(false)
    expect(standing({ ...table, days }, vn('2027-02-09T09:00')).open).toBe(true)
    expect(standing({ ...table, days }, vn('2027-02-09T11:00')).open).toBe(false)
  })

  test('the preview shows the closed time that is, else the one to come', () => {
    expect(closedTime(table, vn('2026-11-27T16:00'))).toMatchObject({ next: vn('2026-11-28T07:30') })
    expect(closedTime(table, vn('2026-11-29T16:00'))).toMatchObject({ next: vn('2026-11-30T07:30') })
  })
})

test('without weekly hours a page is never closed; with rows too far away it names no time', () => {
  expect(standing({ hours: [], days: [tet] }, vn('2027-02-08T09:00'))).toEqual({ open: true, until: null })
  const year = { first_day: '2026-01-01', last_day: '2026-12-31', ...closed, label: 'Sửa trụ sở' }
  const far = standing({ hours: [...workdays], days: [year] }, vn('2026-06-15T09:00'))
  expect(far).toMatchObject({ open: false, since: null, next: null })
})

test('round the clock is open without a seam at midnight', () => {
  const hours = [1, 2, 3, 4, 5, 6, 7].map(weekday => ({ weekday, from_minute: 0, to_minute: 1440 }))
  for (const moment of ['2026-11-29T23:59', '2026-11-30T00:00'])
    expect(standing({ hours, days: [] }, vn(moment)).open).toBe(true)
  const night = [
    { weekday: 1, from_minute: at(18), to_minute: 1440 },
    { weekday: 2, from_minute: 0, to_minute: at(6) },
  ]
  expect(standing({ hours: night, days: [] }, vn('2026-11-23T20:00'))).toEqual({
    open: true,
    until: vn('2026-11-24T06:00'),
  })
})

const anyHours = fc
  .array(
    fc.tuple(fc.integer({ min: 1, max: 7 }), fc.integer({ min: 0, max: 1439 }), fc.integer({ min: 1, max: 600 })),
    {
      minLength: 1,
      maxLength: 12,
    },
  )
  .map(rows =>
    rows.map(([weekday, from, long]) => ({ weekday, from_minute: from, to_minute: Math.min(1440, from + long) })),
  )
const anyDay = fc.integer({ min: -20, max: 20 }).map(n => dateOf(vn('2027-02-08T12:00') + n * day))
const anyDays = fc.array(
  fc
    .tuple(anyDay, fc.integer({ min: 0, max: 9 }), fc.option(fc.integer({ min: 0, max: 1400 })))
    .map(([first, long, from]) => ({
      first_day: first,
      last_day: dateOf(vn(`${first}T12:00`) + long * day),
      from_minute: from,
      to_minute: from === null ? null : from + 30,
      label: 'x',
    })),
  { maxLength: 5 },
)
const anyTime = fc.integer({ min: vn('2027-01-20T00:00'), max: vn('2027-03-01T00:00') })

test('open means: a row of that day holds that minute, and a day that differs knows no weekday', () => {
  fc.assert(
    fc.property(anyHours, anyDays, anyTime, (hours, days, moment) => {
      const wall = new Date(moment + 7 * hour)
      const minutes = wall.getUTCHours() * 60 + wall.getUTCMinutes()
      const date = wall.toISOString().slice(0, 10)
      const other = days.filter(row => row.first_day <= date && date <= row.last_day)
      const rows = other.length > 0 ? other : hours.filter(row => row.weekday === (wall.getUTCDay() || 7))
      const expected = rows.some(
        row => row.from_minute !== null && row.from_minute <= minutes && minutes < (row.to_minute ?? 0),
      )
      expect(standing({ hours, days }, moment).open).toBe(expected)
    }),
  )
})

test('next is the first open millisecond ahead, since the first closed one behind; between them it is closed throughout', () => {
  fc.assert(
    fc.property(anyHours, anyDays, anyTime, fc.double({ min: 0, max: 1, noNaN: true }), (hours, days, moment, part) => {
      const now = standing({ hours, days }, moment)
      fc.pre(!now.open && now.next !== null && now.since !== null)
      if (now.open || now.next === null || now.since === null) return
      expect(standing({ hours, days }, now.next).open).toBe(true)
      expect(standing({ hours, days }, now.next - 1).open).toBe(false)
      expect(standing({ hours, days }, now.since).open).toBe(false)
      expect(standing({ hours, days }, now.since - 1).open).toBe(true)
      const between = now.since + Math.floor(part * (now.next - now.since - 1))
      expect(standing({ hours, days }, between)).toMatchObject({ open: false, since: now.since, next: now.next })
    }),
  )
})

test('days and weeks are those of Viet Nam, seven hours ahead the year round', () => {
  expect([weekdayOf(vn('2026-11-23T00:00')), weekdayOf(vn('2026-11-22T23:59'))]).toEqual([1, 7])
  expect(dateOf(vn('2026-11-23T00:00'))).toBe('2026-11-23')
  expect(weekStart(vn('2026-11-29T23:59'))).toBe(vn('2026-11-23T00:00'))
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 4_000_000_000_000 }), moment => {
      expect(moment - dayStart(moment)).toBeLessThan(day)
      expect((dayStart(moment) + 7 * hour) % day).toBe(0)
      expect(weekdayOf(weekStart(moment))).toBe(1)
    }),
  )
  expect(['2026-02-28', '2026-02-29', '2028-02-29', '2026-13-01', '26-1-1', ''].map(isDate)).toEqual([
    true,
    false,
    true,
    false,
    false,
    false,
  ])
})

test('it is said once in a closed period, and again every two months of a longer one', () => {
  expect(isToldIn(undefined, 100, 200)).toBe(false)
  expect(isToldIn(99, 100, 200)).toBe(false)
  expect(isToldIn(100, 100, 200)).toBe(true)
  expect(isToldIn(5, null, 62 * day)).toBe(true)
  expect(isToldIn(5, null, 62 * day + 6)).toBe(false)
})

test('hours of one weekday do not overlap, though they may touch', () => {
  expect(() => checkHours(workdays)).not.toThrow()
  const touching = { weekday: 1, from_minute: at(11, 30), to_minute: at(12) }
  expect(() => checkHours([...workdays, touching])).not.toThrow()
  const over = { ...touching, from_minute: at(11, 30) - minute / minute }
  expect(() => checkHours([...workdays, over])).toThrow(expect.objectContaining({ code: 'hours_overlap' }))
})

test.each([
  'Cán bộ trả lời lúc 7h30 ạ',
  'Mở cửa 8:00',
  'làm việc từ 7 giờ',
  'Thứ hai sẽ trả lời',
  'Chủ nhật nghỉ',
  'sáng mai có người',
  'trong ngày sẽ có',
  'trong 24 tiếng',
  'nghỉ đến 12/2',
  'Thứ 7 nghỉ'.normalize('NFD'),
])('a note that names a time is refused: %s', text => {
  expect(() => checkNote(text)).toThrow(expect.objectContaining({ code: 'note_has_time' }))
})

test.each([
  'Dạ, lúc này chưa có cán bộ. Anh/chị để lại tin nhắn ạ.',
  'Việc khẩn cấp anh/chị gọi 113.',
  'Trụ sở: số 12 đường Hoa Nắng.',
  'Cảm ơn anh/chị đã nhắn cho đơn vị trong thời gian này.',
])('a note without one is taken: %s', text => {
  expect(() => checkNote(text)).not.toThrow()
})

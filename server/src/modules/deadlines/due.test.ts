// Over 200 dated cases, a second counter that goes through a table of days, and that the shipped rows are those of the cases.

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readLaw } from '../../../seed/law/law.ts'
import { day, hour } from '../../platform/clock.ts'
import { dateOf, dayStart } from '../../platform/local-time.ts'
import { calendarOfCases, cases } from './due.cases.ts'
import { type Calendar, dueAt, type Span, type TimeUnit, worksOn } from './due.ts'

const vn = (text: string): number => Date.parse(`${text.replace(' ', 'T')}:00+07:00`)
const { off, worked } = calendarOfCases
const calendar: Calendar = {
  weekdays: '12345',
  days: new Map([...off.map(date => [date, false] as const), ...worked.map(date => [date, true] as const)]),
}

interface Case {
  readonly line: string
  readonly from: number
  readonly span: Span
  readonly expected: string
}

const rows: Case[] = cases
  .split('\n')
  .filter(line => line !== '' && !line.startsWith('#'))
  .map(line => {
    const [from = '', how = '', expected = ''] = line.split(' | ')
    const [amount, time_unit, stays] = how.split(' ')
    const day_off = stays === 'stays' || time_unit === 'hours' ? 'stays' : 'moves'
    return {
      line,
      from: vn(from),
      span: { amount: Number(amount), time_unit: time_unit as TimeUnit, day_off },
      expected,
    }
  })

describe('a deadline ends as a person with a calendar in hand counts it', () => {
  test('there are more than 200 cases, in every unit of time', () => {
    expect(rows.length).toBeGreaterThan(200)
    expect(new Set(rows.map(({ span }) => span.time_unit))).toEqual(
      new Set(['hours', 'days', 'working_days', 'months']),
    )
  })

  test.each(rows)('$line', ({ from, span, expected }) => {
    const due = dueAt(span, from, calendar)
    if (span.time_unit === 'hours') expect(due).toBe(vn(expected))
    else expect(due).toBe(vn(`${expected} 00:00`) + day - 1)
  })
})

/** Every day of six years in a row, with its name in the week told off from one Monday. */
const table = (() => {
  const first = vn('2023-01-02 00:00') // a Monday
  return Array.from({ length: 6 * 365 }, (_, n) => {
    const date = new Date(first + n * day + 7 * hour).toISOString().slice(0, 10)
    return { date, works: worked.includes(date) || (n % 7 < 5 && !off.includes(date)) }
  })
})()

/** The last day of a span by going through the table line by line. */
function walked({ amount, time_unit, day_off }: Span, from: number): string {
  let at = table.findIndex(({ date }) => date === dateOf(from))
  const [y = '', m = '', d = ''] = (table[at]?.date ?? '').split('-')
  if (time_unit === 'days') at += amount
  for (let left = time_unit === 'working_days' ? amount : 0; left > 0; ) {
    at += 1
    if (table[at]?.works) left -= 1
  }
  if (time_unit === 'months') {
    const index = Number(y) * 12 + Number(m) - 1 + amount
    const month = `${Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, '0')}`
    at = table.findLastIndex(({ date }) => date.startsWith(month) && date.slice(8) <= d)
  }
  while (day_off === 'moves' && !table[at]?.works) at += 1
  return table[at]?.date ?? ''
}

test('a second counter, line by line through a table of days, comes to the same day', () => {
  for (const { line, from, span, expected } of rows)
    if (span.time_unit !== 'hours') expect(`${line}: ${walked(span, from)}`).toBe(`${line}: ${expected}`)
  const span = fc.record({
    amount: fc.integer({ min: 1, max: 90 }),
    time_unit: fc.constantFrom<TimeUnit>('days', 'working_days'),
    day_off: fc.constantFrom<Span['day_off']>('moves', 'stays'),
  })
  const months = fc.record({
    amount: fc.integer({ min: 1, max: 12 }),
    time_unit: fc.constant<TimeUnit>('months'),
    day_off: fc.constantFrom<Span['day_off']>('moves', 'stays'),
  })
  const from = fc.integer({ min: vn('2023-01-10 00:00'), max: vn('2027-06-30 23:59') })
  fc.assert(
    fc.property(fc.oneof(span, months), from, (some, at) => {
      const due = dueAt(some, at, calendar)
      expect(dateOf(due)).toBe(walked(some, at))
      expect(due).toBe(dayStart(due) + day - 1)
      expect(dayStart(due)).toBeGreaterThan(dayStart(at))
      if (some.day_off === 'moves') expect(worksOn(calendar, due)).toBe(true)
    }),
    { numRuns: 2_000 },
  )
})

test('who waits longer is never due earlier', () => {
  const moment = fc.integer({ min: vn('2025-12-20 00:00'), max: vn('2027-05-30 23:59') })
  const unit = fc.constantFrom<TimeUnit>('hours', 'days', 'working_days', 'months')
  fc.assert(
    fc.property(
      moment,
      fc.integer({ min: 0, max: 30 * day }),
      fc.integer({ min: 1, max: 30 }),
      unit,
      (at, later, n, time_unit) => {
        const span: Span = { amount: n, time_unit, day_off: 'moves' }
        expect(dueAt(span, at + later, calendar)).toBeGreaterThanOrEqual(dueAt(span, at, calendar))
        expect(dueAt({ ...span, amount: n + 1 }, at, calendar)).toBeGreaterThanOrEqual(dueAt(span, at, calendar))
      },
    ),
  )
})

test('the shipped calendar has the days of the cases, and every row a source and a label', () => {
  const { days, calendars } = readLaw()
  expect(calendars.map(({ slug, weekdays }) => [slug, weekdays])).toEqual([['nha-nuoc', '12345']])
  expect(days.filter(({ works }) => !works).map(({ date }) => date)).toEqual(off)
  expect(days.filter(({ works }) => works).map(({ date }) => date)).toEqual(worked)
  expect(days.filter(({ source, label }) => !source || !label)).toEqual([])
})

test('a calendar whose rows leave no working day is our fault, not an endless search', () => {
  const never: Calendar = { weekdays: '1', days: new Map(table.map(({ date }) => [date, false])) }
  expect(() =>
    dueAt({ amount: 1, time_unit: 'working_days', day_off: 'moves' }, vn('2026-01-01 08:00'), never),
  ).toThrow('invariant')
})

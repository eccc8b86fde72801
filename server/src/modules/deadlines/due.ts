// How a deadline is counted in Viet Nam's time from a moment, over rows that say which days are off. Pure.
//
// hours         to the millisecond, through nights, weekends and Tết (Bộ luật Dân sự 2015, art. 147.1).
// days          the day of the event is not counted; ends at 24:00 of the last day (BLDS 147.2, 148.1; BLTTHS 2015, 134.1).
// working_days  the same, days off not counted. Common practice; no article says it in general: chưa kiểm chứng.
// months        ends at 24:00 of the day with the same number, else of the last day of that month (BLDS 148.3; BLTTHS 134.1).
// A last day that is off ends with the next working day where the rule says `moves` (BLDS 148.5; BLTTHS 134.1, whose
// sentence stands with months and is read for days too: chưa kiểm chứng).
// `due` is the last millisecond in time, so that its date is the last day and not the one after.

import { day, hour } from '../../platform/clock.ts'
import { dateOf, dayStart, weekdayOf } from '../../platform/local-time.ts'
import { invariant } from '../../platform/refusal.ts'

export interface Calendar {
  /** Working days of an ordinary week, 1 Monday to 7 Sunday, such as `12345`. */
  readonly weekdays: string
  /** Days that differ, by date `yyyy-MM-dd`: whether they are worked. */
  readonly days: ReadonlyMap<string, boolean>
}

export type TimeUnit = 'hours' | 'days' | 'working_days' | 'months'

export interface Span {
  readonly amount: number
  readonly time_unit: TimeUnit
  readonly day_off: 'moves' | 'stays'
}

/** Longest run of days off that is believed: beyond it the rows are wrong. */
const believed = 60

export const worksOn = (calendar: Calendar, at: number): boolean =>
  calendar.days.get(dateOf(at)) ?? calendar.weekdays.includes(String(weekdayOf(at)))

/** The last millisecond in time. A span of hours needs no calendar. */
export function dueAt(span: Span, from: number, calendar?: Calendar): number {
  if (span.time_unit === 'hours') return from + span.amount * hour
  invariant(calendar, 'a deadline in days has a calendar')
  const last = lastDay(span, dayStart(from), calendar)
  return (span.day_off === 'moves' ? workingDay(calendar, last) : last) + day - 1
}

function lastDay({ amount, time_unit }: Span, first: number, calendar: Calendar): number {
  if (time_unit === 'days') return first + amount * day
  if (time_unit === 'months') return monthsLater(first, amount)
  let last = first
  for (let n = 0; n < amount; n += 1) last = workingDay(calendar, last + day)
  return last
}

/** The first working day from `start` on, itself included. */
function workingDay(calendar: Calendar, start: number): number {
  for (let n = 0; n <= believed; n += 1) if (worksOn(calendar, start + n * day)) return start + n * day
  throw new Error(`invariant: a calendar has a working day within ${believed} days`)
}

/** The day with the same number `months` later, else the last day of that month. */
function monthsLater(start: number, months: number): number {
  const [year = 0, month = 0, date = 0] = dateOf(start).split('-').map(Number)
  const lastOfMonth = new Date(Date.UTC(year, month - 1 + months + 1, 0)).getUTCDate()
  const there = Date.UTC(year, month - 1 + months, Math.min(date, lastOfMonth))
  return dayStart(there) // midnight UTC is 7:00 of the same day here
}

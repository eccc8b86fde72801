// Days and weeks as Viet Nam counts them: UTC+7 all year, no summer time, the week begins on Monday.

import { day, hour } from './clock.ts'

const zone = 7 * hour

/** The first millisecond of the day `at` lies in. */
export const dayStart = (at: number): number => Math.floor((at + zone) / day) * day - zone

/** `yyyy-MM-dd`. */
export const dateOf = (at: number): string => new Date(at + zone).toISOString().slice(0, 10)

/** The year there is in Viet Nam at a time. */
export const yearOf = (at: number): number => Number(dateOf(at).slice(0, 4))

/** 1 Monday to 7 Sunday. 1 January 1970 was a Thursday. */
export const weekdayOf = (at: number): number => ((Math.floor((at + zone) / day) + 3) % 7) + 1

/** The first millisecond of the Monday of the week `at` lies in. */
export const weekStart = (at: number): number => dayStart(at) - (weekdayOf(at) - 1) * day

/** Whether a text is a day of the calendar written `yyyy-MM-dd`. */
export function isDate(text: string): boolean {
  const at = Date.parse(`${text}T00:00:00Z`)
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(at) && new Date(at).toISOString().startsWith(text)
}

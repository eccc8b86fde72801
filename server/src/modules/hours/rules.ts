// Whether a page is open at a moment, since when it is closed, and when it opens next: rows in, no calendar computed. Pure.

import { day, minute } from '../../platform/clock.ts'
import { dateOf, dayStart, weekdayOf } from '../../platform/local-time.ts'
import { Refusal } from '../../platform/refusal.ts'

/** Minutes from midnight in Viet Nam; `to_minute` is the first no longer open, 1440 is midnight. */
export interface Stretch {
  readonly from_minute: number
  readonly to_minute: number
}

export interface WeekdayHours extends Stretch {
  /** 1 Monday to 7 Sunday. */
  readonly weekday: number
}

/** Days, `yyyy-MM-dd`, on which this row holds instead of the weekday's; null minutes: closed. */
export interface OtherDays {
  readonly first_day: string
  readonly last_day: string
  readonly from_minute: number | null
  readonly to_minute: number | null
  /** Such as *Tết Nguyên đán*. */
  readonly label: string
}

export interface Timetable {
  readonly hours: readonly WeekdayHours[]
  readonly days: readonly OtherDays[]
}

export type Standing =
  | { readonly open: true; readonly until: number | null }
  /** Null when no row within two months says so. */
  | { readonly open: false; readonly since: number | null; readonly next: number | null; readonly label: string | null }

/** How far rows are looked at, in days: beyond the longest Tết with a margin. */
const reach = 62

/** The rows of a date that hold instead of its weekday's. */
const otherOn = ({ days }: Timetable, date: string): OtherDays[] =>
  days.filter(({ first_day, last_day }) => first_day <= date && date <= last_day)

function stretchesOf(table: Timetable, start: number): { from: number; to: number }[] {
  const other = otherOn(table, dateOf(start))
  const rows: readonly { from_minute: number | null; to_minute: number | null }[] =
    other.length > 0 ? other : table.hours.filter(({ weekday }) => weekday === weekdayOf(start))
  return rows.flatMap(({ from_minute, to_minute }) =>
    from_minute === null || to_minute === null
      ? []
      : [{ from: start + from_minute * minute, to: start + to_minute * minute }],
  )
}

/** Open stretches of the days from `first` on, in order, those that touch made one. */
function stretches(table: Timetable, first: number, days: number): { from: number; to: number }[] {
  const all = Array.from({ length: days }, (_, n) => stretchesOf(table, first + n * day)).flat()
  const joined: { from: number; to: number }[] = []
  for (const next of all.sort((a, b) => a.from - b.from)) {
    const last = joined.at(-1)
    if (last && next.from <= last.to) last.to = Math.max(last.to, next.to)
    else joined.push({ ...next })
  }
  return joined
}

/** A page without weekly hours is never closed: nobody has said when it would be. */
export function standing(table: Timetable, at: number): Standing {
  if (table.hours.length === 0) return { open: true, until: null }
  const all = stretches(table, dayStart(at) - reach * day, 2 * reach)
  const now = all.find(({ from, to }) => from <= at && at < to)
  if (now) return { open: true, until: now.to }
  return {
    open: false,
    since: all.findLast(({ to }) => to <= at)?.to ?? null,
    next: all.find(({ from }) => from > at)?.from ?? null,
    label: otherOn(table, dateOf(at)).find(row => row.from_minute === null)?.label ?? null,
  }
}

/** The closed time that is now, else the next one: what a preview shows. Null when the page is never closed. */
export function closedTime(table: Timetable, at: number): Extract<Standing, { open: false }> | null {
  const now = standing(table, at)
  if (!now.open) return now
  const then = now.until === null ? null : standing(table, now.until)
  return then === null || then.open ? null : then
}

/** Said once in a closed period, and in one that is longer than rows are looked at once in that time. */
export const isToldIn = (told_at: number | undefined, since: number | null, now: number): boolean =>
  told_at !== undefined && told_at >= (since ?? now - reach * day)

/** Refuses hours_overlap {weekday}. */
export function checkHours(hours: readonly WeekdayHours[]): void {
  for (const [weekday, rows] of Map.groupBy(hours, row => row.weekday)) {
    const sorted = rows.toSorted((a, b) => a.from_minute - b.from_minute)
    if (sorted.some((row, i) => row.from_minute < (sorted[i - 1]?.to_minute ?? 0)))
      throw new Refusal('hours_overlap', { weekday })
  }
}

/** Hours, days and spans of time: the note never says any of its own, they come from rows. */
const timeWords =
  /\d{1,2}\s*(?:h|g|giờ|:)|\d{1,2}\s*[/.-]\s*\d{1,2}|\d+\s*(?:phút|tiếng|ngày|tuần)|thứ\s*(?:hai|ba|tư|năm|sáu|bảy|[2-7])|chủ nhật|(?:ngày|sáng|trưa|chiều|tối|tuần|hôm) (?:mai|sau|tới)|trong (?:ngày|hôm nay|tuần)/iu

/** Refuses note_has_time. */
export function checkNote(text: string): void {
  if (timeWords.test(text.normalize('NFC'))) throw new Refusal('note_has_time')
}

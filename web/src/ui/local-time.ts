/** Hides how what is typed into fields of day and time becomes a moment: the clock of Viet Nam, UTC+7 all year. */
import { dayOf } from './times.ts'

const day = 86_400_000

/** Moment of a day `yyyy-MM-dd` and a time `HH:mm` there; null when one of them is not given. */
export function momentOf(date: string, time: string): number | null {
  const at = Date.parse(`${date}T${time}:00+07:00`)
  return Number.isNaN(at) ? null : at
}

/** From and to on a day `yyyy-MM-dd`, times as typed; an end not after the beginning lies on the next day. Null: unreadable. */
export function spanOf(date: string, from: string, to: string): { from_at: number; to_at: number } | null {
  const [from_at, to_at] = [momentOf(date, readTime(from) ?? ''), momentOf(date, readTime(to) ?? '')]
  if (from_at === null || to_at === null) return null
  return { from_at, to_at: to_at > from_at ? to_at : to_at + day }
}

/** Reads `19:00`, `7h30`, `7g`: `HH:mm`. Null when it is anything else. */
export function readTime(text: string): string | null {
  const [, hours, minutes = '00'] = /^(\d{1,2})(?:[:hg](\d{2})?)?$/i.exec(text.trim()) ?? []
  if (hours === undefined || Number(hours) > 23 || Number(minutes) > 59) return null
  return `${hours.padStart(2, '0')}:${minutes}`
}

/** Reads a day as it is written in Viet Nam, `5/2/2027` or `05-02-2027`: `yyyy-MM-dd`. Null when there is no such day. */
export function readDate(text: string): string | null {
  const [, date, month, year] = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(text.trim()) ?? []
  if (date === undefined || month === undefined) return null
  const read = `${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`
  const at = momentOf(read, '12:00')
  return at !== null && dayOf(at) === read ? read : null
}

/** The days of a week that begins at `from`, each by its first moment. */
export const daysOf = (from: number): number[] => Array.from({ length: 7 }, (_, n) => from + n * day)

/** Whether two moments lie on one day there. */
export const isSameDay = (a: number, b: number): boolean => dayOf(a) === dayOf(b)

/** Hides how what is typed into fields of day and time becomes a moment: the clock of Viet Nam, UTC+7 all year. */
import { dayOf } from './times.ts'

const day = 86_400_000

/** Moment of a day `yyyy-MM-dd` and a time `HH:mm` there; null when one of them is not given. */
export function momentOf(date: string, time: string): number | null {
  const at = Date.parse(`${date}T${time}:00+07:00`)
  return Number.isNaN(at) ? null : at
}

/** From and to on a day; an end that is not after the beginning lies on the next day. Null when something is missing. */
export function spanOf(date: string, from: string, to: string): { from_at: number; to_at: number } | null {
  const [from_at, to_at] = [momentOf(date, from), momentOf(date, to)]
  if (from_at === null || to_at === null) return null
  return { from_at, to_at: to_at > from_at ? to_at : to_at + day }
}

/** The days of a week that begins at `from`, each by its first moment. */
export const daysOf = (from: number): number[] => Array.from({ length: 7 }, (_, n) => from + n * day)

/** Whether two moments lie on one day there. */
export const isSameDay = (a: number, b: number): boolean => dayOf(a) === dayOf(b)

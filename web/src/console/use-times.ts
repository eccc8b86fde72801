/** Hides language and clock from components that write times and numbers. */
import { settings } from '../settings.ts'
import { useText } from '../text/text.ts'
import { useStore } from '../ui/store.ts'
import * as times from '../ui/times.ts'
import { useNow } from './clock.ts'

/** Writers bound to the officer's language and the server's clock. */
export function useTimes() {
  const language = useStore(settings, now => now.language)
  const now = useNow()
  const t = useText()
  return {
    now,
    clock: (at: number) => times.clockTime(at, language),
    short: (at: number) => times.shortTime(at, now, language),
    day: (at: number) => times.dayTime(at, now, language),
    /** `22:10` today, else `22:10 Th 2, 23/11`. */
    moment: (at: number) =>
      times.dayOf(at) === times.dayOf(now)
        ? times.clockTime(at, language)
        : `${times.clockTime(at, language)} ${times.weekdayDate(at, language)}`,
    date: (at: number) => times.fullDate(at, language),
    weekday: (at: number) => times.weekdayDate(at, language),
    full: (at: number) => times.fullTime(at, language),
    number: (value: number) => times.plainNumber(value, language),
    /** `chờ 3 phút`, `chờ từ 20:10`. */
    waited: (since: number) =>
      times.isRecent(since, now)
        ? t.row.waited(times.age(since, now, language))
        : t.row.waitedSince(times.dayTime(since, now, language)),
  }
}

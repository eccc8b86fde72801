/** Hides how times and numbers are written: the zone of Viet Nam always, `3 phút` · `22:10` · `Th 2, 23/11`, `1.230`. */

export type Language = 'vi' | 'en'

const zone = 'Asia/Ho_Chi_Minh'
const minute = 60_000
const hour = 60 * minute

type Writers = { parts: Intl.DateTimeFormat; minutes: Intl.NumberFormat; number: Intl.NumberFormat }
const made = new Map<Language, Writers>()

function writers(language: Language): Writers {
  const found = made.get(language)
  if (found) return found
  const locale = language === 'vi' ? 'vi-VN' : 'en-GB'
  const parts = new Intl.DateTimeFormat(locale, {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  })
  const next = {
    parts,
    minutes: new Intl.NumberFormat(locale, {
      style: 'unit',
      unit: 'minute',
      unitDisplay: language === 'vi' ? 'long' : 'short',
    }),
    number: new Intl.NumberFormat(locale),
  }
  made.set(language, next)
  return next
}

/** Written here because browsers differ (`Th 2`, `Thứ 2`). Sunday first. */
const weekdays: Record<Language, readonly string[]> = {
  vi: ['CN', 'Th 2', 'Th 3', 'Th 4', 'Th 5', 'Th 6', 'Th 7'],
  en: ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'],
}

function weekday(at: number, language: Language): string {
  return weekdays[language][new Date(dayOf(at)).getUTCDay()]!
}

function pieces(at: number, language: Language): Record<string, string> {
  return Object.fromEntries(
    writers(language)
      .parts.formatToParts(at)
      .map(part => [part.type, part.value]),
  )
}

/** `yyyy-MM-dd` in Viet Nam; equal for two moments of one day there. */
export function dayOf(at: number): string {
  const { year, month, day } = pieces(at, 'vi')
  return `${year}-${month}-${day}`
}

/** `22:10` */
export function clockTime(at: number, language: Language): string {
  const { hour, minute } = pieces(at, language)
  return `${hour}:${minute}`
}

/** `Th 2, 23/11` */
export function weekdayDate(at: number, language: Language): string {
  const { day, month } = pieces(at, language)
  return `${weekday(at, language)}, ${day}/${month}`
}

/** `23/11/2026` */
export function fullDate(at: number, language: Language): string {
  const { day, month, year } = pieces(at, language)
  return `${day}/${month}/${year}`
}

/** `22:10:05 Th 2, 23/11/2026`: what hovering a short time shows. */
export function fullTime(at: number, language: Language): string {
  const { second } = pieces(at, language)
  return `${clockTime(at, language)}:${second} ${weekday(at, language)}, ${fullDate(at, language)}`
}

/** `22:10` when on the same day as now, else `Th 2, 23/11`. For moments to come and for old ones. */
export function dayTime(at: number, now: number, language: Language): string {
  return dayOf(at) === dayOf(now) ? clockTime(at, language) : weekdayDate(at, language)
}

/** `3 phút` under an hour ago (at least `1 phút`), then as `dayTime`. */
export function shortTime(at: number, now: number, language: Language): string {
  return isRecent(at, now) ? age(at, now, language) : dayTime(at, now, language)
}

/** True when less than an hour has passed. A clock a little ahead counts as recent. */
export function isRecent(at: number, now: number): boolean {
  return now - at < hour
}

/** Whole minutes passed, at least one: `3 phút`. */
export function age(at: number, now: number, language: Language): string {
  return writers(language).minutes.format(Math.max(1, Math.floor((now - at) / minute)))
}

/** `1.230` */
export function plainNumber(value: number, language: Language): string {
  return writers(language).number.format(value)
}

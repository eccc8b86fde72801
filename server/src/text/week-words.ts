// The weekly opening hours in one line, as they are told to citizens.

interface Stretch {
  readonly weekday: number
  readonly from_minute: number
  readonly to_minute: number
}

const daysEn = ['', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday']
const days = ['', 'thứ hai', 'thứ ba', 'thứ tư', 'thứ năm', 'thứ sáu', 'thứ bảy', 'chủ nhật']
const clock = (minute: number): string => `${Math.floor(minute / 60)}:${String(minute % 60).padStart(2, '0')}`

/** `thứ hai – thứ sáu 7:30–11:30, 13:30–17:00; thứ bảy 7:30–11:30`; null when there are none. */
export const weekWords = (hours: readonly Stretch[]): string | null => spelt(hours, days)
export const weekWordsEn = (hours: readonly Stretch[]): string | null => spelt(hours, daysEn)

function spelt(hours: readonly Stretch[], days: readonly string[]): string | null {
  const runs: { from: number; to: number; words: string }[] = []
  for (let weekday = 1; weekday <= 7; weekday += 1) {
    const words = hours
      .filter(row => row.weekday === weekday)
      .toSorted((a, b) => a.from_minute - b.from_minute)
      .map(row => `${clock(row.from_minute)}–${clock(row.to_minute)}`)
      .join(', ')
    const last = runs.at(-1)
    if (last?.words === words && last.to === weekday - 1) last.to = weekday
    else if (words !== '') runs.push({ from: weekday, to: weekday, words })
  }
  const spell = ({ from, to, words }: (typeof runs)[number]): string =>
    `${from === to ? days[from] : `${days[from]} – ${days[to]}`} ${words}`
  return runs.length === 0 ? null : runs.map(spell).join('; ')
}

/** Hides when the night theme is on: chosen, or by the hours of the night shift and the system's wish. */
import { clockTime } from './times.ts'

export type Theme = 'auto' | 'day' | 'night'

const nightFrom = '18:00'
const nightTo = '06:00'

/** Whether it is night now for a choice: `auto` follows the shift's hours (18:00 to 06:00) or a dark system. */
export function isNight(theme: Theme, now: number, systemDark: boolean): boolean {
  if (theme !== 'auto') return theme === 'night'
  const time = clockTime(now, 'vi')
  return systemDark || time >= nightFrom || time < nightTo
}

/** Paints the page for a choice. */
export function paint(theme: Theme, now: number): void {
  const systemDark = matchMedia('(prefers-color-scheme: dark)').matches
  document.documentElement.dataset['theme'] = isNight(theme, now, systemDark) ? 'night' : 'day'
}

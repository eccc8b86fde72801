/** Hides how opening hours are written and read in one line: `7:30–11:30, 13:30–17:00`; nothing means closed. */

export type Stretch = { from_minute: number; to_minute: number }

const spell = (minutes: number): string => `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}`

export const spelled = (stretches: readonly Stretch[]): string =>
  stretches.map(({ from_minute, to_minute }) => `${spell(from_minute)}–${spell(to_minute)}`).join(', ')

const one = /^(\d{1,2})(?:[:hg](\d{2})?)?\s*[-–—]\s*(\d{1,2})(?:[:hg](\d{2})?)?$/i

/** Reads `7:30–11:30`, `7h30-11h`, `7g-11g30`, several with a comma or semicolon. Null when it is anything else. */
export function readStretches(text: string): Stretch[] | null {
  const parts = text.split(/[,;]/).map(part => part.trim())
  const read: Stretch[] = []
  for (const part of parts.length === 1 && parts[0] === '' ? [] : parts) {
    const [, fromHour, fromMinute, toHour, toMinute] = one.exec(part) ?? []
    if (fromHour === undefined || toHour === undefined) return null
    const from_minute = minutesOf(fromHour, fromMinute)
    const to_minute = minutesOf(toHour, toMinute)
    if (from_minute === null || to_minute === null || to_minute <= from_minute) return null
    read.push({ from_minute, to_minute })
  }
  return read
}

function minutesOf(hours: string, minutes = '0'): number | null {
  const all = Number(hours) * 60 + Number(minutes)
  return Number(minutes) < 60 && all <= 1440 ? all : null
}

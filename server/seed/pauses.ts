// When people write and officers answer: busy mornings, quiet nights, office hours kept unless somebody is in danger.

import { day, hour, minute, second } from '../src/platform/clock.ts'
import type { Chance } from './chance.ts'
import type { Begins, Line, Talk } from './talks.ts'

const vietnam = 7 * hour
const hourOf = (at: number): number => Math.floor(((at + vietnam) % day) / hour)
const midnight = (at: number): number => at - ((at + vietnam) % day)

/** How many write in each hour of the day, from midnight. */
const busy = [1, 0, 0, 0, 1, 2, 5, 10, 16, 18, 15, 9, 6, 8, 14, 15, 12, 8, 7, 10, 11, 8, 4, 2]
const hoursOf: Record<'day' | 'evening' | 'night', readonly (readonly [number, number])[]> = {
  day: busy.map((weight, at) => [at, weight] as const),
  evening: [18, 19, 20, 21].map(at => [at, 1] as const),
  night: [22, 23, 23, 0, 1, 2].map(at => [at, 1] as const),
}

/** The desk is read in these hours; what comes in between is answered the next morning. */
const opens = 7
const closes = 21

export interface Pauses {
  /** When the talk begins. */
  first(): number
  /** When the next line comes; `after`: not before so many ms. */
  next(line: Line, after: number | undefined): number
}

export function pauses(chance: Chance, talk: Pick<Talk, 'begins' | 'fast'>, now: number, length: number): Pauses {
  const start = begin(chance, talk.begins, now, length)
  let at = start
  let before: 'nobody' | 'citizen' | 'officer' = 'nobody'
  return {
    first: () => start,
    next(line, after) {
      const pause = before === 'nobody' ? 0 : pauseOf(chance, talk.fast, before, line)
      at += Math.max(pause, (after ?? 0) + chance.between(0, 3) * minute)
      if (line.by === 'officer' && before === 'citizen' && !talk.fast) at = deskTime(chance, at)
      before = line.by
      return at
    },
  }
}

function begin(chance: Chance, begins: Begins, now: number, length: number): number {
  const from = now - length
  if (begins === 'oldest') return from + chance.between(30, 16 * 60) * minute
  if (begins === 'today') return now - chance.between(4, 9 * 60) * minute
  for (let tries = 0; tries < 50; tries += 1) {
    const today = midnight(now) - chance.between(0, length / day) * day
    const at =
      today + chance.weigh(hoursOf[begins]) * hour + chance.between(0, 59) * minute + chance.between(0, 59) * second
    if (at > from + 20 * minute && at < now - 5 * minute) return at
  }
  return from + chance.between(30, length / minute - 30) * minute
}

function pauseOf(chance: Chance, fast: boolean, before: 'citizen' | 'officer', line: Line): number {
  if (line.by === 'citizen') {
    if (before === 'citizen') return chance.between(15, 70) * second
    return fast ? chance.between(25, 150) * second : chance.between(60, 1_500) * second
  }
  if (before === 'citizen') return fast ? chance.between(20, 110) * second : chance.between(3, 75) * minute
  return 'text' in line ? chance.between(8, 40) * second : chance.between(2, 25) * minute
}

function deskTime(chance: Chance, at: number): number {
  const now = hourOf(at)
  if (now >= opens && now < closes) return at
  const morning = midnight(at) + opens * hour + (now >= closes ? day : 0)
  return morning + chance.between(10, 100) * minute
}

// What stands on a picture and in an export. Pure.

import { dateOf } from '../../platform/local-time.ts'
import { hour, minute } from '../../platform/clock.ts'

/** Name and time of the viewer, Viet Nam's time: `Trần Thanh Tùng 25/11/2026 08:15`. */
export function markOf(name: string, now: number): string {
  const [year, month, day] = dateOf(now).split('-')
  const minutes = Math.floor((now + 7 * hour) / minute) % (24 * 60)
  const two = (n: number): string => String(n).padStart(2, '0')
  return `${name} ${day}/${month}/${year} ${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`
}

/** Names inside an export say nothing but their order and kind. */
export const nameOf = (at: number, ending: string): string => `media/${String(at + 1).padStart(3, '0')}.${ending}`

/** Bytes of media in one export. */
export const exportBytes = 200 * 1024 * 1024

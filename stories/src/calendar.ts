// Days and hours of Viet Nam for stories that wait for a certain hour: UTC+7 the year round.

import type { World } from './world.ts'

export const minute = 60_000
export const hour = 60 * minute
export const day = 24 * hour
const zone = 7 * hour

/** The next time from now on that a clock there shows this weekday (1 Monday to 7 Sunday), hour and minute. */
export function nextTime(world: World, weekday: number, hours: number, minutes = 0): number {
  const now = world.simulator.clock.now()
  const today = Math.floor((now + zone) / day)
  const ahead = (weekday - 1 - ((today + 3) % 7) + 7) % 7
  const at = (today + ahead) * day - zone + hours * hour + minutes * minute
  return at > now ? at : at + 7 * day
}

/** Moves the world on to that time. */
export async function waitsUntil(world: World, weekday: number, hours: number, minutes = 0): Promise<void> {
  await world.later(nextTime(world, weekday, hours, minutes) - world.simulator.clock.now())
}

/** `yyyy-MM-dd` there. */
export const dateOf = (at: number): string => new Date(at + zone).toISOString().slice(0, 10)

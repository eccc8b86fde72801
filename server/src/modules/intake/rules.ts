// When an event is tried again, when it is set aside, and whether its timestamp can be believed.

import { day, minute, second } from '../../platform/clock.ts'

/** Rests after a failed try, ms. After the last the event is set aside and shown to operators. */
const rests = [second, 5 * second, 30 * second, 2 * minute, 10 * minute] as const

/** Undefined: set aside. */
export const nextTry = (tries: number, now: number): number | undefined => {
  const rest = rests[tries - 1]
  return rest === undefined ? undefined : now + rest
}

/** Zalo's clock may run ahead of ours by this much (architecture §3.16). */
const ahead = 5 * minute
/** Older than this has no partition any more. */
const oldest = 60 * day

/** Whether a timestamp may stand in an id. Others go to the small table and are handled by arrival. */
export const believable = (zalo_at: number | undefined, now: number): zalo_at is number =>
  zalo_at !== undefined && zalo_at <= now + ahead && zalo_at >= now - oldest

/** Days since 1970 in UTC: which intake key seals what comes now. */
export const dayOf = (now: number): number => Math.floor(now / day)

/** How long a day's intake key is kept after its day (architecture §3.9). */
export const keyLife = 8 * day

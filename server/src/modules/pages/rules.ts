// What holds for apps and pages, as pure functions: the budget of calls, the pause after "too many", the life of tokens.

import { day, hour, minute, second } from '../../platform/clock.ts'

export type Priority = 'urgent' | 'chat' | 'notice' | 'broadcast'

/** Zalo's own minute (facts §5.12), in which no more than the app's allowance may arrive. */
export const zaloWindow = 60 * second

/** A grant is good for calls begun within this time of its second's end; one unused by then is never used later. */
export const grantLife = 1 * second

/** How long a call may be under way before it arrives at Zalo. */
const underWay = 1 * second

/**
 * Seconds whose grants count. A call arriving in any 60 s was granted within these 60 s, or earlier by at most the length
 * of a second, a grant's life and the way: so the grants of this many whole seconds bound the arrivals of any 60 s.
 */
export const countedSeconds = (zaloWindow + second + grantLife + underWay) / second

/** Of the app's allowance, how much may be spent when a call of this priority asks: a tenth is kept for urgent ones. */
const share = { urgent: 1, chat: 0.9, notice: 0.85, broadcast: 0.85 } as const satisfies Record<Priority, number>

/** Calls that may still be granted. `spent` is the sum over the counted seconds. */
export function left(priority: Priority, per_minute: number, spent: number): number {
  return Math.max(0, Math.floor(per_minute * share[priority]) - spent)
}

export const secondOf = (now: number): number => Math.floor(now / second)

/** Until when a grant made at `now` may begin a call. */
export const goodUntil = (now: number): number => (secondOf(now) + 1) * second + grantLife

/** The second whose grants are good until then. */
export const grantedIn = (good_until: number): number => (good_until - grantLife) / second - 1

/** The pause after Zalo said "too many": two seconds, doubled each time in a row, at most a quarter of an hour. */
export function pauseFor(pauses: number): number {
  return Math.min(15 * minute, 2 * second * 2 ** Math.min(20, pauses - 1))
}

/** In a row means: within two minutes of the end of the pause before. */
export function nextPauses(app: { paused_until: number | null; pauses: number }, now: number): number {
  const inRow = app.paused_until !== null && now - app.paused_until < 2 * minute
  return inRow ? app.pauses + 1 : 1
}

/** The next pair is fetched after four fifths of the access token's life: 20 h of Zalo's 25 (facts §2.4). */
export const renewAt = (now: number, expires_in: number): number => now + Math.floor(expires_in * 0.8)

/** A refresh token lives three months; one this old means that refreshing has long gone wrong (facts §2.4). */
export const oldRefreshToken = 60 * day

/** How long the webhook secret before a change is still accepted. */
export const secretOverlap = 48 * hour

/** A list of account admins is confirmed each quarter (product F6). */
export const confirmEvery = 92 * day

// Handing a case from unit to unit: offer, accept, return, climb. There is exactly one accountable unit at every moment. Pure.

import { minute } from '../../platform/clock.ts'
import { Refusal } from '../../platform/refusal.ts'

export const referralStates = ['offered', 'accepted', 'returned', 'climbed', 'withdrawn'] as const
export type ReferralState = (typeof referralStates)[number]

/** An offer is answered once, by whoever it was made to, by whoever made it, or by time. */
export const referralMoves = {
  offered: ['accepted', 'returned', 'climbed', 'withdrawn'],
  accepted: [],
  returned: [],
  climbed: [],
  withdrawn: [],
} as const satisfies Record<ReferralState, readonly ReferralState[]>

export interface Offer {
  readonly from_unit_id: string
  readonly to_unit_id: string
  readonly state: ReferralState
  readonly due_at: number
}

/** Paths go from a unit to the top of the tree, itself first. */
export interface Ways {
  readonly from: readonly string[]
  readonly to: readonly string[]
}

/** So many offers between the same two units, either way round, and the next goes above both. */
const offersBeforeClimb = 2

/** How long a unit may take to answer. */
export interface AnswerTime {
  readonly minutes: number
  readonly urgent_minutes: number
}

export function answerBy(now: number, urgent: boolean, time: AnswerTime): number {
  return now + (urgent ? time.urgent_minutes : time.minutes) * minute
}

/** Never to a unit that must not know of the case, nor to one below it: whoever leads the former sees the latter. */
export const isKept = (path: readonly string[], excluded: readonly string[]): boolean =>
  path.some(unit => excluded.includes(unit))

/**
 * Offer a case. Refuses `not_now` while another offer is open, `same_unit`, and `unit_excluded`. Says whether the offer
 * stands or, being the third between these two, climbs at once.
 */
export function offer(
  past: readonly Offer[],
  ways: Ways,
  excluded: readonly string[],
): { state: 'offered' } | { state: 'climbed'; to: string } {
  const [from, to] = [ways.from[0] as string, ways.to[0] as string]
  if (past.some(each => each.state === 'offered')) throw new Refusal('not_now', { state: 'offered' })
  if (from === to) throw new Refusal('same_unit')
  if (isKept(ways.to, excluded)) throw new Refusal('unit_excluded')
  const between = past.filter(
    each =>
      each.state !== 'withdrawn' &&
      ((each.from_unit_id === from && each.to_unit_id === to) ||
        (each.from_unit_id === to && each.to_unit_id === from)),
  )
  if (between.length < offersBeforeClimb) return { state: 'offered' }
  return { state: 'climbed', to: above(ways, excluded, 'ping_pong') }
}

export function answer(one: Offer, next: Exclude<ReferralState, 'offered' | 'climbed'>): ReferralState {
  if (one.state !== 'offered') throw new Refusal('not_now', { state: one.state })
  return next
}

/** The timer ended and nobody answered. Undefined: it has not ended, or somebody was quicker. */
export function silent(one: Offer, ways: Ways, excluded: readonly string[], now: number): string | undefined {
  if (one.state !== 'offered' || one.due_at > now) return undefined
  return above(ways, excluded, 'silent')
}

/**
 * Where a case climbs to: the nearest unit above both that may know of it; it need not accept. A unit that was silent
 * does not get it, unless it is the top, which cannot pass it on. Trees that do not meet: above the unit that offered.
 * When nobody is left it stays where it is: somebody always has it.
 */
export function above(ways: Ways, excluded: readonly string[], why: 'silent' | 'ping_pong'): string {
  const [from, to] = [ways.from[0] as string, ways.to[0] as string]
  const mayKnow = (unit: string): boolean => !isKept(ways.from.slice(ways.from.indexOf(unit)), excluded)
  const common = ways.from.filter(unit => ways.to.includes(unit) && mayKnow(unit))
  const unbiased = common.find(unit => unit !== to && (why === 'silent' || unit !== from))
  const meet = ways.from.some(unit => ways.to.includes(unit))
  const highest = common.find(unit => unit === to || unit === from)
  return unbiased ?? (meet ? highest : ways.from.slice(1).find(mayKnow)) ?? from
}

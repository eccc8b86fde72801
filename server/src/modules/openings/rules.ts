// When an informant may be known, by whom, until when, and who judges it afterwards. Pure.

import { day, hour } from '../../platform/clock.ts'
import { dayStart } from '../../platform/local-time.ts'
import { Refusal } from '../../platform/refusal.ts'

export type What = 'identity' | 'originals' | 'phone'
export type Verdict = 'proper' | 'improper'
/** asked: waits for a second person; lapsed: nobody stood by it in time. */
export type OpeningState = 'asked' | 'refused' | 'lapsed' | 'open' | 'over'

export interface Opening {
  readonly what: What
  readonly asked_by: string
  readonly grant_until: number | null
  readonly second_by: string | null
  readonly refused: boolean
  readonly until: number | null
  readonly review_due_at: number | null
  readonly reviewed_by: string | null
}

export function stateOf({ refused, until, grant_until }: Opening, now: number): OpeningState {
  if (refused) return 'refused'
  if (until !== null) return now < until ? 'open' : 'over'
  return grant_until !== null && now < grant_until ? 'asked' : 'lapsed'
}

/** A confidential tip needs a second person, whatever is to be opened. */
export const needsSecond = (tip: { confidentiality: string }): boolean => tip.confidentiality !== 'ordinary'

/** Eight in the morning of the day after, Viet Nam's time. */
export const nextMorning = (now: number): number => dayStart(now) + day + 8 * hour

/** One tap opens the number of an urgent tip alone. Refuses `not_now`, `no_contact` by the contact rule, `second_person_needed`. */
export function oneTap(tip: { urgency: string; contact_rule: string; confidentiality: string }): void {
  if (needsSecond(tip)) throw new Refusal('second_person_needed')
  if (tip.urgency === 'none') throw new Refusal('not_now', { state: tip.urgency })
  if (tip.contact_rule !== 'may_call') throw new Refusal('no_contact')
}

/** Refuses `second_person_needed` to who asked, `not_now` once it is decided or too late. */
export function decide(opening: Opening, officer: string, now: number): void {
  if (officer === opening.asked_by) throw new Refusal('second_person_needed')
  const state = stateOf(opening, now)
  if (state !== 'asked') throw new Refusal('not_now', { state })
}

/** Only who asked looks, and only while it is open. Refuses `not_found` to others, `second_person_needed`, `not_now`. */
export function look(opening: Opening, officer: string, now: number): void {
  if (officer !== opening.asked_by) throw new Refusal('not_found')
  const state = stateOf(opening, now)
  if (state === 'asked') throw new Refusal('second_person_needed')
  if (state !== 'open') throw new Refusal('not_now', { state })
}

/** Judged once, by nobody who took part. Refuses `not_found`, `not_now`. */
export function review(opening: Opening, officer: string): void {
  if (officer === opening.asked_by || officer === opening.second_by) throw new Refusal('not_found')
  if (opening.until === null || opening.reviewed_by !== null) throw new Refusal('not_now', { state: 'reviewed' })
}

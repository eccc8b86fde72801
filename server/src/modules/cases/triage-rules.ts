// What an officer decides about a tip, beside what was suggested, and what such a decision may not say. Pure.

import { Refusal } from '../../platform/refusal.ts'
import type { Confidentiality, Urgency } from './rules.ts'

export const grounds = ['unverified', 'grounded', 'ungrounded'] as const
export type Grounds = (typeof grounds)[number]

/** Why a tip is set aside; never deleted. */
export const setAsideReasons = ['empty', 'not_a_matter', 'advertising', 'abuse', 'test', 'said_elsewhere'] as const
export type SetAsideReason = (typeof setAsideReasons)[number]

/** What the machine suggested: slugs and ids, no words. `rules` is the version of what suggested it. */
export interface Suggested {
  readonly rules: string
  readonly category: string | null
  readonly kind: string | null
  readonly urgency: Urgency | null
  readonly area_id: string | null
  readonly unit_id: string | null
  readonly duplicates: readonly string[]
}

export interface Decided {
  readonly category: string
  /** The legal kind: the officer's alone. Null: not classified yet. */
  readonly kind: string | null
  readonly urgency: Urgency
  readonly confidentiality: Confidentiality
  readonly grounds: Grounds
  readonly valuable: boolean | null
  readonly area_id: string | null
  /** Somebody is named, and nothing they were seen doing. */
  readonly no_act: boolean
}

/** Refuses `no_act`: a tip on a person that tells no act is never urgent and never of value (F8). */
export function decide(call: Decided): Decided {
  if (call.no_act && (call.urgency !== 'none' || call.valuable === true)) throw new Refusal('no_act')
  if (call.valuable === true && call.grounds === 'ungrounded') throw new Refusal('grounds_needed')
  return call
}

/** Which suggestions the officer changed: for the record, and for those who write the rules. */
export function changed(suggested: Suggested, decided: Decided): string[] {
  const fields = ['category', 'kind', 'urgency', 'area_id'] as const
  return fields.filter(field => suggested[field] !== null && suggested[field] !== decided[field])
}

export const falseReportStates = ['proposed', 'confirmed', 'refused'] as const
export type FalseReportState = (typeof falseReportStates)[number]
export const falseReportMoves = {
  proposed: ['confirmed', 'refused'],
  confirmed: [],
  refused: ['proposed'],
} as const satisfies Record<FalseReportState, readonly FalseReportState[]>

/** *Cố ý báo tin giả* is decided by a second officer, never by the one who proposed it (D17). */
export function decideFalseReport(
  row: { state: FalseReportState; proposed_by: string },
  by: string,
  confirmed: boolean,
): FalseReportState {
  if (row.state !== 'proposed') throw new Refusal('not_now', { state: row.state })
  if (row.proposed_by === by) throw new Refusal('second_person_needed')
  return confirmed ? 'confirmed' : 'refused'
}

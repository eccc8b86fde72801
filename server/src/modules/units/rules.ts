// What may happen to the tree of units, and which row of a policy holds. Pure.

import { Refusal } from '../../platform/refusal.ts'

/** Every policy, with the measure its value is in. Rows for all of them stand in migrations. */
export const policies = {
  idle_lock_minutes: 'minutes',
  session_hours: 'hours',
  sign_in_failures: 'count',
  sign_in_lock_minutes: 'minutes',
  password_min_length: 'signs',
  reply_window_hours: 'hours',
  free_window_hours: 'hours',
  reply_kept_hours: 'hours',
  session_kept_days: 'days',
  trail_kept_days: 'days',
  shift_leeway_minutes: 'minutes',
  web_tips_an_hour: 'count',
  web_key_misses_an_hour: 'count',
  web_upload_hours: 'hours',
  connection_kept_days: 'days',
  opening_minutes: 'minutes',
  opening_grant_minutes: 'minutes',
  deadline_soon_hours: 'hours',
  deadline_soon_percent: 'percent',
  ring_confirm_seconds: 'seconds',
  ring_act_minutes: 'minutes',
  ring_climb_minutes: 'minutes',
  soft_look_minutes: 'minutes',
  soft_look_night_minutes: 'minutes',
  maybe_look_minutes: 'minutes',
  ring_quiet_minutes: 'minutes',
  referral_answer_minutes: 'minutes',
  referral_urgent_minutes: 'minutes',
  case_fastest_minutes: 'minutes',
  handing_answer_minutes: 'minutes',
  reply_hold_seconds: 'seconds',
} as const
export type PolicyName = keyof typeof policies

export interface DatedValue {
  readonly unit_id: string | null
  readonly value: number
  readonly valid_from: number
}

/**
 * The value that holds: of the nearest unit that has rows (`path` goes from the unit itself upward, then the
 * installation), the newest row that is not in the future.
 */
export function policyValue(rows: readonly DatedValue[], path: readonly string[], now: number): number | undefined {
  for (const unit_id of [...path, null]) {
    const newest = rows
      .filter(row => row.unit_id === unit_id && row.valid_from <= now)
      .sort((a, b) => b.valid_from - a.valid_from)[0]
    if (newest) return newest.value
  }
  return undefined
}

/** A unit goes only under a unit that is not below it, and only while both exist. `above`: the new parent and its path up. */
export function move(unit: { unit_id: string; valid_to: number | null }, above: readonly string[]): void {
  if (unit.valid_to !== null) throw new Refusal('unit_ended')
  if (above.includes(unit.unit_id)) throw new Refusal('unit_under_itself')
}

/** A unit ends once, with no unit left below it, and with at least one successor. */
export function end(unit: { valid_to: number | null }, below: readonly string[], successors: readonly string[]): void {
  if (unit.valid_to !== null) throw new Refusal('unit_ended')
  if (below.length > 0) throw new Refusal('unit_has_units_below', { count: below.length })
  if (successors.length === 0) throw new Refusal('successor_needed')
}

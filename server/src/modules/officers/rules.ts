// What a role means on a page, when a screen locks, and when a login locks. Pure.

import { minute } from '../../platform/clock.ts'
import { type Act, acts, allActs, type Role } from './permissions.ts'

export interface Grant {
  readonly role: Role
  readonly unit_id: string
  /** True: on the units below as well. */
  readonly below: boolean
}

/** The roles that may do `act`. */
export const rolesFor = (act: Act): readonly Role[] => acts[act]

/** What someone with these roles may do, in the order of the table. */
export function actsOf(held: ReadonlySet<Role>): Act[] {
  return allActs.filter(act => rolesFor(act).some(role => held.has(role)))
}

/**
 * The roles held on each unit. `below`: for a unit the units below it, itself included. A role holds for its unit only,
 * unless the grant says "and units below".
 */
export function rolesByUnit(
  grants: readonly Grant[],
  below: ReadonlyMap<string, readonly string[]>,
): Map<string, Set<Role>> {
  const held = new Map<string, Set<Role>>()
  for (const grant of grants)
    for (const unit_id of grant.below ? (below.get(grant.unit_id) ?? [grant.unit_id]) : [grant.unit_id])
      held.set(unit_id, (held.get(unit_id) ?? new Set<Role>()).add(grant.role))
  return held
}

export interface ScreenTimes {
  readonly last_act_at: number
  readonly locked_at: number | null
}

/** Whether the screen is locked: by hand, or because no hand was felt for `idle_lock_ms`. */
export const isLocked = (session: ScreenTimes, idle_lock_ms: number, now: number): boolean =>
  session.locked_at !== null || now - session.last_act_at >= idle_lock_ms

export interface Failures {
  readonly failures: number
  readonly last_at: number
  readonly locked_until: number | null
}
export interface LockPolicy {
  /** How many failures lock. */
  readonly limit: number
  readonly lock_minutes: number
}

export const lockedUntil = (row: Failures | undefined, now: number): number | undefined =>
  row?.locked_until != null && row.locked_until > now ? row.locked_until : undefined

/** One more failure. Counting starts anew after a lock, and after a lock's length without any. */
export function failed(row: Failures | undefined, policy: LockPolicy, now: number): Failures {
  const lock = policy.lock_minutes * minute
  const stale = !row || now - row.last_at >= lock || (row.locked_until !== null && row.locked_until <= now)
  const failures = stale ? 1 : row.failures + 1
  return { failures, last_at: now, locked_until: failures >= policy.limit ? now + lock : null }
}

/** Length of a code's step in seconds, and how many steps a phone's clock may be off. */
export const codePeriod = 30
export const codeWindow = 1

/** Whether a code is new: its step was not used, nor a later one. `delta`: steps between now and the code, null for none. */
export function codeStep(delta: number | null, machine_now: number, last_step: number): number | undefined {
  if (delta === null) return undefined
  const step = Math.floor(machine_now / 1000 / codePeriod) + delta
  return step > last_step ? step : undefined
}

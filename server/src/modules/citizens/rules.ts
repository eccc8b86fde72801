// When a citizen may still be written to, and when a person may be erased. Pure.

import { Refusal } from '../../platform/refusal.ts'

/** Lengths in ms, from the policies reply_window_hours and free_window_hours. */
export interface WindowLimits {
  readonly open_ms: number
  readonly free_ms: number
}

export interface ReplyWindow {
  readonly open: boolean
  /** When it closes or closed; null when the person never did anything it could count from. */
  readonly until: number | null
  /** Until when a message costs nothing. */
  readonly free_until: number | null
}

/** The window stands open up to and without its last millisecond. */
export function windowAt(last_interaction_at: number | null, now: number, limits: WindowLimits): ReplyWindow {
  if (last_interaction_at === null) return { open: false, until: null, free_until: null }
  const until = last_interaction_at + limits.open_ms
  return { open: now < until, until, free_until: last_interaction_at + limits.free_ms }
}

interface ErasedOrHeld {
  readonly held_at: number | null
  readonly erased_at: number | null
}

export function erase<T extends ErasedOrHeld>(citizen: T, now: number): T {
  if (citizen.held_at !== null) throw new Refusal('legal_hold', { since: citizen.held_at })
  return { ...citizen, erased_at: citizen.erased_at ?? now }
}

export function hold<T extends ErasedOrHeld>(citizen: T, held: boolean, now: number): T {
  if (held && citizen.erased_at !== null) throw new Refusal('already_erased', { at: citizen.erased_at })
  return { ...citizen, held_at: held ? (citizen.held_at ?? now) : null }
}

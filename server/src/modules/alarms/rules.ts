// How a ring rises, climbs and ends, as pure functions: what a message, an answer, silence, a look and an act make of it.

import { minute, second } from '../../platform/clock.ts'
import { Refusal } from '../../platform/refusal.ts'

/** Why it rings: danger in words, something that no machine can read, or words that the machine may have misread. */
export const whys = ['danger', 'money', 'voice', 'video', 'photo', 'file', 'place', 'missed_call', 'maybe'] as const
export type Why = (typeof whys)[number]

/** What an officer did. Only one of these ends a loud ring, or its lowering with a reason. */
export const ringActs = ['called_back', 'told_113', 'told_114', 'told_115', 'sent_someone', 'met'] as const
export type RingAct = (typeof ringActs)[number]

export type Level = 'soft' | 'loud'
export type RingState = 'confirming' | 'ringing' | 'answered' | 'looked' | 'lowered'

/** Times in ms. */
export interface Ring {
  readonly level: Level
  readonly state: RingState
  readonly why: Why
  readonly raised_at: number
  /** When it last began to ring: consoles sound anew. */
  readonly rung_at: number
  /** When the question goes unanswered, it rings again, or climbs; null: it has reached the top, or is over. */
  readonly due_at: number | null
  /** Somebody opened the tip since it began. */
  readonly looked_at: number | null
}

/** How long each wait is, ms. All of them are policies. */
export interface Waits {
  readonly confirm: number
  /** From a loud ring to its first climb, and between two climbs after it. */
  readonly act: number
  readonly climb: number
  /** How long a soft ring waits for somebody to look; one that is only perhaps urgent waits longer. */
  readonly look: number
  readonly maybe: number
}

export const waitsOf = (policies: {
  confirm_s: number
  act_min: number
  climb_min: number
  look_min: number
  maybe_min: number
}): Waits => ({
  confirm: policies.confirm_s * second,
  act: policies.act_min * minute,
  climb: policies.climb_min * minute,
  look: policies.look_min * minute,
  maybe: policies.maybe_min * minute,
})

const open: readonly RingState[] = ['confirming', 'ringing']
export const isOpen = ({ state }: Pick<Ring, 'state'>): boolean => open.includes(state)

/**
 * What a message makes of the open ring of its tip, if there is one; undefined: nothing new. `asks`: the person can be
 * asked whether somebody is in danger now. Only words of danger ask; nothing here ever lowers.
 */
export function heard(before: Ring | undefined, why: Why, asks: boolean, waits: Waits, now: number): Ring | undefined {
  if (before && !isWorse(before, why, asks)) return undefined
  const raised_at = before?.raised_at ?? now
  const soft = { level: 'soft', why, raised_at, rung_at: now, looked_at: null } as const
  if (why === 'danger' && asks) return { ...soft, state: 'confirming', due_at: now + waits.confirm }
  return { ...soft, state: 'ringing', due_at: now + lookFor(why, waits) }
}

/** Words of danger in a tip that rang for less; anything certain in one that only perhaps was urgent. */
export function isWorse({ level, state, why: known }: Ring, why: Why, asks: boolean): boolean {
  if (level === 'loud' || state !== 'ringing') return false
  return why === 'danger' ? asks || known !== 'danger' : known === 'maybe' && why !== 'maybe'
}

const lookFor = (why: Why, waits: Waits): number => (why === 'maybe' ? waits.maybe : waits.look)

/** *Có*, or nobody answered in time. */
export const loud = (ring: Ring, waits: Waits, now: number): Ring => ({
  ...ring,
  level: 'loud',
  state: 'ringing',
  rung_at: now,
  due_at: now + waits.act,
})

/** *Không*: the soft flag stays until somebody has looked. */
export const calmed = (ring: Ring, waits: Waits, now: number): Ring =>
  ring.looked_at === null
    ? { ...ring, state: 'ringing', due_at: now + waits.look }
    : { ...ring, state: 'looked', due_at: null }

/** Somebody opened the tip. A soft ring has done its work; a question still waits for its answer; a loud ring goes on. */
export function looked(ring: Ring, now: number): Ring {
  const seen = { ...ring, looked_at: ring.looked_at ?? now }
  return ring.level === 'soft' && ring.state === 'ringing' ? { ...seen, state: 'looked', due_at: null } : seen
}

/** It rings again, and for more people where there are any left: `further`. At the top it goes on without climbing. */
export function again(ring: Ring, further: boolean, waits: Waits, now: number): Ring {
  const rest = ring.level === 'loud' ? waits.climb : lookFor(ring.why, waits)
  return { ...ring, rung_at: now, due_at: further ? now + rest : null }
}

/** An act was recorded. Refuses not_now once it is over. */
export const answered = (ring: Ring): Ring => ended(ring, 'answered')

/** By an officer, with a reason. Refuses not_now once it is over. */
export const lowered = (ring: Ring): Ring => ended(ring, 'lowered')

function ended(ring: Ring, state: RingState): Ring {
  if (!isOpen(ring)) throw new Refusal('not_now', { state: ring.state })
  return { ...ring, state, due_at: null }
}

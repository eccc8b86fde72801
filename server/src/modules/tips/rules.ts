// What may become of a tip, who may hear of it, and where it stands in the queue: tables and pure functions.

import { day } from '../../platform/clock.ts'
import { Refusal } from '../../platform/refusal.ts'
import { type Act, acts, type Role } from '../officers/officers.ts'

export type TipState = 'gathering' | 'new' | 'triaged' | 'set_aside' | 'closed' | 'dropped'
export type Urgency = 'none' | 'soft' | 'loud'
export type Confidentiality = 'ordinary' | 'confidential'
export type TipSource = 'zalo' | 'web' | 'phone' | 'walk_in' | 'linked'
export type Grounds = 'unverified' | 'grounded' | 'ungrounded'
export type ContactRule = 'may_call' | 'message_only' | 'no_contact'
/** What the assistant asked last: about officials, how to be reached, whether a message belongs to the tip. */
export type Asking = 'officials' | 'contact' | 'which' | 'place'

/** Where each state may lead. A closed one is opened again by triage; nothing is ever deleted. */
export const moves = {
  gathering: ['new', 'dropped'],
  new: ['triaged', 'set_aside', 'closed'],
  triaged: ['set_aside', 'closed'],
  set_aside: ['triaged', 'closed'],
  closed: ['triaged'],
  dropped: ['new'],
} as const satisfies Record<TipState, readonly TipState[]>

export function move(from: TipState, to: TipState): void {
  if (from !== to && !(moves[from] as readonly TipState[]).includes(to)) throw new Refusal('not_now', { state: from })
}

/** Begun by the menu and without words: shown to nobody. */
export const isShown = (state: TipState): boolean => state !== 'gathering' && state !== 'dropped'

const louder = { none: 2, soft: 1, loud: 0 } as const satisfies Record<Urgency, number>

/** After so long a silence what comes is not taken for the tip's without asking. */
export const staleAfter = 3 * day

export const isStale = (tip: { last_heard_at: number }, at: number): boolean => at - tip.last_heard_at > staleAfter

/** It is being told: words to and fro are about it. */
export const isFresh = (tip: { state: TipState; last_heard_at: number }, at: number): boolean =>
  isShown(tip.state) && tip.state !== 'closed' && !isStale(tip, at)

/** The machine only ever raises; an officer lowers, with a reason. */
export const raised = (now: Urgency, to: Urgency): Urgency => (louder[to] < louder[now] ? to : now)

/** Above every millisecond to come. */
const step = 4_000_000_000_000_000

/** The queue's order, smallest first: the urgent, then what came first. */
export const rankOf = ({ urgency, received_at }: { urgency: Urgency; received_at: number }): number =>
  louder[urgency] * step + received_at

/** Who looks: the roles held on each unit, and the units whose people they are one of, each with all above it. */
export interface Eyes {
  readonly officer_id: string
  readonly rolesAt: ReadonlyMap<string, ReadonlySet<Role>>
  /** Units on which the officer's seats stand or under which they lie: what is told about those is not for them. */
  readonly barred: ReadonlySet<string>
}

/** What visibility hangs on. */
export interface Veiled {
  readonly unit_id: string
  readonly excluded_unit_id: string | null
  readonly confidentiality: Confidentiality
  readonly keep_from_beat: boolean
}

/** The act by which a tip is seen at its unit, and under which kind its hints are told. */
export function veilOf({ confidentiality, keep_from_beat }: Pick<Veiled, 'confidentiality' | 'keep_from_beat'>) {
  if (confidentiality === 'confidential') return { act: 'tip.read_confidential', hint: 'tip_confidential' } as const
  if (keep_from_beat) return { act: 'tip.read_kept', hint: 'tip_kept' } as const
  return { act: 'tip.read', hint: 'tip' } as const
}

const holds = (roles: ReadonlySet<Role> | undefined, act: Act): boolean =>
  roles !== undefined && acts[act].some(role => roles.has(role))

/** Whether `act` is held at the unit, by somebody who is not of the unit that it is told about. */
export const holdsAt = (eyes: Eyes, act: Act, unit_id: string, excluded: string | null | undefined): boolean =>
  !(excluded != null && eyes.barred.has(excluded)) && holds(eyes.rolesAt.get(unit_id), act)

export interface Watched extends Veiled {
  readonly state: TipState
  readonly assigned_to: string | null
}

const assigned = (eyes: Eyes, tip: Watched): boolean =>
  tip.assigned_to === eyes.officer_id && !(tip.excluded_unit_id !== null && eyes.barred.has(tip.excluded_unit_id))

export const sees = (eyes: Eyes, tip: Watched): boolean =>
  isShown(tip.state) && (assigned(eyes, tip) || holdsAt(eyes, veilOf(tip).act, tip.unit_id, tip.excluded_unit_id))

/** Whoever works on it may do with it what they may do anywhere. */
export function mayDo(eyes: Eyes, tip: Watched, act: Act): boolean {
  if (!sees(eyes, tip)) return false
  if (holds(eyes.rolesAt.get(tip.unit_id), act)) return true
  return assigned(eyes, tip) && [...eyes.rolesAt.values()].some(roles => holds(roles, act))
}

/** Told nothing of how the informant wants to be reached, the category decides; unreachable ones are only asked for. */
export const mayTell = (rule: ContactRule): boolean => rule !== 'no_contact'

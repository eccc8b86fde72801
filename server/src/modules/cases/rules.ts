// What may happen to a case, what the citizen is told of it, and where it stands in a list. Pure.

import { Refusal } from '../../platform/refusal.ts'
import { day, minute } from '../../platform/clock.ts'

export const caseStates = ['new', 'verifying', 'outside', 'concluded', 'closed', 'merged'] as const
export type CaseState = (typeof caseStates)[number]

/** From each state the states it may go to. The same table feeds `may`, the test, and the check `cases_state`. */
export const moves = {
  new: ['verifying', 'outside', 'concluded', 'merged'],
  verifying: ['outside', 'concluded', 'merged'],
  outside: ['verifying', 'concluded', 'merged'],
  concluded: ['verifying', 'closed'],
  closed: ['verifying'],
  merged: [],
} as const satisfies Record<CaseState, readonly CaseState[]>

/** Of these somebody still has to do something. */
const openStates = ['new', 'verifying', 'outside', 'concluded'] as const satisfies readonly CaseState[]
export const isOpen = (state: CaseState): boolean => (openStates as readonly CaseState[]).includes(state)
/** In these the matter itself is still being worked on: it can be referred, joined, split, given tasks. */
const livelyStates = ['new', 'verifying', 'outside'] as const satisfies readonly CaseState[]
export const isLively = (state: CaseState): boolean => (livelyStates as readonly CaseState[]).includes(state)

export const urgencies = ['none', 'soft', 'loud'] as const
export type Urgency = (typeof urgencies)[number]
export const confidentialities = ['ordinary', 'confidential'] as const
export type Confidentiality = (typeof confidentialities)[number]

/** How a matter ends (facts §b.4); *false_report* only once two officers have said so. */
export const results = [
  'prosecuted',
  'not_prosecuted',
  'suspended',
  'fined',
  'settled',
  'no_grounds',
  'duplicate',
  'out_of_scope',
  'false_report',
] as const
export type Result = (typeof results)[number]

export interface Case {
  readonly id: string
  readonly code: string
  /** Of its first tip. */
  readonly page_id: string
  /** The one accountable unit. */
  readonly unit_id: string
  readonly officer_id: string | null
  readonly state: CaseState
  readonly kind: string | null
  readonly category: string | null
  readonly urgency: Urgency
  readonly confidentiality: Confidentiality
  /** Not for the beat officers of the unit. */
  readonly kept: boolean
  /** Some unit must never receive it: `case_exclusions`. */
  readonly excludes: boolean
  /** First receipt of the oldest tip; never moves to a later time. */
  readonly received_at: number
  readonly opened_at: number
  readonly opened_by: string | null
  /** When it came from another unit, last. */
  readonly moved_at: number | null
  /** The next running clock of the law ends; null when none runs. */
  readonly due_at: number | null
  readonly result: Result | null
  readonly concluded_at: number | null
  readonly concluded_by: string | null
  readonly closed_at: number | null
  readonly closed_by: string | null
  readonly closed_fast: boolean
  readonly closed_bare: boolean
  readonly merged_into: string | null
}

export function move(from: CaseState, to: CaseState): void {
  if (!(moves[from] as readonly CaseState[]).includes(to)) throw new Refusal('not_now', { state: from })
}

export function assign(one: Case, officer_id: string): Case {
  if (one.state === 'verifying' || one.state === 'outside') return { ...one, officer_id }
  move(one.state, 'verifying')
  if (one.state !== 'new') throw new Refusal('not_now', { state: one.state })
  return { ...one, officer_id, state: 'verifying' }
}

export function sendOutside(one: Case): Case {
  if (one.state === 'outside') return one
  move(one.state, 'outside')
  return { ...one, state: 'outside' }
}

/** The last slip was answered: the unit goes on by itself. */
export function backFromOutside(one: Case): Case {
  return one.state === 'outside' ? { ...one, state: 'verifying' } : one
}

/**
 * `confirmed`: two officers have decided that a tip of the case was false on purpose. Without grounds in any tip a case
 * cannot end in prosecution, a fine or a settlement.
 */
export function conclude(
  one: Case,
  result: Result,
  by: string,
  now: number,
  facts: { confirmed: boolean; grounded: boolean },
): Case {
  move(one.state, 'concluded')
  if (result === 'false_report' && !facts.confirmed) throw new Refusal('second_person_needed')
  if ((result === 'prosecuted' || result === 'fined') && !facts.grounded) throw new Refusal('grounds_needed')
  return { ...one, state: 'concluded', result, concluded_at: now, concluded_by: by }
}

export interface Evidence {
  readonly notes: number
  readonly tasks_done: number
  readonly answers: number
}

/** Closing is never refused for want of evidence or for haste: both are put on a list that a leader reads. */
export function close(
  one: Case,
  by: string,
  now: number,
  facts: { evidence: Evidence; fastest_minutes: number },
): Case {
  move(one.state, 'closed')
  const { notes, tasks_done, answers } = facts.evidence
  return {
    ...one,
    state: 'closed',
    closed_at: now,
    closed_by: by,
    closed_fast: now - one.opened_at < facts.fastest_minutes * minute,
    closed_bare: notes + tasks_done + answers === 0,
    due_at: null,
  }
}

/** Of a case nobody has decided, or whose decision no longer stands. */
export const undecided = {
  result: null,
  concluded_at: null,
  concluded_by: null,
  closed_at: null,
  closed_by: null,
  closed_fast: false,
  closed_bare: false,
} as const

export function reopen(one: Case): Case {
  if (one.state !== 'closed' && one.state !== 'concluded') throw new Refusal('not_now', { state: one.state })
  move(one.state, 'verifying')
  return {
    ...one,
    state: 'verifying',
    ...undecided,
  }
}

/** All that `one` has goes into `into`; nothing of it is lost, and it is never worked on by itself again. */
export function merge(one: Case, into: Case, now: number): { merged: Case; into: Case } {
  if (one.id === into.id) throw new Refusal('not_now', { state: one.state })
  if (one.unit_id !== into.unit_id) throw new Refusal('other_unit')
  if (!isLively(into.state)) throw new Refusal('not_now', { state: into.state })
  move(one.state, 'merged')
  return {
    merged: { ...one, state: 'merged', merged_into: into.id, closed_at: now, due_at: null },
    into: {
      ...into,
      received_at: Math.min(into.received_at, one.received_at),
      urgency: louder(into.urgency, one.urgency),
      confidentiality: stricter(into.confidentiality, one.confidentiality),
      kept: into.kept || one.kept,
      excludes: into.excludes || one.excludes,
      due_at: sooner(into.due_at, one.due_at),
    },
  }
}

export const louder = (a: Urgency, b: Urgency): Urgency => (urgencies.indexOf(a) >= urgencies.indexOf(b) ? a : b)
/** Confidential once is confidential for the whole case. */
export const stricter = (a: Confidentiality, b: Confidentiality): Confidentiality => (a === 'confidential' ? a : b)
const sooner = (a: number | null, b: number | null): number | null => (a === null ? b : b === null ? a : Math.min(a, b))

/** What leaves a case must leave something behind: each part keeps at least one tip. */
export function split(held: readonly string[], leaving: readonly string[]): void {
  if (leaving.length === 0 || leaving.some(id => !held.includes(id))) throw new Refusal('not_found')
  if (new Set(leaving).size >= held.length) throw new Refusal('case_keeps_one')
}

const band = 10_000_000_000_000
const ended = 800 * band

/** Order of the lists, smallest first: loud before soft before quiet, then what is due next; ended ones newest first. */
export function rankOf(one: Pick<Case, 'state' | 'urgency' | 'due_at' | 'received_at' | 'closed_at'>): number {
  if (!isOpen(one.state)) return ended - (one.closed_at ?? 0)
  const step = urgencies.length - 1 - urgencies.indexOf(one.urgency)
  return step * band + (one.due_at ?? one.received_at + 365 * day)
}

/** Due within this time is *soon*, unless a clock says otherwise by itself. */
export const soonMs = 2 * day

export type DueState = 'none' | 'due' | 'soon' | 'late'
export function dueState(due_at: number | null, now: number): DueState {
  if (due_at === null) return 'none'
  if (due_at <= now) return 'late'
  return due_at - now <= soonMs ? 'soon' : 'due'
}

/** The four states a citizen ever hears: Đã nhận · Đang xác minh · Đã chuyển · Đã có kết quả. */
export const citizenStates = ['received', 'verifying', 'referred', 'outcome'] as const
export type CitizenState = (typeof citizenStates)[number]

/**
 * Of one tip. Nothing of the other tips of the case shows (F6b), nor why it was set aside. A case that came from another
 * unit is *referred* until an officer there has it.
 */
export function citizenState(
  tip: { state: string },
  one: Pick<Case, 'state' | 'officer_id' | 'moved_at'> | null,
): CitizenState {
  if (tip.state === 'closed') return 'outcome'
  if (one === null) return 'received'
  if (one.state === 'concluded' || one.state === 'closed') return 'outcome'
  if (one.state === 'outside' || (one.state === 'new' && one.moved_at !== null)) return 'referred'
  return one.state === 'new' ? 'received' : 'verifying'
}

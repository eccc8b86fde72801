// Which version of a rule holds, what a new kind means for running clocks, how far an extension goes, what a clock shows. Pure.

import { hour } from '../../platform/clock.ts'
import { dateOf } from '../../platform/local-time.ts'
import { Refusal } from '../../platform/refusal.ts'
import { type Calendar, dueAt, type Span } from './due.ts'

export type Evidence = 'read' | 'memory' | 'disputed'

export interface Version extends Span {
  readonly id: string
  readonly rule: string
  readonly kind: string | null
  readonly name: string
  readonly part: 'clock' | 'extension' | 'limit'
  readonly base: string | null
  readonly step: number
  readonly counted_from: 'received' | 'classified' | 'accepted' | 'recorded' | 'decided' | 'due'
  readonly calendar: string | null
  readonly ask_days: number | null
  readonly legal_basis: string
  readonly evidence: Evidence
  readonly effective_from: string
  readonly effective_to: string | null
  readonly signed_name: string | null
  readonly signed_at: number | null
  readonly withdrawn_at: number | null
}

export interface Clock {
  readonly page_id: string
  readonly id: string
  readonly unit_id: string
  readonly kind: string | null
  readonly rule: string
  readonly rule_id: string
  readonly from_at: number
  readonly due_at: number
  readonly soon_at: number
  readonly state: 'running' | 'met' | 'stopped'
  readonly ended_at: number | null
  readonly extended: number
}

/** The clock that runs until an officer has said what a matter is. */
export const classification = 'phan-loai'

const inForce = (version: Version, date: string): boolean =>
  version.withdrawn_at === null &&
  version.effective_from <= date &&
  (version.effective_to === null || date <= version.effective_to)

const newest = (a: Version, b: Version): Version => (a.effective_from >= b.effective_from ? a : b)

/** One version of each rule of exactly this kind that is in force on the Vietnamese day of `at`: the newest. */
function versionsAt(all: readonly Version[], kind: string | null, at: number): Version[] {
  const date = dateOf(at)
  const holding = all.filter(version => version.kind === kind && inForce(version, date))
  return [...Map.groupBy(holding, version => version.rule).values()].map(some => some.reduce(newest))
}

/** The version in force on the day counted from: of the kind, else of every kind. Refuses rule_missing {rule, kind, at}. */
export function versionAt(all: readonly Version[], rule: string, kind: string | null, at: number): Version {
  const found =
    versionsAt(all, kind, at).find(each => each.rule === rule) ??
    versionsAt(all, null, at).find(each => each.rule === rule)
  if (!found) throw new Refusal('rule_missing', { rule, kind, at })
  return found
}

/** What an officer's kind means: clocks that are met, go on under the new kind, stop, and begin. Refuses rule_missing. */
export function reclassified(
  all: readonly Version[],
  clocks: readonly Clock[],
  kind: string,
  received_at: number,
): { met: Clock[]; kept: { clock: Clock; version: Version }[]; stopped: Clock[]; begun: Version[] } {
  const begins = versionsAt(all, kind, received_at).filter(
    ({ part, counted_from }) => part === 'clock' && (counted_from === 'received' || counted_from === 'classified'),
  )
  if (begins.length === 0) throw new Refusal('rule_missing', { rule: null, kind, at: received_at })
  const running = clocks.filter(({ state }) => state === 'running')
  const met = running.filter(({ rule }) => rule === classification)
  const others = running.filter(({ rule }) => rule !== classification)
  const kept = others.flatMap(clock => {
    const version = goesOn(all, clock, kind)
    return version ? [{ clock, version }] : []
  })
  const done = new Set(clocks.filter(({ state }) => state === 'met').map(({ rule }) => rule))
  const going = new Set(kept.map(({ clock }) => clock.rule))
  return {
    met,
    kept,
    stopped: others.filter(clock => !going.has(clock.rule)),
    begun: begins.filter(({ rule }) => !going.has(rule) && !done.has(rule)),
  }
}

/** The new kind's version under which a clock runs on as it is, extensions included: one that counts alike. */
function goesOn(all: readonly Version[], clock: Clock, kind: string): Version | undefined {
  const own = all.find(({ id }) => id === clock.rule_id)
  const next = versionsAt(all, kind, clock.from_at).find(({ rule }) => rule === clock.rule)
  const alike = ['amount', 'time_unit', 'counted_from', 'calendar', 'day_off'] as const
  return own && next && alike.every(name => own[name] === next[name]) ? next : undefined
}

/** The extension a clock could have next, and how far it may go; of the law of the day the clock counts from. */
export function nextExtension(
  all: readonly Version[],
  clock: Clock,
  calendars: ReadonlyMap<string, Calendar>,
): { version: Version; until: number } | undefined {
  const own = versionsAt(all, clock.kind, clock.from_at).filter(({ base }) => base === clock.rule)
  const steps = own.filter(({ part }) => part === 'extension').sort((a, b) => a.step - b.step)
  const version = steps[clock.extended]
  if (!version) return undefined
  const counted = due(version, version.counted_from === 'due' ? clock.due_at : clock.from_at, calendars)
  const limits = own.filter(({ part }) => part === 'limit').map(limit => due(limit, clock.from_at, calendars))
  return { version, until: Math.min(counted, ...limits) }
}

export const due = (version: Version, from: number, calendars: ReadonlyMap<string, Calendar>): number =>
  dueAt(version, from, version.calendar === null ? undefined : calendars.get(version.calendar))

/**
 * Where the clock is extended to. `wanted`: the decision granted less than the most. `decided_at`: the day of the paper.
 * Refuses extension_limit, extension_too_late.
 */
export function extension(
  next: { version: Version; until: number } | undefined,
  clock: Clock,
  wanted: number | undefined,
  decided_at: number,
): { version: Version; due_at: number } {
  if (!next || next.until <= clock.due_at) throw new Refusal('extension_limit', { rule: clock.rule, until: null })
  if (decided_at > clock.due_at) throw new Refusal('extension_too_late', { rule: clock.rule, until: clock.due_at })
  const due_at = wanted ?? next.until
  if (due_at > next.until || due_at <= clock.due_at)
    throw new Refusal('extension_limit', { rule: clock.rule, until: next.until })
  return { version: next.version, due_at }
}

/** From when a clock is shown as soon due: a set time before, but never more than a share of its whole length. */
export const soonAt = (from_at: number, due_at: number, hours: number, percent: number): number =>
  due_at - Math.min(hours * hour, Math.floor(((due_at - from_at) * percent) / 100))

export type Shown = 'running' | 'soon' | 'due' | 'late' | 'met' | 'stopped'

/** `soon` from soon_at on, `due` within that on its last day, `late` from the millisecond after due_at. */
export function shown({ state, due_at, soon_at }: Pick<Clock, 'state' | 'due_at' | 'soon_at'>, now: number): Shown {
  if (state !== 'running') return state
  if (now > due_at) return 'late'
  if (now < soon_at) return 'running'
  return dateOf(now) === dateOf(due_at) ? 'due' : 'soon'
}

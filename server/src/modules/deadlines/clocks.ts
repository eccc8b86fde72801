// The clocks of a matter: started, classified anew, extended, stopped, handed to another unit. Each waits as a row.

import type { Ctx } from '../../platform/ctx.ts'
import { newId } from '../../platform/ids.ts'
import type { DataKey } from '../../platform/keys.ts'
import { Refusal } from '../../platform/refusal.ts'
import { record } from '../trail/trail.ts'
import { policy } from '../units/units.ts'
import { lawNow } from './law.ts'
import * as rules from './rules.ts'
import * as store from './store-clocks.ts'

/** A tip or a case, by name; this module knows no more of it. */
export interface Matter extends store.MatterName {
  /** The unit accountable for it now. */
  readonly unit_id: string
}

/**
 * Starts a clock of the rule, counted from `from`, by the version in force on that day. A clock of the rule that runs
 * already is left as it is. `kind` is null until an officer has said it. Refuses rule_missing.
 */
export async function startClock(
  ctx: Ctx,
  matter: Matter,
  rule: string,
  from: number,
  kind: string | null = null,
): Promise<void> {
  const clocks = await store.lock(ctx, matter)
  if (clocks.some(clock => clock.rule === rule && clock.state === 'running')) return
  const law = await lawNow(ctx)
  const version = rules.versionAt(law.rules, rule, kind, from)
  await begin(ctx, matter, kind, [{ version, from }], law)
  await told(ctx, 'deadline.started', matter, { rule, rule_id: version.id })
}

async function begin(
  ctx: Ctx,
  matter: Matter,
  kind: string | null,
  starts: readonly { version: rules.Version; from: number }[],
  law: Awaited<ReturnType<typeof lawNow>>,
): Promise<void> {
  const soon = await soonBy(ctx, matter.unit_id)
  const rows = starts.map(({ version, from }) => {
    const due_at = rules.due(version, from, law.calendars)
    return {
      page_id: matter.page_id,
      id: newId<'clock'>(ctx.now),
      matter_kind: matter.kind,
      matter_id: matter.id,
      unit_id: matter.unit_id,
      kind,
      rule: version.rule,
      rule_id: version.id,
      from_at: from,
      due_at,
      soon_at: soon(from, due_at),
      started_at: ctx.now,
      state: 'running',
      ended_at: null,
      ended_how: null,
    }
  })
  if (rows.length > 0) await store.insert(ctx, rows)
}

/**
 * An officer says the kind, or another one: the classification clock is met, the clocks of the kind count from first
 * receipt. One that counts alike under both kinds runs on with its extensions. Refuses rule_missing.
 */
export async function reclassify(ctx: Ctx, matter: Matter, kind: string, received_at: number): Promise<void> {
  const clocks = await store.lock(ctx, matter)
  const law = await lawNow(ctx)
  const { met, kept, stopped, begun } = rules.reclassified(law.rules, clocks, kind, received_at)
  await end(ctx, matter, met, 'met', 'done')
  await end(ctx, matter, stopped, 'stopped', 'reclassified')
  for (const { clock, version } of kept)
    await store.save(ctx, matter.page_id, [clock.id], { kind, rule_id: version.id })
  const starts = begun.map(version => ({
    version,
    from: version.counted_from === 'classified' ? ctx.now : received_at,
  }))
  await begin(ctx, matter, kind, starts, law)
  await told(ctx, 'deadline.classified', matter, { legal_kind: kind, begun: begun.length, stopped: stopped.length })
}

export interface Extension {
  /** The clock's rule, such as `xac-minh`. */
  readonly rule: string
  /** The extension meant, as the view's `next` names it; the next one by default. */
  readonly step?: string
  /** Why, and who decided by which paper: sealed under `key`, the matter's own content key. */
  readonly reason: string
  readonly by: string
  readonly key: DataKey
  /** What was granted, when it is less than the most. */
  readonly until?: number
  /** The day of the paper; now by default, never later. */
  readonly decided_at?: number
}

const places = { by: 'clock_extensions.decided_by', reason: 'clock_extensions.reason' } as const
const reasonLetters = 10

/**
 * The clock's next extension, each once and in order. Refuses reason_needed, not_running, not_now (another step comes
 * next), extension_limit, extension_too_late.
 */
export async function extend(ctx: Ctx, matter: Matter, wish: Extension): Promise<{ due_at: number }> {
  const [reason, by] = [wish.reason.trim().normalize('NFC'), wish.by.trim().normalize('NFC')]
  if ([...reason].length < reasonLetters || by === '') throw new Refusal('reason_needed')
  const clock = running(await store.lock(ctx, matter), wish.rule)
  const law = await lawNow(ctx)
  const decided_at = Math.min(wish.decided_at ?? ctx.now, ctx.now)
  const next = rules.nextExtension(law.rules, clock, law.calendars)
  if (wish.step !== undefined && next && next.version.rule !== wish.step) throw new Refusal('not_now')
  const { version, due_at } = rules.extension(next, clock, wish.until, decided_at)
  const id = newId<'clock_extension'>(ctx.now)
  await store.insertExtension(ctx, {
    page_id: matter.page_id,
    id,
    clock_id: clock.id,
    rule: version.rule,
    rule_id: version.id,
    before_due_at: clock.due_at,
    due_at,
    decided_at,
    added_at: ctx.now,
    decided_by: ctx.keys.seal(wish.key, by, places.by, id),
    reason: ctx.keys.seal(wish.key, reason, places.reason, id),
  })
  const soon_at = (await soonBy(ctx, clock.unit_id))(clock.from_at, due_at)
  await store.save(ctx, matter.page_id, [clock.id], { due_at, soon_at, extended: clock.extended + 1 })
  await told(ctx, 'deadline.extended', matter, { rule: clock.rule, by_rule: version.rule, due_at })
  return { due_at }
}

/** The extensions of a matter's clocks in their words, oldest first. Whoever shows them writes on the trail who looked. */
export async function extensionsOf(ctx: Ctx, matter: store.MatterName, key: DataKey) {
  const clocks = (await store.of(ctx, [matter])).filter(clock => clock.matter_kind === matter.kind)
  const of = new Map(clocks.map(clock => [clock.id, clock.rule]))
  return (await store.extensions(ctx, matter.page_id, [...of.keys()])).map(row => ({
    rule: of.get(row.clock_id) ?? row.rule,
    by_rule: row.rule,
    before_due_at: row.before_due_at,
    due_at: row.due_at,
    decided_at: row.decided_at,
    by: ctx.keys.openText(key, row.decided_by, places.by, row.id),
    reason: ctx.keys.openText(key, row.reason, places.reason, row.id),
  }))
}

/** How a clock ends. `done`: what it asked for was done, in time or late. Else it no longer counts. */
export type Ending = 'done' | 'withdrawn' | 'suspended' | 'referred' | 'joined'

/** Refuses not_running. */
export async function stopClock(ctx: Ctx, matter: store.MatterName, rule: string, how: Ending): Promise<void> {
  const clock = running(await store.lock(ctx, matter), rule)
  await end(ctx, matter, [clock], how === 'done' ? 'met' : 'stopped', how)
  await told(ctx, 'deadline.stopped', matter, { rule, how, late: ctx.now > clock.due_at })
}

/** Everything that runs ends: the matter is closed, or became part of another. None running is no fault. */
export async function stopClocks(ctx: Ctx, matter: store.MatterName, how: Ending): Promise<void> {
  const clocks = (await store.lock(ctx, matter)).filter(({ state }) => state === 'running')
  if (clocks.length === 0) return
  await end(ctx, matter, clocks, how === 'done' ? 'met' : 'stopped', how)
  await told(ctx, 'deadline.all_stopped', matter, { clocks: clocks.length, how })
}

/** For callers whose matter must not wait for a table: a house without the rows of the law runs without clocks. */
export async function lawful(work: Promise<unknown>): Promise<void> {
  try {
    await work
  } catch (error) {
    if (!(error instanceof Refusal) || error.code !== 'rule_missing') throw error
  }
}

/** Another unit is accountable from now on: its boards show the running clocks. Nothing is counted anew. */
export async function moveClocks(ctx: Ctx, matter: store.MatterName, unit_id: string): Promise<void> {
  const clocks = (await store.lock(ctx, matter)).filter(clock => clock.state === 'running' && clock.unit_id !== unit_id)
  if (clocks.length === 0) return
  await store.save(
    ctx,
    matter.page_id,
    clocks.map(({ id }) => id),
    { unit_id },
  )
  await told(ctx, 'deadline.moved', matter, { unit_id, clocks: clocks.length })
}

function running(clocks: readonly store.ClockRow[], rule: string): store.ClockRow {
  const clock = clocks.find(each => each.rule === rule && each.state === 'running')
  if (!clock) throw new Refusal('not_running', { rule })
  return clock
}

async function end(
  ctx: Ctx,
  { page_id }: store.MatterName,
  clocks: readonly { id: string }[],
  state: 'met' | 'stopped',
  ended_how: string,
): Promise<void> {
  if (clocks.length === 0) return
  const ids = clocks.map(({ id }) => id)
  await store.save(ctx, page_id, ids, { state, ended_at: ctx.now, ended_how })
}

async function soonBy(ctx: Ctx, unit_id: string): Promise<(from_at: number, due_at: number) => number> {
  const hours = await policy(ctx, 'deadline_soon_hours', unit_id)
  const percent = await policy(ctx, 'deadline_soon_percent', unit_id)
  return (from_at, due_at) => rules.soonAt(from_at, due_at, hours, percent)
}

const told = (
  ctx: Ctx,
  act: string,
  { kind, id }: store.MatterName,
  facts: Record<string, string | number | boolean>,
): Promise<void> => record(ctx, act, { kind, id }, facts)

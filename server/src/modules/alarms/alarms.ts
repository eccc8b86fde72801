// Alarms: rings of tips for the officers of a shift, climbing until somebody looks or acts. Hides waits, steps and who is rung.

import type { Ctx } from '../../platform/ctx.ts'
import { newId } from '../../platform/ids.ts'
import { Refusal } from '../../platform/refusal.ts'
import { minute } from '../../platform/clock.ts'
import { onDuty } from '../officers/officers.ts'
import { record } from '../trail/trail.ts'
import { tipsByIds } from '../tips/tips.ts'
import { policy, unitsAbove } from '../units/units.ts'
import { nextSteps, pathWithout, type Step } from './climbing.ts'
import * as rules from './rules.ts'
import type { Ring, RingAct, Waits, Why } from './rules.ts'
import { hintOf } from './seen.ts'
import * as store from './store.ts'
import type { RingRow } from './store.ts'
import { waitsFor } from './waits.ts'

export { readAnswer } from './answers.ts'
export {
  addInternalPage,
  isInternal,
  linkPhone,
  newLinkCode,
  type OfficerPhone,
  phoneOf,
  ownPhone,
  phonesOf,
} from './phones.ts'
export { findRing, ringCounts, type RingSeen, ringsFor } from './seen.ts'
export { type Seen, whyRing } from './reading.ts'
export { type RingAct, ringActs, type Why, whys } from './rules.ts'

/** What a ring needs to know of what rings: a tip, or an ordinary conversation of the page's unit. */
export interface Rung {
  readonly kind: 'tip' | 'conversation'
  /** The thread's. */
  readonly id: string
  readonly page_id: string
  readonly unit_id: string
  readonly excluded_unit_id: string | null
}

/** What became of a ring. */
export interface RingTold {
  readonly ring_id: string
  readonly level: Ring['level']
  /** Of the steps added just now: whose turn it is on the shift. */
  readonly officer_ids: readonly string[]
  /** The question is to be put to the person. */
  readonly asks: boolean
  /** No shift is taken in the unit the tip lies in, or nobody acted in time; the person has not been told yet. */
  readonly alone: boolean
}

/**
 * A message gives reason to ring; called in its transaction, after the tip was locked. `asks`: the person can be asked now.
 * Undefined when the tip rings already and nothing is new. After an act it rings softly only, for a while.
 */
export async function raiseRing(ctx: Ctx, tip: Rung, why: Why, can: { ask: boolean }): Promise<RingTold | undefined> {
  const before = await store.lockOpen(ctx, tip.id)
  if (before && !rules.isWorse(before, why, can.ask)) return undefined
  const waits = await waitsFor(ctx, tip.page_id, tip.unit_id)
  const acted = before ? null : await store.lastAct(ctx, tip.id)
  const quiet = acted !== null && ctx.now < acted + (await policy(ctx, 'ring_quiet_minutes', tip.unit_id)) * minute
  const next = rules.heard(before, why, can.ask && !quiet, waits, ctx.now)
  if (!next || (await pathOf(ctx, tip)).length === 0) return undefined
  const asks = next.state === 'confirming'
  if (before) {
    await store.save(ctx, before.id, next)
    return told(ctx, { ...before, ...next }, 'ring.raised', { officer_ids: [], asks, alone: false })
  }
  const ring = {
    ...blank,
    ...next,
    id: newId<'ring'>(ctx.now),
    kind: tip.kind,
    thread_id: tip.id,
    page_id: tip.page_id,
  }
  const row: RingRow = { ...ring, excluded_unit_id: tip.excluded_unit_id }
  await store.insertRing(ctx, row)
  const steps = await climb(ctx, row.id, tip)
  return told(ctx, row, 'ring.raised', { officer_ids: officersIn(steps), asks, alone: steps[0]?.officer_id === null })
}

const blank = { told_alone_at: null, act: null, acted_at: null, ended_by: null, ended_at: null }

/** Whether anything asks for somebody there now. */
export const isRinging = async (ctx: Ctx, thread_id: string): Promise<boolean> =>
  (await store.openOf(ctx, thread_id)) !== undefined

/** Whether the question waits for its answer: then *1* and *2* are answers, too. */
export const isAsked = async (ctx: Ctx, tip_id: string): Promise<boolean> =>
  (await store.openOf(ctx, tip_id))?.state === 'confirming'

/** The answer to the question; undefined when none is open. *Có* rings loud, *Không* leaves the soft flag. */
export async function answerRing(ctx: Ctx, tip: Rung, yes: boolean): Promise<RingTold | undefined> {
  const ring = await store.lockOpen(ctx, tip.id)
  if (ring?.state !== 'confirming') return undefined
  const waits = await waitsFor(ctx, ring.page_id, tip.unit_id)
  if (yes) return ringLoud(ctx, ring, waits, 'ring.confirmed')
  const next = rules.calmed(ring, waits, ctx.now)
  await store.save(ctx, ring.id, { ...next, ended_at: next.state === 'looked' ? ctx.now : null })
  return told(ctx, { ...ring, ...next }, 'ring.calmed', { officer_ids: [], asks: false, alone: false })
}

async function ringLoud(ctx: Ctx, ring: RingRow, waits: Waits, act: string): Promise<RingTold> {
  const next = rules.loud(ring, waits, ctx.now)
  await store.save(ctx, ring.id, next)
  const steps = await store.stepsOf(ctx, [ring.id])
  const alone = steps[0]?.officer_id === null && ring.told_alone_at === null
  return told(ctx, { ...ring, ...next }, act, { officer_ids: officersIn(steps), asks: false, alone })
}

/** Rings due by the clock: their ids with the thread of each. */
export const dueRings = store.due

/**
 * A due ring goes on: a question without an answer rings loud, anything else rings again and climbs. Undefined when it is
 * not due any more or another process has it. The caller has locked the tip, which says where it lies now.
 */
export async function ringOn(ctx: Ctx, ring_id: string, tip: Rung): Promise<RingTold | undefined> {
  const ring = await store.takeDue(ctx, ring_id)
  if (!ring) return undefined
  const waits = await waitsFor(ctx, ring.page_id, tip.unit_id)
  if (ring.state === 'confirming') return ringLoud(ctx, ring, waits, 'ring.unanswered')
  const steps = await climb(ctx, ring.id, tip)
  const next = rules.again(ring, steps.length > 0, waits, ctx.now)
  await store.save(ctx, ring.id, next)
  const alone = ring.level === 'loud' && ring.told_alone_at === null
  return told(ctx, { ...ring, ...next }, steps.length > 0 ? 'ring.climbed' : 'ring.at_the_top', {
    officer_ids: ring.level === 'loud' ? officersIn(steps) : [],
    asks: false,
    alone,
  })
}

/** The person was told that no officer has confirmed yet. */
export const toldAlone = (ctx: Ctx, ring_id: string) => store.save(ctx, ring_id, { told_alone_at: ctx.now })

/** Somebody opened the thread: a soft ring has done its work. */
export async function lookedAt(ctx: Ctx, thread_id: string): Promise<void> {
  const before = await store.openOf(ctx, thread_id)
  if (!before || before.level === 'loud' || before.looked_at !== null) return
  const ring = await store.lockOpen(ctx, thread_id)
  if (!ring || ring.level === 'loud') return
  const next = rules.looked(ring, ctx.now)
  await ended(ctx, ring, next, 'ring.looked')
}

/** An officer says what they did and when (ms). Refuses not_now when it is over. */
export async function actOnRing(ctx: Ctx, thread_id: string, act: RingAct, at: number): Promise<string> {
  const ring = await lockNow(ctx, thread_id)
  await ended(ctx, ring, rules.answered(ring), 'ring.answered', { act, acted_at: Math.min(at, ctx.now) })
  return ring.id
}

/** An officer lowers it; the reason is kept by whoever calls. Refuses not_now when it is over. */
export async function lowerRing(ctx: Ctx, thread_id: string): Promise<void> {
  const ring = await store.lockOpen(ctx, thread_id)
  if (ring) await ended(ctx, ring, rules.lowered(ring), 'ring.lowered')
}

async function lockNow(ctx: Ctx, thread_id: string): Promise<RingRow> {
  const ring = await store.lockOpen(ctx, thread_id)
  if (!ring) throw new Refusal('not_now', { state: 'over' })
  return ring
}

async function ended(ctx: Ctx, ring: RingRow, next: Ring, act: string, how: Partial<RingRow> = {}): Promise<void> {
  const over = !rules.isOpen(next)
  const by = over && ctx.who.kind === 'officer' ? ctx.who.id : null
  await store.save(ctx, ring.id, { ...next, ...how, ended_at: over ? ctx.now : null, ended_by: by })
  await told(ctx, { ...ring, ...next }, act, nothing, how.act ? { act: how.act } : {})
}

const nothing = { officer_ids: [], asks: false, alone: false }
const officersIn = (steps: readonly Step[]): string[] => steps.flatMap(step => step.officer_id ?? [])

/** Empty when the tip is about the unit at the top: nobody in the house is rung. */
const pathOf = async (ctx: Ctx, { unit_id, excluded_unit_id }: Rung): Promise<string[]> =>
  pathWithout(await unitsAbove(ctx, unit_id), excluded_unit_id)

async function climb(ctx: Ctx, ring_id: string, tip: Rung): Promise<Step[]> {
  const before = await store.stepsOf(ctx, [ring_id])
  const path = await pathOf(ctx, tip)
  const duty = new Map<string, string[]>()
  for (const each of path)
    duty.set(
      each,
      (await onDuty(ctx, each)).map(officer => officer.officer_id),
    )
  const steps = nextSteps(before, path, each => duty.get(each) ?? [])
  if (steps.length > 0) await store.addSteps(ctx, ring_id, before.length, steps)
  return steps
}

/** The trail, which a unit the tip is kept from does not read, and the consoles of every unit it has reached. */
async function told(
  ctx: Ctx,
  ring: RingRow,
  act: string,
  rest: Omit<RingTold, 'ring_id' | 'level'>,
  facts: Record<string, string> = {},
): Promise<RingTold> {
  const { id, thread_id, page_id, level, why } = ring
  const tip = (await tipsByIds(ctx, [thread_id])).get(thread_id)
  const excluded = tip?.excluded_unit_id ?? ring.excluded_unit_id
  const where = excluded === null ? { page_id } : {}
  await record(ctx, act, { kind: 'ring', id, ...where }, { level, why, ...facts })
  const hint = { kind: hintOf(tip), page_id, id, ...(excluded === null ? {} : { not_unit_ids: [excluded] }) }
  const units = new Set((await store.stepsOf(ctx, [id])).map(step => step.unit_id))
  for (const unit_id of units) ctx.hint({ ...hint, unit_id })
  return { ring_id: id, level, ...rest }
}

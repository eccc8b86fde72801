// Rings as the officers see them who are rung: how far they have climbed, whether it is their turn, never a word of the tip.

import type { Ctx } from '../../platform/ctx.ts'
import { invariant } from '../../platform/refusal.ts'
import { type Act, acts, officerNames, onDuty, standing } from '../officers/officers.ts'
import { type Eyes, eyesOf, holdsAt, type Tip, tipsByIds } from '../tips/tips.ts'
import { unitNames } from '../units/units.ts'
import type { Level, RingState, Why } from './rules.ts'
import * as store from './store.ts'
import type { RingRow } from './store.ts'

/** More open rings than this at once are no list to work through. */
const most = 100

export interface RingSeen {
  readonly ring_id: string
  readonly kind: 'tip' | 'conversation'
  readonly thread_id: string
  readonly page_id: string
  readonly level: Level
  readonly state: RingState
  readonly why: Why
  readonly raised_at: number
  readonly rung_at: number
  /** Until when the person may answer; null when nothing is asked. */
  readonly asked_until: number | null
  /** The caller is on duty where it rings, or belongs to a unit where nobody is: this console sounds. */
  readonly mine: boolean
  readonly steps: { unit_name: string; officer_name: string | null; at: number }[]
}

/** The open rings the caller may act on; loud first, then the oldest. */
export async function ringsFor(ctx: Ctx): Promise<RingSeen[]> {
  const eyes = await eyesOf(ctx)
  const units = rungUnits(eyes)
  if (units.length === 0) return []
  return seen(ctx, await visible(ctx, eyes, await store.openIn(ctx, units, most)))
}

/** How many there are, for a locked screen: no id, no unit, no word. */
export async function ringCounts(ctx: Ctx): Promise<{ loud: number; soft: number }> {
  const rings = (await ringsFor(ctx)).filter(ring => ring.mine)
  const count = rings.filter(ring => ring.level === 'loud').length
  return { loud: count, soft: rings.length - count }
}

/** A ring the caller may see, open or over. */
export async function findRing(ctx: Ctx, ring_id: string): Promise<RingRow | undefined> {
  const row = await store.byId(ctx, ring_id)
  const [ring] = row ? await visible(ctx, await eyesOf(ctx), [row]) : []
  return ring
}

const rungUnits = ({ rolesAt }: Eyes): string[] => {
  const may: readonly string[] = acts['alarm.act']
  return [...rolesAt].filter(([, held]) => may.some(role => held.has(role as never))).map(([id]) => id)
}

/** Rung in a unit of the caller's, and neither told about their own unit nor kept from the likes of them. */
async function visible(ctx: Ctx, eyes: Eyes, rows: readonly RingRow[]): Promise<RingRow[]> {
  const ids = rows.map(row => row.id)
  const tips = await tipsByIds(
    ctx,
    rows.map(row => row.thread_id),
  )
  const steps = Map.groupBy(await store.stepsOf(ctx, ids), step => step.ring_id)
  return rows.filter(({ id, thread_id, excluded_unit_id }) => {
    const tip = tips.get(thread_id)
    const act = hearing(tip)
    return (steps.get(id) ?? []).some(step =>
      holdsAt(eyes, act, step.unit_id, tip?.excluded_unit_id ?? excluded_unit_id),
    )
  })
}

type Kept = Pick<Tip, 'confidentiality' | 'keep_from_beat'> | undefined
const isKept = (tip: Kept): boolean => tip?.confidentiality === 'confidential' || tip?.keep_from_beat === true

/** Beat officers are not rung for what is kept from them. A confidential tip rings for duty officers too, without a word. */
const hearing = (tip: Kept): Act => (isKept(tip) ? 'tip.read_kept' : 'alarm.act')

/** The live stream judges it by the same act. */
export const hintOf = (tip: Kept): string => (isKept(tip) ? 'alarm_kept' : 'alarm')

async function seen(ctx: Ctx, rows: readonly RingRow[]): Promise<RingSeen[]> {
  invariant(ctx.who.kind === 'officer', 'rings are for officers')
  const me = ctx.who.id
  const steps = await store.stepsOf(
    ctx,
    rows.map(row => row.id),
  )
  const unit_ids = [...new Set(steps.map(step => step.unit_id))]
  const [units, officers] = [
    await unitNames(ctx, unit_ids),
    await officerNames(
      ctx,
      steps.flatMap(step => step.officer_id ?? []),
    ),
  ]
  const { seats } = await standing(ctx)
  const sounding = new Set<string>()
  for (const unit_id of unit_ids) {
    const duty = await onDuty(ctx, unit_id)
    if (duty.some(each => each.officer_id === me) || (duty.length === 0 && seats.has(unit_id))) sounding.add(unit_id)
  }
  return rows.map(({ id, kind, thread_id, page_id, level, state, why, raised_at, rung_at, due_at }) => {
    const own = steps.filter(step => step.ring_id === id)
    return {
      ring_id: id,
      kind,
      thread_id,
      page_id,
      level,
      state,
      why,
      raised_at,
      rung_at,
      asked_until: state === 'confirming' ? due_at : null,
      mine: own.some(step => sounding.has(step.unit_id)),
      steps: own.map(({ unit_id, officer_id, at }) => ({
        unit_name: units.get(unit_id) ?? '',
        officer_name: officer_id === null ? null : (officers.get(officer_id) ?? ''),
        at,
      })),
    }
  })
}

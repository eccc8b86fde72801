// Ca trực: who is on duty in a unit. Nobody is by plan alone: an officer takes the shift and hands it over with a note.

import { day, minute } from '../../platform/clock.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { newId } from '../../platform/ids.ts'
import { found, invariant, Refusal } from '../../platform/refusal.ts'
import { weekStart } from '../../platform/local-time.ts'
import { pagesOfUnits } from '../pages/pages.ts'
import { record } from '../trail/trail.ts'
import { policy, unitNames, unitsAbove, unitTree } from '../units/units.ts'
import type { Act } from './permissions.ts'
import { reach } from './reach.ts'
import { actsOf, rolesFor } from './rules.ts'
import * as rules from './shift-rules.ts'
import type { Asker, Shift } from './shift-rules.ts'
import { lockOfficer, names, officerById } from './store.ts'
import * as store from './store-shifts.ts'

/** Longest hand-over note in letters: what the next shift reads before it begins. */
export const shiftNoteLimit = 2_000
const place = 'shifts.note'

const leewayOf = async (ctx: Ctx, unit_id: string): Promise<number> =>
  (await policy(ctx, 'shift_leeway_minutes', unit_id)) * minute

async function actsAt(ctx: Ctx, unit_id: string): Promise<Act[]> {
  return actsOf((await reach(ctx)).rolesAt.get(unit_id) ?? new Set())
}

async function asker(ctx: Ctx, unit_id: string): Promise<Asker> {
  invariant(ctx.who.kind === 'officer', 'a shift is an officer’s affair')
  const held = await actsAt(ctx, unit_id)
  return {
    officer_id: ctx.who.id,
    standsIn: held.includes('shift.stand_in'),
    plans: held.includes('shift.plan'),
  }
}

export interface OnDuty {
  readonly shift_id: string
  readonly officer_id: string
  readonly name: string
  readonly since: number
  /** Planned end, ms; one who has not handed over stays on duty a little longer. */
  readonly until: number
}

/** Who is on duty in the unit now, the longest first. Empty: no shift is taken, and alarms go to the unit above. */
export async function onDuty(ctx: Ctx, unit_id: string): Promise<OnDuty[]> {
  const rows = await store.takenIn(ctx, [unit_id], ctx.now - (await leewayOf(ctx, unit_id)))
  return rows.map(onDutyOf)
}

type Taken = Awaited<ReturnType<typeof store.takenIn>>[number]
const onDutyOf = ({ id, officer_id, name, taken_at, to_at }: Taken): OnDuty => {
  return { shift_id: id, officer_id, name, since: taken_at as number, until: to_at }
}

export interface DutyOfUnit {
  readonly unit_id: string
  readonly name: string
  /** The caller may open its roster; without, they lead the unit above and only hear that nobody is there. */
  readonly roster: boolean
  readonly on_duty: OnDuty[]
}

/** The units with a page whose duty concerns the caller: those whose roster they see, and those right below one they lead. */
export async function dutyNow(ctx: Ctx): Promise<DutyOfUnit[]> {
  const { rolesAt } = await reach(ctx)
  const seeing = rolesFor('shift.read')
  const own = new Set([...rolesAt].filter(([, held]) => seeing.some(role => held.has(role))).map(([id]) => id))
  const led = new Set([...rolesAt].filter(([, held]) => held.has('leader')).map(([id]) => id))
  if (own.size === 0) return []
  const units = (await unitTree(ctx)).filter(
    ({ unit_id, parent_id, valid_to }) =>
      valid_to === null && (own.has(unit_id) || (parent_id !== null && led.has(parent_id))),
  )
  const ids = units.map(unit => unit.unit_id)
  const paged = new Set((await pagesOfUnits(ctx, ids)).map(page => page.unit_id))
  const taken = await store.takenIn(ctx, ids, ctx.now - day)
  const of = Map.groupBy(taken, row => row.unit_id)
  const all: DutyOfUnit[] = []
  for (const { unit_id, name } of units.filter(unit => paged.has(unit.unit_id))) {
    const leeway = of.has(unit_id) ? await leewayOf(ctx, unit_id) : 0
    const now = (of.get(unit_id) ?? []).filter(({ to_at }) => ctx.now < to_at + leeway)
    all.push({ unit_id, name, roster: own.has(unit_id), on_duty: now.map(onDutyOf) })
  }
  return all
}

export interface ShiftSeen extends Shift {
  readonly officer_name: string
  readonly taken_by_name: string | null
  readonly on_duty: boolean
  /** The hand-over note. */
  readonly note: string | null
  readonly may: rules.ShiftAct[]
}

export interface Week {
  readonly unit_id: string
  readonly unit_name: string
  /** First ms of its Monday in Viet Nam, and of the next. */
  readonly from_at: number
  readonly to_at: number
  readonly shifts: ShiftSeen[]
  /** For whom a shift may be planned. */
  readonly officers: { readonly officer_id: string; readonly name: string }[]
  readonly may: Act[]
}

/** The week that `at` (ms) lies in. */
export async function weekOfShifts(ctx: Ctx, unit_id: string, at: number): Promise<Week> {
  const from_at = weekStart(at)
  const to_at = from_at + 7 * day
  const rows = await store.shiftsBetween(ctx, unit_id, from_at, to_at)
  const name = (await unitNames(ctx, [unit_id])).get(unit_id) ?? ''
  const held = await actsAt(ctx, unit_id)
  const officers = await store.holders(ctx, rolesFor('shift.take'), await unitsAbove(ctx, unit_id))
  const shifts = await seen(ctx, unit_id, rows)
  const may = held.filter(act => act.startsWith('shift.'))
  return { unit_id, unit_name: name, from_at, to_at, shifts, officers, may }
}

async function seen(ctx: Ctx, unit_id: string, rows: readonly (Shift & { note: Buffer | null })[]) {
  const ids = [...new Set(rows.flatMap(row => [row.officer_id, ...(row.taken_by ? [row.taken_by] : [])]))]
  const named = new Map((ids.length > 0 ? await names(ctx, ids) : []).map(row => [row.id, row.name]))
  const [by, held, leeway] = [await asker(ctx, unit_id), await actsAt(ctx, unit_id), await leewayOf(ctx, unit_id)]
  const all: ShiftSeen[] = []
  for (const { note, ...shift } of rows)
    all.push({
      ...shift,
      officer_name: named.get(shift.officer_id) ?? '',
      taken_by_name: shift.taken_by === null ? null : (named.get(shift.taken_by) ?? ''),
      on_duty: rules.isOnDuty(shift, leeway, ctx.now),
      note: note && shift.taken_by ? await openNote(ctx, shift.taken_by, note, shift.id) : null,
      may: rules.mayWithShift(shift, held, by, leeway, ctx.now),
    })
  return all
}

async function keyOf(ctx: Ctx, officer_id: string) {
  const officer = await officerById(ctx, officer_id)
  invariant(officer, 'a shift has its officer')
  return ctx.keys.unwrap(officer_id, officer.data_key)
}
const openNote = async (ctx: Ctx, officer_id: string, note: Buffer, shift_id: string): Promise<string> =>
  ctx.keys.openText(await keyOf(ctx, officer_id), note, place, shift_id)

export interface PlannedShift {
  readonly unit_id: string
  readonly officer_id: string
  readonly from_at: number
  readonly to_at: number
}

/** Refuses shift_dates, shift_over, shift_officer when the officer may not take one there, shift_overlaps {from, until}. */
export async function planShift(ctx: Ctx, plan: PlannedShift): Promise<string> {
  return added(ctx, plan, 'shift.planned', { state: 'planned', taken_by: null, taken_at: null })
}

/** A duty officer begins a shift that nobody planned, from now to `to_at`. Refuses like planShift. */
export async function beginShift(ctx: Ctx, unit_id: string, to_at: number): Promise<string> {
  const { officer_id } = await asker(ctx, unit_id)
  const plan = { unit_id, officer_id, from_at: ctx.now, to_at }
  return added(ctx, plan, 'shift.taken', { state: 'taken', taken_by: officer_id, taken_at: ctx.now })
}

async function added(
  ctx: Ctx,
  plan: PlannedShift,
  act: string,
  as: Pick<Shift, 'state' | 'taken_by' | 'taken_at'>,
): Promise<string> {
  if (!(await lockOfficer(ctx, plan.officer_id))) throw new Refusal('shift_officer')
  rules.checkDates(plan, ctx.now)
  const able = await store.holders(ctx, rolesFor('shift.take'), await unitsAbove(ctx, plan.unit_id))
  if (!able.some(({ officer_id }) => officer_id === plan.officer_id)) throw new Refusal('shift_officer')
  const other = await store.overlapping(ctx, plan)
  if (other) throw new Refusal('shift_overlaps', { from: other.from_at, until: other.to_at })
  const id = newId<'shift'>(ctx.now)
  const planned_by = ctx.who.kind === 'officer' ? ctx.who.id : null
  await store.insertShift(ctx, { ...plan, ...as, id, planned_by, planned_at: ctx.now, ended_at: null, note: null })
  await told(ctx, act, { id, unit_id: plan.unit_id })
  return id
}

/** By the officer's own press. Refuses not_now, shift_of_another, shift_not_yet, shift_over. */
export async function takeShift(ctx: Ctx, unit_id: string, id: string): Promise<void> {
  const shift = found(await store.lockShift(ctx, unit_id, id))
  const next = rules.take(shift, await asker(ctx, unit_id), await leewayOf(ctx, unit_id), ctx.now)
  await store.saveShift(ctx, next)
  await told(ctx, 'shift.taken', next)
}

/** The shift the caller has or may take by now; undefined: none was planned for them. */
export async function ownShift(ctx: Ctx): Promise<Pick<Shift, 'id' | 'unit_id' | 'to_at' | 'state'> | undefined> {
  invariant(ctx.who.kind === 'officer', 'a shift is an officer’s affair')
  const soon = await store.standingOf(ctx, ctx.who.id, ctx.now, ctx.now + day)
  for (const shift of soon) {
    if (shift.state === 'taken' || ctx.now >= shift.from_at - (await leewayOf(ctx, shift.unit_id))) return shift
  }
  return undefined
}

/** Ends the shift now; the note is for whoever comes next. Refuses not_now, shift_of_another. */
export async function handOverShift(ctx: Ctx, unit_id: string, id: string, note: string): Promise<void> {
  const shift = found(await store.lockShift(ctx, unit_id, id))
  const next = rules.handOver(shift, await asker(ctx, unit_id), ctx.now)
  const words = note.trim().normalize('NFC')
  const key = words === '' ? null : await keyOf(ctx, next.taken_by as string)
  await store.saveShift(ctx, next, key && ctx.keys.seal(key, words, place, id))
  await told(ctx, 'shift.handed_over', next)
}

/** Takes a planned shift off the roster. Refuses not_now once it is taken. */
export async function withdrawShift(ctx: Ctx, unit_id: string, id: string): Promise<void> {
  const next = rules.withdraw(found(await store.lockShift(ctx, unit_id, id)))
  await store.saveShift(ctx, next)
  await told(ctx, 'shift.withdrawn', next)
}

/** The trail, and the consoles of whoever sees a page of the unit. */
async function told(ctx: Ctx, act: string, { id, unit_id }: Pick<Shift, 'id' | 'unit_id'>): Promise<void> {
  await record(ctx, act, { kind: 'shift', id }, { unit_id })
  for (const { page_id } of await pagesOfUnits(ctx, [unit_id])) ctx.hint({ kind: 'shift', page_id, id: unit_id })
}

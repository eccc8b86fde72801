// The work in a case: who has it, private notes, tasks with a day, and slips to receivers outside the police.

import type { Ctx } from '../../platform/ctx.ts'
import { type Cursor, cursorOf, readCursor } from '../../platform/cursor.ts'
import { newId } from '../../platform/ids.ts'
import { dateOf } from '../../platform/local-time.ts'
import { found, Refusal } from '../../platform/refusal.ts'
import { grantsOf, holdersAt } from '../officers/officers.ts'
import { unitsAbove } from '../units/units.ts'
import { act, actWords, keyOf, keysOf, officer } from './acts.ts'
import * as rules from './rules.ts'
import type { Case } from './rules.ts'
import { saveCase } from './saving.ts'
import * as store from './store.ts'
import * as work from './store-work.ts'

const note = 'case_notes.body'
const title = 'tasks.title'
const answer = 'outside_slips.answer'

/** Who may be given work in a case: they work on cases at its unit, and are not of a unit it is kept from. */
export async function workersFor(ctx: Ctx, one: Case): Promise<{ officer_id: string; name: string }[]> {
  const able = await holdersAt(ctx, 'case.work', one.unit_id)
  if (!one.excludes) return able
  const excluded = await store.exclusionsOf(ctx, one.id)
  const free: typeof able = []
  for (const each of able) {
    const seats = (await grantsOf(ctx, each.officer_id)).map(grant => grant.unit_id)
    const paths = await Promise.all(seats.map(seat => unitsAbove(ctx, seat)))
    if (!paths.flat().some(unit => excluded.includes(unit))) free.push(each)
  }
  return free
}

async function mayTake(ctx: Ctx, one: Case, officer_id: string): Promise<void> {
  if (!(await workersFor(ctx, one)).some(each => each.officer_id === officer_id)) throw new Refusal('officer_elsewhere')
}

/** The officer must hold a role that works on cases at the unit. Refuses officer_elsewhere, not_now. */
export async function assignCase(ctx: Ctx, one: Case, officer_id: string): Promise<Case> {
  await mayTake(ctx, one, officer_id)
  const { state } = rules.assign(one, officer_id)
  const next = await saveCase(ctx, one, { officer_id, state })
  await act(ctx, next, 'assigned', { officer_id })
  return next
}

/** A private note; never sent, never exported. */
export async function addCaseNote(ctx: Ctx, one: Case, text: string): Promise<string> {
  const id = newId<'case_note'>(ctx.now)
  const body = ctx.keys.seal(await keyOf(ctx, one.id), text.normalize('NFC'), note, id)
  await work.insertNote(ctx, { id, case_id: one.id, officer_id: officer(ctx), body, at: ctx.now })
  await saveCase(ctx, one, {})
  return id
}

export interface TimelineLine {
  readonly id: string
  readonly line: 'act' | 'note'
  readonly case_id: string
  readonly act: string
  readonly officer_id: string | null
  readonly unit_id: string | null
  readonly facts: work.TimelineRow['facts']
  readonly text: string | null
  readonly at: number
}

/** Newest first, with what was done in cases that went into it. */
export async function timelineOf(
  ctx: Ctx,
  case_id: string,
  cursor: string | undefined,
  limit: number,
): Promise<{ lines: TimelineLine[]; next: string | null }> {
  const family = await store.familyOf(ctx, case_id)
  const keys = await keysOf(ctx, family)
  const before: Cursor | undefined = readCursor(cursor)
  const rows = await work.timeline(ctx, family, before, limit + 1)
  const shown = rows.slice(0, limit)
  const last = shown.at(-1)
  return {
    lines: shown.map(({ words, ...row }) => {
      const key = found(keys.get(row.case_id))
      const own = { id: row.id, words }
      const text = row.line === 'act' ? actWords(ctx, key, own) : words && ctx.keys.openText(key, words, note, row.id)
      return { ...row, text }
    }),
    next: rows.length > limit && last ? cursorOf(last) : null,
  }
}

export interface Task {
  readonly id: string
  readonly case_id: string
  readonly title: string
  readonly officer_id: string | null
  readonly due_at: number | null
  readonly state: 'open' | 'done' | 'dropped'
  readonly made_by: string
  readonly made_at: number
  readonly ended_by: string | null
  readonly ended_at: number | null
}

export async function addTask(
  ctx: Ctx,
  one: Case,
  task: { title: string; officer_id?: string | undefined; due_at?: number | undefined },
): Promise<string> {
  if (!rules.isOpen(one.state)) throw new Refusal('not_now', { state: one.state })
  const officer_id = task.officer_id ?? null
  if (officer_id !== null) await mayTake(ctx, one, officer_id)
  const id = newId<'task'>(ctx.now)
  await work.insertTask(ctx, {
    id,
    case_id: one.id,
    title: ctx.keys.seal(await keyOf(ctx, one.id), task.title.normalize('NFC'), title, id),
    officer_id,
    due_at: task.due_at ?? null,
    state: 'open',
    made_by: officer(ctx),
    made_at: ctx.now,
    ended_by: null,
    ended_at: null,
  })
  await act(ctx, one, 'task_added', { task_id: id })
  return id
}

/** Refuses not_found for a task of another case, not_now for one that has ended. */
export async function endTask(ctx: Ctx, one: Case, task_id: string, state: 'done' | 'dropped'): Promise<void> {
  const row = await work.taskById(ctx, task_id)
  const family = await store.familyOf(ctx, one.id)
  if (!row || !family.includes(row.case_id)) throw new Refusal('not_found')
  if (row.state !== 'open') throw new Refusal('not_now', { state: row.state })
  await work.saveTask(ctx, task_id, { state, ended_by: officer(ctx), ended_at: ctx.now })
  await act(ctx, one, state === 'done' ? 'task_done' : 'task_dropped', { task_id })
}

export async function caseTasks(ctx: Ctx, case_id: string): Promise<Task[]> {
  const family = await store.familyOf(ctx, case_id)
  return opened(ctx, await work.tasksOf(ctx, family))
}

/** The caller's own open tasks, the first due first. */
export const myTasks = async (ctx: Ctx, limit: number): Promise<Task[]> =>
  opened(ctx, await work.tasksOfOfficer(ctx, officer(ctx), limit))

async function opened(ctx: Ctx, rows: readonly work.TaskRow[]): Promise<Task[]> {
  const keys = await keysOf(ctx, [...new Set(rows.map(row => row.case_id))])
  return rows.map(row => ({
    ...(row as work.TaskRow & Pick<Task, 'state'>),
    title: ctx.keys.openText(found(keys.get(row.case_id)), row.title, title, row.id),
  }))
}

export interface Receiver {
  readonly id: string
  readonly kind: string
  readonly name: string
}

/** Whom outside the police a case of this unit can be passed on to. */
export async function receiversFor(ctx: Ctx, unit_id: string): Promise<Receiver[]> {
  const rows = await work.receiversFor(ctx, await unitsAbove(ctx, unit_id))
  return rows.map(({ id, kind, name }) => ({ id, kind, name }))
}

/** Pass it on by slip; the unit stays accountable. Refuses not_found for a receiver of other units, not_now. */
export async function passOutside(
  ctx: Ctx,
  one: Case,
  slip: { receiver_id: string; number: string; sent_on?: string | undefined },
): Promise<Case> {
  const able = await receiversFor(ctx, one.unit_id)
  found(able.find(each => each.id === slip.receiver_id))
  const { state } = rules.sendOutside(one)
  const id = newId<'outside_slip'>(ctx.now)
  await work.insertSlip(ctx, {
    id,
    case_id: one.id,
    receiver_id: slip.receiver_id,
    number: slip.number,
    sent_on: slip.sent_on ?? dateOf(ctx.now),
    made_by: officer(ctx),
    made_at: ctx.now,
    answered_on: null,
    answer: null,
    answered_by: null,
    answered_at: null,
  })
  const next = await saveCase(ctx, one, { state })
  await act(ctx, next, 'passed_outside', { slip_id: id, receiver_id: slip.receiver_id })
  return next
}

/** Written down by hand. With the last open slip answered the unit goes on by itself. */
export async function answerSlip(
  ctx: Ctx,
  one: Case,
  slip_id: string,
  reply: { text: string; answered_on?: string | undefined },
): Promise<Case> {
  const slips = await work.slipsOf(ctx, await store.familyOf(ctx, one.id))
  const slip = found(slips.find(each => each.id === slip_id))
  if (slip.answered_at !== null) throw new Refusal('not_now', { state: 'answered' })
  const key = await keyOf(ctx, slip.case_id)
  await work.saveSlip(ctx, slip_id, {
    answered_on: reply.answered_on ?? dateOf(ctx.now),
    answer: ctx.keys.seal(key, reply.text.normalize('NFC'), answer, slip_id),
    answered_by: officer(ctx),
    answered_at: ctx.now,
  })
  const open = slips.some(each => each.id !== slip_id && each.answered_at === null)
  const next = open ? one : await saveCase(ctx, one, { state: rules.backFromOutside(one).state })
  await act(ctx, next, 'slip_answered', { slip_id })
  return next
}

export interface Slip {
  readonly id: string
  readonly receiver: Receiver
  readonly number: string
  readonly sent_on: string
  readonly made_by: string
  readonly made_at: number
  readonly answered_on: string | null
  readonly answer: string | null
}

export async function slipsOf(ctx: Ctx, case_id: string): Promise<Slip[]> {
  const rows = await work.slipsOf(ctx, await store.familyOf(ctx, case_id))
  if (rows.length === 0) return []
  const receivers = new Map(
    (
      await work.receiversByIds(
        ctx,
        rows.map(row => row.receiver_id),
      )
    ).map(({ id, kind, name }) => [id, { id, kind, name }]),
  )
  const keys = await keysOf(ctx, [...new Set(rows.map(row => row.case_id))])
  return rows.map(row => ({
    id: row.id,
    receiver: found(receivers.get(row.receiver_id)),
    number: row.number,
    sent_on: row.sent_on,
    made_by: row.made_by,
    made_at: row.made_at,
    answered_on: row.answered_on,
    answer: row.answer && ctx.keys.openText(found(keys.get(row.case_id)), row.answer, answer, row.id),
  }))
}

// Routes of ca trực: who is on duty, the week of a unit, and taking and handing over a shift.

import { z } from 'zod'
import {
  beginShift,
  dutyNow,
  handOverShift,
  planShift,
  shiftNoteLimit,
  takeShift,
  weekOfShifts,
  withdrawShift,
} from '../../modules/officers/officers.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { route } from './route.ts'
import { act, id, moment, nothing, time } from './things.ts'

const onDuty = z.strictObject({ shift_id: id, officer_id: id, name: z.string(), since: time, until: time })

const duty = z
  .strictObject({
    unit_id: id,
    name: z.string(),
    roster: z.boolean().meta({ description: 'The caller may open its roster; else they lead the unit above.' }),
    on_duty: z.array(onDuty).meta({ description: 'Empty: no officer has taken a shift.' }),
  })
  .meta({ id: 'Duty' })

const shift = z
  .strictObject({
    id,
    unit_id: id,
    officer_id: id,
    officer_name: z.string(),
    from_at: time,
    to_at: time,
    state: z.enum(['planned', 'taken', 'handed_over', 'withdrawn']),
    on_duty: z.boolean(),
    taken_by: id.nullable(),
    taken_by_name: z.string().nullable(),
    taken_at: time.nullable(),
    ended_at: time.nullable(),
    note: z.string().nullable().meta({ description: 'What the next shift must know.' }),
    may: z.array(z.enum(['shift.take', 'shift.hand_over', 'shift.withdraw'])),
  })
  .meta({ id: 'Shift' })

const week = z
  .strictObject({
    unit_id: id,
    unit_name: z.string(),
    from_at: time,
    to_at: time,
    shifts: z.array(shift),
    officers: z.array(z.strictObject({ officer_id: id, name: z.string() })),
    may: z.array(act).meta({ description: 'What the caller may do with shifts of this unit.' }),
  })
  .meta({ id: 'ShiftWeek' })

const all = '/api/units/:unit_id/shifts'
const one = `${all}/:id` as const

/** After a change: the week that shows it. */
const now = (ctx: Ctx, unit_id: string) => weekOfShifts(ctx, unit_id, ctx.now)
const withNotes = (reply: z.input<typeof week>) =>
  reply.shifts.flatMap(({ id: shown, note }) => (note === null ? [] : [{ page_id: null, id: shown }]))

export const shiftRoutes = [
  route('GET /api/duty', {
    summary: 'Who is on duty in the units that concern the caller; a unit with nobody is told to the leader above too',
    may: 'signed_in',
    reply: z.strictObject({ units: z.array(duty) }),
    run: async ctx => ({ units: await dutyNow(ctx) }),
  }),

  route(`GET ${all}`, {
    summary: 'The shifts of a week, Monday to Sunday in Viet Nam; this week unless `at` says another',
    may: 'shift.read',
    reads: 'shift',
    readIds: withNotes,
    query: z.strictObject({ at: z.coerce.number().pipe(moment).optional() }),
    reply: week,
    run: (ctx, { params, query }) => weekOfShifts(ctx, params.unit_id, query.at ?? ctx.now),
  }),

  route(`POST ${all}`, {
    summary: 'Plan a shift for an officer of the unit',
    may: 'shift.plan',
    reads: 'shift',
    readIds: withNotes,
    body: z.strictObject({ officer_id: id, from_at: moment, to_at: moment }),
    reply: week,
    refusals: ['shift_dates', 'shift_over', 'shift_officer', 'shift_overlaps'],
    examples: {
      body: {
        officer_id: '0190aaaa-0000-7000-8000-000000000001',
        from_at: 1_795_500_000_000,
        to_at: 1_795_543_200_000,
      },
    },
    run: async (ctx, { params: { unit_id }, body }) => {
      await planShift(ctx, { unit_id, ...body })
      return weekOfShifts(ctx, unit_id, body.from_at)
    },
  }),

  route(`POST ${all}/unplanned`, {
    summary: 'Begin a shift now that nobody planned, until the given time',
    may: 'shift.stand_in',
    reads: 'shift',
    readIds: withNotes,
    body: z.strictObject({ to_at: moment }),
    reply: week,
    refusals: ['shift_dates', 'shift_over', 'shift_overlaps', 'shift_officer'],
    run: async (ctx, { params: { unit_id }, body }) => {
      await beginShift(ctx, unit_id, body.to_at)
      return now(ctx, unit_id)
    },
  }),

  route(`POST ${one}/take`, {
    summary: 'Take the shift: from now on the officer is on duty',
    may: 'shift.take',
    reads: 'shift',
    readIds: withNotes,
    body: nothing,
    reply: week,
    refusals: ['not_now', 'shift_of_another', 'shift_not_yet', 'shift_over'],
    run: async (ctx, { params: { unit_id, id } }) => {
      await takeShift(ctx, unit_id, id)
      return now(ctx, unit_id)
    },
  }),

  route(`POST ${one}/handover`, {
    summary: 'Hand the shift over: from now on the officer is off duty; the note is for whoever comes next',
    may: 'shift.take',
    reads: 'shift',
    readIds: withNotes,
    body: z.strictObject({ note: z.string().max(shiftNoteLimit) }),
    reply: week,
    refusals: ['not_now', 'shift_of_another'],
    run: async (ctx, { params: { unit_id, id }, body }) => {
      await handOverShift(ctx, unit_id, id, body.note)
      return now(ctx, unit_id)
    },
  }),

  route(`POST ${one}/withdrawal`, {
    summary: 'Take a planned shift off the roster',
    may: 'shift.plan',
    reads: 'shift',
    readIds: withNotes,
    body: nothing,
    reply: week,
    refusals: ['not_now'],
    run: async (ctx, { params: { unit_id, id } }) => {
      await withdrawShift(ctx, unit_id, id)
      return now(ctx, unit_id)
    },
  }),
]

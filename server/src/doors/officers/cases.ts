// Routes of cases: the lists, one case, its timeline, and the work in it.

import { z } from 'zod'
import { extendClock } from '../../flows/case-clocks.ts'
import { joinCase, mergeInto, openCaseOf, splitOff } from '../../flows/gather-tips.ts'
import {
  addCaseNote,
  addTask,
  assignCase,
  type Case,
  caseFigures,
  caseFor,
  casesFor,
  caseStates,
  endTask,
  findVisibleByCode,
  lockCase,
  myTasks,
  narrowings,
  results,
  timelineOf,
  writeBook,
} from '../../modules/cases/cases.ts'
import { officerNames } from '../../modules/officers/officers.ts'
import { unitNames } from '../../modules/units/units.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { bookShape, caseShape, caseWholeShape, countsShape, taskShape, timelineShape } from './case-shapes.ts'
import { caseView, caseViews, caseWhole, taskViews } from './case-view.ts'
import { route } from './route.ts'
import { id, moment, time } from './things.ts'

export const oneCase = '/api/cases/:id'
const words = (limit: number) => z.string().trim().min(1).max(limit)
const slug = z.string().regex(/^[a-z0-9-]{1,60}$/)

/** Change, then show the row again: the shape of every act on a case. */
const showing =
  <Input>(change: (ctx: Ctx, input: Input) => Promise<Case>) =>
  async (ctx: Ctx, input: Input) =>
    caseView(ctx, await change(ctx, input))

export const caseRoutes = [
  route('GET /api/cases', {
    summary: 'Cases the officer sees, in order: urgent first, then what is due next; ended ones the newest first',
    may: 'case.read',
    query: z.strictObject({
      of: z
        .enum(narrowings)
        .default('open')
        .describe('open, one state, mine, offered (to my units), late, soon, doubtful (closings a leader looks at)'),
      state: z.enum(caseStates).optional().describe('With of=state'),
      unit_id: id.optional(),
      kind: slug.optional(),
      category: slug.optional(),
      code: z
        .string()
        .max(20)
        .optional()
        .describe('The one case of this code, if the officer sees it; nothing else counts'),
      cursor: z.string().max(80).optional(),
      limit: z.coerce.number().int().min(1).max(100).default(50),
    }),
    reply: z.object({ cases: z.array(caseShape), next: z.string().nullable(), counts: countsShape }),
    async run(ctx, { query: { code, ...query } }) {
      const of = query.of === 'state' && query.state === undefined ? ('open' as const) : query.of
      const { listed, next, counts } = await casesFor(ctx, { ...query, of })
      if (code === undefined) return { cases: await caseViews(ctx, listed), next, counts }
      const one = await findVisibleByCode(ctx, code)
      return { cases: await caseViews(ctx, one ? [one] : []), next: null, counts }
    },
  }),
  route('GET /api/cases/figures', {
    summary:
      'Cases received in a time, by legal kind, category, state and result: numbers of the units the officer reads',
    may: 'case.read',
    query: z.strictObject({
      unit_id: id.optional(),
      from_at: z.coerce.number().pipe(moment).optional(),
      to_at: z.coerce.number().pipe(moment).optional(),
    }),
    reply: z.object({
      figures: z.array(
        z.object({
          kind: z.string().nullable(),
          category: z.string().nullable(),
          state: z.enum(caseStates),
          result: z.enum(results).nullable(),
          cases: z.int(),
        }),
      ),
    }),
    run: async (ctx, { query: { unit_id, from_at = 0, to_at = ctx.now + 1 } }) => ({
      figures: (await caseFigures(ctx, { unit_id, from_at, to_at })).map(row => ({
        ...row,
        result: row.result as (typeof results)[number] | null,
      })),
    }),
  }),
  route('GET /api/cases/tasks', {
    summary: 'The officer’s own open tasks, the first due first',
    may: 'case.read',
    reads: 'task',
    readIds: reply => reply.tasks.map(task => ({ page_id: null, id: task.id })),
    reply: z.object({ tasks: z.array(taskShape) }),
    run: async ctx => ({ tasks: await taskViews(ctx, await myTasks(ctx, 200)) }),
  }),
  route(`GET ${oneCase}`, {
    summary: 'One case with its informants, clocks, tasks, referrals, slips, tellings and columns of the book',
    may: 'case.read',
    reads: 'case',
    readIds: reply => [{ page_id: null, id: reply.case.id }],
    reply: caseWholeShape,
    run: async (ctx, { params }) => caseWhole(ctx, await caseFor(ctx, params.id, 'case.read')),
  }),
  route(`GET ${oneCase}/timeline`, {
    summary: 'What was done, and private notes, newest first; with those of cases that went into it',
    may: 'case.read',
    reads: 'case',
    readIds: reply => reply.lines.map(line => ({ page_id: null, id: line.case_id })),
    query: z.strictObject({
      cursor: z.string().max(80).optional(),
      limit: z.coerce.number().int().min(1).max(100).default(50),
    }),
    reply: z.object({ lines: z.array(timelineShape), next: z.string().nullable() }),
    async run(ctx, { params, query }) {
      await caseFor(ctx, params.id, 'case.read')
      const { lines, next } = await timelineOf(ctx, params.id, query.cursor, query.limit)
      const officers = await officerNames(
        ctx,
        lines.flatMap(line => line.officer_id ?? []),
      )
      const units = await unitNames(
        ctx,
        lines.flatMap(line => line.unit_id ?? []),
      )
      return {
        lines: lines.map(({ officer_id, unit_id, ...line }) => ({
          ...line,
          officer_name: officer_id && (officers.get(officer_id) ?? ''),
          unit_name: unit_id && (units.get(unit_id) ?? ''),
        })),
        next,
      }
    },
  }),
  route('POST /api/cases', {
    summary: 'Open a case about one or more triaged tips of one unit',
    may: 'tip.triage',
    body: z.strictObject({ tip_ids: z.array(id).min(1).max(50) }),
    reply: caseShape,
    refusals: ['not_now', 'other_unit'],
    run: showing((ctx, { body }: { body: { tip_ids: string[] } }) => openCaseOf(ctx, body.tip_ids)),
  }),
  route(`POST ${oneCase}/tips`, {
    summary: 'One more informant of the same matter joins; their thread stays their own',
    may: 'case.work',
    body: z.strictObject({ tip_id: id }),
    reply: caseShape,
    refusals: ['not_now', 'other_unit', 'unit_excluded'],
    run: async (ctx, { params, body }) => caseView(ctx, await joinCase(ctx, params.id, body.tip_id)),
  }),
  route(`POST ${oneCase}/split`, {
    summary: 'These tips are about something else: they leave for a case of their own, which is the reply',
    may: 'case.work',
    body: z.strictObject({ tip_ids: z.array(id).min(1).max(50) }),
    reply: caseShape,
    refusals: ['not_now', 'case_keeps_one'],
    run: async (ctx, { params, body }) => caseView(ctx, await splitOff(ctx, params.id, body.tip_ids)),
  }),
  route(`POST ${oneCase}/merger`, {
    summary: 'All of it goes into another case of the unit, which is the reply',
    may: 'case.work',
    body: z.strictObject({ into: id }),
    reply: caseShape,
    refusals: ['not_now', 'other_unit', 'unit_excluded'],
    run: async (ctx, { params, body }) => caseView(ctx, await mergeInto(ctx, params.id, body.into)),
  }),
  route(`POST ${oneCase}/assignment`, {
    summary: 'Give it to an officer who works on cases at its unit',
    may: 'case.assign',
    body: z.strictObject({ officer_id: id }),
    reply: caseShape,
    refusals: ['not_now', 'officer_elsewhere'],
    run: async (ctx, { params, body }) =>
      caseView(ctx, await assignCase(ctx, await lockCase(ctx, params.id, 'case.assign'), body.officer_id)),
  }),
  route(`POST ${oneCase}/notes`, {
    summary: 'Add a private note; it is never sent and never exported',
    may: 'case.work',
    body: z.strictObject({ text: words(4_000) }),
    reply: z.object({ note_id: id, at: time }),
    async run(ctx, { params, body }) {
      const note_id = await addCaseNote(ctx, await lockCase(ctx, params.id, 'case.work'), body.text)
      return { note_id, at: ctx.now }
    },
  }),
  route(`POST ${oneCase}/tasks`, {
    summary: 'Something to be done, by whom, by when',
    may: 'case.work',
    body: z.strictObject({ title: words(300), officer_id: id.optional(), due_at: moment.optional() }),
    reply: z.object({ task_id: id }),
    refusals: ['not_now', 'officer_elsewhere'],
    run: async (ctx, { params, body }) => ({
      task_id: await addTask(ctx, await lockCase(ctx, params.id, 'case.work'), body),
    }),
  }),
  route(`POST ${oneCase}/task-endings`, {
    summary: 'A task was done, or is no longer needed',
    may: 'case.work',
    body: z.strictObject({ task_id: id, state: z.enum(['done', 'dropped']) }),
    reply: caseShape,
    refusals: ['not_now'],
    async run(ctx, { params, body }) {
      const one = await lockCase(ctx, params.id, 'case.work')
      await endTask(ctx, one, body.task_id, body.state)
      return caseView(ctx, one)
    },
  }),
  route(`POST ${oneCase}/extension`, {
    summary: 'Lengthen a legal clock of one of its tips, within what the law’s rows allow',
    may: 'case.assign',
    body: z.strictObject({
      tip_id: id,
      rule: slug,
      reason: words(2_000),
      by: words(200).describe('Who decided, and by which paper'),
      until: moment.optional(),
      decided_at: moment.optional(),
    }),
    reply: caseShape,
    refusals: ['not_running', 'extension_limit', 'extension_too_late', 'reason_needed'],
    run: async (ctx, { params, body }) => caseView(ctx, await extendClock(ctx, params.id, body)),
  }),
  route(`POST ${oneCase}/book`, {
    summary: 'Write the columns of the official book that nothing else fills; columns left out stay',
    may: 'case.work',
    body: z.strictObject(
      Object.fromEntries(Object.keys(bookShape.shape).map(name => [name, z.string().trim().max(2_000).optional()])),
    ),
    reply: z.object({ columns: bookShape }),
    async run(ctx, { params, body }) {
      const columns = await writeBook(ctx, await lockCase(ctx, params.id, 'case.work'), body)
      return { columns }
    },
  }),
]

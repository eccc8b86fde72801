// Routes of how a case ends: result, telling, closing, opening again, disputes, and a tip that was false on purpose.

import { z } from 'zod'
import { close, conclude, judgeDispute, reopen, tellOne, toldByHand } from '../../flows/tell-outcome.ts'
import { byHand, decideFalse, lockCase, outcomeTexts, proposeFalseReport, results } from '../../modules/cases/cases.ts'
import { caseShape } from './case-shapes.ts'
import { date } from './case-referrals.ts'
import { caseView } from './case-view.ts'
import { oneCase } from './cases.ts'
import { route } from './route.ts'
import { id, nothing } from './things.ts'

const reason = z.string().trim().min(10).max(2_000)

export const caseEndingRoutes = [
  route(`POST ${oneCase}/conclusion`, {
    summary: 'Decide how the matter ends',
    may: 'case.close',
    body: z.strictObject({ result: z.enum(results), reason }),
    reply: caseShape,
    refusals: ['not_now', 'grounds_needed', 'second_person_needed', 'referral_open'],
    run: async (ctx, { params, body }) => caseView(ctx, await conclude(ctx, params.id, body)),
  }),
  route(`POST ${oneCase}/closure`, {
    summary: 'Close it; in haste or with nothing to show it is put on the list a leader reads',
    may: 'case.close',
    body: nothing,
    reply: caseShape,
    refusals: ['not_now'],
    run: async (ctx, { params }) => caseView(ctx, await close(ctx, params.id)),
  }),
  route(`POST ${oneCase}/reopening`, {
    summary: 'Open it again',
    may: 'case.close',
    body: z.strictObject({ reason }),
    reply: caseShape,
    refusals: ['not_now'],
    run: async (ctx, { params, body }) => caseView(ctx, await reopen(ctx, params.id, body.reason)),
  }),
  route(`POST ${oneCase}/tellings`, {
    summary: 'Tell one informant the result in the chat; it waits when they cannot be written to now',
    may: 'case.work',
    body: z.strictObject({
      tip_id: id,
      text: z
        .string()
        .regex(/^[a-z_]{1,60}$/)
        .describe('Slug of a text in force'),
    }),
    reply: caseShape,
    refusals: ['not_now', 'not_here', 'page_listening'],
    run: async (ctx, { params, body }) => caseView(ctx, await tellOne(ctx, params.id, body)),
  }),
  route(`POST ${oneCase}/tellings-by-hand`, {
    summary: 'Write down that an informant was told by phone, by letter or in person',
    may: 'case.work',
    body: z.strictObject({
      tip_id: id,
      way: z.enum(byHand),
      told_on: date.optional(),
      note: z.string().trim().min(1).max(2_000).optional(),
    }),
    reply: caseShape,
    refusals: ['not_now'],
    run: async (ctx, { params, body }) => caseView(ctx, await toldByHand(ctx, params.id, body)),
  }),
  route('GET /api/outcome-texts', {
    summary: 'The texts in which informants are told a result; neutral, with {code} and {phone} filled in',
    may: 'case.read',
    reply: z.object({
      texts: z.array(z.object({ id, slug: z.string(), title: z.string(), body: z.string(), unverified: z.boolean() })),
    }),
    run: async ctx => ({ texts: await outcomeTexts(ctx) }),
  }),
  route(`POST ${oneCase}/false-reports`, {
    summary: 'Say that a tip of it was false on purpose; a second officer decides',
    may: 'case.work',
    body: z.strictObject({ tip_id: id, reason }),
    reply: z.object({ false_report_id: id }),
    refusals: ['not_now'],
    run: async (ctx, { params, body }) => ({
      false_report_id: await proposeFalseReport(
        ctx,
        await lockCase(ctx, params.id, 'case.work'),
        body.tip_id,
        body.reason,
      ),
    }),
  }),
  route(`POST ${oneCase}/false-report-decisions`, {
    summary: 'Decide as a second officer whether a tip was false on purpose',
    may: 'false_report.decide',
    body: z.strictObject({ false_report_id: id, confirmed: z.boolean() }),
    reply: caseShape,
    refusals: ['not_now', 'second_person_needed'],
    async run(ctx, { params, body }) {
      const one = await lockCase(ctx, params.id, 'false_report.decide')
      await decideFalse(ctx, one, body.false_report_id, body.confirmed)
      return caseView(ctx, one)
    },
  }),
  route(`POST ${oneCase}/dispute-decisions`, {
    summary: 'Judge an informant’s disagreement, by another officer than the one who decided; upheld, it opens again',
    may: 'case.close',
    body: z.strictObject({ dispute_id: id, upheld: z.boolean(), reason }),
    reply: caseShape,
    refusals: ['not_now', 'second_person_needed'],
    run: async (ctx, { params, body: { dispute_id, ...call } }) =>
      caseView(ctx, await judgeDispute(ctx, params.id, dispute_id, call)),
  }),
]

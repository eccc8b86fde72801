// Routes of a case on its way: to another unit by hand-shake, and to receivers outside the police by slip.

import { z } from 'zod'
import { accept, giveBack, offer, withdraw } from '../../flows/refer-case.ts'
import { answerSlip, lockCase, passOutside, receiversFor } from '../../modules/cases/cases.ts'
import { isDate } from '../../platform/local-time.ts'
import { caseShape } from './case-shapes.ts'
import { caseView } from './case-view.ts'
import { oneCase } from './cases.ts'
import { route } from './route.ts'
import { id, nothing } from './things.ts'

const reason = z.string().trim().min(10).max(2_000)
export const date = z.string().refine(isDate).describe('yyyy-MM-dd')
const week = 7 * 24 * 60

export const caseReferralRoutes = [
  route(`POST ${oneCase}/referral`, {
    summary: 'Offer it to another unit; the unit that has it stays accountable until the other takes it',
    may: 'case.refer',
    body: z.strictObject({
      to_unit_id: id,
      reason,
      minutes: z.int().min(5).max(week).optional().describe('How long the other unit may take; by policy when absent'),
    }),
    reply: caseShape,
    refusals: ['not_now', 'same_unit', 'unit_excluded', 'unit_ended'],
    run: async (ctx, { params, body }) => caseView(ctx, await offer(ctx, params.id, body)),
  }),
  route(`POST ${oneCase}/acceptance`, {
    summary: 'Take the case that is offered to a unit of the officer',
    may: 'case.refer',
    body: nothing,
    reply: caseShape,
    refusals: ['not_now'],
    run: async (ctx, { params }) => caseView(ctx, await accept(ctx, params.id)),
  }),
  route(`POST ${oneCase}/return`, {
    summary: 'Return the case that is offered, with a reason',
    may: 'case.refer',
    body: z.strictObject({ reason }),
    reply: caseShape,
    refusals: ['not_now'],
    run: async (ctx, { params, body }) => caseView(ctx, await giveBack(ctx, params.id, body.reason)),
  }),
  route(`POST ${oneCase}/offer-withdrawal`, {
    summary: 'Take back an offer that was not answered',
    may: 'case.refer',
    body: nothing,
    reply: caseShape,
    refusals: ['not_now'],
    run: async (ctx, { params }) => caseView(ctx, await withdraw(ctx, params.id)),
  }),
  route(`POST ${oneCase}/slips`, {
    summary: 'Pass it on outside the police by slip; the unit stays accountable',
    may: 'case.refer',
    body: z.strictObject({
      receiver_id: id,
      number: z
        .string()
        .regex(/^[0-9A-Za-zĐđ./ -]{1,40}$/)
        .describe('Of the slip'),
      sent_on: date.optional(),
    }),
    reply: caseShape,
    refusals: ['not_now'],
    run: async (ctx, { params, body }) =>
      caseView(ctx, await passOutside(ctx, await lockCase(ctx, params.id, 'case.refer'), body)),
  }),
  route(`POST ${oneCase}/slip-answers`, {
    summary: 'Write down what a receiver outside answered',
    may: 'case.work',
    body: z.strictObject({ slip_id: id, text: z.string().trim().min(1).max(4_000), answered_on: date.optional() }),
    reply: caseShape,
    refusals: ['not_now'],
    run: async (ctx, { params, body: { slip_id, ...answer } }) =>
      caseView(ctx, await answerSlip(ctx, await lockCase(ctx, params.id, 'case.work'), slip_id, answer)),
  }),
  route('GET /api/units/:unit_id/outside-receivers', {
    summary: 'Whom outside the police cases of the unit can be passed on to',
    may: 'case.read',
    reply: z.object({ receivers: z.array(z.object({ id, kind: z.string(), name: z.string() })) }),
    run: async (ctx, { params }) => ({ receivers: await receiversFor(ctx, params.unit_id) }),
  }),
]

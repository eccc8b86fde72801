// Routes by which a conversation goes from one who answers to another: assigned, or offered and taken; and put off until later.

import { z } from 'zod'
import {
  assignConversation,
  getConversation,
  lockConversation,
  offerConversation,
  receiversOf,
  returnOffer,
  snoozeConversation,
  takeOffer,
  withdrawOffer,
} from '../../modules/inbox/inbox.ts'
import { unitsFor } from '../../modules/officers/officers.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { acting, lentTo, officer, oneConversation as one } from './conversation-acts.ts'
import { route } from './route.ts'
import { conversationShape } from './shapes.ts'
import { id, moment, nothing } from './things.ts'

const words = z.string().trim().min(1).max(2_000)
const teams = async (ctx: Ctx): Promise<ReadonlySet<string>> => new Set(await unitsFor(ctx, 'conversation.accept'))
const shown = { lentTo, reads: 'conversation', reply: conversationShape } as const

export const handingRoutes = [
  route(`GET ${one}/receivers`, {
    summary: 'Who could answer instead: colleagues of the team that answers now, and other units with a page',
    may: 'page.see',
    lentTo,
    reply: z.object({
      officers: z.array(z.object({ officer_id: id, name: z.string() })),
      units: z.array(z.object({ unit_id: id, name: z.string() })),
    }),
    async run(ctx, { params }) {
      const { conversation } = await getConversation(ctx, params.page_id, params.id)
      return receiversOf(ctx, conversation)
    },
  }),
  route(`POST ${one}/assignment`, {
    summary: 'Give it to a colleague of the team, whoever holds it now',
    may: 'conversation.assign',
    ...shown,
    body: z.strictObject({ to_officer_id: id }),
    refusals: ['not_now', 'receiver_unfit'],
    run: acting((ctx, conversation, by, body: { to_officer_id: string }) =>
      assignConversation(ctx, conversation, by, body.to_officer_id),
    ),
  }),
  route(`POST ${one}/offer`, {
    summary:
      'Offer it to a colleague, or to the team of another unit, which then sees it; it stays with who offers it until taken',
    may: 'conversation.hand_over',
    ...shown,
    body: z.strictObject({
      to: z.union([z.strictObject({ officer_id: id }), z.strictObject({ unit_id: id })]),
      note: words.optional().describe('A private note that goes along'),
    }),
    refusals: ['already_claimed', 'offer_open', 'not_now', 'receiver_unfit'],
    examples: { body: { to: { officer_id: '01981f7e-0000-7000-8000-000000000001' }, note: 'Nhờ chị xem giúp.' } },
    run: acting(
      (ctx, conversation, by, body: { to: { officer_id: string } | { unit_id: string }; note?: string | undefined }) =>
        offerConversation(ctx, conversation, by, body.to, body.note),
    ),
  }),
  route(`POST ${one}/offer/acceptance`, {
    summary: 'Take what was offered: the caller answers from now on',
    may: 'conversation.accept',
    ...shown,
    body: nothing,
    refusals: ['not_now', 'offered_elsewhere'],
    run: acting(async (ctx, conversation, by) => takeOffer(ctx, conversation, by, await teams(ctx))),
  }),
  route(`POST ${one}/offer/return`, {
    summary: 'Give it back to who offered it, with a reason',
    may: 'conversation.accept',
    lentTo,
    body: z.strictObject({ reason: words }),
    reply: z.object({}),
    refusals: ['not_now', 'offered_elsewhere'],
    async run(ctx, { params, body }) {
      const conversation = await lockConversation(ctx, params.page_id, params.id)
      await returnOffer(ctx, conversation, officer(ctx), await teams(ctx), body.reason)
      return {}
    },
  }),
  route(`POST ${one}/offer/withdrawal`, {
    summary: 'Take back an offer that nobody answered yet',
    may: 'conversation.hand_over',
    ...shown,
    body: nothing,
    refusals: ['not_now'],
    run: acting((ctx, conversation, by) => withdrawOffer(ctx, conversation, by)),
  }),
  route(`POST ${one}/snooze`, {
    summary: 'Put it off until then; it comes back by itself, or sooner when the person writes',
    may: 'conversation.snooze',
    ...shown,
    body: z.strictObject({ until: moment }),
    refusals: ['already_claimed', 'offer_open', 'not_now', 'snooze_time'],
    run: acting((ctx, conversation, by, body: { until: number }) =>
      snoozeConversation(ctx, conversation, by, body.until),
    ),
  }),
]

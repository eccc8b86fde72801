// Routes of what is on its way: an officer decides about a message whose fate nobody knows, or takes it back.

import { z } from 'zod'
import { resend, type Whereabouts, whereabouts, withdraw } from '../../modules/deliveries/deliveries.ts'
import { lineOf } from '../../modules/inbox/inbox.ts'
import { anyTip, tipFor } from '../../modules/tips/tips.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { lentTo as lentConversation } from './conversation-acts.ts'
import { lineViews } from './conversation-view.ts'
import { route } from './route.ts'
import { lineShape } from './shapes.ts'

/** What was said in a tip is for those who see the tip; to others on the page it does not exist. */
async function ownTip(ctx: Ctx, { thread_id }: Whereabouts): Promise<void> {
  if (thread_id !== null && (await anyTip(ctx, thread_id))) await tipFor(ctx, thread_id, 'tip.reply')
}

const deciding =
  (decide: (ctx: Ctx, page_id: string, id: string) => Promise<Whereabouts>) =>
  async (ctx: Ctx, { params: { page_id, id } }: { params: { page_id: string; id: string } }) => {
    await ownTip(ctx, await whereabouts(ctx, page_id, id))
    const { message_id } = await decide(ctx, page_id, id)
    const [line] = await lineViews(ctx, page_id, [await lineOf(ctx, page_id, message_id)])
    return { line: line as NonNullable<typeof line> }
  }

const lentTo = async (ctx: Ctx, { page_id, id }: { page_id: string; id: string }): Promise<readonly string[]> => {
  const { thread_id } = await whereabouts(ctx, page_id, id)
  return thread_id === null ? [] : lentConversation(ctx, { id: thread_id })
}

const shape = { lentTo, body: z.strictObject({}), reply: z.object({ line: lineShape }), refusals: ['not_now'] } as const

export const deliveryRoutes = [
  route('POST /api/pages/:page_id/deliveries/:id/resend', {
    summary: 'Send once more although it may have arrived',
    may: 'delivery.resend',
    ...shape,
    run: deciding(resend),
  }),
  route('POST /api/pages/:page_id/deliveries/:id/withdrawal', {
    summary: 'Leave it: it is not sent',
    may: 'delivery.withdraw',
    ...shape,
    run: deciding(withdraw),
  }),
]

// The route that does one thing to all a filter holds, a bounded part each; what is left is said one by one, with why.

import { z } from 'zod'
import {
  assignConversation,
  type Conversation,
  getConversation,
  lockConversation,
  moveConversation,
  pageOf,
  snoozeConversation,
} from '../../modules/inbox/inbox.ts'
import { record } from '../../modules/trail/trail.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { invariant, Refusal } from '../../platform/refusal.ts'
import { eyes, officer } from './conversation-acts.ts'
import { mayDo } from './conversation-view.ts'
import { keptFilter, wishOf } from './list-query.ts'
import { route } from './route.ts'
import { id, moment } from './things.ts'

/** So many in one transaction: more would hold their locks for too long. */
const onePart = 50

const acts = z.enum(['done', 'waiting', 'snooze', 'assign'])
type BatchAct = z.output<typeof acts>
interface Wish {
  readonly act: BatchAct
  readonly until?: number | undefined
  readonly to_officer_id?: string | undefined
}

const needs = {
  done: 'conversation.close',
  waiting: 'conversation.wait',
  snooze: 'conversation.snooze',
  assign: 'conversation.assign',
} as const satisfies Record<BatchAct, string>

const already = ({ act, to_officer_id }: Wish, { state, claimed_by }: Conversation): boolean =>
  act === 'assign'
    ? claimed_by === to_officer_id
    : state === { done: 'done', waiting: 'waiting', snooze: 'snoozed' }[act]

async function doOne(ctx: Ctx, conversation: Conversation, wish: Wish, by: string): Promise<void> {
  switch (wish.act) {
    case 'done':
      return void (await moveConversation(ctx, conversation, 'close', by))
    case 'waiting':
      return void (await moveConversation(ctx, conversation, 'wait', by))
    case 'snooze':
      invariant(wish.until !== undefined, 'the body says until when')
      return void (await snoozeConversation(ctx, conversation, by, wish.until))
    case 'assign':
      invariant(wish.to_officer_id !== undefined, 'the body says to whom')
      return void (await assignConversation(ctx, conversation, by, wish.to_officer_id))
  }
}

/** Why it is left as it is; undefined when it was done. What refuses has written nothing yet. */
async function tryOne(ctx: Ctx, row: Conversation, wish: Wish, as_of: number): Promise<string | undefined> {
  const by = officer(ctx)
  const conversation = await lockConversation(ctx, row.page_id, row.id)
  if (conversation.state !== row.state || conversation.last_line_at > as_of) return 'changed'
  if (!(await mayDo(ctx, conversation, needs[wish.act], by)))
    return conversation.claimed_by !== null && conversation.claimed_by !== by ? 'already_claimed' : 'not_allowed'
  try {
    await doOne(ctx, conversation, wish, by)
    return undefined
  } catch (error) {
    if (error instanceof Refusal) return error.code
    throw error
  }
}

export const batchRoutes = [
  route('POST /api/conversation-batches', {
    summary:
      'Do one thing to all a filter holds now, fifty at a time; whatever somebody else holds, or what got a new message since `as_of`, is left and named',
    may: 'conversation.read',
    reads: 'conversation',
    readIds: reply => reply.left,
    body: z
      .strictObject({
        filter: keptFilter,
        act: acts,
        until: moment.optional().describe('Of snooze'),
        to_officer_id: id.optional().describe('Of assign'),
        as_of: moment.describe('When the officer looked: what changed later is left'),
        cursor: z.string().max(80).optional(),
      })
      .refine(({ act, until }) => act !== 'snooze' || until !== undefined, { path: ['until'] })
      .refine(({ act, to_officer_id }) => act !== 'assign' || to_officer_id !== undefined, { path: ['to_officer_id'] }),
    reply: z.object({
      done: z.int(),
      left: z.array(z.object({ page_id: id, id, alias: z.string(), code: z.string() })),
      next: z.string().nullable(),
    }),
    async run(ctx, { body: { filter, as_of, cursor, ...wish } }) {
      const own = await eyes(ctx, filter.page_id)
      const { rows, next } = await pageOf(ctx, { ...wishOf(own, filter, ctx.now), cursor, limit: onePart })
      const inOrder = rows
        .filter(row => !already(wish, row))
        .toSorted((a, b) => (a.page_id + a.id < b.page_id + b.id ? -1 : 1))
      const left: { page_id: string; id: string; alias: string; code: string }[] = []
      for (const row of inOrder) {
        const code = await tryOne(ctx, row, wish, as_of)
        if (code === undefined) continue
        const { alias } = await getConversation(ctx, row.page_id, row.id)
        left.push({ page_id: row.page_id, id: row.id, alias, code })
      }
      const done = inOrder.length - left.length
      await record(
        ctx,
        'conversation.batch',
        { kind: 'officer', id: officer(ctx) },
        { act: wish.act, done, left: left.length },
      )
      return { done, left, next }
    },
  }),
]

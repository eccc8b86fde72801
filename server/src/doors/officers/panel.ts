// Routes of what stands beside a conversation: what went before in it, and who else is there now.

import { z } from 'zod'
import { getConversation, historyOf } from '../../modules/inbox/inbox.ts'
import { officerNames } from '../../modules/officers/officers.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { lentTo, officer, oneConversation as one } from './conversation-acts.ts'
import { doings, type Here } from './presence.ts'
import { route } from './route.ts'
import { id, time } from './things.ts'

const hereShape = z.object({
  here: z.array(z.object({ officer_id: id, name: z.string(), doing: z.enum(['looking', 'typing']) })),
})

async function named(ctx: Ctx, here: readonly Here[]) {
  const others = here.filter(({ officer_id }) => officer_id !== officer(ctx))
  const names = await officerNames(
    ctx,
    others.map(({ officer_id }) => officer_id),
  )
  return { here: others.map(each => ({ ...each, name: names.get(each.officer_id) ?? '' })) }
}

export const panelRoutes = [
  route(`GET ${one}/history`, {
    summary: 'The times the person was helped before, the newest first, and the notes left in the conversation',
    may: 'conversation.read',
    lentTo,
    reads: 'conversation',
    reply: z.object({
      spans: z.array(
        z.object({
          from_at: time,
          to_at: time,
          messages: z.int(),
          closed_by: z.string().nullable(),
          cursor: z.string().describe('For the lines it ends with'),
        }),
      ),
      notes: z.array(z.object({ id, at: time, officer_name: z.string(), text: z.string() })),
    }),
    async run(ctx, { params }) {
      const { conversation } = await getConversation(ctx, params.page_id, params.id)
      const { spans, notes } = await historyOf(ctx, params.page_id, conversation.id)
      const names = await officerNames(ctx, [
        ...spans.flatMap(({ closed_by }) => closed_by ?? []),
        ...notes.map(({ officer_id }) => officer_id),
      ])
      return {
        spans: spans.map(span => ({ ...span, closed_by: span.closed_by && (names.get(span.closed_by) ?? '') })),
        notes: notes.map(({ id: note_id, at, officer_id, text }) => {
          return { id: note_id, at, officer_name: names.get(officer_id) ?? '', text }
        }),
      }
    },
  }),
  route(`GET ${one}/presence`, {
    summary: 'Which other officers look at it or type in it now; nothing of it is stored',
    may: 'conversation.note',
    lentTo,
    reply: hereShape,
    async run(ctx, { params }, { door }) {
      const { conversation } = await getConversation(ctx, params.page_id, params.id)
      return named(ctx, door.live.here(conversation.id))
    },
  }),
  route(`POST ${one}/presence`, {
    summary: 'The caller looks, types, or has left; said again every ten seconds while it is so',
    may: 'conversation.note',
    lentTo,
    once: false,
    body: z.strictObject({ doing: z.enum(doings) }),
    reply: hereShape,
    async run(ctx, { params, body }, { door }) {
      const { conversation } = await getConversation(ctx, params.page_id, params.id)
      ctx.hint({ kind: body.doing, page_id: params.page_id, id: conversation.id, by: officer(ctx) })
      return named(ctx, door.live.here(conversation.id))
    },
  }),
]

// Routes of the filters an officer keeps under a name.

import { z } from 'zod'
import { keepView, removeView, type View, viewsOf } from '../../modules/inbox/inbox.ts'
import { officer } from './conversation-acts.ts'
import { keptFilter } from './list-query.ts'
import { route } from './route.ts'
import { id, nothing } from './things.ts'

const viewShape = z.object({ view_id: id, name: z.string(), filter: keptFilter }).meta({ id: 'InboxView' })
const shown = ({ id: view_id, name, filter }: View) => ({ view_id, name, filter: keptFilter.parse(filter) })

export const viewRoutes = [
  route('GET /api/inbox-views', {
    summary: 'Filters of the list the officer keeps',
    may: 'conversation.note',
    reply: z.object({ views: z.array(viewShape) }),
    run: async ctx => ({ views: (await viewsOf(ctx, officer(ctx))).map(shown) }),
  }),
  route('POST /api/inbox-views', {
    summary: 'Keep a filter under a name; at most twenty',
    may: 'conversation.note',
    body: z.strictObject({ name: z.string().trim().min(1).max(40), filter: keptFilter }),
    reply: viewShape,
    refusals: ['views_full'],
    run: async (ctx, { body }) => shown(await keepView(ctx, officer(ctx), body.name, body.filter)),
  }),
  route('POST /api/inbox-views/:id/removal', {
    summary: 'Keep it no longer',
    may: 'conversation.note',
    body: nothing,
    reply: z.object({}),
    async run(ctx, { params }) {
      await removeView(ctx, officer(ctx), params.id)
      return {}
    },
  }),
]

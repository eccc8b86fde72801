// The route that looks for words: they come in the body, never in an address.

import { z } from 'zod'
import { searchWords } from '../../modules/inbox/inbox.ts'
import { listPages } from '../../modules/pages/pages.ts'
import { day } from '../../platform/clock.ts'
import { eyes, officer } from './conversation-acts.ts'
import { conversationViews } from './conversation-view.ts'
import { route } from './route.ts'
import { conversationShape } from './shapes.ts'
import { id, moment, time } from './things.ts'

/** How far back one looks unless told otherwise. */
const usualDays = 90

export const searchRoutes = [
  route('POST /api/conversation-searches', {
    summary:
      'Look for words in conversations and notes of the pages the officer reads, newest first, marks aside; a bounded look each, the cursor goes on',
    may: 'conversation.read',
    once: false,
    reads: 'conversation',
    readIds: reply => [...reply.conversations, ...reply.found],
    body: z.strictObject({
      words: z.string().trim().min(1).max(100),
      page_id: id.optional(),
      from_at: moment.optional().describe('Ninety days ago when absent'),
      to_at: moment.optional(),
      cursor: z.guid().optional(),
    }),
    reply: z.object({
      conversations: z.array(conversationShape).describe('Whose alias was asked for; with the first look'),
      found: z.array(
        z.object({
          page_id: id,
          page_name: z.string(),
          id: id.describe('The conversation'),
          alias: z.string(),
          line_id: id,
          at: time,
          from: z.enum(['citizen', 'officer', 'admin', 'note']),
          words: z.string(),
          mark: z.tuple([z.int(), z.int()]).describe('Where in `words` it stands'),
        }),
      ),
      read: z.int().describe('How many messages and notes were opened by this look'),
      back_to: time.describe('Everything from here on has been read'),
      next: z.guid().nullable(),
    }),
    refusals: ['search_short'],
    examples: { body: { words: 'can cuoc' } },
    async run(ctx, { body }) {
      const { pages } = await eyes(ctx, body.page_id)
      const { words, cursor, from_at = ctx.now - usualDays * day, to_at = ctx.now } = body
      const search = await searchWords(ctx, { officer: officer(ctx), pages, words, from_at, to_at, cursor })
      const names = new Map((await listPages(ctx)).map(page => [page.page_id as string, page.name]))
      return {
        ...search,
        conversations: await conversationViews(ctx, search.conversations, officer(ctx)),
        found: search.found.map(({ mark, from, ...each }) => ({
          ...each,
          page_name: names.get(each.page_id) ?? '',
          from: from as 'citizen',
          mark: [...mark] as [number, number],
        })),
      }
    },
  }),
]

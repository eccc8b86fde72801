// What the assistant did with questions on a page: what is asked most, what it could not answer, what was disputed.

import { z } from 'zod'
import { turnsOn } from '../../modules/bot/bot.ts'
import { day } from '../../platform/clock.ts'
import { route } from './route.ts'

const turn = z
  .strictObject({
    procedure: z.string().nullable().meta({ description: 'The slug it was understood to be about.' }),
    did: z.enum([
      'answered',
      'asked',
      'handed_over',
      'withheld',
      'disputed',
      'elsewhere',
      'section',
      'manners',
      'heard',
    ]),
    count: z.int(),
  })
  .meta({ id: 'AssistantTurns' })

export const assistantRoutes = [
  route('GET /api/pages/:page_id/assistant-turns', {
    summary: 'How often the assistant answered, asked back or handed over, by procedure, in the last days; no words',
    may: 'procedure.read',
    query: z.strictObject({ days: z.coerce.number().pipe(z.int().min(1).max(365)).optional() }),
    reply: z.strictObject({ turns: z.array(turn) }),
    run: async (ctx, { params, query }) => ({
      turns: await turnsOn(ctx, params.page_id, ctx.now - (query.days ?? 30) * day),
    }),
  }),
]

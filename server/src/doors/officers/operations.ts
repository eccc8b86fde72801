// Routes of those who keep it running and those who look over shoulders: numbers, what was set aside, the trail.

import { z } from 'zod'
import { deliveryCounts } from '../../modules/deliveries/deliveries.ts'
import { intakeCounts, retryEvent, setAsideEvents } from '../../modules/intake/intake.ts'
import { listApps, listPages, pageTroubles, troubleKinds } from '../../modules/pages/pages.ts'
import { record, trailLines, trailState } from '../../modules/trail/trail.ts'
import { mayInHouse, pagesFor } from '../../modules/officers/officers.ts'
import { route } from './route.ts'
import { id, nothing, pageMode, pageState, time } from './things.ts'

const count = z.int().min(0)

const operations = z
  .object({
    intake: z.object({ due: count, set_aside: count, strays: count, odd: count, oldest_due_ms: count.nullable() }),
    deliveries: z.object({ due: count, waiting: count, unknown: count, failed: count }),
    apps: z.array(z.object({ app_id: id, name: z.string(), per_minute: count, paused_until: time.nullable() })),
    pages: z.array(
      z.object({
        page_id: id,
        name: z.string(),
        state: pageState,
        mode: pageMode,
        troubles: z.array(
          z.object({
            kind: z.enum(troubleKinds),
            reason: z.string().nullable(),
            since: time,
            count: count.nullable().meta({ description: 'Of unknown_admin: how many messages they typed.' }),
          }),
        ),
      }),
    ),
    trail: z.object({ unsealed: count, last_seal_at: time.nullable() }),
  })
  .meta({ id: 'Operations' })

export const operationRoutes = [
  route('GET /api/operations', {
    summary: 'Road in, road out, apps, pages and trail in numbers; no words, no ids of people',
    may: 'operations.read',
    reply: operations,
    async run(ctx) {
      const { oldest_due_at, ...intake } = await intakeCounts(ctx)
      const troubles = Map.groupBy(await pageTroubles(ctx), each => each.page_id)
      const mine: string[] = await pagesFor(ctx, 'operations.read')
      return {
        intake: { ...intake, oldest_due_ms: oldest_due_at === null ? null : Math.max(0, ctx.now - oldest_due_at) },
        deliveries: await deliveryCounts(ctx),
        apps: (await listApps(ctx)).map(({ app_id, name, per_minute, paused_until }) => ({
          app_id,
          name,
          per_minute,
          paused_until,
        })),
        pages: (await listPages(ctx))
          .filter(page => mine.includes(page.page_id))
          .map(({ page_id, name, state, mode }) => ({
            page_id,
            name,
            state,
            mode,
            troubles: (troubles.get(page_id) ?? []).map(({ kind, reason, since, count }) => {
              return { kind, reason, since, count }
            }),
          })),
        trail: await trailState(ctx),
      }
    },
  }),
  route('GET /api/operations/set-aside', {
    summary: 'Events that could not be handled, with the class of the fault; no words',
    may: 'operations.read',
    reply: z.object({
      events: z.array(
        z.object({
          page_id: id,
          id: z.string(),
          name: z.string(),
          received_at: time,
          tries: count,
          fault: z.string().nullable(),
        }),
      ),
    }),
    async run(ctx) {
      const mine: string[] = await pagesFor(ctx, 'operations.read')
      return { events: (await setAsideEvents(ctx)).filter(event => mine.includes(event.page_id)) }
    },
  }),
  route('POST /api/operations/set-aside/:page_id/:id/retry', {
    summary: 'Try a set-aside event again',
    may: 'operations.retry',
    body: nothing,
    reply: nothing,
    async run(ctx, { params: { page_id, id: event } }) {
      await retryEvent(ctx, page_id, event)
      await record(ctx, 'event.retried', { kind: 'event', page_id, id: event })
      return {}
    },
  }),
  route('GET /api/trail', {
    summary:
      'What was done and who looked, newest first; no words. Lines of the house for those who watch over all of it',
    may: 'trail.read',
    query: z.strictObject({
      cursor: z.string().max(80).optional(),
      limit: z.coerce.number().int().min(1).max(200).default(100),
    }),
    reply: z.object({
      lines: z.array(
        z.object({
          id,
          at: time,
          kind: z.enum(['activity', 'audit']),
          who_kind: z.enum(['officer', 'machine']),
          who: z.string(),
          act: z.string(),
          thing_kind: z.string(),
          page_id: id.nullable().meta({ description: 'Null: the line belongs to the house, not to a page.' }),
          thing_id: z.string(),
          facts: z
            .record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()]))
            .meta({ description: 'Ids, codes, numbers, yes and no.' }),
        }),
      ),
      next: z.string().nullable(),
    }),
    async run(ctx, { query }) {
      const sight = { pages: await pagesFor(ctx, 'trail.read'), house: await mayInHouse(ctx, 'trail.read_house') }
      const { lines, next } = await trailLines(ctx, sight, { before: query.cursor, limit: query.limit })
      return {
        lines: lines.map(({ id, at, kind, who_kind, who_name: who, act, thing_kind, page_id, thing_id, facts }) => {
          return { id, at, kind, who_kind, who, act, thing_kind, page_id, thing_id, facts }
        }),
        next,
      }
    },
  }),
]

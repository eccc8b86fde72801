// How a filter of the list is asked for, kept as a view and handed to a batch: one shape for all three.

import { z } from 'zod'
import type { Eyes, ListWish } from '../../modules/inbox/inbox.ts'
import { minute } from '../../platform/clock.ts'

const flag = z.enum(['true', 'false']).transform(text => text === 'true')
const longestWait = 60 * 24 * 60

export const listQuery = z.strictObject({
  page_id: z.uuid().optional(),
  state: z.enum(['open', 'waiting', 'snoozed', 'done', 'all']).default('open'),
  held: z.enum(['mine', 'nobody']).optional().describe('Held by the officer, or by nobody'),
  offered: flag.optional().describe('Offered to the officer or a team of theirs'),
  unread: flag.optional(),
  waiting_minutes: z.coerce
    .number()
    .int()
    .min(1)
    .max(longestWait)
    .optional()
    .describe('Somebody has waited for an answer at least so long'),
})
export type ListFilter = z.output<typeof listQuery>

export function wishOf(eyes: Eyes, filter: ListFilter, now: number): Omit<ListWish, 'cursor' | 'limit'> {
  const { state, held, offered, unread, waiting_minutes } = filter
  const waiting_since = waiting_minutes === undefined ? undefined : now - waiting_minutes * minute
  return { eyes, state, held, offered, unread, waiting_since }
}

// How a filter of the list is asked for, kept as a view and handed to a batch: one meaning for all three.

import { z } from 'zod'
import type { Eyes, ListWish } from '../../modules/inbox/inbox.ts'
import { minute } from '../../platform/clock.ts'

const flag = z.enum(['true', 'false']).transform(text => text === 'true')
const longestWait = 60 * 24 * 60

const state = z.enum(['open', 'waiting', 'snoozed', 'done', 'all']).default('open')
const held = z.enum(['mine', 'nobody']).optional().describe('Held by the officer, or by nobody')
const offeredWords = 'Offered to the officer or a team of theirs'
const waitWords = 'Somebody has waited for an answer at least so long'

/** As an address says it. */
export const listQuery = z.strictObject({
  page_id: z.uuid().optional(),
  state,
  held,
  offered: flag.optional().describe(offeredWords),
  unread: flag.optional(),
  waiting_minutes: z.coerce.number().int().min(1).max(longestWait).optional().describe(waitWords),
})

/** As a body says it. */
export const keptFilter = z.strictObject({
  page_id: z.uuid().optional(),
  state,
  held,
  offered: z.boolean().optional().describe(offeredWords),
  unread: z.boolean().optional(),
  waiting_minutes: z.int().min(1).max(longestWait).optional().describe(waitWords),
})
export type ListFilter = z.output<typeof keptFilter>

export function wishOf(eyes: Eyes, filter: ListFilter, now: number): Omit<ListWish, 'cursor' | 'limit'> {
  const { waiting_minutes } = filter
  const waiting_since = waiting_minutes === undefined ? undefined : now - waiting_minutes * minute
  return { eyes, state: filter.state, held: filter.held, offered: filter.offered, unread: filter.unread, waiting_since }
}

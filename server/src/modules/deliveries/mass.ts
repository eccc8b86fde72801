// The fan-out: one message to every address of a selection, in statements of some thousand rows.

import type { Ctx } from '../../platform/ctx.ts'
import { windows } from '../citizens/citizens.ts'
import { newId } from '../../platform/ids.ts'
import { wakeSenders } from './hints.ts'
import { afterUnknown, firstState, rank } from './rules.ts'
import * as store from './store.ts'
import type { Mass } from './types.ts'

const portion = 5_000

/** Deliveries made. Those outside their reply window wait for the person. All or none, as the transaction goes. */
export async function sendMany(ctx: Ctx, mass: Mass): Promise<number> {
  const shared = {
    page_id: mass.page_id,
    message_id: mass.message_id,
    kind: mass.kind,
    priority: rank[mass.priority],
    told_by: 'flow',
    due_at: ctx.now,
    after_unknown: afterUnknown(mass.priority, 'flow'),
    content_mac: mass.content_mac,
  } as const
  const windowOf = await windows(ctx)
  let made = 0
  let rows: store.MassRow[] = []
  const flush = async (): Promise<void> => {
    await store.insertMany(ctx, shared, rows)
    made += rows.length
    rows = []
  }
  for await (const recipients of mass.recipients) {
    for (const { address_id, thread_id, last_interaction_at } of recipients) {
      const window = windowOf(last_interaction_at)
      const state = firstState(window, 'flow', false)
      rows.push({ id: newId(ctx.now), address_id, thread_id, state, open_until: window.until })
      if (rows.length === portion) await flush()
    }
  }
  if (rows.length > 0) await flush()
  wakeSenders(ctx, mass.page_id)
  return made
}

// What comes back by itself: conversations put off until now, and offers nobody answered in time.

import { lapse, lapsedOffers, lockConversation, snoozedDue, wake } from '../modules/inbox/inbox.ts'
import { change, type House, machine } from '../platform/ctx.ts'
import { type Loop, startLoop } from '../platform/loop.ts'

const who = machine('inbox')

/** Each in a transaction of its own. How many there were. */
async function comeBack(house: House): Promise<number> {
  const offers = await change(house, who, lapsedOffers)
  const snoozed = await change(house, who, snoozedDue)
  for (const { page_id, conversation_id } of offers)
    await change(house, who, async ctx => lapse(ctx, await lockConversation(ctx, page_id, conversation_id)))
  for (const { page_id, id } of snoozed)
    await change(house, who, async ctx => wake(ctx, await lockConversation(ctx, page_id, id)))
  return offers.length + snoozed.length
}

export const startComingBack = (house: House): Loop =>
  startLoop({ name: 'coming back', rest: 1_000, run: () => comeBack(house), log: house.log })

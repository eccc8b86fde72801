// Rings that wait no longer: a question nobody answered rings loud, a ring nobody looked at or acted on rings again and climbs.

import { ringGoesOn } from '../../flows/ring-out.ts'
import { dueRings } from '../../modules/alarms/alarms.ts'
import { change, type House, machine } from '../../platform/ctx.ts'
import { type Loop, startLoop } from '../../platform/loop.ts'

const who = machine('alarms')
/** Rings looked at in one go. */
const most = 50
/** A loud ring may be late by this much, ms of the machine. */
const rest = 500

/** Each ring in a transaction of its own; of several processes at the same ring one goes on, the others find it done. */
export function startRings(house: House): Loop {
  return startLoop({
    name: 'rings',
    rest,
    log: house.log,
    async run() {
      const due = await change(house, who, ctx => dueRings(ctx, most))
      let rung = 0
      for (const ring of due) if (await change(house, who, ctx => ringGoesOn(ctx, ring))) rung += 1
      return rung
    },
  })
}

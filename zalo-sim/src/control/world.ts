// Hides the strings above the world: clock, mischief, switches, settling, the ledger, beginning anew.
import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import type { Sim } from '../sim.ts'
import { mischiefs, noMischief } from '../mischief/mischief.ts'
import { switchesSchema } from '../world/switches.ts'
import { emptyWorld } from '../world/world.ts'
import { ControlRefusal, bodyOf, parsed } from './door.ts'

const clockShape = z.union([
  z.strictObject({ now_ms: z.number().int() }),
  z.strictObject({ later_ms: z.number().int() }),
])
const trouble = z.enum(mischiefs)
const mischiefShape = z.strictObject({
  seed: z.number().int().default(noMischief.seed),
  rates: z.partialRecord(trouble, z.number().min(0).max(1)).default({}),
  people: z.record(z.string(), z.array(trouble)).default({}),
  slow_ms: z.number().int().min(0).max(120_000).default(noMischief.slow_ms),
  late_ms: z.number().int().min(1000).default(noMischief.late_ms),
})
const rangeShape = z.strictObject({
  since: z.coerce.number().int().min(0).default(0),
  limit: z.coerce.number().int().min(1).max(100_000).default(1000),
})

/** `moveClock` moves this clock and whoever goes with it, and answers the new time. */
export function worldRoutes(
  sim: Sim,
  moveClock: (now_ms: number) => Promise<number>,
): (http: FastifyInstance) => Promise<void> {
  return async http => {
    http.get('/control/clock', async () => ({ now_ms: sim.clock.now() }))
    http.post('/control/clock', async request => {
      const asked = bodyOf(request, clockShape)
      return { now_ms: await moveClock('now_ms' in asked ? asked.now_ms : sim.clock.now() + asked.later_ms) }
    })
    http.post('/control/mischief', async request => {
      sim.mischief.follow(bodyOf(request, mischiefShape))
      sim.saveSoon()
      return sim.mischief.plan()
    })
    http.get('/control/mischief', async () => sim.mischief.plan())
    http.get('/control/switches', async () => sim.world.switches)
    http.post('/control/switches', async request => {
      const asked = bodyOf(request, z.record(z.string(), z.unknown()))
      Object.assign(sim.world.switches, parsed(switchesSchema, { ...sim.world.switches, ...asked }))
      sim.saveSoon()
      return sim.world.switches
    })
    http.post('/control/settle', async () => sim.outbox.settle())
    http.get('/control/hooks', async () => sim.outbox.totals())
    http.get('/control/ledger', async request => {
      const { since, limit } = parsed(rangeShape, request.query)
      const lines = sim.ledger.read(since, limit)
      return { lines, next: lines.at(-1)?.seq ?? since, totals: sim.ledger.totals() }
    })
    http.get('/control/ledger/checks', async () => sim.checks.report(sim.ledger, sim.world.apps))
    http.post('/control/reset', async () => {
      emptyWorld(sim.world)
      for (const part of [sim.shelf, sim.ledger, sim.checks, sim.rates, sim.outbox]) part.clear()
      sim.mischief.follow(noMischief)
      await sim.saveNow()
      return {}
    })
    http.all('/control/*', async request => {
      throw new ControlRefusal(404, 'not_found', `control does not know ${request.method} ${request.url.split('?')[0]}`)
    })
  }
}

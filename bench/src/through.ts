// How many events a second go all the way: accepted at the webhook and handled by the whole server, beside the same
// statements on bare pg. Both get the same number at once and are timed until the last one is handled.

import { parseArgs } from 'node:util'
import { appIds } from '@binh-yen/stories/district'
import type { Found } from './bench.ts'
import { cpuOf, profiled, startChild } from './children.ts'
import { prepareTexts, untilHandled } from './texts.ts'
import { mean, pairsOf, say, summary } from './pairs.ts'
import { type BenchWorld, raiseWorld } from './world.ts'

const connections = 128
/** As many at once as the server's inbound handles (modules/intake). */
const lanes = 8

/** --pairs 5 --events 3000 (a side of a pair) --people 400 --profile FOLDER */
export async function run(args: string[]): Promise<Found> {
  const { values } = parseArgs({
    args,
    options: {
      pairs: { type: 'string', default: '5' },
      events: { type: 'string', default: '3000' },
      people: { type: 'string', default: '400' },
      profile: { type: 'string' },
    },
  })
  const count = Number(values.events)
  const people = Number(values.people)
  const world = await raiseWorld()
  const generator = await startChild('bench/ceilings/generator.mjs')
  const server = await world.serve(profiled(values.profile))
  const { page_id } = world.district.pages.north
  const options = { database: world.postgres.appUrl, page_id, lanes }
  const bare = await startChild('bench/ceilings/through.mjs', [JSON.stringify(options)])
  let rounds = 0

  /** Everybody writes once and is welcomed, so that what is measured are ordinary messages. */
  say(`${people} people write for the first time`)
  await post(people)
  await world.admin.query('vacuum analyze')
  const cpu = { thing: [] as number[], ceiling: [] as number[] }

  async function post(events: number): Promise<number> {
    await prepareTexts(generator, world, {
      app_id: appIds.wards,
      count: events + 8,
      people,
      seed: `r${(rounds += 1)}x`,
    })
    const from = performance.now()
    await generator.order('closed', { url: world.url, connections, count: events })
    await untilHandled(world)
    return (events + 8) / ((performance.now() - from) / 1000)
  }

  async function thing(): Promise<number> {
    await begin(world)
    const before = cpuOf(server.pid)
    const rate = await post(count)
    cpu.thing.push(((cpuOf(server.pid) - before) / count) * 1e6)
    return rate
  }

  async function ceiling(): Promise<number> {
    await begin(world)
    process.kill(server.pid, 'SIGSTOP') // else it would take the ceiling's events for its own
    const before = cpuOf(bare.pid)
    try {
      const { seconds } = await bare.order<{ seconds: number }>('run', { count, group: connections / 2 })
      cpu.ceiling.push(((cpuOf(bare.pid) - before) / count) * 1e6)
      return count / seconds
    } finally {
      process.kill(server.pid, 'SIGCONT')
    }
  }

  await pairsOf(1, thing, ceiling, 'warming up')
  for (const each of Object.values(cpu)) each.length = 0
  const found = summary(await pairsOf(Number(values.pairs), thing, ceiling))
  await bare.stop()
  await generator.stop()
  await server.stop()
  await world.end()
  return {
    unit: 'events/s accepted and handled',
    ...found,
    cpu_ms_per_1000: { thing: mean(cpu.thing), ceiling: mean(cpu.ceiling) },
  }
}

async function begin(world: BenchWorld): Promise<void> {
  await world.admin.query('truncate events')
  await world.admin.query('checkpoint')
}

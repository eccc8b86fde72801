// How many events a second are durably accepted at the real webhook, beside bare node:http and pg doing the same; and
// how long the slowest of a hundred waits at half of that while everything else runs.

import { parseArgs } from 'node:util'
import { appIds, webhookSecret } from '@binh-yen/stories/district'
import type { ServerProcess } from '@binh-yen/stories/processes'
import { type Child, cpuOf, profiled, startChild } from './children.ts'
import type { Found } from './bench.ts'
import { prepareTexts, untilHandled } from './texts.ts'
import { mean, pairsOf, rounded, say, summary } from './pairs.ts'
import { type BenchWorld, raiseWorld } from './world.ts'

const app_id = appIds.wards
const connections = 128
/** More than any machine of ours takes in a second: the generator makes its events before the clock runs. */
const mostPerSecond = 16_000

/** --pairs 5 --seconds 4 (a side of a pair) --open-seconds 12 --profile FOLDER (a .cpuprofile of the server) */
export async function run(args: string[]): Promise<Found> {
  const { values } = parseArgs({
    args,
    options: {
      pairs: { type: 'string', default: '5' },
      seconds: { type: 'string', default: '4' },
      'open-seconds': { type: 'string', default: '12' },
      profile: { type: 'string' },
    },
  })
  const world = await raiseWorld()
  const generator = await startChild('bench/ceilings/generator.mjs')
  const seconds = Number(values.seconds)
  const cpu: { thing: number[]; ceiling: number[] } = { thing: [], ceiling: [] }
  const server = await world.serve({ doors: ['webhook'], ...profiled(values.profile) })
  const bare = await startChild<{ port: number }>('bench/ceilings/accept.mjs', [JSON.stringify(ceilingOf(world))])

  async function side(which: 'thing' | 'ceiling', url: string, pid: number, seed: string): Promise<number> {
    await world.admin.query('truncate events, ceiling_events')
    await world.admin.query('checkpoint')
    await prepare(generator, world, seconds * mostPerSecond, seed)
    const before = cpuOf(pid)
    const done = await generator.order<Closed>('closed', { url, connections, seconds })
    if (done.accepted !== done.posted) throw new Error(`${which}: ${done.posted - done.accepted} were not accepted`)
    cpu[which].push(((cpuOf(pid) - before) / done.accepted) * 1e6)
    return done.accepted / done.seconds
  }

  let rounds = 0
  const thing = () => side('thing', world.url, server.pid, `t${(rounds += 1)}x`)
  const ceiling = () => side('ceiling', `http://127.0.0.1:${bare.ready.port}`, bare.pid, `c${(rounds += 1)}x`)
  await pairsOf(1, thing, ceiling, 'warming up')
  for (const each of Object.values(cpu)) each.length = 0
  const pairs = await pairsOf(Number(values.pairs), thing, ceiling)
  await bare.stop()
  await server.stop()
  const found = summary(pairs)
  const open = await openLoop(world, generator, found.value / 2, Number(values['open-seconds']))
  await generator.stop()
  await world.end()
  return {
    unit: 'accepted/s',
    ...found,
    p99: rounded(open.p99),
    open: Object.fromEntries(Object.entries(open).map(([key, value]) => [key, rounded(value)])),
    cpu_ms_per_1000: { thing: mean(cpu.thing), ceiling: mean(cpu.ceiling) },
  }
}

interface Closed {
  posted: number
  accepted: number
  seconds: number
}

interface Open {
  posted: number
  accepted: number
  p50: number
  p90: number
  p99: number
  p999: number
  max: number
}

/** Texts that make everybody known and the code warm before the open loop. */
const warmUp = 1_600

/** Everything runs: what is accepted is handled beside it. */
async function openLoop(world: BenchWorld, generator: Child, per_second: number, seconds: number) {
  await world.admin.query('truncate events')
  const server: ServerProcess = await world.serve()
  say('warming up the whole server')
  await prepare(generator, world, warmUp + 8, 'warm')
  await generator.order('closed', { url: world.url, connections, count: warmUp })
  await untilHandled(world)
  await prepare(generator, world, Math.ceil(per_second * seconds) + connections * 4, 'open')
  say(`open loop: ${rounded(per_second)} a second for ${seconds} s, inbound running`)
  const open = await generator.order<Open>('open', {
    url: world.url,
    connections: connections * 2,
    per_second,
    seconds,
  })
  const { rows } = await world.admin.query(`select count(*) as handled from events where state = 'handled'`)
  await server.kill()
  return { per_second, ...open, handled_meanwhile: Number(rows[0].handled) - warmUp - 8 }
}

const prepare = (generator: Child, world: BenchWorld, count: number, seed: string) =>
  prepareTexts(generator, world, { app_id, count, people: 400, seed })

const ceilingOf = (world: BenchWorld) => ({
  database: world.adminUrl,
  app_id,
  secret: webhookSecret(app_id),
  oa_id: world.district.pages.north.oa_id,
  page_id: world.district.pages.north.page_id,
})

// How many deliveries a second leave, from one `sendMany` to the last written result, beside undici calling a bare Node
// server; and how long the district's 157,200 take.

import { setTimeout as pause } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { contentMac, sendMany } from '@binh-yen/server/modules/deliveries/deliveries'
import { tell } from '@binh-yen/server/flows/tell'
import { conversationWith } from '@binh-yen/server/modules/inbox/inbox'
import { change, type House, machine } from '@binh-yen/server/platform/ctx'
import type { Found } from './bench.ts'
import { cpuOf, cpuOfTree, profiled, startChild } from './children.ts'
import { type Follower, gatherFollowers } from './followers.ts'
import { mean, pairsOf, rounded, say, summary } from './pairs.ts'
import { type BenchWorld, raiseWorld } from './world.ts'

/** Everybody of a district of the size we plan for (product F29). */
const district = 157_200
/** As many calls under way as the senders have (modules/deliveries). */
const underWay = 64
const text = 'Công an Mẫu thông báo: từ 7 giờ ngày mai, phường Mẫu Bắc làm căn cước lưu động tại nhà văn hoá số 3.'

/** --pairs 5 --deliveries 157200 (of the whole run; a side of a pair sends a fifth) --profile FOLDER */
export async function run(args: string[]): Promise<Found> {
  const { values } = parseArgs({
    args,
    options: {
      pairs: { type: 'string', default: '5' },
      deliveries: { type: 'string', default: String(district) },
      profile: { type: 'string' },
    },
  })
  const total = Number(values.deliveries)
  const part = Math.ceil(total / 5)
  const world = await raiseWorld()
  const answering = await startChild<{ url: string }>('bench/ceilings/send.mjs', ['server'])
  const calling = await startChild('bench/ceilings/send.mjs', [answering.ready.url])
  const found = await world.withHouse(async house => {
    say(`${total} people follow the page`)
    const followers = await gatherFollowers(world, house, total)
    await world.admin.query('vacuum analyze')
    const message_id = await words(house, world, followers[0] as Follower)
    const server = await world.serve(profiled(values.profile))
    const cpu = { thing: [] as number[], database: [] as number[], simulator: [] as number[], ceiling: [] as number[] }
    const used = () => ({
      thing: cpuOf(server.pid),
      database: cpuOfTree(world.postgres.pid),
      simulator: cpuOf(world.simulator.pid),
    })
    let expected = 1

    async function thing(count: number): Promise<number> {
      const before = used()
      const from = performance.now()
      await broadcast(house, world, message_id, followers.slice(0, count))
      expected += count
      await untilSent(world, expected)
      const seconds = (performance.now() - from) / 1000
      const after = used()
      for (const whose of ['thing', 'database', 'simulator'] as const)
        cpu[whose].push(((after[whose] - before[whose]) / count) * 1e6)
      return seconds
    }
    async function ceiling(): Promise<number> {
      const before = cpuOf(calling.pid)
      const order = { count: part, under_way: underWay, text, access_token: 'x'.repeat(300) }
      const { seconds } = await calling.order<{ seconds: number }>('run', order)
      cpu.ceiling.push(((cpuOf(calling.pid) - before) / part) * 1e6)
      return part / seconds
    }
    const pairs = await pairsOf(Number(values.pairs), async () => part / (await thing(part)), ceiling)
    const seconds = await thing(total)
    await judge(world, expected)
    await server.stop()
    return {
      unit: 'deliveries/s',
      ...summary(pairs),
      [`seconds_${total}`]: rounded(seconds),
      cpu_ms_per_1000: Object.fromEntries(Object.entries(cpu).map(([whose, used]) => [whose, mean(used)])),
    }
  })
  await calling.stop()
  await answering.stop()
  await world.end()
  return found
}

/** The message all get: it lies in the conversation of one person, to whom it goes besides. */
async function words(house: House, world: BenchWorld, follower: Follower): Promise<string> {
  const { page_id } = world.district.pages.north
  const { citizen_id, address_id } = follower
  return change(house, machine('bench'), async ctx => {
    const { conversation } = await conversationWith(ctx, { page_id, citizen_id, address_id })
    return (await tell(ctx, conversation, { origin: 'bot' }, text)).message_id
  })
}

async function broadcast(house: House, world: BenchWorld, message_id: string, followers: readonly Follower[]) {
  const { page_id } = world.district.pages.north
  await change(house, machine('bench'), ctx =>
    sendMany(ctx, {
      page_id,
      message_id,
      kind: 'text',
      priority: 'broadcast',
      content_mac: contentMac(ctx.keys, 'text', text),
      recipients: [followers.map(follower => ({ ...follower, thread_id: null }))],
    }),
  )
}

/** The simulator is asked first: counting in the database while it works would be most of its work. */
async function untilSent(world: BenchWorld, count: number): Promise<void> {
  while ((await admitted(world)) < count) await pause(50)
  const open = `select 1 from deliveries where state in ('due', 'sending') limit 1`
  while (((await world.admin.query(open)).rowCount ?? 0) > 0) await pause(20)
}

const admitted = async (world: BenchWorld): Promise<number> =>
  (await world.control<{ totals: { admitted: number } }>('/control/ledger?limit=1')).totals.admitted

/** All are sent, and the simulator admitted as many. */
async function judge(world: BenchWorld, count: number): Promise<void> {
  const { rows } = await world.admin.query(`select count(*)::int as sent from deliveries where state = 'sent'`)
  const went = await admitted(world)
  if (rows[0].sent !== count || went !== count)
    throw new Error(`${count} were to be sent, ${rows[0].sent} are, and the simulator admitted ${went}`)
}

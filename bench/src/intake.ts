// How long somebody who tells of something with a photo waits for their receipt, and how long the shift for its ring, at
// the rate of a bad night: over the whole server, a durable database and the simulator with Zalo's own limits and echoes.

import { setTimeout as pause } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { meaningOf } from '@binh-yen/server/flows/meaning'
import { saidAs } from '@binh-yen/server/flows/said-as'
import { dice } from '@binh-yen/server/language/train'
import { raiseApart } from '@binh-yen/stories/apart'
import { Officer } from '@binh-yen/stories/officer'
import { photos } from '@binh-yen/stories/photos'
import type { Found } from './bench.ts'
import { cpuOf, cpuOfTree, profiled, startChild } from './children.ts'
import { type Listening, listenTo } from './hints.ts'
import { places, tellings } from './incidents.ts'
import { rounded, say } from './pairs.ts'

import type { BenchWorld } from './world.ts'

const bars = { receipt_p95: 500, receipt_p99: 1_000, ring_p99: 1_000 }
/** Told with words of a tip; the rest is a photo and nothing else, at which somebody has to look. */
const worded = 0.6
const patience = 120_000

interface Told {
  readonly user_id: string
  /** Before the simulator was ordered to post it: earlier than the webhook's first byte. */
  readonly at: number
}

/** --minutes 10 --rate 17 --profile FOLDER */
export async function run(args: string[]): Promise<Found> {
  const { values } = parseArgs({
    args,
    options: {
      minutes: { type: 'string', default: '10' },
      rate: { type: 'string', default: '17' },
      profile: { type: 'string' },
    },
  })
  const rate = Number(values.rate)
  const count = Math.round(Number(values.minutes) * 60 * rate)
  const simulator = await startChild<{ url: string }>('zalo-sim/src/cli.ts')
  const world: BenchWorld = Object.assign(
    await raiseApart(simulator.ready, {
      durable: true,
      settings: { max_wal_size: '2GB' },
    }),
    { simulator },
  )
  const server = await world.serve(profiled(values.profile))
  const leader = await new Officer(() => world.url, world.district.officers.leader).signsIn()
  const live = await listenTo(world.url, leader.cookie, 'alarm')
  const urls = await shelved(world)
  const first = await tipsIn(world)
  const used = (): number => cpuOf(server.pid) + cpuOfTree(world.postgres.pid)
  const before = used()
  const told = await tell(world, urls, count, rate)
  const cpu = ((used() - before) / count) * 1000
  const waited = performance.now()
  await untilDone(world, first + count)
  const caught_up_seconds = rounded((performance.now() - waited) / 1000)
  const receipts = await receiptTimes(world, told)
  const rings = await ringTimes(world, live)
  const counts = await countAll(world, first)
  await live.stop()
  await server.stop()
  await world.end()
  await simulator.stop()
  const found = {
    receipt_p95: at(receipts, 0.95),
    receipt_p99: at(receipts, 0.99),
    ring_p99: at(rings, 0.99),
  }
  return {
    value: found.receipt_p95,
    unit: 'ms to the receipt, p95',
    ceiling: bars.receipt_p95,
    ratio: rounded(found.receipt_p95 / bars.receipt_p95),
    lost: count - Math.min(counts.tips, counts.photos, receipts.length),
    ...found,
    receipt_p50: at(receipts, 0.5),
    rings_heard: rings.length,
    rings_unheard: counts.rings - rings.length,
    told: count,
    ...counts,
    caught_up_seconds,
    cpu_ms_per_tip: rounded(cpu),
  }
}

const at = (sorted: readonly number[], share: number): number =>
  rounded(sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? Number.NaN)

/** Photos of up to 300 kB on the simulator's shelf, as Zalo would hold them; each event points to one of them. */
async function shelved(world: BenchWorld): Promise<string[]> {
  const { oa_id } = world.district.pages.south
  await world.control('/control/people', { id: 'shelf' })
  for (const bytes of await photos())
    await world.control('/control/people/shelf/image', { oa_id, jpeg_base64: bytes.toString('base64') })
  const { messages } = await world.control<{ messages: { url: string | null }[] }>(
    `/control/people/shelf/messages?oa_id=${oa_id}`,
  )
  await untilQuiet(world)
  return messages.flatMap(({ url }) => (url === null ? [] : [url]))
}

/** Each by somebody who never wrote before, when its time has come and not when the one before is done. */
async function tell(world: BenchWorld, urls: readonly string[], count: number, rate: number): Promise<Told[]> {
  await world.control('/control/people', { id: 'who', count })
  const roll = dice(17)
  const pick = <T>(from: readonly T[]): T => from[Math.floor(roll() * from.length)] as T
  const words = (): string => {
    for (;;) {
      const { tells, details } = pick(Object.values(tellings))
      const text = pick(tells)
        .replace('{p}', pick(pick(places)))
        .replace('{d}', pick(details))
      if (isTold(text)) return text
    }
  }
  const pages = [world.district.pages.north, world.district.pages.south]
  const begun = Date.now()
  const orders: Promise<Told>[] = []
  for (let n = 0; n < count; n += 1) {
    const due = begun + (n * 1000) / rate
    if (due > Date.now()) await pause(due - Date.now())
    if (n % (rate * 15) === 0) say(`${n} of ${count} told`)
    const { oa_id } = pick(pages)
    const caption = roll() < worded ? { caption: words() } : {}
    const at = Date.now()
    const order = world.control<{ user_id: string }>(`/control/people/who${n === 0 ? '' : n + 1}/image`, {
      oa_id,
      url: pick(urls),
      ...caption,
    })
    orders.push(order.then(({ user_id }) => ({ user_id, at })))
  }
  return Promise.all(orders)
}

/** Read as a tip by the house. What it reads as a question about a paper is none, photo or not. */
function isTold(text: string): boolean {
  const said = saidAs({ kind: 'image', carries: { text } }, meaningOf(text), false)
  return said === 'tip' || said === 'maybe_tip'
}

const number = async (world: BenchWorld, text: string): Promise<number> =>
  Number((await world.admin.query(text)).rows[0]?.n)

const tipsIn = (world: BenchWorld): Promise<number> => number(world, 'select count(*) as n from tips')

async function untilDone(world: BenchWorld, tips: number): Promise<void> {
  const until = Date.now() + patience
  while (Date.now() < until && (await tipsIn(world)) < tips) await pause(100)
  await untilQuiet(world)
}

/** No event, photo or delivery is due any more. */
async function untilQuiet(world: BenchWorld): Promise<void> {
  const until = Date.now() + patience * 5
  const left = `select (select count(*) from events where state <> 'handled')
    + (select count(*) from media where state = 'wanted')
    + (select count(*) from deliveries where state in ('due', 'sending')) as n`
  while (Date.now() < until && (await number(world, left)) > 0) await pause(250)
}

/** Until the first thing said to each of them was admitted, sorted. Who was told nothing is not among them. */
async function receiptTimes(world: BenchWorld, told: readonly Told[]): Promise<number[]> {
  const admitted = new Map<string, number>()
  for (let since = 0; ; ) {
    const { lines, next } = await world.control<{ lines: Line[]; next: number }>(
      `/control/ledger?since=${since}&limit=20000`,
    )
    for (const line of lines)
      if (line.admitted && line.user_id && !admitted.has(line.user_id)) admitted.set(line.user_id, line.at)
    if (lines.length === 0) break
    since = next
  }
  return told
    .flatMap(({ user_id, at: from }) => {
      const to = admitted.get(user_id)
      return to === undefined ? [] : [to - from]
    })
    .sort((a, b) => a - b)
}

interface Line {
  readonly at: number
  readonly user_id: string | null
  readonly admitted: boolean
}

/** From the moment Zalo gives the event to the hint on the stream. */
async function ringTimes(world: BenchWorld, live: Listening): Promise<number[]> {
  const { rows } = await world.admin.query<{ id: string; at: number }>(
    `select r.id, t.received_at::float8 as at from rings r join tips t on t.id = r.thread_id where r.kind = 'tip'`,
  )
  return rows
    .flatMap(({ id, at: from }) => {
      const to = live.heard.get(id)
      return to === undefined ? [] : [to - from]
    })
    .sort((a, b) => a - b)
}

async function countAll(world: BenchWorld, first: number) {
  return {
    tips: (await tipsIn(world)) - first,
    photos: (await number(world, `select count(*) as n from media where state = 'kept'`)) - first,
    rings: await number(world, `select count(*) as n from rings where kind = 'tip'`),
    set_aside: await number(world, `select count(*) as n from events where state = 'set_aside'`),
  }
}

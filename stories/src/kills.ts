// Random kill -9 of servers and database while people write and are written to; then everything comes to rest and is judged.

import { setTimeout as pause } from 'node:timers/promises'
import type { House } from '@binh-yen/server/platform/ctx'
import { startSimulator } from '@binh-yen/zalo-sim/start'
import { type Apart, raiseApart } from './apart.ts'
import { atMost } from './at-most.ts'
import { startLoad } from './kills-load.ts'
import { type Judgement, judgeWorld } from './kills-oracle.ts'
import type { ServerProcess } from './processes.ts'
import { type Supervised, supervise } from './supervised.ts'

export interface KillsWish {
  readonly kills: number
  /** The same seed draws the same victims and waits; what they were doing just then is the machine's. */
  readonly seed: number
  /** false: no fsync; what was written outlives a killed process all the same. */
  readonly durable: boolean
  /** How many of the kills are PostgreSQL's own, 0 to 1; a tenth when left out. */
  readonly ofDatabase?: number
  readonly say?: (line: string) => void
}

export type KillsFound = Judgement & { readonly kills: number; readonly database_kills: number }

const peopleCount = 40
/** A wait longer than this, ms of the machine, is a stand-still: the run ends and names it. */
const stillMs = 90_000
/** Longer than the echo is awaited before the channel is asked (modules/deliveries). */
const stride = 60_000

export async function runKills(wish: KillsWish): Promise<KillsFound> {
  const { kills, seed, durable } = wish
  const draw = mulberry(seed)
  const simulator = await startSimulator({ port: 0 })
  // Without fsync the commit still waits for the write, so that a killed database loses nothing that was answered.
  const settings = durable ? {} : { synchronous_commit: 'on' }
  const apart = await raiseApart(simulator, { durable, settings })
  const offset = (): number => simulator.clock.now() - Date.now()
  // Fast enough to see repeats, slow enough that Zalo does not give up while servers are down more often than up.
  await apart.control('/control/switches', { retry_speed: 20 })
  const servers = [
    supervise(() => apart.serve({ clockOffset: offset() })),
    supervise(() => apart.serve({ clockOffset: offset(), port: 0, doors: ['zalo'] })),
  ]
  const all = (): Promise<ServerProcess[]> => Promise.all(servers.map(server => server.running()))
  try {
    return await apart.withHouse(async house => {
      const { people, users } = await raisePeople(apart)
      await all()
      await rest()
      await apart.control('/control/mischief', { rates: { slow: 0.3 }, slow_ms: 200 })
      const load = startLoad(apart, house, people, draw)
      const database_kills = await killAll(apart, servers, wish, draw)
      await atMost(stillMs, 'what people and officers had begun', load.stop())
      await apart.control('/control/mischief', {})
      for (let strides = 0; strides < 12 && (await open(apart)) > 0; strides += 1) {
        await rest()
        simulator.later(stride)
        stand(house)
        for (const server of await all()) server.stand(offset())
        await rest()
      }
      return { ...(await judgeWorld(apart, house, load.written, users)), kills, database_kills }
    })
  } finally {
    await Promise.all(servers.map(server => server.stop()))
    await simulator.stop()
    await apart.end()
  }

  function stand(house: House): void {
    house.clock.stand(offset())
  }

  /** Simulator and servers, until none has anything due; a server that dies meanwhile is waited for. */
  async function rest(): Promise<void> {
    for (let quiet = 0, tries = 0; quiet < 2 && tries < 40; tries += 1) {
      const { sent } = await atMost(stillMs, "the simulator's webhooks", simulator.settle())
      const moved = await Promise.all((await all()).map(server => server.settle().catch(() => true)))
      quiet = sent === 0 && !moved.includes(true) ? quiet + 1 : 0
    }
  }
}

/** Whose first words are handled: they follow the page and have written. */
async function raisePeople(apart: Apart): Promise<{ people: string[]; users: string[] }> {
  const { oa_id } = apart.district.pages.north
  const made = await apart.control<{ people: { id: string; user_ids: Record<string, string> }[] }>('/control/people', {
    id: 'dan',
    count: peopleCount,
    follow: [oa_id],
  })
  return { people: made.people.map(one => one.id), users: made.people.map(one => one.user_ids[oa_id] as string) }
}

async function killAll(
  apart: Apart,
  servers: readonly Supervised[],
  { kills, ofDatabase = 0.1, say = () => undefined }: KillsWish,
  draw: () => number,
): Promise<number> {
  let database_kills = 0
  for (let done = 0; done < kills; ) {
    await Promise.all(servers.map(server => server.running()))
    await pause(100 + draw() * 700)
    if (draw() < ofDatabase) {
      await apart.killDatabase()
      database_kills += 1
      done += 1
    } else if (await (servers[draw() < 0.5 ? 0 : 1] as Supervised).kill()) done += 1
    if (done % 10 === 0) say(`${done} of ${kills} kills, ${database_kills} of them of the database`)
  }
  return database_kills
}

/** What is not over yet: webhooks to be repeated, events nobody has handled, deliveries. */
async function open(apart: Apart): Promise<number> {
  const { pending } = await apart.control<{ pending: number }>('/control/hooks')
  const { rows } = await apart.admin.query(
    `select (select count(*) from deliveries where state in ('due', 'sending') or (state = 'unknown' and settled_at is null))
          + (select count(*) from events where state = 'due') as open`,
  )
  return pending + Number(rows[0].open)
}

/** A small generator of numbers from 0 to 1 (mulberry32). */
function mulberry(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

// How long a page of the triage queue and of the lists of cases takes, asked as the console asks, with a million cases of
// 500 units in the database: for a duty officer of one ward, and for a leader who reads all 500.

import { parseArgs } from 'node:util'
import { Officer } from '@binh-yen/stories/officer'
import type { Found } from './bench.ts'
import { cpuOf, cpuOfTree } from './children.ts'
import { rounded, say } from './pairs.ts'
import { type BenchWorld, raiseWorld } from './world.ts'

const bar = 100
const lists = [
  '/api/tips?state=new',
  '/api/tips?state=open',
  '/api/cases?of=open',
  '/api/cases?of=state&state=new',
  '/api/cases?of=late',
  '/api/cases?of=soon',
  '/api/cases?of=mine',
  '/api/cases?of=doubtful',
]
/** Pages asked one behind the other, before beginning anew. */
const depth = 5

/** --cases 1000000 --units 500 --open 5 (per cent that are not closed) --rounds 20 */
export async function run(args: string[]): Promise<Found> {
  const { values } = parseArgs({
    args,
    options: {
      cases: { type: 'string', default: '1000000' },
      units: { type: 'string', default: '500' },
      open: { type: 'string', default: '5' },
      rounds: { type: 'string', default: '20' },
    },
  })
  const [cases, units, open, rounds] = [values.cases, values.units, values.open, values.rounds].map(Number) as [
    number,
    number,
    number,
    number,
  ]
  const world = await raiseWorld()
  const server = await world.serve()
  await load(world, cases, units, open)
  const asked: Record<string, Record<string, number>> = {}
  const floors: number[] = []
  const cpu = (): number => cpuOf(server.pid) + cpuOfTree(world.postgres.pid)
  let worst = 0
  let costliest = 0
  for (const who of ['tung', 'leader'] as const) {
    const officer = await new Officer(() => world.url, world.district.officers[who]).signsIn()
    asked[who] = {}
    const floor = await measure(officer, '/api/outcome-texts?', rounds)
    const bare = floor[Math.ceil(floor.length * 0.95) - 1] as number
    floors.push(bare)
    say(`${who}, a question that reads four rows: p95 ${rounded(bare)} ms`)
    for (const path of lists) {
      const before = cpu()
      const times = await measure(officer, path, rounds)
      const spent = ((cpu() - before) * 1000 * rounds) / (rounds + 1) / times.length
      costliest = Math.max(costliest, spent)
      const p95 = times[Math.ceil(times.length * 0.95) - 1] as number
      asked[who][path] = rounded(p95)
      worst = Math.max(worst, p95)
      say(
        `${who} ${path}: p50 ${rounded(times[times.length >> 1] as number)} ms, p95 ${rounded(p95)} ms, CPU ${rounded(spent)} ms`,
      )
    }
  }
  await server.stop()
  await world.end()
  return {
    value: rounded(worst),
    p95: rounded(worst),
    unit: 'ms',
    ceiling: bar,
    ratio: rounded(worst / bar),
    cases,
    units,
    open,
    /** CPU of server and database for one page of the costliest list, whatever else the machine does. */
    cpu_ms: rounded(costliest),
    /** The same machine at the same time, asked next to nothing. */
    floor_p95: rounded(Math.max(...floors)),
    asked,
  }
}

/** Milliseconds of each page, sorted; a first round warms the machine and does not count. */
async function measure(officer: Officer, path: string, rounds: number): Promise<number[]> {
  const times: number[] = []
  for (let round = -1; round < rounds; round += 1) {
    let cursor = ''
    for (let page = 0; page < depth; page += 1) {
      const from = performance.now()
      const { status, body } = await officer.asks(
        'GET',
        path.endsWith('?') ? path.slice(0, -1) : `${path}&limit=50${cursor}`,
      )
      if (status !== 200) throw new Error(`${path}: ${status}`)
      if (round >= 0) times.push(performance.now() - from)
      if (!body.next) break
      cursor = `&cursor=${body.next}`
    }
  }
  return times.sort((a, b) => a - b)
}

/** By the database itself: units under the lead unit, a tip and its case each, most of them long closed. */
async function load(world: BenchWorld, cases: number, units: number, open: number): Promise<void> {
  const { lead, north } = world.district.pages
  const officer = world.district.officers.tung.officer_id
  const now = Date.now()
  const year = 365 * 24 * 3_600_000
  const client = await world.admin.connect()
  // rows that were made to fit are not checked one by one
  await client.query(`set statement_timeout = 0; set session_replication_role = replica`)
  const ask = async (what: string, text: string, given: unknown[] = []): Promise<void> => {
    const from = performance.now()
    await client.query(text, given)
    say(`${what}: ${Math.round((performance.now() - from) / 1000)} s`)
  }
  await ask(
    'units',
    `with made as (
       insert into units (id, code, kind, valid_from) select gen_random_uuid(), 'B' || n, 'phường', 0
       from generate_series(4, $2::int) n returning id, code),
     names as (insert into unit_names (unit_id, name, valid_from) select id, 'Đơn vị ' || code, 0 from made)
     insert into unit_parents (unit_id, parent_id, valid_from) select id, $1::uuid, 0 from made`,
    [lead.unit_id, units],
  )
  await client.query(`create table bench_units as select row_number() over (order by code) - 1 as n, id from units`)
  const part = 100_000
  for (let from = 0; from < cases; from += part) {
    await ask(
      `${Math.min(cases, from + part)} of ${cases}`,
      `with n as materialized (
         select g.n, ('01900000-0000-7001-8000-' || lpad(to_hex(g.n), 12, '0'))::uuid as tip,
           ('01900000-0000-7000-8000-' || lpad(to_hex(g.n), 12, '0'))::uuid as id, u.id as unit_id,
           (g.n * 7919::bigint) % 10000 < $6::int * 100 as open, $4::bigint - (g.n * 104729::bigint) % $5::bigint as at,
           (array['new', 'verifying', 'outside', 'concluded'])[1 + g.n % 4] as open_state
         from generate_series($1::bigint, $2::bigint - 1) as g(n)
         join bench_units u on u.n = (g.n * 31) % (select count(*) from bench_units)),
       threads as (
         insert into threads (page_id, id, kind, alias, created_at, erased_at) select $3, tip, 'tip', 'Xoài ' || n, at, at from n),
       tips as (
         insert into tips (id, page_id, code, unit_id, confidentiality, source, state, category, suggested, urgency, kind, grounds,
           contact_rule, keep_from_beat, case_id, received_at, last_heard_at, unread, rank, closed_at)
         select tip, $3, 'TB' || translate(lpad(n::text, 6, '0'), '0123456789', '23456789AC'), unit_id,
           case when n % 20 = 0 then 'confidential' else 'ordinary' end, 'zalo',
           case when not open then 'closed' when n % 2 = 0 then 'new' else 'triaged' end, 'tieng-on', '{}', 'none',
           'tin-bao', 'unverified', 'may_call', false, case when open and n % 2 = 0 then null else id end, at, at,
           case when open and n % 4 = 0 then 1 else 0 end, 8000000000000000 + at, case when open then null else at + 86400000 end
         from n),
       cases as (
         insert into cases (id, page_id, code, unit_id, officer_id, state, kind, category, urgency, confidentiality, kept, excludes,
           case_key, received_at, opened_at, due_at, rank, result, concluded_at, closed_at, closed_fast)
         select id, $3, 'VV' || translate(lpad(n::text, 6, '0'), '0123456789', '23456789AC'), unit_id,
           case when open and open_state = 'new' then null else $7::uuid end,
           case when open then open_state else 'closed' end, 'tin-bao', 'tieng-on', 'none',
           case when n % 20 = 0 then 'confidential' else 'ordinary' end, false, false, '\\x00', at, at,
           case when open and open_state <> 'concluded' then $4::bigint + (n * 50021::bigint) % 1728000000 - 432000000 end,
           case when open then 20000000000000 + at else 8000000000000000 - at end,
           case when not open or open_state = 'concluded' then 'settled' end,
           case when not open or open_state = 'concluded' then at end, case when not open then at end, not open and n % 50 = 0
         from n)
       insert into case_tips (case_id, tip_id, page_id, since) select id, tip, $3, at from n where not open or n % 2 = 1`,
      [from, Math.min(cases, from + part), north.page_id, now, year, open, officer],
    )
  }
  await ask('vacuum analyze', 'vacuum analyze')
  client.release(true)
}

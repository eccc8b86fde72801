// The trail on a real PostgreSQL: what is recorded, what is sealed, and what verify-trail says once an owner tampers.

import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { testHouse, type TestHouse } from '../../../tools/test-house.ts'
import { run as verifyCommand } from '../../commands/verify-trail.ts'
import { day, hour, minute } from '../../platform/clock.ts'
import type { Who } from '../../platform/ctx.ts'
import { newId } from '../../platform/ids.ts'
import { jsonLines } from '../../platform/json-lines.ts'
import type { Loop } from '../../platform/loop.ts'
import {
  dropOldLines,
  type Head,
  looked,
  record,
  startSealer,
  trailLines,
  type TrailSight,
  trailState,
  verifyTrail,
} from './trail.ts'

let t: TestHouse
let sealer: Loop
let headsFile: string
const tung: Who = { kind: 'officer', id: newId(1), name: 'Tùng', session: 'a-session' }
const mai: Who = { kind: 'officer', id: newId(1), name: 'Mai', session: 'another' }
const page = newId(1)

beforeAll(async () => {
  t = await testHouse('trail_test')
})
afterAll(async () => {
  await sealer?.stop()
  await t?.stop()
})

/** An empty trail and a sealer that has come to rest on it. */
let round = 0
beforeEach(async () => {
  await sealer?.stop()
  await t.owner.query('truncate trail, trail_seal')
  t.house.clock.stand(0)
  headsFile = join(t.folder, `heads-${++round}.jsonl`)
  sealer = startSealer(t.house, headsFile)
})

const does = (act: string, who: Who = tung, facts = {}) =>
  t.run(ctx => record(ctx, act, { kind: 'conversation', page_id: page, id: newId(ctx.now) }, facts), who)

/** Seals one after the other, each over two lines. */
async function seals(count: number): Promise<void> {
  for (let i = 0; i < count; i++) {
    await t.run(async ctx => {
      await record(ctx, 'conversation.claimed', { kind: 'conversation', page_id: page, id: newId(ctx.now) })
      await record(ctx, 'conversation.done', { kind: 'conversation', page_id: page, id: newId(ctx.now) }, { after: i })
    }, tung)
    await settled()
  }
}

/** The snapshot of another test's transaction may hold a seal back for a moment; settle asks until all is sealed. */
async function settled(): Promise<void> {
  await expect
    .poll(async () => (await sealer.settle(), (await t.run(trailState)).unsealed), { timeout: 10_000, interval: 20 })
    .toBe(0)
}

const of = (...pages: string[]): TrailSight => ({ pages, house: false })
const verdict = () => verifyTrail(t.house.database.db, t.house.keys.trailKey, jsonLines<Head>(headsFile).all())

describe('recording', () => {
  test('an act is one line with who, what and when', async () => {
    await does('conversation.claimed', tung, { from: 'open' })
    const { lines } = await t.run(ctx => trailLines(ctx, of(page), { limit: 10 }))
    expect(lines).toEqual([
      expect.objectContaining({
        kind: 'activity',
        who_name: 'Tùng',
        act: 'conversation.claimed',
        facts: { from: 'open' },
      }),
    ])
  })

  test('words have no place in a line', async () => {
    await expect(does('conversation.claimed', tung, { note: 'nhà có trộm' })).rejects.toThrow(
      'trail_facts_hold_no_words',
    )
    await expect(does('conversation.claimed', tung, { list: ['a'] })).rejects.toThrow('trail_facts_hold_no_words')
  })

  test('what was undone leaves no line', async () => {
    await expect(
      t.run(async ctx => {
        await record(ctx, 'conversation.claimed', { kind: 'conversation', page_id: page, id: newId(ctx.now) })
        throw new Error('undone')
      }),
    ).rejects.toThrow('undone')
    expect((await t.run(ctx => trailLines(ctx, of(page), { limit: 10 }))).lines).toEqual([])
  })

  test('lines are read newest first, page by page, and only of the pages asked for', async () => {
    for (const act of ['a.one', 'a.two', 'a.three']) await does(act)
    const first = await t.run(ctx => trailLines(ctx, of(page), { limit: 2 }))
    const second = await t.run(ctx => trailLines(ctx, of(page), { limit: 2, before: first.next as string }))
    expect([...first.lines, ...second.lines].map(line => line.act)).toEqual(['a.three', 'a.two', 'a.one'])
    expect((await t.run(ctx => trailLines(ctx, of(newId(2)), { limit: 2 }))).lines).toEqual([])
    expect((await t.run(ctx => trailLines(ctx, of(), { limit: 2 }))).lines).toEqual([])
  })

  test('lines of no page are read by those alone who ask for those of the house', async () => {
    await does('conversation.claimed')
    await t.run(ctx => record(ctx, 'unit.renamed', { kind: 'unit', id: newId(1) }))
    const acts = async (sight: TrailSight) =>
      (await t.run(ctx => trailLines(ctx, sight, { limit: 9 }))).lines.map(line => line.act).sort()
    expect(await acts(of(page))).toEqual(['conversation.claimed'])
    expect(await acts({ pages: [], house: true })).toEqual(['unit.renamed'])
    expect(await acts({ pages: [page], house: true })).toEqual(['conversation.claimed', 'unit.renamed'])
  })
})

describe('looking', () => {
  const things = [newId(5), newId(6), newId(7)]
  const count = async () => Number((await t.owner.query('select count(*) from trail')).rows[0].count)

  test('one line per officer, thing and ten minutes', async () => {
    const start = Math.ceil(t.house.clock.now() / (10 * minute)) * 10 * minute
    t.house.clock.stand(start - t.house.clock.now())
    await t.run(ctx => looked(ctx, 'conversation', page, things), tung)
    await t.run(ctx => looked(ctx, 'conversation', page, [...things, things[0] as string]), tung)
    expect(await count()).toBe(3)
    await t.run(ctx => looked(ctx, 'conversation', page, things), mai)
    expect(await count()).toBe(6)
    t.house.clock.stand(t.house.clock.offset() + 10 * minute)
    await t.run(ctx => looked(ctx, 'conversation', page, [things[0] as string]), tung)
    expect(await count()).toBe(7)
  })

  test('a machine that reads leaves no line', async () => {
    await t.run(ctx => looked(ctx, 'conversation', page, things))
    expect(await count()).toBe(0)
  })

  test('the same lists looked at from two tabs at once, in other orders, do not block each other', async () => {
    const many = Array.from({ length: 60 }, () => newId(9))
    await Promise.all(
      [many, many.toReversed(), many, many.toReversed()].map(list =>
        t.run(ctx => looked(ctx, 'conversation', page, list), tung),
      ),
    )
    expect(await count()).toBe(60)
  })
})

describe('sealing', () => {
  test('every line of concurrent writers is sealed exactly once', async () => {
    const writer = async (n: number): Promise<void> => {
      for (let i = 0; i < 25; i++)
        await t.run(async ctx => {
          await record(ctx, 'test.first', { kind: 'test', id: `${n}-${i}` })
          await sql`select pg_sleep(${(i % 5) / 1000})`.execute(ctx.tx)
          await record(ctx, 'test.second', { kind: 'test', id: `${n}-${i}` })
        })
    }
    const writing = Promise.all(Array.from({ length: 10 }, (_, n) => writer(n)))
    const second = startSealer(t.house, headsFile)
    let going = true
    const sealing = (async () => {
      while (going) await Promise.all([sealer.settle(), second.settle()])
    })()
    await writing
    going = false
    await sealing
    await second.stop()
    await settled()
    const { rows } = await t.owner.query('select count(*) as seals, sum(lines)::int as lines from trail_seal')
    expect(rows[0].lines).toBe(500)
    expect(rows[0].seals).toBeGreaterThan(3)
    expect(await verdict()).toMatchObject({ ok: true, lines: 500, unsealed: 0 })
  })

  test('a line whose transaction goes on while later ones commit is sealed afterwards, not missed', async () => {
    const written = Promise.withResolvers<void>()
    const go = Promise.withResolvers<void>()
    const slow = t.run(async ctx => {
      await record(ctx, 'test.slow', { kind: 'test', id: 'slow' })
      written.resolve()
      await go.promise
    })
    await written.promise
    await does('test.quick')
    await sealer.settle()
    expect((await t.run(trailState)).unsealed).toBe(1)
    go.resolve()
    await slow
    await settled()
    expect(await verdict()).toMatchObject({ ok: true, lines: 2 })
  })

  test('the newest seal is noted outside, then hourly', async () => {
    await seals(2)
    expect(
      jsonLines<Head>(headsFile)
        .all()
        .map(head => head.seal),
    ).toEqual([1])
    await seals(1) // sealed before the hour is over: a transaction of another test may hold a seal back
    t.house.clock.stand(hour)
    await settled()
    expect(
      jsonLines<Head>(headsFile)
        .all()
        .map(head => head.seal),
    ).toEqual([1, 3])
  })
})

describe('verify-trail names the first seal that', () => {
  const tampered: [string, string, { seal: number; why: string }][] = [
    [
      'covers an altered line',
      `update trail set who_name = 'Bình' where tx >= (select from_tx from trail_seal where id = 2) and tx < (select to_tx from trail_seal where id = 2)`,
      { seal: 2, why: 'lines' },
    ],
    [
      'covers altered facts',
      `update trail set facts = '{"after": 9}' where facts = '{"after": 2}'`,
      { seal: 3, why: 'lines' },
    ],
    ['lost a line', `delete from trail where facts = '{"after": 1}'`, { seal: 2, why: 'count' }],
    [
      'got a line more',
      `insert into trail (id, at, kind, who_kind, who_name, act, thing_kind, thing_id, facts, tx) select gen_random_uuid(), at, kind, 'machine', 'x', act, thing_kind, thing_id, facts, tx from trail where facts = '{"after": 1}'`,
      { seal: 2, why: 'count' },
    ],
    [
      'had its lines put in another order',
      `with pair as (select array_agg(id order by id) as ids from trail where tx = (select tx from trail where facts = '{"after": 1}')), away as (update trail set id = 'ffffffff-ffff-4fff-bfff-ffffffffffff' from pair where id = ids[1]) select`,
      { seal: 2, why: 'lines' },
    ],
    ['was altered itself', `update trail_seal set at = at - 1 where id = 2`, { seal: 2, why: 'seal' }],
    ['is gone', `delete from trail_seal where id = 2`, { seal: 2, why: 'missing' }],
    [
      'says its lines were dropped although nothing dropped them',
      `update trail_seal set dropped_at = 1 where id = 1`,
      { seal: 1, why: 'dropped' },
    ],
    [
      'was emptied under the pretext of retention',
      `with gone as (delete from trail where tx < (select to_tx from trail_seal where id = 1)), told as (insert into trail (id, at, kind, who_kind, who_name, act, thing_kind, thing_id, facts) values (gen_random_uuid(), 1, 'activity', 'machine', 'retention', 'trail.dropped', 'trail_seal', '1', '{}')) update trail_seal set dropped_at = 1 where id = 1`,
      { seal: 1, why: 'dropped' },
    ],
  ]
  test.each(tampered)('%s', async (_, statement, bad) => {
    await seals(3)
    expect(await verdict()).toMatchObject({ ok: true, seals: 3, lines: 6 })
    await t.owner.query(statement)
    expect(await verdict()).toEqual({ ok: false, ...bad })
  })

  test('is missing at the end although it was noted outside', async () => {
    await seals(1)
    t.house.clock.stand(hour)
    await seals(2)
    await t.owner.query('delete from trail_seal where id >= 2')
    await t.owner.query(`delete from trail where facts <> '{"after": 0}' and facts <> '{}'`)
    expect(await verdict()).toEqual({ ok: false, seal: 2, why: 'missing' })
  })

  test('was set anew with a key that is not ours', async () => {
    await seals(2)
    const other = Buffer.alloc(32, 7)
    expect(await verifyTrail(t.house.database.db, other, [])).toEqual({ ok: false, seal: 1, why: 'seal' })
  })
})

test('the command prints the counts and ends with 0, or the bad seal and ends with 1', async () => {
  const said: string[] = []
  const log = vi.spyOn(console, 'log').mockImplementation(line => void said.push(line))
  const env = { DATABASE_URL: t.appUrl, KEYS_FILE: join(t.folder, 'keys.json'), TRAIL_HEADS_FILE: headsFile }
  try {
    await seals(2)
    expect(await verifyCommand([], env)).toBe(0)
    await t.owner.query(`update trail set at = at + 1 where facts = '{"after": 1}'`)
    expect(await verifyCommand([], env)).toBe(1)
  } finally {
    log.mockRestore()
  }
  expect(said).toEqual([
    '2 seals, 4 lines, 1 heads outside: all as they were set',
    'seal 2: lines of its range were altered',
  ])
})

describe('retention', () => {
  test('drops whole sealed ranges past the policy, keeps their seals, and the chain still verifies', async () => {
    await seals(3)
    t.house.clock.stand(500 * day)
    await seals(1)
    expect(await t.run(dropOldLines)).toBeNull()
    t.house.clock.stand(740 * day)
    await seals(1)
    expect(await t.run(dropOldLines)).toBe(3)
    await settled()
    expect(await verdict()).toMatchObject({ ok: true, seals: 6, dropped: 3, lines: 5 })
    expect(await t.run(dropOldLines)).toBeNull()
  })

  test('a server that lies about the time drops nothing', async () => {
    await seals(2)
    t.house.clock.stand(5_000 * day)
    expect(await t.run(dropOldLines)).toBeNull()
  })
})

test('the role of the server may add and read, and nothing else', async () => {
  await seals(1)
  const { pool } = t.house.database
  for (const statement of [
    `update trail set who_name = 'x'`,
    'delete from trail',
    'truncate trail',
    `update trail_seal set at = 1`,
    'delete from trail_seal',
    `insert into trail (id, at, kind, who_kind, who_name, act, thing_kind, thing_id, facts, tx) values (gen_random_uuid(), 1, 'activity', 'machine', 'x', 'a.b', 'x', 'x', '{}', '1')`,
    'alter table trail disable trigger all',
  ])
    await expect(pool.query(statement), statement).rejects.toThrow(/permission denied|must be owner/)
})

// What is kept no longer than it must be: raw events and their keys; and a trail that shows when it was touched.

import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { verifyTrail } from '@binh-yen/server/modules/trail/trail'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { tells, textEvent } from '../src/by-hand.ts'
import type { Officer } from '../src/officer.ts'
import type { Person } from '../src/person.ts'
import { poison, spoil } from '../src/poison.ts'
import { openWorld, type World } from '../src/world.ts'

const day = 24 * 3_600_000
const main = join(import.meta.dirname, '../../server/src/main.ts')

let world: World
let lan: Person
let tung: Officer
let conversation: { page_id: string; id: string }
beforeAll(async () => {
  world = await openWorld('keys')
  lan = await world.person('lan')
  await lan.writes('cho em hỏi')
  await world.settle()
  tung = await world.officer('tung')
  conversation = (await tung.list())[0]
})
afterAll(() => world.end())

interface KeyRow {
  id: string
  use: string
  wrapped: Buffer | null
  made_at: number
}
const keys = () =>
  world.sql<KeyRow>('select id, use, wrapped, made_at::float8 as made_at from intake_keys order by made_at')
/** The id of the key that sealed it stands in front, behind one byte of form. */
const sealedUnder = (raw: Buffer): string => raw.subarray(1, 17).toString('hex')
const bare = (id: string): string => id.replaceAll('-', '')

test('a handled event is emptied at once; what nobody could handle lives on under the keep key and can be retried', async () => {
  expect(await world.sql(`select 1 from events where state = 'handled' and raw is not null`)).toEqual([])
  expect(await world.sql(`select 1 from events where state = 'handled'`)).not.toEqual([])

  const cure = await poison(world, 'sticker')
  await lan.sendsOther('user_send_sticker', { text: 'chờ chín ngày' })
  await spoil(world)
  const at = world.simulator.clock.now()
  await tells(world, textEvent({ oa_id: '99910000000000999', user_id: '4488712093316', at, msg_id: 'm1', text: 'lạc' }))
  const aside = async () =>
    (
      await world.sql<{ id: string; raw: Buffer | null }>(`select id, raw from events where name = 'user_send_sticker'`)
    )[0]
  const copy = (await aside())?.raw as Buffer
  const first = (await keys())[0] as KeyRow
  expect(sealedUnder(copy)).toBe(bare(first.id))

  await world.later(7 * day)
  await world.settle()
  expect((await keys())[0]?.wrapped).not.toBeNull()

  await world.later(2 * day)
  await world.settle()
  const all = await keys()
  const keep = all.find(({ use }) => use === 'keep') as KeyRow
  const old = all.filter(
    ({ use, made_at }) => use === 'day' && made_at < world.simulator.clock.now() - 9 * day + 60_000,
  )
  expect(old.map(({ id }) => id)).toContain(first.id)
  expect(old.every(({ wrapped }) => wrapped === null)).toBe(true)

  const living = new Set(all.flatMap(({ id, wrapped }) => (wrapped ? [bare(id)] : [])))
  expect(living.has(sealedUnder(copy))).toBe(false)
  for (const table of ['events', 'odd_events', 'strays'])
    for (const { raw } of await world.sql<{ raw: Buffer }>(`select raw from ${table} where raw is not null`))
      expect(sealedUnder(raw)).toBe(bare(keep.id))
  expect(await world.sql('select 1 from strays')).toHaveLength(1)

  await cure()
  const operator = await world.officer('operator')
  const { events } = (await operator.asks('GET', '/api/operations/set-aside')).body
  expect(events).toMatchObject([{ name: 'user_send_sticker', page_id: conversation.page_id }])
  const path = `/api/operations/set-aside/${conversation.page_id}/${events[0].id}/retry`
  expect((await operator.asks('POST', path, {})).status).toBe(200)
  await world.settle()
  const line = (await tung.lines(conversation)).find((each: any) => each.kind === 'sticker')
  expect(line).toMatchObject({ from: 'citizen', kind: 'sticker', supported: true })
  expect((await aside())?.raw).toBeNull()
  expect((await operator.asks('GET', '/api/operations')).body.intake).toMatchObject({ set_aside: 0, due: 0 })
})

async function verify(): Promise<{ code: number; said: string }> {
  const child = spawn(process.execPath, [main, 'verify-trail'], {
    env: { ...process.env, ...(world.config as unknown as Record<string, string>) },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let said = ''
  child.stdout.on('data', part => (said += String(part)))
  const [code] = (await once(child, 'close')) as [number]
  return { code, said: said.trim() }
}

/** Lines are sealed about a second after they were written; wait until none is left. */
const allSealed = () =>
  expect
    .poll(
      async () => {
        await world.settle()
        return (await world.sql(`select 1 from trail where tx >= (select max(to_tx) from trail_seal)`)).length
      },
      { timeout: 10_000 },
    )
    .toBe(0)

test('the trail of a whole world verifies; a line altered, added or taken away is told by the first bad seal', async () => {
  await tung.does(conversation, 'notes', { text: 'một' })
  await allSealed()
  await tung.replies(conversation, 'Dạ có ạ.', { wait: true })
  await allSealed()
  const good = await verify()
  expect(good).toEqual({ code: 0, said: expect.stringMatching(/^\d+ seals, \d+ lines, .*all as they were set/) })

  const [target] = (await world.sql<{ id: string; act: string; seal: string }>(
    `select t.id, t.act, s.id::text as seal from trail t join trail_seal s on t.tx >= s.from_tx and t.tx < s.to_tx
     where t.act = 'conversation.noted' limit 1`,
  )) as [{ id: string; act: string; seal: string }]
  const altering = [
    [`update trail set who_name = 'Ai đó' where id = '${target.id}'`, 'lines'],
    [`update trail set act = 'conversation.done' where id = '${target.id}'`, 'lines'],
    [`update trail set at = at + 1 where id = '${target.id}'`, 'lines'],
    [`delete from trail where id = '${target.id}'`, 'count'],
  ] as const
  await world.sql('create table untouched as select * from trail')
  const { database, keys: own } = world.app.house
  const verdict = () => verifyTrail(database.db, own.trailKey, [])
  for (const [tamper, why] of altering) {
    await world.sql(tamper)
    expect(await verdict(), tamper).toEqual({ ok: false, seal: Number(target.seal), why })
    await world.sql(`delete from trail where id = '${target.id}'`)
    await world.sql(`insert into trail select * from untouched where id = '${target.id}'`)
  }
  expect(await verdict()).toMatchObject({ ok: true })

  const [{ last }] = (await world.sql<{ last: string }>('select max(id)::text as last from trail_seal')) as [
    { last: string },
  ]
  expect(Number(last)).toBeGreaterThan(Number(target.seal))
  await world.sql(`update trail set thing_id = 'altered' where id = '${target.id}'`)
  expect(await verify()).toEqual({ code: 1, said: `seal ${target.seal}: lines of its range were altered` })
  await world.sql(`delete from trail_seal where id = ${target.seal}`)
  expect(await verdict()).toEqual({ ok: false, seal: Number(target.seal), why: 'missing' })
})

test('the server’s own role can alter none of it', async () => {
  const { house } = world.app
  for (const text of [
    'update trail set at = 0',
    'delete from trail',
    'truncate trail',
    'update trail_seal set at = 0',
    'delete from trail_seal',
  ])
    await expect(house.database.pool.query(text), text).rejects.toMatchObject({ code: '42501' })
})

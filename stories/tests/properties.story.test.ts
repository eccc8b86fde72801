// Arbitrary interleavings on a running world: every thread in order and whole, every officer seeing exactly what is theirs.

import { grantRole, type Role, roles, withdrawRole } from '@binh-yen/server/modules/officers/officers'
import { change, machine } from '@binh-yen/server/platform/ctx'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { within } from '../src/bounded.ts'
import { tells, textEvent } from '../src/by-hand.ts'
import type { OfficerName, UnitName } from '../src/district.ts'
import { Listening } from '../src/listening.ts'
import { type Officer, pathOf } from '../src/officer.ts'
import { openWorld, type World } from '../src/world.ts'

const minute = 60_000
const hour = 60 * minute

let world: World
beforeAll(async () => {
  world = await openWorld('properties')
})
afterAll(() => world.end())

const unitsOf = ['lead', 'north', 'south'] as const satisfies readonly UnitName[]

// --- (a) order

type Step =
  /** The person writes; Zalo will tell of it later. `ago`: ms before now by Zalo's clock. */
  | { does: 'write'; ago: number }
  /** Zalo tells of something not told yet, any of them, so often. */
  | { does: 'tell'; which: number; times: number }
  | { does: 'later'; ms: number }
  | {
      does: 'act'
      by: 'tung' | 'mai'
      act: 'replies' | 'notes' | 'claim' | 'release' | 'waiting' | 'done' | 'reopening'
    }
  | { does: 'settle' }

const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      does: fc.constant('write' as const),
      ago: fc.constantFrom(0, 0, 0, 1, 5, 40_000, 2 * hour),
    }),
  },
  {
    weight: 6,
    arbitrary: fc.record({ does: fc.constant('tell' as const), which: fc.nat(20), times: fc.constantFrom(1, 1, 2, 3) }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ does: fc.constant('later' as const), ms: fc.constantFrom(1, 1_000, 5 * minute, 3 * hour) }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      does: fc.constant('act' as const),
      by: fc.constantFrom('tung' as const, 'mai' as const),
      act: fc.constantFrom('replies', 'notes', 'claim', 'release', 'waiting', 'done', 'reopening'),
    }),
  },
  { weight: 2, arbitrary: fc.record({ does: fc.constant('settle' as const) }) },
)

interface Written {
  readonly at: number
  readonly text: string
  readonly event: object
}

/** All lines of a thread, asked for a few at a time. */
async function linesOf(officer: Officer, conversation: { page_id: string; id: string }, limit: number): Promise<any[]> {
  const all: any[] = []
  for (let cursor = ''; ; ) {
    const { body, status } = await officer.asks('GET', `${pathOf(conversation)}/lines?limit=${limit}${cursor}`)
    expect(status).toBe(200)
    all.unshift(...body.lines)
    if (body.next === null) return all
    cursor = `&cursor=${body.next}`
  }
}

const inOrder = (lines: readonly any[]): boolean =>
  lines.every(
    (line, n) => n === 0 || lines[n - 1].at < line.at || (lines[n - 1].at === line.at && lines[n - 1].id < line.id),
  )

let people = 0

test('a thread stands in the order (Zalo’s ms, id), with nothing lost and nothing twice, however it was told', async () => {
  const { oa_id, page_id } = world.district.pages.north
  const officers = { tung: await world.officer('tung'), mai: await world.officer('mai') }

  async function story(steps: readonly Step[]): Promise<void> {
    people += 1
    const person = await world.person(`p${people}`)
    await person.follows()
    await world.settle()
    const [conversation] = (await world.sql<{ page_id: string; id: string }>(
      'select page_id, id from conversations where page_id = $1 order by created_at desc, id desc limit 1',
      [page_id],
    )) as [{ page_id: string; id: string }]
    const written: Written[] = []
    const untold: Written[] = []
    const said: string[] = []
    const tellOf = async (each: Written, times: number): Promise<void> => {
      const statuses = await Promise.all(Array.from({ length: times }, () => tells(world, each.event)))
      expect(new Set(statuses)).toEqual(new Set([200]))
    }
    for (const [n, each] of steps.entries()) {
      if (each.does === 'write') {
        const at = world.simulator.clock.now() - each.ago
        const text = `Cảm ơn cán bộ nhé ${people}.${n}`
        const event = textEvent({ oa_id, user_id: person.zalo_id, at, msg_id: `m${people}.${n}`, text })
        written.push({ at, text, event })
        untold.push({ at, text, event })
      } else if (each.does === 'tell') {
        const [told] = untold.splice(each.which % Math.max(1, untold.length), 1)
        if (told) await tellOf(told, each.times)
      } else if (each.does === 'later') await world.later(each.ms)
      else if (each.does === 'settle') await world.settle()
      else {
        const text = `${each.act} ${people}.${n}`
        const body = each.act === 'replies' || each.act === 'notes' ? { text } : {}
        const { status } = await officers[each.by].does(conversation, each.act, body)
        expect([200, 409]).toContain(status)
        if (status === 200 && 'text' in body) said.push(text)
      }
    }
    for (const each of untold.toReversed()) await tellOf(each, 2)
    await world.settle()

    const lines = await linesOf(officers.tung, conversation, 100)
    expect(inOrder(lines)).toBe(true)
    expect(await linesOf(officers.mai, conversation, 3)).toEqual(lines)
    const heard = lines.filter(line => line.line === 'message' && line.from === 'citizen')
    expect(heard.map(({ at, text }) => `${at} ${text}`).sort()).toEqual(
      written.map(({ at, text }) => `${at} ${text}`).sort(),
    )
    const own = lines.filter(({ line, from }) => line === 'note' || from === 'officer').map(({ text }) => text)
    expect(own.toSorted()).toEqual(said.toSorted())
    expect(new Set(lines.map(({ id }) => id)).size).toBe(lines.length)
    const arrived = await person.hears()
    for (const text of said.filter(each => each.startsWith('replies')))
      expect(arrived.filter(each => each === text)).toHaveLength(1)
  }

  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 40, size: 'max' }), within(9_000, story)),
    {
      numRuns: 12,
      endOnFailure: true,
    },
  )
  expect(people).toBeGreaterThan(1)
})

// --- (b) visibility

interface Grant {
  readonly who: OfficerName
  readonly role: Role
  readonly unit: UnitName
  readonly below: boolean
}
type Turn = { does: 'grant' | 'withdraw'; grant: Grant }

const subjects = ['editor', 'counter', 'binh'] as const satisfies readonly OfficerName[]
const reading: readonly Role[] = ['duty', 'beat', 'counter', 'leader', 'keeper']
const turn: fc.Arbitrary<Turn> = fc.record({
  does: fc.constantFrom('grant', 'grant', 'withdraw'),
  grant: fc.record({
    who: fc.constantFrom(...subjects),
    role: fc.constantFrom(...roles),
    unit: fc.constantFrom(...unitsOf),
    below: fc.boolean(),
  }),
})

const under = (grant: Grant): readonly UnitName[] => (grant.unit === 'lead' && grant.below ? unitsOf : [grant.unit])
const same = (a: Grant, b: Grant): boolean => a.who === b.who && a.role === b.role && a.unit === b.unit

test('an officer sees exactly the conversations of the pages they have a role for, and nothing once it is withdrawn', async () => {
  const { pages, officers } = world.district
  const all: { unit: UnitName; page_id: string; id: string }[] = []
  for (const unit of unitsOf) {
    for (const n of [1, 2]) await (await world.person(`v-${unit}-${n}`, 'Người hỏi', unit)).writes('cho hỏi')
    await world.settle()
    const rows = await world.sql<{ id: string }>('select id from conversations where page_id = $1', [
      pages[unit].page_id,
    ])
    all.push(...rows.map(({ id }) => ({ unit, page_id: pages[unit].page_id, id })))
  }
  const leader = await Listening.of(world.url, await world.officer('leader'))
  const lead = await world.officer('leader')
  const held: Grant[] = [
    { who: 'editor', role: 'editor', unit: 'north', below: false },
    { who: 'counter', role: 'counter', unit: 'north', below: false },
    { who: 'binh', role: 'duty', unit: 'south', below: false },
  ]
  const streams = new Map<OfficerName, Listening>()
  for (const who of subjects) streams.set(who, await Listening.of(world.url, await world.officer(who)))

  async function take({ does, grant }: Turn): Promise<void> {
    const known = held.findIndex(each => same(each, grant))
    if ((does === 'grant') === known >= 0) return
    const { officer_id } = officers[grant.who]
    const { unit_id } = pages[grant.unit]
    await change(world.app.house, machine('story'), async ctx => {
      if (does === 'withdraw') await withdrawRole(ctx, officer_id, grant.role, unit_id)
      else await grantRole(ctx, officer_id, { role: grant.role, unit_id, below: grant.below })
    })
    if (does === 'grant') held.push(grant)
    else held.splice(known, 1)
  }

  /** What the model says this officer reads, and what they may at least know to exist. */
  const reach = (who: OfficerName, able: readonly Role[]): Set<UnitName> =>
    new Set(held.filter(each => each.who === who && able.includes(each.role)).flatMap(under))

  async function judge(who: OfficerName): Promise<void> {
    const officer = await world.officer(who)
    const reads = reach(who, reading)
    const sees = reach(who, roles)
    const mine = all.filter(({ unit }) => reads.has(unit))
    const list = await officer.asks('GET', '/api/conversations?state=all&limit=100')
    if (reads.size === 0) expect(list.status).toBe(403)
    else {
      const shown: string[] = list.body.conversations.map(({ id }: { id: string }) => id)
      const pagesRead = [...reads].map(unit => pages[unit].page_id)
      expect([...new Set(list.body.conversations.map(({ page_id }: any) => page_id))].sort()).toEqual(
        [...pagesRead].sort(),
      )
      expect(mine.filter(({ id }) => !shown.includes(id))).toEqual([])
      const open = list.body.conversations.filter(({ state }: any) => state === 'open').length
      expect(list.body.counts.open).toBe(open)
    }
    for (const each of all) {
      const expected = reads.has(each.unit) ? 200 : sees.has(each.unit) ? 403 : 404
      expect((await officer.asks('GET', pathOf(each))).status, `${who} ${each.unit}`).toBe(expected)
    }
    const listed = await officer.asks('GET', '/api/pages')
    if (sees.size === 0) expect(listed.status).toBe(403)
    else
      expect(listed.body.pages.map(({ page_id }: any) => page_id).sort()).toEqual(
        [...sees].map(unit => pages[unit].page_id).sort(),
      )
  }

  /** Something changes in each unit: who reads there hears of it, nobody else does. */
  async function listensRightly(): Promise<void> {
    const first = unitsOf.map(unit => all.find(each => each.unit === unit) as (typeof all)[number])
    const since = new Map(subjects.map(who => [who, streams.get(who)?.told.length ?? 0]))
    const fence = leader.told.length
    for (const each of first) expect((await lead.does(each, 'notes', { text: 'xem' })).status).toBe(200)
    for (const { id } of first) await leader.until(({ event, data }) => event === 'hint' && data.id === id, fence)
    for (const who of subjects) {
      const stream = streams.get(who) as Listening
      const reads = reach(who, reading)
      for (const { unit, id } of first) {
        const from = since.get(who) ?? 0
        const fits = ({ event, data }: { event: string; data: any }): boolean => event === 'hint' && data.id === id
        if (reads.has(unit)) await stream.until(fits, from)
      }
    }
    await new Promise(resolve => setTimeout(resolve, 60))
    for (const who of subjects) {
      const heard = (streams.get(who) as Listening).told.slice(since.get(who)).filter(({ event }) => event === 'hint')
      const reads = reach(who, reading)
      const kinds = heard.filter(({ data }) => data.kind === 'conversation').map(({ data }) => data.page_id)
      expect(
        kinds.filter(page_id => !unitsOf.some(unit => reads.has(unit) && pages[unit].page_id === page_id)),
      ).toEqual([])
    }
  }

  await fc.assert(
    fc.asyncProperty(
      fc.array(turn, { minLength: 1, maxLength: 6 }),
      within(7_000, async turns => {
        for (const each of turns) await take(each)
        for (const who of subjects) await judge(who)
        await listensRightly()
      }),
    ),
    { numRuns: 12, endOnFailure: true },
  )

  for (const grant of [...held]) await take({ does: 'withdraw', grant })
  for (const who of subjects) await judge(who)
  await listensRightly()
  expect(held).toEqual([])
  leader.stops()
  for (const stream of streams.values()) stream.stops()
})

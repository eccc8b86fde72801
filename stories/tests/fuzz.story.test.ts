// Every event kind and every route, with generated nonsense and near-sense: never a fault, never a crash, nothing lost.

import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { connect } from 'node:net'
import { grantRole, roles } from '@binh-yen/server/modules/officers/officers'
import { change, machine } from '@binh-yen/server/platform/ctx'
import { eventNames } from '@binh-yen/zalo/events'
import { BODY_BYTES } from '@binh-yen/zalo/limits'
import { peek } from '@binh-yen/zalo/peek'
import fc from 'fast-check'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { fixture, fixtures } from '../../zalo/fixtures/read.ts'
import { within } from '../src/bounded.ts'
import { posts, signed, tells, textEvent } from '../src/by-hand.ts'
import { appIds } from '../src/district.ts'
import type { Officer } from '../src/officer.ts'
import { openWorld, type World } from '../src/world.ts'

/** Machine time given to each generated part, ms. */
const allowed = 5_000

let world: World
let tung: Officer
let user_id: string
let oa_id: string
let tick = 0
beforeAll(async () => {
  world = await openWorld('fuzz')
  oa_id = world.district.pages.north.oa_id
  const lan = await world.person('lan')
  await lan.writes('cho em hỏi')
  await world.settle()
  user_id = lan.zalo_id
  tung = await world.officer('tung')
  await change(world.app.house, machine('story'), async ctx => {
    const { unit_id } = world.district.pages.north
    for (const role of roles.filter(each => each !== 'duty'))
      await grantRole(ctx, tung.id, { role, unit_id, below: false })
  })
})
afterAll(() => world.end())
beforeEach(() => {
  tick += 1_000
})

/** Echoes that may be of a send whose answer is still awaited are held for half a minute. */
const heldEchoes = 35_000

type Json = Record<string, any>

/** A fixture as if told by our app of our page and our person, just now. */
function told(file: string): Json {
  const text = fixture(file).toString()
  const ours = text
    .replaceAll(fixtures.app_id, appIds.wards)
    .replaceAll(fixtures.oa_id, oa_id)
    .replaceAll(fixtures.user_id, user_id)
  tick += 1
  return { ...JSON.parse(ours), timestamp: String(world.simulator.clock.now() + tick) }
}

const files = fixtures.events.map(({ file }) => file)
const kept = async (): Promise<unknown[]> =>
  world.sql(
    `select (select count(*) from events) events, (select count(*) from odd_events) odd, (select count(*) from strays) strays`,
  )
const setAside = () =>
  world.sql(`select name, fault from events where state = 'set_aside' union all
             select name, fault from odd_events where state = 'set_aside'`)

/** Every conversation and every line of it can be shown, whatever it is made of. */
async function showsEverything(): Promise<any[]> {
  const all: any[] = []
  for (let cursor = ''; ; ) {
    const { status, body } = await tung.asks('GET', `/api/conversations?state=all&limit=100${cursor}`)
    expect(status).toBe(200)
    for (const { page_id, id } of body.conversations) {
      const lines = await tung.asks('GET', `/api/pages/${page_id}/conversations/${id}/lines?limit=100`)
      expect(lines.status, JSON.stringify(lines.body)).toBe(200)
      all.push(...lines.body.lines)
    }
    if (body.next === null) return all
    cursor = `&cursor=${body.next}`
  }
}

test('every kind there is an example of is taken and handled; what is not supported stands in the thread by its name', async () => {
  expect(new Set(fixtures.events.map(each => each.event_name)).size).toBeGreaterThan(60)
  for (const file of files) expect(await tells(world, told(file)), file).toBe(200)
  for (const event_name of [...eventNames, 'user_waved_from_the_future'])
    expect(await tells(world, { ...told('events/unknown.json'), event_name }), event_name).toBe(200)
  await world.settle()
  await world.later(heldEchoes)
  await world.settle()
  expect(await setAside()).toEqual([])
  expect(await world.sql(`select name from events where state = 'due'`)).toEqual([])

  const lines = await showsEverything()
  const kinds = new Set(lines.flatMap(line => (line.line === 'message' && line.from === 'citizen' ? [line.kind] : [])))
  for (const kind of ['gif', 'link', 'voice', 'video', 'sticker', 'contact', 'file', 'info', 'call'])
    expect(kinds).toContain(kind)
  const unsupported = lines.filter(line => line.line === 'message' && line.from === 'citizen' && !line.supported)
  const shown = new Set(unsupported.map(({ kind }) => kind))
  expect(shown).toContain('user_waved_from_the_future')
  expect(shown).toContain('user_click_chatnow')
  const metrics = await (await fetch(`${world.url}/metrics`)).text()
  expect(Number(/binh_yen_events_unsupported (\d+)/.exec(metrics)?.[1])).toBeGreaterThanOrEqual(unsupported.length)
})

/** Places in a body, deepest last. */
function placesIn(value: unknown, path: (string | number)[] = []): (string | number)[][] {
  if (typeof value !== 'object' || value === null) return [path]
  const inner = Object.entries(value).flatMap(([key, each]) => placesIn(each, [...path, key]))
  return path.length === 0 ? inner : [path, ...inner]
}

interface Edit {
  readonly place: number
  readonly act: 'set' | 'drop' | 'wrap' | 'add'
  readonly value: unknown
}

function edited(body: Json, { place, act, value }: Edit): Json {
  const places = placesIn(body)
  const path = places[place % Math.max(1, places.length)]
  const last = path?.at(-1)
  if (!path || last === undefined) return body
  const holder = path.slice(0, -1).reduce<any>((at, key) => at[key], body)
  if (act === 'drop') delete holder[last]
  else if (act === 'wrap') holder[last] = [holder[last], value]
  else if (act === 'add' && !Array.isArray(holder)) holder[`${last}_x`] = value
  else holder[last] = value
  return body
}

const odd = fc.constantFrom<unknown>(
  '', ' ', '\0', '\ud800', 'x'.repeat(70_000), '<script>', "' or 1=1 --", '__proto__', -1, 0, 1e308, 2 ** 53, null, true,
  [], {}, '99910000000000002', '-1', '1e9', '9999999999999999999', 'https://localhost:1/a.jpg', 'file:///etc/passwd',
) // biome-ignore format: a list
const value = fc.oneof(odd, fc.jsonValue({ maxDepth: 3 }), fc.string({ unit: 'grapheme', maxLength: 200 }))
const edit = fc.record({
  place: fc.nat(200),
  act: fc.constantFrom('set', 'drop', 'wrap', 'add'),
  value,
}) as fc.Arbitrary<Edit>
const anEvent = fc.record({ file: fc.constantFrom(...files), edits: fc.array(edit, { minLength: 1, maxLength: 4 }) })

test('bodies changed anywhere are refused as unsigned or malformed, or taken and handled; none is set aside', async () => {
  let taken = 0
  await fc.assert(
    fc.asyncProperty(
      anEvent,
      within(allowed, async ({ file, edits }) => {
        const body = edits.reduce(edited, told(file))
        const { raw, header } = signed(body)
        const peeked = peek(raw)
        const expected = !peeked.ok ? [400, 413] : peeked.peek.app_id === appIds.wards ? [200] : [401]
        expect(expected).toContain(await posts(world, raw, header))
        if (expected[0] === 200) taken += 1
        if (taken % 50 === 49) await world.settle()
      }),
    ),
    { numRuns: 250 },
  )
  expect(taken).toBeGreaterThan(10)
  await world.settle()
  expect(await setAside()).toEqual([])
  await showsEverything()
})

const openapi = readFileSync(new URL('../../server/openapi.json', import.meta.url), 'utf8')
const known = [...new Set([...openapi.matchAll(/"(\w{2,16})": ?\{\s*"type"/g)].map(match => match[1] as string))]
const routes = (
  JSON.parse(readFileSync(new URL('../../server/permissions.json', import.meta.url), 'utf8')) as { route: string }[]
).map(({ route }) => route)

const headerText = fc.string({
  unit: fc.integer({ min: 0x20, max: 0x7e }).map(each => String.fromCharCode(each)),
  maxLength: 60,
})
const header = fc.dictionary(
  fc.constantFrom(
    'content-type',
    'idempotency-key',
    'accept-language',
    'accept',
    'origin',
    'cookie',
    'if-none-match',
    'range',
    'x-forwarded-for',
    'by-background',
  ),
  fc.oneof(headerText, fc.constantFrom('application/json', 'image/png', 'text/html', '*/*', 'en', 'null', 'bytes=0-1')),
  { maxKeys: 3 },
)
const request = fc.record({
  own: fc.boolean(),
  id: fc.oneof(fc.uuid(), fc.webSegment({ size: 'small' }), fc.constantFrom('', '..', '%00', '%E0%A4%A', 'null')),
  query: fc.dictionary(fc.constantFrom(...known, 'cursor', 'limit', 'state', 'page_id'), fc.string({ maxLength: 60 }), {
    maxKeys: 3,
  }),
  body: fc.oneof(fc.dictionary(fc.constantFrom(...known), value, { maxKeys: 4 }), value),
  bytes: fc.option(fc.uint8Array({ maxLength: 80 }), { freq: 4 }),
  header,
  signedIn: fc.boolean(),
})

/** Those that would end or lock the session that the rest is asked with. */
const leaving = ['POST /api/session/end', 'POST /api/session/lock', 'POST /api/session/unlock', 'POST /api/session']

test('every route answers whatever it is asked, and never with a fault', async () => {
  const [conversation] = await tung.list('state=all')
  const statuses = new Map<number, number>()
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...routes),
      request,
      within(allowed, async (route, { own, id, query, body, bytes, header: odd_headers, signedIn }) => {
        const [method = '', path = ''] = route.split(' ')
        const there = path
          .replace(':page_id', own ? conversation.page_id : id)
          .replace(/:\w+/, own ? conversation.id : id)
        const stop = new AbortController()
        const reply = await fetch(`${world.url}${there}?${method === 'GET' ? new URLSearchParams(query) : ''}`, {
          method,
          headers: {
            'content-type': 'application/json',
            'idempotency-key': randomUUID(),
            ...(signedIn && !leaving.includes(route) ? { cookie: tung.cookie } : {}),
            ...odd_headers,
          },
          ...(method === 'POST' ? { body: bytes ? new Uint8Array(bytes) : JSON.stringify(body) } : {}),
          signal: stop.signal,
        })
        statuses.set(reply.status, (statuses.get(reply.status) ?? 0) + 1)
        if (path !== '/api/live') {
          const answer = await reply.text()
          expect(reply.status, `${route} ${answer}`).toBeLessThan(500)
          if (reply.status >= 400) expect(JSON.parse(answer).error.vi.length).toBeGreaterThan(10)
        }
        stop.abort()
      }),
    ),
    { numRuns: 600 },
  )
  for (const status of [200, 401, 404, 422]) expect(statuses.get(status) ?? 0, String(status)).toBeGreaterThan(0)
})

test('what no event can be is refused, and nothing of it is kept', async () => {
  const before = await kept()
  const good = (more: object = {}): Json => ({
    ...textEvent({ oa_id, user_id, at: world.simulator.clock.now(), msg_id: 'never', text: 'không giữ' }),
    ...more,
  })
  const deep = (levels: number): string => `{"app_id":"${appIds.wards}","a":${'['.repeat(levels)}${']'.repeat(levels)}}`
  const { raw, header: right } = signed(good())
  const large = signed(good({ pad: 'x'.repeat(BODY_BYTES) }))
  const cases: [string, Buffer | string, string | undefined, number][] = [
    ['oversized', large.raw, large.header, 413],
    ['nested too deep', deep(40), right, 400],
    ['nested far too deep', deep(100_000), right, 400],
    ['not UTF-8', Buffer.concat([raw.subarray(0, 40), Buffer.from([0xff, 0xfe]), raw.subarray(40)]), right, 400],
    ['not JSON', raw.subarray(0, -1), right, 400],
    ['not an object', '[1]', right, 400],
    ['nothing', '', right, 400],
    ['unsigned', raw, undefined, 401],
    ['wrongly signed', raw, `mac=${'0'.repeat(64)}`, 401],
    ['signed by another', raw, signed(good(), 'a secret of somebody').header, 401],
    ['changed after signing', Buffer.from(raw.toString().replace('không', 'khong')), right, 401],
    ['of an unknown app', signed(good({ app_id: '1' })).raw, signed(good({ app_id: '1' })).header, 401],
  ]
  for (const [what, body, mac, status] of cases) expect(await posts(world, body, mac), what).toBe(status)
  expect(await kept()).toEqual(before)
})

test('an event of a page nobody knows is kept once, sealed, and operators see how many', async () => {
  const operations = async () => (await tung.asks('GET', '/api/operations')).body.intake
  const before = (await operations()).strays
  const at = world.simulator.clock.now()
  const event = textEvent({
    oa_id: '99910000000099999',
    user_id: '4488712093316650',
    at,
    msg_id: 'stray',
    text: 'lạc đường',
  })
  for (let twice = 0; twice < 2; twice += 1) expect(await tells(world, event)).toBe(200)
  expect((await operations()).strays).toBe(before + 1)
  for (const { raw } of await world.sql<{ raw: Buffer }>('select raw from strays')) {
    expect(raw.includes('lạc đường')).toBe(false)
    expect(raw.includes('4488712093316650')).toBe(false)
  }
})

const said = (port: number, bytes: Buffer): Promise<string> =>
  new Promise(resolve => {
    let answer = ''
    const socket = connect(port, 'localhost', () => socket.end(bytes))
    socket.on('data', part => (answer += part.toString('latin1')))
    for (const end of ['close', 'error']) socket.on(end, () => resolve(answer))
    socket.setTimeout(2_000, () => socket.destroy())
  })

test('what is not HTTP does not end the server, which answers still', async () => {
  const port = Number(new URL(world.url).port)
  const lines = fc.oneof(
    fc.uint8Array({ maxLength: 300 }).map(bytes => Buffer.from(bytes)),
    fc.string({ maxLength: 80 }).map(text => Buffer.from(`GET /${text} HTTP/1.1\r\n${text}: ${text}\r\n\r\n`)),
    fc.constantFrom(
      Buffer.from(`GET / HTTP/1.1\r\nHost: a\r\nX: ${'y'.repeat(20_000)}\r\n\r\n`),
      Buffer.from('POST /zalo/webhook HTTP/1.1\r\nHost: a\r\nContent-Length: 99\r\n\r\n{'),
      Buffer.from(
        'POST /zalo/webhook HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\nContent-Length: 3\r\n\r\nzz\r\n',
      ),
    ),
  )
  await fc.assert(
    fc.asyncProperty(
      lines,
      within(allowed, async bytes => {
        expect(await said(port, bytes)).not.toMatch(/^HTTP\/1.1 5/)
      }),
    ),
    { numRuns: 60 },
  )
  expect((await fetch(`${world.url}/health/ready`)).status).toBe(200)
  const lan = await world.person('lan')
  await lan.writes('vẫn còn đó chứ')
  await world.settle()
  expect((await showsEverything()).some(line => line.text === 'vẫn còn đó chứ')).toBe(true)
})

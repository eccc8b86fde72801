import { afterAll, beforeAll, expect, test } from 'vitest'
import { openWorld, type World } from '../src/world.ts'

let world: World
beforeAll(async () => {
  world = await openWorld('order')
})
afterAll(() => world.end())

const minute = 60_000
const words = (lines: any[], from = 'citizen'): string[] =>
  lines.filter(line => line.line === 'message' && line.from === from).map(line => line.text)

test('messages stand in the order they were written though their events come shuffled and twice', async () => {
  const lan = await world.person('lan')
  await world.mischief({ seed: 7, people: { lan: ['shuffle', 'twice'] } })
  const written = ['một', 'hai', 'ba', 'bốn', 'năm', 'sáu', 'bảy', 'tám']
  for (const word of written) {
    await lan.writes(word)
    await world.later(1_000)
  }
  await world.settle()
  await world.later(5 * minute)
  await world.settle()
  const tung = await world.officer('tung')
  const [conversation] = await tung.list()
  expect(words(await tung.lines(conversation))).toEqual(written)
  expect(conversation.unread).toBe(written.length)
  await world.mischief({})
})

test('an event that comes late is filed in its place and the assistant says nothing because of it', async () => {
  const hoa = await world.person('hoa')
  await world.mischief({ people: { hoa: ['late'] }, late_ms: 10 * minute })
  await hoa.writes('câu đầu tiên')
  await world.mischief({})
  await world.later(minute)
  await hoa.writes('câu thứ hai')
  await world.settle()
  const said = (await hoa.hears()).length
  expect(said).toBe(1)

  await world.later(15 * minute)
  await world.settle()
  expect((await hoa.hears()).length).toBe(said)
  const tung = await world.officer('tung')
  const conversation = (await tung.list()).find(each => each.unread === 2)
  expect(words(await tung.lines(conversation))).toEqual(['câu đầu tiên', 'câu thứ hai'])
})

test('a lost event comes again by Zalo’s own retries and is filed once', async () => {
  const minh = await world.person('minh')
  await world.mischief({ people: { minh: ['status_500'] } })
  await minh.writes('có ai ở đó không')
  await world.settle()
  await world.mischief({})
  await world.later(60 * minute)
  await world.settle()
  const tung = await world.officer('tung')
  const all = await Promise.all((await tung.list()).map(conversation => tung.lines(conversation)))
  expect(all.flatMap(lines => words(lines)).filter(text => text === 'có ai ở đó không')).toHaveLength(1)
})

test('a wrongly signed event is refused and leaves nothing', async () => {
  const before = await world.sql('select count(*) from events')
  const body = JSON.stringify({ app_id: '99900000000000002', event_name: 'user_send_text', timestamp: '1' })
  for (const headers of [{}, { 'x-zevent-signature': `mac=${'0'.repeat(64)}` }]) {
    const reply = await fetch(`${world.url}/zalo/webhook`, {
      method: 'POST',
      body,
      headers: { 'content-type': 'application/json', ...headers } as Record<string, string>,
    })
    expect(reply.status).toBe(401)
  }
  expect(await world.sql('select count(*) from events')).toEqual(before)
  const metrics = await (await fetch(`${world.url}/metrics`)).text()
  expect(metrics).toMatch(/binh_yen_webhook_unsigned 2/)
})

test('a kind that is not supported yet stands in the thread by its name, and nothing of it is lost', async () => {
  const an = await world.person('an')
  await an.sendsOther('user_send_hologram', { attachments: [{ type: 'hologram', payload: { id: '17' } }] })
  await an.sendsOther('user_click_chatnow')
  await world.settle()
  const tung = await world.officer('tung')
  const conversation = (await tung.list()).find(each => each.last_line.kind === 'user_click_chatnow')
  const lines = (await tung.lines(conversation)).filter(line => line.from === 'citizen')
  expect(lines.map(({ kind, supported }) => ({ kind, supported }))).toEqual([
    { kind: 'user_send_hologram', supported: false },
    { kind: 'user_click_chatnow', supported: false },
  ])
  const bodies = await world.sql('select body is not null as kept from messages where kind = $1', [
    'user_send_hologram',
  ])
  expect(bodies).toEqual([{ kept: true }])
  expect(await (await fetch(`${world.url}/metrics`)).text()).toMatch(/binh_yen_events_unsupported 2/)
})

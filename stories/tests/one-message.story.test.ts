import { afterAll, beforeAll, expect, test } from 'vitest'
import { openWorld, type World } from '../src/world.ts'

let world: World
beforeAll(async () => {
  world = await openWorld('one_message')
})
afterAll(() => world.end())

test('a citizen writes, an officer sees it and answers, the citizen reads the answer', async () => {
  const lan = await world.person('lan', 'Nguyễn Thị Lan')
  await lan.writes('cho em hoi lam can cuoc can giay to gi a')
  await world.settle()

  const tung = await world.officer('tung')
  const [conversation] = await tung.list()
  expect(conversation).toMatchObject({ state: 'open', unread: 1, claimed_by: null })
  expect(conversation.window.open).toBe(true)

  const answer = await tung.replies(conversation, 'Dạ, anh/chị mang theo thẻ cũ nếu có ạ.')
  expect(answer.status).toBe(200)
  await world.settle()
  expect((await lan.hears()).at(-1)).toBe('Dạ, anh/chị mang theo thẻ cũ nếu có ạ.')

  await lan.looks()
  await world.settle()
  const lines = await tung.lines(conversation)
  expect(lines.filter(line => line.line === 'message').map(line => line.from)).toEqual(['citizen', 'bot', 'officer'])
  expect(lines.at(-1).delivery).toMatchObject({ state: 'sent', fault: null })
  expect(lines.at(-1).delivery.seen_at).not.toBeNull()
})

test('the list goes on showing the person’s words though the assistant spoke after them; reading clears the mark', async () => {
  const hoa = await world.person('hoa')
  await hoa.writes('em hỏi giờ làm việc ạ')
  await world.settle()
  const tung = await world.officer('tung')
  const conversation = (await tung.list()).find(each => each.last_line.words === 'em hỏi giờ làm việc ạ')
  expect(conversation).toMatchObject({ unread: 1, last_line: { from: 'citizen' } })
  const newest = (await tung.lines(conversation)).findLast((line: any) => line.line === 'message')
  expect(newest.from).toBe('bot')
  expect((await tung.does(conversation, 'read', { up_to: newest.id })).body).toMatchObject({ unread: 0 })
})

test('a running process says that it is ready; after a newer schema came it says what is not', async () => {
  const ready = async () => {
    const reply = await fetch(`${world.url}/health/ready`)
    return { status: reply.status, body: await reply.json() }
  }
  const checks = { database: true, schema: true, presence: true, loops: true }
  expect(await ready()).toEqual({ status: 200, body: { ready: true, checks } })
  await world.sql(`insert into schema_migrations values (9999, '9999-newer.sql', 'x', 0)`)
  const newer = 'The database has had 9999-newer.sql, which this program does not know.'
  expect(await ready()).toEqual({ status: 503, body: { ready: false, checks: { ...checks, schema: newer } } })
  await world.sql('delete from schema_migrations where number = 9999')
  expect((await ready()).status).toBe(200)
})

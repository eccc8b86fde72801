import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { testChannel } from '../../../tools/test-channel.ts'
import { type TestHouse, testHouse } from '../../../tools/test-house.ts'
import { day, hour, minute } from '../../platform/clock.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { newId } from '../../platform/ids.ts'
import { bePresent, type Presence } from '../../platform/liveness.ts'
import type { Loop } from '../../platform/loop.ts'
import { Refusal } from '../../platform/refusal.ts'
import { interacted as interactedWith, meet } from '../citizens/citizens.ts'
import { addApp, addPage, attachTokens, getPage, type Priority, setPageMode, takeBudget } from '../pages/pages.ts'
import { startThread } from '../threads/threads.ts'
import type { Content } from './channel.ts'
import { contentMac } from './content-mac.ts'
import {
  deliveriesOf,
  type DeliveryState,
  heardEcho,
  interacted,
  received,
  resend,
  seen,
  send,
  sendMany,
  startSending,
  withdraw,
} from './deliveries.ts'

let t: TestHouse
let channel: ReturnType<typeof testChannel>
let presence: Presence
let loops: Loop[]
const words = new Map<string, string>()
let app_id: string
let page_id: string
let number = 0

const contents = async (_ctx: Ctx, _page: string, ids: readonly string[]): Promise<Map<string, Content>> =>
  new Map(ids.flatMap(id => (words.has(id) ? [[id, { kind: 'text', text: words.get(id) as string }]] : [])))

beforeAll(async () => {
  t = await testHouse('deliveries')
})
afterAll(() => t.stop())

/** Each test has an app, a page, a channel and a sending process of its own. */
beforeEach(async () => {
  number += 1
  await t.run(async ctx => {
    app_id = await addApp(ctx, { zalo_app_id: `a${number}`, name: 'Ứng dụng', secret: 's', webhook_secret: 'w' })
    page_id = await aPage(ctx)
  })
  channel = testChannel(() => t.house.clock.now())
  await begin()
  return end
})

async function begin(): Promise<void> {
  presence = await bePresent(t.appUrl, () => undefined)
  loops = startSending({ house: t.house, presence, channel, contents })
}
async function end(): Promise<void> {
  await Promise.all(loops.map(loop => loop.stop()))
  await presence.leave()
}

async function aPage(ctx: Ctx): Promise<string> {
  const id = await addPage(ctx, { name: 'Trang', app_id: app_id as never, oa_id: newId(ctx.now) })
  await attachTokens(ctx, id, { access_token: 'a', refresh_token: 'r', expires_in: 365 * day })
  return id
}

interface Person {
  readonly page_id: string
  readonly address_id: string
  readonly thread_id: string
}

/** Somebody who wrote `ago` ms ago. */
async function person(ago = 0, on = page_id): Promise<Person> {
  return t.run(async ctx => {
    const { address } = await meet(ctx, on, { zalo_id: newId(ctx.now), at: ctx.now })
    await interactedWith(ctx, on, address.id, ctx.now - ago)
    return { page_id: on, address_id: address.id, thread_id: await startThread(ctx, on, 'conversation') }
  })
}

interface How {
  readonly priority?: Priority
  readonly told_by?: 'officer' | 'flow'
  readonly wait?: boolean
}

async function say(to: Person, text: string, how: How = {}) {
  return t.run(async ctx => {
    const message_id = newId(ctx.now)
    words.set(message_id, text)
    const { priority = 'chat', told_by = 'officer', wait = false } = how
    const content_mac = contentMac(ctx.keys, 'text', text)
    const made = await send(ctx, { ...to, message_id, kind: 'text', priority, told_by, wait, content_mac })
    return { ...made, message_id }
  })
}

const lineOf = async (said: { message_id: string }) =>
  (await t.run(ctx => deliveriesOf(ctx, page_id, [said.message_id]))).get(said.message_id)
const stateOf = async (said: { message_id: string }): Promise<DeliveryState | undefined> => (await lineOf(said))?.state

async function settle(): Promise<void> {
  for (let quiet = 0; quiet < 2; ) {
    let moved = false
    for (const loop of loops) if (await loop.settle()) moved = true
    quiet = moved ? 0 : quiet + 1
  }
}
async function later(ms: number): Promise<void> {
  t.house.clock.stand(t.house.clock.offset() + ms)
  for (const loop of loops) loop.wake()
  await settle()
}
const texts = (): string[] => channel.letters.map(letter => letter.text)
const echo = (to: Person, outside_id: string, text: string, by_admin = false) =>
  t.run(ctx =>
    heardEcho(ctx, {
      page_id: to.page_id,
      address_id: to.address_id,
      zalo_msg_id: outside_id,
      content_mac: contentMac(ctx.keys, 'text', text),
      by_admin,
      at: ctx.now,
    }),
  )

test('a reply leaves, is received and is seen', async () => {
  const lan = await person()
  const said = await say(lan, 'Dạ, mời anh/chị mang theo thẻ căn cước.')
  await settle()
  expect(texts()).toEqual(['Dạ, mời anh/chị mang theo thẻ căn cước.'])
  expect(await lineOf(said)).toMatchObject({ state: 'sent', delivered_at: null, fault: null, may: [] })
  await t.run(ctx => received(ctx, page_id, ['m1'], ctx.now))
  expect(await lineOf(said)).toMatchObject({ delivered_at: expect.any(Number), seen_at: null })
  await t.run(ctx => seen(ctx, page_id, ['m1'], ctx.now))
  expect((await lineOf(said))?.seen_at).toEqual(expect.any(Number))
})

test('a receipt that is faster than the reply of its call is told again later, an old one is let go', async () => {
  expect(await t.run(ctx => received(ctx, page_id, ['m9'], ctx.now))).toEqual({ later: expect.any(Number) })
  expect(await t.run(ctx => received(ctx, page_id, ['m9'], ctx.now - minute))).toBeUndefined()
})

test('outside the window an officer is refused with when it closed, and may let it wait for the next message', async () => {
  const lan = await person(8 * day)
  const closed = await say(lan, 'Chào anh/chị').catch((error: unknown) => error)
  expect(closed).toBeInstanceOf(Refusal)
  expect(closed).toMatchObject({ code: 'window_closed', details: { until: expect.any(Number) } })
  const said = await say(lan, 'Chào anh/chị', { wait: true })
  await settle()
  expect(await lineOf(said)).toMatchObject({ state: 'waiting', may: ['delivery.withdraw'] })
  expect(texts()).toEqual([])
  await t.run(async ctx => {
    await interactedWith(ctx, page_id, lan.address_id, ctx.now)
    await interacted(ctx, page_id, lan.address_id)
  })
  await settle()
  expect(await stateOf(said)).toBe('sent')
})

test('a delivery whose window closes while it is due waits', async () => {
  const lan = await person(7 * day - minute)
  const calls: string[] = []
  channel.answer(call => (calls.push(call.to.id), { kind: 'later', fault: 'unreachable' }))
  const said = await say(lan, 'Chào anh/chị')
  await settle()
  expect(await lineOf(said)).toMatchObject({ state: 'due', fault: { code: 'unreachable' } })
  const before = calls.length
  await later(hour)
  expect(await stateOf(said)).toBe('waiting')
  expect(calls.length).toBe(before)
})

test('the channel itself may know that the window is closed', async () => {
  channel.answer(() => ({ kind: 'window_closed' }))
  const said = await say(await person(), 'Chào anh/chị')
  await settle()
  expect(await lineOf(said)).toMatchObject({ state: 'waiting', fault: { code: 'window_closed' } })
})

test('replies of one thread leave in their order, though the first has to be tried again', async () => {
  const lan = await person()
  let refusals = 2
  channel.answer(() => (refusals-- > 0 ? { kind: 'later', fault: 'unreachable' } : undefined))
  const said = [await say(lan, 'một'), await say(lan, 'hai'), await say(lan, 'ba')]
  await settle()
  expect(texts()).toEqual([])
  for (let i = 0; i < 4; i += 1) await later(minute)
  expect(texts()).toEqual(['một', 'hai', 'ba'])
  for (const each of said) expect(await stateOf(each)).toBe('sent')
})

test('what a dead process was sending is unknown, and its echo makes it sent', async () => {
  const lan = await person()
  const release = channel.hold()
  const said = await say(lan, 'Công an phường xin chào')
  await expect.poll(() => channel.held).toBe(1)
  expect(await stateOf(said)).toBe('sending')
  const dead = loops
  await presence.leave() // the lock goes as if the process had died
  await begin()
  await settle()
  expect(await lineOf(said)).toMatchObject({ state: 'unknown', may: ['delivery.resend', 'delivery.withdraw'] })
  expect(await echo(lan, 'z1', 'Công an phường xin chào')).toBe('ours')
  expect(await stateOf(said)).toBe('sent')
  expect(await echo(lan, 'z1', 'Công an phường xin chào')).toBe('ours')
  release()
  await Promise.all(dead.map(loop => loop.stop()))
})

test('a moved clock never takes a live send for a dead one', async () => {
  const lan = await person()
  const release = channel.hold()
  const said = await say(lan, 'Xin chào')
  await expect.poll(() => channel.held).toBe(1)
  expect(await stateOf(said)).toBe('sending')
  t.house.clock.stand(t.house.clock.offset() + 3 * day)
  await loops[1]?.settle()
  expect(await stateOf(said)).toBe('sending')
  release()
  await settle()
  expect(await stateOf(said)).toBe('sent')
})

test('an unknown one is found in the channel itself', async () => {
  channel.answer(() => 'lost')
  const said = await say(await person(), 'Xin chào')
  await settle()
  expect(await stateOf(said)).toBe('unknown')
  channel.deaf = true
  await later(minute)
  expect(await stateOf(said)).toBe('unknown')
  channel.deaf = false
  await later(5 * minute)
  expect(await stateOf(said)).toBe('sent')
  expect(texts()).toEqual(['Xin chào'])
})

test('absent there, an urgent one goes once more and no more', async () => {
  let calls = 0
  channel.answer(() => ((calls += 1), { kind: 'unsure', fault: 'unsure' }))
  const said = await say(await person(), 'Khẩn', { priority: 'urgent', told_by: 'flow' })
  await settle()
  await later(minute)
  await later(minute)
  await later(minute)
  expect(calls).toBe(2)
  expect(await lineOf(said)).toMatchObject({ state: 'unknown', fault: { code: 'unanswered' } })
})

test('absent there, a reply asks the officer, who sends it again; when both arrive after all no line is typed by hand', async () => {
  const lan = await person()
  channel.answer(() => ({ kind: 'unsure', fault: 'unsure' }))
  const said = await say(lan, 'Xin chào')
  await settle()
  await later(minute)
  expect(await lineOf(said)).toMatchObject({ state: 'unknown', may: ['delivery.resend', 'delivery.withdraw'] })
  channel.answer(() => undefined)
  await t.run(ctx => resend(ctx, page_id, said.id))
  await settle()
  expect(await stateOf(said)).toBe('sent')
  expect(await echo(lan, 'm1', 'Xin chào')).toBe('ours')
  expect(await echo(lan, 'late', 'Xin chào')).toBe('ours')
  await expect(t.run(ctx => resend(ctx, page_id, said.id))).rejects.toMatchObject({ code: 'not_now' })
})

test('a broadcast nobody can find is left', async () => {
  channel.answer(() => ({ kind: 'unsure', fault: 'unsure' }))
  const said = await say(await person(), 'Thông báo', { priority: 'broadcast', told_by: 'flow' })
  await settle()
  await later(minute)
  await later(hour)
  const { rows } = await t.owner.query('select state, again, fault from deliveries where id = $1', [said.id])
  expect(rows).toEqual([{ state: 'unknown', again: 0, fault: 'unanswered' }])
})

test('while a call is under way its echo is known by its words, another is held, and an admin is an admin', async () => {
  const lan = await person()
  const release = channel.hold()
  const said = await say(lan, 'Xin chào')
  await expect.poll(() => channel.held).toBe(1)
  expect(await stateOf(said)).toBe('sending')
  expect(await echo(lan, 'z7', 'gõ tay')).toBe('hold')
  expect(await echo(lan, 'z8', 'Xin chào', true)).toBe('typed')
  expect(await echo(lan, 'z9', 'Xin cha\u0300o')).toBe('ours')
  expect(await stateOf(said)).toBe('sent')
  release()
  await settle()
  expect(await stateOf(said)).toBe('sent')
  expect(await echo(lan, 'z7', 'gõ tay')).toBe('typed')
})

test('a refusal that will not change fails with its phrase, and the person who takes no messages is marked', async () => {
  channel.answer(() => ({ kind: 'refused', fault: 'blocked_by_person', blocked: true }))
  const said = await say(await person(), 'Xin chào')
  await settle()
  expect(await lineOf(said)).toMatchObject({
    state: 'failed',
    fault: { code: 'blocked_by_person', phrase: 'Người dân đã chặn tin của trang.' },
  })
})

test('a page Zalo stops is stopped for all, and what is due stays due', async () => {
  channel.answer(() => ({ kind: 'page_stopped', fault: 'permission_missing', state: 'needs_consent' }))
  const said = await say(await person(), 'Xin chào')
  await settle()
  expect(await t.run(ctx => getPage(ctx, page_id))).toMatchObject({
    state: 'needs_consent',
    state_reason: 'permission_missing',
  })
  await later(hour)
  expect(await stateOf(said)).toBe('due')
  channel.answer(() => undefined)
  await t.run(ctx => attachTokens(ctx, page_id, { access_token: 'b', refresh_token: 's', expires_in: day }))
  await settle()
  expect(await stateOf(said)).toBe('sent')
})

test('"too many" rests the app, but never an urgent delivery', async () => {
  let first = true
  channel.answer(() => {
    if (!first) return undefined
    first = false
    return { kind: 'too_many' }
  })
  const chat = await say(await person(), 'thường')
  await settle()
  const urgent = await say(await person(), 'khẩn', { priority: 'urgent' })
  await settle()
  expect([await stateOf(chat), await stateOf(urgent)]).toEqual(['due', 'sent'])
  await later(minute)
  expect(await stateOf(chat)).toBe('sent')
})

test('urgent leaves before chat before notice before broadcast, and pages take turns', async () => {
  const other = await t.run(aPage)
  const nothingLeft = await t.run(ctx => takeBudget(ctx, app_id, 4_000, 'urgent'))
  expect(nothingLeft).toBe(4_000)
  const people = [await person(0, page_id), await person(0, other)] as const
  for (const priority of ['broadcast', 'notice', 'chat', 'urgent'] as const)
    for (const to of people) await say(to, priority, { priority, told_by: 'flow' })
  await settle()
  expect(texts()).toEqual([])
  await later(2 * minute)
  expect(texts()).toEqual(['urgent', 'urgent', 'chat', 'chat', 'notice', 'notice', 'broadcast', 'broadcast'])
  expect(new Set(channel.letters.slice(0, 2).map(letter => letter.page_id)).size).toBe(2)
})

test('a mass send reaches everybody once, outside the window it waits, and an urgent one overtakes it', async () => {
  const people = await Promise.all(Array.from({ length: 40 }, () => person()))
  const late = await person(8 * day)
  const message_id = await t.run(async ctx => {
    const id = newId(ctx.now)
    words.set(id, 'Cảnh báo lừa đảo')
    const recipients = [
      people.map(each => ({ address_id: each.address_id, thread_id: null, last_interaction_at: ctx.now })),
      [{ address_id: late.address_id, thread_id: null, last_interaction_at: ctx.now - 8 * day }],
    ]
    const made = await sendMany(ctx, {
      page_id,
      message_id: id,
      kind: 'text',
      priority: 'broadcast',
      content_mac: contentMac(ctx.keys, 'text', 'Cảnh báo lừa đảo'),
      recipients,
    })
    expect(made).toBe(41)
    return id
  })
  await settle()
  expect(new Set(channel.letters.map(letter => letter.to)).size).toBe(40)
  expect(channel.letters.length).toBe(40)
  const { rows } = await t.owner.query(
    'select state, count(*)::int from deliveries where message_id = $1 group by 1 order by 1',
    [message_id],
  )
  expect(rows).toEqual([
    { state: 'sent', count: 40 },
    { state: 'waiting', count: 1 },
  ])
})

test('a listening page sends nothing: officers are refused, what a flow says ends there', async () => {
  const lan = await person()
  await t.run(ctx => setPageMode(ctx, page_id, 'listening'))
  await expect(say(lan, 'Xin chào')).rejects.toMatchObject({ code: 'page_listening' })
  const said = await say(lan, 'Xin chào', { told_by: 'flow' })
  await settle()
  expect(await stateOf(said)).toBe('withdrawn')
  expect(texts()).toEqual([])
})

test('what waits can be withdrawn, what is sent cannot', async () => {
  const lan = await person(8 * day)
  const said = await say(lan, 'Xin chào', { wait: true })
  await t.run(ctx => withdraw(ctx, page_id, said.id))
  expect(await stateOf(said)).toBe('withdrawn')
  await expect(t.run(ctx => withdraw(ctx, page_id, said.id))).rejects.toMatchObject({ code: 'not_now' })
})

test('two processes never send the same delivery', async () => {
  const second = await bePresent(t.appUrl, () => undefined)
  const others = startSending({ house: t.house, presence: second, channel, contents })
  const people = await Promise.all(Array.from({ length: 30 }, () => person()))
  for (const to of people) await say(to, `cho ${to.address_id}`)
  await Promise.all([...loops, ...others].map(loop => loop.settle()))
  await settle()
  await Promise.all(others.map(loop => loop.stop()))
  await second.leave()
  expect(channel.letters.length).toBe(30)
  expect(new Set(texts()).size).toBe(30)
})

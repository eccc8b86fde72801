// Signing in, the locked screen and the end of a session, as an officer and a stranger meet them.

import { randomUUID } from 'node:crypto'
import { setPolicy } from '@binh-yen/server/modules/units/units'
import { change, machine } from '@binh-yen/server/platform/ctx'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { Listening } from '../src/listening.ts'
import { type Answer, freshCode, type Officer, pathOf } from '../src/officer.ts'
import { openWorld, type World } from '../src/world.ts'

const minute = 60_000
const hour = 60 * minute

let world: World
let tung: Officer
let conversation: { page_id: string; id: string }
beforeAll(async () => {
  world = await openWorld('session')
  await change(world.app.house, machine('story'), async ctx => {
    await setPolicy(ctx, 'idle_lock_minutes', 15, { source: 'story' })
    await setPolicy(ctx, 'session_hours', 12, { source: 'story' })
  })
  await world.later(1_000)
  await (await world.person('lan')).writes('cho em hỏi đường tới trụ sở')
  await world.settle()
  tung = await world.officer('tung')
  conversation = (await tung.list())[0]
})
afterAll(() => world.end())

async function post(path: string, body: object, headers: Record<string, string> = {}): Promise<Answer> {
  const reply = await fetch(`${world.url}${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'idempotency-key': randomUUID(), ...headers },
    body: JSON.stringify(body),
  })
  return { status: reply.status, body: await reply.json() }
}
const signIn = (login: string, password: string, code: string): Promise<Answer> =>
  post('/api/session', { login, password, code })

/** What a stranger learns from an answer. */
const told = ({ status, body: { error } }: Answer) => ({
  status,
  code: error.code,
  vi: error.vi,
  keys: Object.keys(error.details),
})

test('five wrong passwords lock the login, and one that does not exist answers the same', async () => {
  const { login, password, totp_secret } = world.district.officers.mai
  const answers: [Answer, Answer][] = []
  for (let n = 0; n < 6; n += 1) {
    const known = await signIn(login, 'khong-phai-mat-khau', '123456')
    answers.push([known, await signIn('nguoi.la', 'khong-phai-mat-khau', '123456')])
  }
  for (const [known, unknown] of answers) expect(told(known)).toEqual(told(unknown))
  const statuses = answers.map(([{ status }]) => status)
  expect(statuses).toEqual([401, 401, 401, 401, 409, 409])
  expect(told((answers[4] as [Answer, Answer])[0])).toMatchObject({ code: 'sign_in_locked', keys: ['until'] })

  expect((await signIn(login, password, await freshCode(totp_secret))).body.error.code).toBe('sign_in_locked')
  const until: number = answers[5]?.[0].body.error.details.until
  await world.later(until - world.simulator.clock.now() + 1_000)
  expect((await signIn(login, password, await freshCode(totp_secret))).status).toBe(200)
})

test('a code that was used is refused, and so is a right code with a wrong password', async () => {
  const { login, password, totp_secret } = world.district.officers.beat
  const code = await freshCode(totp_secret)
  expect((await signIn(login, 'khong-phai-mat-khau', code)).status).toBe(401)
  expect((await signIn(login, password, code)).status).toBe(200)
  const again = await signIn(login, password, code)
  expect(again).toMatchObject({ status: 401, body: { error: { code: 'sign_in_failed' } } })
  expect((await signIn(login, password, 'abcdef')).status).toBe(422)
})

const opens = (officer: Officer): Promise<Answer> =>
  officer.asks('POST', '/api/session/unlock', { password: officer.credentials.password })

test('after fifteen idle minutes the screen locks, hints go on without words, and the password opens it', async () => {
  await opens(tung)
  const stream = await Listening.of(world.url, tung)
  await world.later(14 * minute)
  expect((await tung.asks('GET', pathOf(conversation))).status).toBe(200)
  await world.later(15 * minute + 1_000)
  await stream.until(({ event, data }) => event === 'screen' && data.locked)
  for (const path of ['/api/conversations', pathOf(conversation), `${pathOf(conversation)}/lines`, '/api/pages'])
    expect(await tung.asks('GET', path)).toMatchObject({ status: 423, body: { error: { code: 'screen_locked' } } })
  expect(await tung.replies(conversation, 'Dạ có ạ.')).toMatchObject({ status: 423 })
  expect((await tung.asks('GET', '/api/session')).body).toMatchObject({ locked: true })

  const since = stream.told.length
  await (await world.person('lan')).writes('em cảm ơn, em đứng trước cổng ạ')
  await world.settle()
  await stream.until(({ data }) => data.id === conversation.id, since)
  expect(stream.raw).not.toContain('cổng')

  const wrong = await tung.asks('POST', '/api/session/unlock', { password: 'khong-phai' })
  expect(wrong).toMatchObject({ status: 422, body: { error: { code: 'password_wrong' } } })
  expect((await tung.asks('GET', pathOf(conversation))).status).toBe(423)
  expect((await opens(tung)).status).toBe(200)
  await stream.until(({ event, data }) => event === 'screen' && !data.locked, since)
  expect((await tung.asks('GET', pathOf(conversation))).status).toBe(200)
  stream.stops()
})

test('the console’s own polling does not keep a screen open', async () => {
  await opens(tung)
  for (let passed = 0; passed < 16; passed += 4) {
    await world.later(4 * minute)
    await fetch(`${world.url}/api/conversations`, { headers: { cookie: tung.cookie, 'by-background': '1' } })
  }
  expect((await tung.asks('GET', '/api/conversations')).status).toBe(423)
})

test('a session ends when its officer signs out, and after its hours; its stream ends with it', async () => {
  const binh = await world.officer('binh')
  const stream = await Listening.of(world.url, binh)
  const cookie = binh.cookie
  expect((await binh.asks('POST', '/api/session/end', {})).status).toBe(200)
  const over = await fetch(`${world.url}/api/session`, { headers: { cookie } })
  expect(over.status).toBe(401)
  await expect.poll(() => stream.ended).toBe(true)

  const counter = await world.officer('counter')
  const lasting = await Listening.of(world.url, counter)
  await world.later(12 * hour + minute)
  expect(await counter.asks('GET', '/api/session')).toMatchObject({
    status: 401,
    body: { error: { code: 'not_signed_in' } },
  })
  await expect.poll(() => lasting.ended).toBe(true)
})

test('a change from another site is refused, whatever cookie it carries', async () => {
  const editor = await world.officer('editor')
  const { cookie } = editor
  for (const headers of [
    { origin: 'https://xau.example' },
    { origin: 'null' },
    { 'sec-fetch-site': 'cross-site' },
  ] as const) {
    const answer = await post('/api/session/lock', {}, { cookie, ...headers })
    expect(answer).toMatchObject({ status: 403, body: { error: { code: 'origin_refused' } } })
  }
  expect((await editor.asks('GET', '/api/session')).body.locked).toBe(false)
  const reply = await fetch(`${world.url}/api/session`, { headers: { cookie, origin: 'https://xau.example' } })
  expect(reply.headers.get('access-control-allow-origin')).toBeNull()
})

test('too many requests are told to wait, in a sentence, and others go on', async () => {
  const cookie = 'by_session=nobody'
  let refused: Answer | undefined
  for (let n = 0; n < 60 && !refused; n += 1) {
    const batch = await Promise.all(
      Array.from({ length: 25 }, () => post('/api/session/lock', {}, { cookie, 'idempotency-key': '' })),
    )
    refused = batch.find(({ status }) => status === 429)
    for (const { status } of batch) expect([422, 429]).toContain(status)
  }
  expect(refused?.body.error).toMatchObject({ code: 'too_many', vi: expect.stringContaining('Thao tác quá nhanh') })
  expect(refused?.body.error.details.retry_after_ms).toBeGreaterThan(0)
  expect((await (await world.officer('keeper')).asks('GET', '/api/session')).status).toBe(200)
})

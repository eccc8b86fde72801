// The officers' door as a browser meets it: sessions, rights, refusals, bad input, headers.

import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { newId } from '../../platform/ids.ts'
import { hour, minute } from '../../platform/clock.ts'
import { type Browser, password, testDoor } from '../../../tools/test-door.ts'

let d: Awaited<ReturnType<typeof testDoor>>
beforeAll(async () => {
  d = await testDoor('officers_door')
})
afterAll(() => d?.stop())

const duty = async (): Promise<Browser> => d.signedIn(await d.officer('duty', d.ward))

describe('signing in', () => {
  test('shows who one is, what one may and which pages, and keeps the token out of scripts', async () => {
    const made = await d.officer('duty', d.ward)
    const browser = d.browser()
    const answer = await browser.post('/api/session', { login: made.login, password, code: d.code(made) })
    expect(answer.status).toBe(200)
    expect(answer.body).toMatchObject({ login: made.login, locked: false, idle_lock_ms: 15 * minute })
    expect(answer.body.pages).toEqual([
      {
        page_id: d.wardPage,
        name: 'Trang Phường Một',
        unit_name: 'Phường Một',
        state: 'active',
        mode: expect.any(String),
      },
    ])
    expect(answer.body.may).toContain('conversation.reply')
    expect(String(answer.headers['set-cookie'])).toMatch(/HttpOnly.*SameSite=Strict/)
    expect((await browser.get('/api/session')).body.officer_id).toBe(made.officer_id)
  })

  test('refuses with the same words whatever was wrong', async () => {
    const made = await d.officer('duty', d.ward)
    const tries = [
      { login: made.login, password: 'sai-mat-khau-roi', code: d.code(made) },
      { login: made.login, password, code: '000000' },
      { login: 'khong.co.ai', password, code: '000000' },
    ]
    for (const each of tries) {
      const { status, body } = await d.browser().post('/api/session', each)
      expect([status, body.error.code]).toEqual([401, 'sign_in_failed'])
    }
  })

  test('ends: the token opens nothing afterwards', async () => {
    const browser = await duty()
    const { cookie } = browser
    expect((await browser.post('/api/session/end', {})).status).toBe(200)
    browser.cookie = cookie
    expect((await browser.get('/api/session')).status).toBe(401)
  })
})

describe('the locked screen', () => {
  test('comes after fifteen minutes without a hand; background requests do not put it off', async () => {
    const browser = await duty()
    const at = async (minutes: number, headers = {}) => {
      d.house.clock.stand(minutes * minute)
      return (await browser.get('/api/units', headers)).status
    }
    expect(await at(14)).toBe(200)
    expect(await at(28, { 'by-background': '1' })).toBe(200)
    expect(await at(30)).toBe(423)
    expect((await browser.get('/api/session')).body.locked).toBe(true)
    expect((await browser.post('/api/session/unlock', { password: 'sai-mat-khau-roi' })).status).toBe(422)
    expect((await browser.post('/api/session/unlock', { password })).body.locked).toBe(false)
    expect(await at(31)).toBe(200)
    expect(await at(13 * 60)).toBe(401)
    d.house.clock.stand(0)
  })

  test('comes at once by hand', async () => {
    const browser = await duty()
    await browser.post('/api/session/lock', {})
    const { status, body } = await browser.get('/api/units')
    expect([status, body.error.code]).toEqual([423, 'screen_locked'])
  })
})

describe('rights', () => {
  const someone = newId(Date.now())
  test('a page of another ward does not exist, a page one sees names who may', async () => {
    const browser = await duty()
    const foreign = await browser.post(`/api/pages/${d.otherPage}/conversations/${someone}/claim`, {})
    expect([foreign.status, foreign.body.error.code]).toEqual([404, 'not_found'])
    const editor = await d.signedIn(await d.officer('editor', d.ward))
    const own = await editor.get(`/api/pages/${d.wardPage}/conversations/${someone}`)
    expect([own.status, own.body.error.code]).toEqual([403, 'not_allowed'])
    expect(own.body.error.details.who_may.roles).toContain('duty')
    expect(own.body.error.vi).toContain('trực ban')
  })

  test('keeper and administrator list officers of their units, duty does not', async () => {
    const keeper = await d.signedIn(await d.officer('keeper', d.other))
    const list = (await keeper.get('/api/officers')).body.officers
    expect(list.length).toBeGreaterThan(0)
    expect(list.every((each: { roles: { unit_id: string }[] }) => each.roles.every(r => r.unit_id === d.other))).toBe(
      true,
    )
    expect((await (await duty()).get('/api/officers')).status).toBe(403)
  })

  test('nobody without a session learns anything', async () => {
    for (const path of ['/api/session', '/api/units', '/api/pages', '/api/officers', '/api/live'])
      expect((await d.browser().get(path)).status).toBe(401)
  })
})

describe('a change', () => {
  const lock = '/api/session/lock'
  test('needs a key, and comes from our own pages', async () => {
    const browser = await duty()
    expect((await browser.post(lock, {}, { 'idempotency-key': 'abc' })).body.error.code).toBe('key_needed')
    for (const headers of [{ origin: 'https://xau.example' }, { origin: 'null' }, { 'sec-fetch-site': 'cross-site' }])
      expect((await browser.post(lock, {}, headers as Record<string, string>)).body.error.code).toBe('origin_refused')
    expect(
      (await browser.post(lock, {}, { origin: 'http://localhost:8080', 'sec-fetch-site': 'same-origin' })).status,
    ).toBe(200)
  })

  test.each([
    ['{', 'not_json'],
    ['{"a":1}', 'unrecognized_keys'],
    ['{"a":"\\u0000"}', 'broken_text'],
    ['{"a":"\\ud800"}', 'broken_text'],
    ['['.repeat(9000) + ']'.repeat(9000), 'too_deep'],
  ])('is judged strictly: %#', async (text, issue) => {
    const browser = await duty()
    const { status, body } = await browser.post(lock, text, { 'content-type': 'application/json' })
    expect([status, body.error.code, body.error.details.issues[0].code]).toEqual([422, 'invalid_input', issue])
  })

  test('of bad UTF-8, of another type, or too large is refused', async () => {
    const browser = await duty()
    const type = { 'content-type': 'application/json' }
    expect((await browser.post(lock, Buffer.from([0x22, 0xff, 0x22]), type)).status).toBe(422)
    expect((await browser.post(lock, 'a=1', { 'content-type': 'application/x-www-form-urlencoded' })).status).toBe(415)
    expect((await browser.post(lock, `{"a":"${'x'.repeat(70_000)}"}`, type)).status).toBe(413)
  })
})

describe('every answer', () => {
  test('carries strict headers and a request id, and a refusal speaks both languages', async () => {
    const { headers, body } = await d.browser().get('/api/session', { 'accept-language': 'en-GB,en' })
    expect(headers['content-security-policy']).toContain("frame-ancestors 'none'")
    expect(headers['x-request-id']).toBe(body.error.request_id)
    expect(Object.keys(body.error)).toEqual(['code', 'en', 'vi', 'details', 'request_id'])
  })

  test('to a wrong path, id or query is a refusal, never a fault', async () => {
    const browser = await duty()
    const asked = [
      '/api/nothing',
      '/api/pages/1/conversations/2',
      '/api/units?x=1',
      '/api/hot-lines?unit_id=1',
      '/api/%E0%A4%A',
    ]
    const statuses = []
    for (const path of asked) statuses.push((await browser.get(path)).status)
    expect(statuses).toEqual([404, 404, 422, 422, expect.toSatisfy((status: number) => status >= 400 && status < 500)])
  })

  test('is slowed down when there are too many', async () => {
    const slow = await testDoor('officers_door_limits', { limits: { perAddress: 3 } })
    const browser = slow.browser()
    for (let n = 0; n < 3; n += 1) await browser.get('/api/session')
    const { status, body, headers } = await browser.get('/api/session')
    await slow.stop()
    expect([status, body.error.code]).toEqual([429, 'too_many'])
    expect(body.error.details.retry_after_ms).toBeGreaterThan(0)
    expect(Number(headers['retry-after'])).toBeGreaterThan(0)
  })
})

describe('operators', () => {
  test('see alive, ready, and numbers without ids', async () => {
    const browser = await duty()
    await browser.get(`/api/pages/${d.wardPage}/conversations/${newId(hour)}`)
    expect((await browser.get('/health/live')).body).toEqual({ live: true })
    expect((await browser.get('/health/ready')).body).toEqual({ ready: true, checks: { database: true } })
    const metrics = (await browser.get('/metrics')).body
    expect(metrics).toContain('route="/api/pages/:page_id/conversations/:id"')
    expect(metrics).not.toContain(d.wardPage)
    expect((await browser.get('/metrics', { 'x-forwarded-for': '192.0.2.1' })).status).toBe(404)
  })
})

// What Zalo lets a page send, to whom, and until when.
import { expect, test } from 'vitest'
import { createRates } from '../src/refusals/rate.ts'
import { samplePng } from '../src/world/sample-picture.ts'
import { APP, PAGE, type Scene, arrives, scene } from './kit.ts'

const HOUR = 3600_000
const errorOf = async (sent: ReturnType<Scene['send']>) => (await sent).body.error

test('an answer within 48 hours is free, its quota printed as strings', async () => {
  const world = await scene()
  const lan = await arrives(world, 'lan')
  const { body } = await world.send(lan, { text: 'Dạ' })
  expect(body).toMatchObject({
    error: 0,
    data: {
      user_id: lan,
      sent_time: expect.stringMatching(/^\d{13}$/),
      quota: { quota_type: 'reply', remain: '8', total: '8' },
    },
  })
})

test('between 48 hours and seven days the package pays, and nothing more when it is empty', async () => {
  const world = await scene()
  const lan = await arrives(world, 'lan')
  await world.control(`pages/${PAGE}`, { package_total: 2 })
  world.sim.later(48 * HOUR + 1000)
  await world.control(`pages/${PAGE}/token-end`, {})
  world.token = (await world.control('pages', { oa_id: PAGE, name: 'A', app_id: APP })).access_token
  expect((await world.send(lan, { text: 'một' })).body.data.quota).toMatchObject({
    quota_type: 'sub_quota',
    remain: '1',
    total: '2',
  })
  expect(await errorOf(world.send(lan, { text: 'hai' }))).toBe(0)
  expect(await errorOf(world.send(lan, { text: 'ba' }))).toBe(-211)
  await world.control(`pages/${PAGE}`, { zca: 'empty' })
  expect(await errorOf(world.send(lan, { text: 'ba' }))).toBe(-321)
  await world.control(`pages/${PAGE}`, { zca: 'funded' })
  expect((await world.send(lan, { text: 'ba' })).body.data).not.toHaveProperty('quota')
})

test('the window closes after exactly seven days and a word from the person opens it again', async () => {
  const world = await scene()
  const lan = await arrives(world, 'lan')
  const renew = async () =>
    (world.token = (await world.control('pages', { oa_id: PAGE, name: 'A', app_id: APP })).access_token)
  world.sim.later(7 * 24 * HOUR - 5000)
  await renew()
  expect(await errorOf(world.send(lan, { text: 'còn kịp' }))).toBe(0)
  world.sim.later(5000)
  expect(await errorOf(world.send(lan, { text: 'quá muộn' }))).toBe(-230)
  await world.control('people/lan/location', { oa_id: PAGE, latitude: 20.97, longitude: 105.77 })
  expect(await errorOf(world.send(lan, { text: 'lại được' }))).toBe(0)
  expect((await world.control('ledger/checks')).ok).toBe(true)
})

test('a stranger, one who never wrote and one who blocked the page get no message', async () => {
  const world = await scene()
  const lan = await arrives(world, 'lan')
  await world.control('people', { id: 'hoa' })
  const { user_id: hoa } = await world.control('people/hoa/block', { oa_id: PAGE })
  expect(await errorOf(world.send('123', { text: 'Dạ' }))).toBe(-201)
  expect(await errorOf(world.send(hoa, { text: 'Dạ' }))).toBe(-244)
  await world.control('people/hoa/unblock', { oa_id: PAGE })
  expect(await errorOf(world.send(hoa, { text: 'Dạ' }))).toBe(-232)
  await world.control('people/lan/block', { oa_id: PAGE })
  expect(await errorOf(world.send(lan, { text: 'Dạ' }))).toBe(-244)
})

test('refusals come in Zalo’s order: token, account, person, shape, window', async () => {
  const world = await scene()
  const lan = await arrives(world, 'lan')
  const late = { text: 'x'.repeat(2001) }
  world.sim.later(8 * 24 * HOUR)
  expect(await errorOf(world.send('123', late))).toBe(-220)
  world.token = (await world.control('pages', { oa_id: PAGE, name: 'A', app_id: APP })).access_token
  await world.control(`pages/${PAGE}`, { verified: false })
  expect(await errorOf(world.send('123', late))).toBe(-221)
  await world.control(`pages/${PAGE}`, { verified: true })
  expect(await errorOf(world.send('123', late))).toBe(-201)
  expect(await errorOf(world.send(lan, late))).toBe(-210)
  expect(await errorOf(world.send(lan, { text: 'x' }))).toBe(-230)
})

test('2,000 characters count after composing the marks', async () => {
  const world = await scene()
  const lan = await arrives(world, 'lan')
  const decomposed = 'ế'.repeat(2000).normalize('NFD')
  expect(decomposed.length).toBe(6000)
  expect(await errorOf(world.send(lan, { text: decomposed }))).toBe(0)
  expect(await errorOf(world.send(lan, { text: `${decomposed}.` }))).toBe(-210)
  expect(await errorOf(world.send(lan, { text: '' }))).toBe(-201)
})

test('a picture is uploaded, sent by its attachment id, and the id is forgotten after seven days', async () => {
  const world = await scene()
  const lan = await arrives(world, 'lan')
  const upload = async (bytes: Buffer) => {
    const form = new FormData()
    form.set('file', new Blob([Uint8Array.from(bytes)], { type: 'image/png' }), 'anh.png')
    return (
      await world.zalo('/openapi/v2.0/oa/upload/image', {
        method: 'POST',
        headers: { access_token: world.token },
        body: form,
      })
    ).body
  }
  const picture = (attachment_id: string) => ({
    text: 'Sơ đồ',
    attachment: {
      type: 'template',
      payload: { template_type: 'media', elements: [{ media_type: 'image', attachment_id }] },
    },
  })
  const { attachment_id } = (await upload(samplePng('map'))).data
  expect(await errorOf(world.send(lan, picture(attachment_id)))).toBe(0)
  expect(await errorOf(world.send(lan, picture('nothing')))).toBe(-100)
  const { messages } = await world.control(`people/lan/messages?oa_id=${PAGE}`)
  const shown = messages.at(-1)
  expect(shown).toMatchObject({ from: 'page', kind: 'image', text: 'Sơ đồ', state: 'received' })
  expect(Buffer.from(await (await fetch(shown.url)).arrayBuffer())).toEqual(samplePng('map'))
  expect((await upload(Buffer.concat([samplePng('map'), Buffer.alloc(1024 * 1024)]))).error).toBe(-210)
  expect((await upload(Buffer.from('<svg/>'))).error).toBe(-201)
  world.sim.later(7 * 24 * HOUR)
  expect((await fetch(shown.url)).status).toBe(404)
})

test('the sliding window holds in any sixty seconds', () => {
  const rates = createRates()
  expect([0, 10, 20].map(at => rates.take('a', 3, at))).toEqual([2, 1, 0])
  expect(rates.take('a', 3, 59_999)).toBe(-1)
  expect(rates.take('a', 3, 60_000)).toBe(0)
  expect(rates.take('a', 3, 60_009)).toBe(-1)
  expect(rates.take('a', 3, 60_010)).toBe(0)
  expect(rates.take('b', 3, 60_010)).toBe(2)
})

test('beyond the app’s rate every call is refused with -32, the headers say so and the ledger tells who asked too much', async () => {
  const world = await scene()
  const lan = await arrives(world, 'lan')
  await world.control('apps', { app_id: APP, rate_per_minute: 2 })
  const first = await world.send(lan, { text: 'một' })
  expect(first.headers.get('x-ratelimit-limit')).toBe('2')
  expect(first.headers.get('x-ratelimit-remain')).toBe('1')
  await world.zalo('/openapi/v2.0/oa/getoa')
  expect(await errorOf(world.send(lan, { text: 'ba' }))).toBe(-32)
  const { checks } = await world.control('ledger/checks')
  expect(checks.map((check: { ok: boolean }) => check.ok)).toEqual([true, true, true, true, false])
  world.sim.later(60_000)
  expect(await errorOf(world.send(lan, { text: 'ba' }))).toBe(0)
})

test('reading back: conversation newest first, quota, person, and dead or unknown paths', async () => {
  const world = await scene()
  const lan = await arrives(world, 'lan')
  await world.send(lan, { text: 'Dạ' })
  const asked = `data=${encodeURIComponent(`{"user_id":${lan},"offset":0,"count":5}`)}`
  const { data } = (await world.zalo(`/openapi/v2.0/oa/conversation?${asked}`)).body
  expect(data.map((line: { src: number; message: string }) => [line.src, line.message])).toEqual([
    [0, 'Dạ'],
    [1, 'Xin chào'],
  ])
  expect(
    (await world.zalo('/openapi/v2.0/oa/listrecentchat?data=%7B%22offset%22%3A0%2C%22count%22%3A5%7D')).body.data,
  ).toHaveLength(1)
  const quota = await world.zalo('/v3.0/oa/quota/message', {
    method: 'POST',
    body: JSON.stringify({ user_id: lan }),
    headers: { access_token: world.token },
  })
  expect(quota.body.data).toMatchObject({
    last_interaction: expect.stringMatching(/^\d+$/),
    cs_reply: { remain: 8, total: 8 },
  })
  expect((await world.zalo(`/openapi/v3.0/oa/user/detail?${asked}`)).body.data).toMatchObject({
    user_id: lan,
    user_is_follower: false,
  })
  expect(
    (await world.zalo('/openapi/v2.0/oa/message', { method: 'POST', headers: { access_token: world.token } })).body
      .error,
  ).toBe(-240)
  expect((await world.zalo('/openapi/v3.0/oa/menu')).body.error).toBe(-209)
})

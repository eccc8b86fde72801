// Trouble by name and by chance.
import { expect, test } from 'vitest'
import { chance } from '../src/prng.ts'
import { APP, PAGE, arrives, scene } from './kit.ts'

async function lanMeets(...troubles: string[]) {
  const world = await scene()
  const lan = await arrives(world, 'lan')
  await world.control('mischief', { people: { lan: troubles }, slow_ms: 300 })
  world.webhook.heard.length = 0
  const writes = async (text: string) => {
    await world.control('people/lan/text', { oa_id: PAGE, text })
    await world.sim.settle()
  }
  return { world, lan, writes }
}

test('one seed is one sequence', () => {
  const [once, again, other] = [7, 7, 8].map(seed => {
    const dice = chance(seed)
    return Array.from({ length: 20 }, () => dice.between(0, 1000))
  })
  expect(once).toEqual(again)
  expect(once).not.toEqual(other)
})

test('twice, lost and late do to events what they say', async () => {
  const twice = await lanMeets('twice')
  await twice.writes('một')
  expect(twice.world.webhook.heard.map(event => event.raw)).toHaveLength(2)
  const lost = await lanMeets('lost')
  await lost.writes('một')
  expect(lost.world.webhook.heard).toHaveLength(0)
  const late = await lanMeets('late')
  await late.writes('một')
  expect(late.world.webhook.heard).toHaveLength(0)
  late.world.sim.later(300_000)
  await late.world.sim.settle()
  expect(late.world.webhook.heard).toHaveLength(1)
})

test('shuffled events all arrive within one settling', async () => {
  const { world } = await lanMeets('shuffle', 'twice')
  for (let n = 0; n < 10; n += 1) await world.control('people/lan/text', { oa_id: PAGE, text: String(n) })
  await world.sim.settle()
  const texts = world.webhook.heard.map(event => Number(event.body.message.text))
  expect(texts.toSorted((a, b) => a - b)).toEqual([0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6, 7, 7, 8, 8, 9, 9])
  expect(texts).not.toEqual(texts.toSorted((a, b) => a - b))
})

test('a wrong signature is right on the retry', async () => {
  const { world, writes } = await lanMeets('wrong_signature')
  world.webhook.status = 401
  await writes('một')
  world.webhook.status = 200
  world.sim.later(30_000)
  await world.sim.settle()
  const [wrong, right] = world.webhook.heard
  expect(wrong?.raw).toBe(right?.raw)
  expect(wrong?.headers['x-zevent-signature']).not.toBe(right?.headers['x-zevent-signature'])
})

test('status_500 and limit refuse the send and nothing reaches the phone', async () => {
  const { world, lan } = await lanMeets('status_500')
  expect((await world.send(lan, { text: 'Dạ' })).status).toBe(500)
  await world.control('mischief', { people: { lan: ['limit'] } })
  expect((await world.send(lan, { text: 'Dạ' })).body.error).toBe(-32)
  const { lines } = await world.control('ledger')
  expect(lines.map((line: { admitted: boolean; mischief: boolean }) => [line.admitted, line.mischief])).toEqual([
    [false, true],
    [false, true],
  ])
})

test('the echo may come before the send’s reply, and the reply may never come', async () => {
  const first = await lanMeets('echo_first')
  let heardBefore = 0
  await first.world.send(first.lan, { text: 'Dạ' }).then(() => (heardBefore = first.world.webhook.heard.length))
  expect(heardBefore).toBeGreaterThanOrEqual(1)
  expect(first.world.webhook.names()[0]).toBe('oa_send_text')
  const cut = await lanMeets('lost_reply')
  await expect(cut.world.send(cut.lan, { text: 'Dạ' })).rejects.toThrow()
  await cut.world.sim.settle()
  expect(cut.world.webhook.names()[0]).toBe('oa_send_text')
})

test('a token expired on demand is refused once, and a slow reply still comes', async () => {
  const { world, lan } = await lanMeets('token_expired')
  expect((await world.send(lan, { text: 'Dạ' })).body.error).toBe(-220)
  world.token = (await world.control('pages', { oa_id: PAGE, name: 'A', app_id: APP })).access_token
  await world.control('mischief', { people: { lan: ['slow'] }, slow_ms: 200 })
  const began = performance.now()
  expect((await world.send(lan, { text: 'Dạ' })).body.error).toBe(0)
  expect(performance.now() - began).toBeGreaterThan(190)
})

test('when Zalo is down nobody is answered, not even for a token', async () => {
  const world = await scene()
  const lan = await arrives(world, 'lan')
  await world.control('switches', { down: 'unavailable' })
  expect((await world.send(lan, { text: 'Dạ' })).status).toBe(503)
  expect((await world.zalo('/oauth/v4/oa/access_token', { method: 'POST' })).status).toBe(503)
  await world.control('switches', { down: 'cut' })
  await expect(world.send(lan, { text: 'Dạ' })).rejects.toThrow()
  await world.control('switches', { down: 'no' })
  expect((await world.send(lan, { text: 'Dạ' })).body.error).toBe(0)
})

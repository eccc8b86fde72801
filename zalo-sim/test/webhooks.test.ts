// Events on their way out: echoes, receipts, retries, disabling.
import { expect, test } from 'vitest'
import { APP, PAGE, arrives, scene } from './kit.ts'

test('an answer is echoed with the id of its reply, received at once, and seen when the person looks', async () => {
  const world = await scene()
  const lan = await arrives(world, 'lan')
  const { message_id } = (await world.send(lan, { text: 'Dạ' })).body.data
  await world.sim.settle()
  await world.control('people/lan/seen', { oa_id: PAGE })
  await world.sim.settle()
  expect(world.webhook.names()).toEqual([
    'user_send_text',
    'oa_send_text',
    'user_received_message',
    'user_seen_message',
  ])
  const [, echo, received, seen] = world.webhook.heard.map(event => event.body)
  expect(echo).toMatchObject({
    sender: { id: PAGE },
    recipient: { id: lan },
    message: { text: 'Dạ', msg_id: message_id },
  })
  expect(echo.sender).not.toHaveProperty('admin_id')
  expect(received).toMatchObject({ sender: { id: PAGE }, message: { msg_id: message_id } })
  expect(seen.message).toEqual({ msg_ids: [message_id] })
})

test('a human administrator’s answer is echoed with admin_id and has no receipts', async () => {
  const world = await scene()
  const lan = await arrives(world, 'lan')
  await world.control('admins/ha/text', { oa_id: PAGE, person: 'lan', text: 'Chào chị' })
  await world.control('people/lan/seen', { oa_id: PAGE })
  await world.sim.settle()
  expect(world.webhook.names()).toEqual(['user_send_text', 'oa_send_text'])
  expect(world.webhook.heard[1]?.body).toMatchObject({ sender: { id: PAGE, admin_id: 'ha' }, recipient: { id: lan } })
})

test('a phone that is off receives when it is switched on', async () => {
  const world = await scene()
  const lan = await arrives(world, 'lan')
  await world.control('people/lan/phone', { on: false })
  await world.send(lan, { text: 'Dạ' })
  await world.sim.settle()
  expect(world.webhook.names()).toEqual(['user_send_text', 'oa_send_text'])
  await world.control('people/lan/phone', { on: true })
  await world.sim.settle()
  expect(world.webhook.names().at(-1)).toBe('user_received_message')
})

test('a failed event comes again after 30 s, 5, 15, 30 and 60 minutes with num_retry, then the webhook is disabled', async () => {
  const world = await scene()
  world.webhook.status = 500
  await arrives(world, 'lan')
  expect(await world.sim.settle()).toEqual({ sent: 0, pending: 1 })
  for (const seconds of [30, 300, 900, 1800, 3600]) {
    world.sim.later(seconds * 1000 - 2000)
    await world.sim.settle()
    const before = world.webhook.heard.length
    world.sim.later(2000)
    await world.sim.settle()
    expect(world.webhook.heard).toHaveLength(before + 1)
  }
  expect(world.webhook.heard.map(event => event.headers['num_retry'])).toEqual([undefined, '1', '2', '3', '4', '5'])
  expect(new Set(world.webhook.heard.map(event => event.raw)).size).toBe(1)
  const { apps } = await world.control('apps')
  expect(apps[0].webhook_state).toBe('disabled')
  world.webhook.status = 200
  await arrives(world, 'minh')
  expect(world.webhook.heard).toHaveLength(6)
  await world.control('apps', { app_id: APP, webhook_state: 'on' })
  await arrives(world, 'hoa')
  expect(world.webhook.heard).toHaveLength(7)
})

test('a retry does not hold up what the person writes later', async () => {
  const world = await scene()
  world.webhook.status = 503
  await arrives(world, 'lan')
  world.webhook.status = 200
  await world.control('people/lan/text', { oa_id: PAGE, text: 'hai' })
  await world.sim.settle()
  world.sim.later(30_000)
  await world.sim.settle()
  expect(world.webhook.heard.map(event => event.body.message.text)).toEqual(['Xin chào', 'hai', 'Xin chào'])
})

test('hundreds of messages of one person arrive in the order written', async () => {
  const world = await scene()
  await arrives(world, 'lan')
  await Promise.all(
    Array.from({ length: 200 }, async (_, n) => world.control('people/lan/text', { oa_id: PAGE, text: String(n) })),
  )
  await world.sim.settle()
  const stamps = world.webhook.heard.map(event => event.body.message.msg_id)
  expect(stamps).toHaveLength(201)
  expect(stamps).toEqual(stamps.toSorted())
})

test('any other kind goes out with its name and fields', async () => {
  const world = await scene()
  await arrives(world, 'lan')
  await world.control('people/lan/event', {
    oa_id: PAGE,
    event_name: 'user_send_sticker',
    message: { attachments: [] },
  })
  await world.control('people/lan/event', { oa_id: PAGE, event_name: 'something_new', fields: { colour: 'jade' } })
  await world.sim.settle()
  expect(world.webhook.names().slice(1)).toEqual(['user_send_sticker', 'something_new'])
  expect(world.webhook.heard[2]?.body).toMatchObject({ colour: 'jade', oa_id: PAGE })
})

test('a webhook that takes longer than two seconds has not answered', async () => {
  const world = await scene()
  world.webhook.status = 0
  await world.control('people', { id: 'lan' })
  await world.control('people/lan/text', { oa_id: PAGE, text: 'một' })
  const began = performance.now()
  expect(await world.sim.settle()).toEqual({ sent: 0, pending: 1 })
  expect(performance.now() - began).toBeGreaterThan(1500)
})

test('a page that has taken back its grant is silent and answers -223', async () => {
  const world = await scene()
  const lan = await arrives(world, 'lan')
  Object.assign(world.sim.world.pages.get(PAGE) ?? {}, { granted: false })
  expect((await world.send(lan, { text: 'Dạ' })).body.error).toBe(-223)
  await world.control('people/lan/text', { oa_id: PAGE, text: 'còn đó không' })
  await world.sim.settle()
  expect(world.webhook.heard).toHaveLength(1)
})

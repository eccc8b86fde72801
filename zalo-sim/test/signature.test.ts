// Zalo's signature, against the two worked examples of the facts and on the wire.
import { createHmac } from 'node:crypto'
import { expect, test } from 'vitest'
import { followed, saidByPerson } from '../src/hooks/bodies.ts'
import { mac } from '../src/hooks/signature.ts'
import type { Contact } from '../src/world/nouns.ts'
import { defaultSwitches } from '../src/world/switches.ts'
import { APP, PAGE, WEBHOOK_SECRET, arrives, scene } from './kit.ts'

const contact = { oa_id: PAGE, user_id: '246845883529197922', user_id_by_app: '552177279717587730' } as Contact
const frame = (at: number) => ({ app_id: APP, at, switches: defaultSwitches() })

test('a Vietnamese text is written and signed byte for byte as in the first example', () => {
  const { body, timestamp } = saidByPerson(frame(1760000000123), contact, 'user_send_text', {
    text: 'Xin chào, tôi muốn hỏi thủ tục',
    msg_id: '96d3cdf3af150460909',
  })
  expect(Buffer.byteLength(body)).toBe(297)
  expect(mac(APP, body, timestamp, WEBHOOK_SECRET)).toBe(
    '97869aa02547c26c21bcdf8b0d7b73c6b999d41d066f2169810f5b190b4e65df',
  )
})

test('a follow is signed as in the second example, which prints its fields in another order', () => {
  const body =
    '{"app_id":"360846524940903967","oa_id":"388613280878808645","follower":{"id":"246845883529197922"},"user_id_by_app":"552177279717587730","event_name":"follow","source":"oa_profile","timestamp":"1760000000456"}'
  expect(followed(frame(1760000000456), contact, 'follow').body).toBe(body)
  expect(mac(APP, body, '1760000000456', WEBHOOK_SECRET)).toBe(
    '71efd48b9429c271bb32869d0086cd138c0330b09153473e4253768055ac772d',
  )
})

test('what leaves on the wire carries Zalo’s headers and a signature over its raw bytes', async () => {
  const world = await scene()
  await arrives(world, 'lan')
  const [event] = world.webhook.heard
  expect(event?.headers).toMatchObject({ 'user-agent': 'ZaloWebhook', 'x-zevent-server': 'OA OpenAPI' })
  expect(event?.headers).not.toHaveProperty('num_retry')
  const right = mac(APP, event?.raw ?? '', event?.body.timestamp, WEBHOOK_SECRET)
  expect(event?.headers['x-zevent-signature']).toBe(`mac=${right}`)
})

test('an app that asks for proof refuses a call without the HMAC of its token', async () => {
  const world = await scene()
  await world.control('apps', { app_id: APP, proof_required: true })
  const proof = createHmac('sha256', 'AppSecretKeyExample0').update(world.token).digest('hex')
  expect((await world.zalo('/openapi/v2.0/oa/getoa')).body.error).toBe(-242)
  const proven = await world.zalo('/openapi/v2.0/oa/getoa', {
    headers: { access_token: world.token, appsecret_proof: proof },
  })
  expect(proven.body.data).toMatchObject({ oa_id: PAGE, oaid: PAGE, oa_type: 4, is_verified: true })
})

import { createHmac } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { peek } from './peek.ts'
import { type Signed, signatureHeader, signedBy } from './signature.ts'

const secret = 'SIMxOASecretKey01234'
const words =
  '{"app_id":"360846524940903967","sender":{"id":"246845883529197922"},"user_id_by_app":"552177279717587730","recipient":{"id":"388613280878808645"},"event_name":"user_send_text","message":{"text":"Xin chào, tôi muốn hỏi thủ tục","msg_id":"96d3cdf3af150460909"},"timestamp":"1760000000123"}'
const follow =
  '{"app_id":"360846524940903967","oa_id":"388613280878808645","follower":{"id":"246845883529197922"},"user_id_by_app":"552177279717587730","event_name":"follow","source":"oa_profile","timestamp":"1760000000456"}'
const wordsMac = '97869aa02547c26c21bcdf8b0d7b73c6b999d41d066f2169810f5b190b4e65df'
const followMac = '71efd48b9429c271bb32869d0086cd138c0330b09153473e4253768055ac772d'

function signed(body: string): Signed {
  const raw = Buffer.from(body)
  const peeked = peek(raw)
  if (!peeked.ok) throw new Error(peeked.fault)
  return { app_id: peeked.peek.app_id, raw, timestampRaw: peeked.peek.timestampRaw }
}

describe('the signature', () => {
  test.each([
    ['with Vietnamese words', words, wordsMac],
    ['in plain letters', follow, followMac],
  ])('of the worked example %s is the published one', (_name, body, mac) => {
    expect(signatureHeader(signed(body), secret)).toBe(`mac=${mac}`)
    expect(signedBy(signed(body), `mac=${mac}`, [secret])).toBe(0)
    expect(signedBy(signed(body), mac, [secret])).toBe(0)
  })

  test('is of the bytes: the same JSON with escapes has another', () => {
    const escaped = words.replace(/[^\x20-\x7e]/g, sign => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`)
    const mac = signatureHeader(signed(escaped), secret)
    expect(mac).toMatch(/^mac=32376a92/)
    expect(signedBy(signed(words), mac, [secret])).toBe(-1)
  })

  test('by the previous secret is taken while the secret is being changed, and named', () => {
    expect(signedBy(signed(follow), `mac=${followMac}`, ['new', secret])).toBe(1)
    expect(signedBy(signed(follow), `mac=${followMac}`, ['new'])).toBe(-1)
  })

  test('covers a timestamp sent as a number', () => {
    const body = follow.replace('"1760000000456"', '1760000000456')
    expect(signedBy(signed(body), signatureHeader(signed(body), secret), [secret])).toBe(0)
    expect(signed(body).timestampRaw).toBe('1760000000456')
  })

  test.each([
    undefined,
    '',
    'mac=',
    'mac=zz',
    `mac=${wordsMac}00`,
    wordsMac.slice(1),
    `sha256=${wordsMac}`,
    'mac=' + '0'.repeat(64),
  ])('is refused as %s', header => {
    expect(signedBy(signed(words), header, [secret])).toBe(-1)
  })

  test('is no HMAC, and an empty secret signs nothing', () => {
    const { app_id, raw, timestampRaw } = signed(words)
    const hmac = createHmac('sha256', secret).update(app_id).update(raw).update(timestampRaw).digest('hex')
    expect(signedBy(signed(words), `mac=${hmac}`, [secret])).toBe(-1)
    expect(signedBy(signed(words), signatureHeader(signed(words), ''), [''])).toBe(-1)
    expect(signedBy(signed(words), `mac=${wordsMac}`, [])).toBe(-1)
  })
})

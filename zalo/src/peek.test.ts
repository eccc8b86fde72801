import { describe, expect, test } from 'vitest'
import { fixture, fixtures } from '../fixtures/read.ts'
import { parseEvent } from './events.ts'
import { type Peek, peek, sameness } from './peek.ts'

function peekOf(body: unknown): Peek {
  const peeked = peek(Buffer.from(typeof body === 'string' ? body : JSON.stringify(body)))
  if (!peeked.ok) throw new Error(peeked.fault)
  return peeked.peek
}

describe('a peek', () => {
  test.each(fixtures.events)('$file says the same as the whole event', ({ file }) => {
    const parsed = parseEvent(fixture(file))
    const peeked = peek(fixture(file))
    if (!parsed.ok || !peeked.ok) throw new Error('refused')
    expect(parsed.event).toMatchObject(peeked.peek)
  })

  test('finds the OA where each family keeps it', () => {
    const sides = { sender: { id: 'a' }, recipient: { id: 'b' } }
    expect(peekOf({ event_name: 'user_send_text', ...sides })).toMatchObject({ oa_id: 'b', user_id: 'a' })
    expect(peekOf({ event_name: 'oa_send_text', ...sides })).toMatchObject({ oa_id: 'a', user_id: 'b' })
    expect(peekOf({ event_name: 'user_seen_message', ...sides })).toMatchObject({ oa_id: 'a', user_id: 'b' })
    expect(peekOf({ event_name: 'change_oa_daily_quota', oaId: 'c' })).toMatchObject({ oa_id: 'c' })
  })

  test('reads a timestamp sent as a number, and none', () => {
    expect(peekOf({ timestamp: 1760000000123 })).toMatchObject({
      timestamp: 1760000000123,
      timestampRaw: '1760000000123',
    })
    expect(peekOf('{"timestamp":1.760000000123e12}').timestampRaw).toBe('1760000000123')
    expect(peekOf({})).toMatchObject({ timestamp: undefined, timestampRaw: '' })
    expect(peekOf({ timestamp: 'soon' })).toMatchObject({ timestamp: undefined, timestampRaw: 'soon' })
  })

  test('keeps ids printed as numbers too wide for one', () => {
    expect(peekOf('{"oa_id":3120036654733951760,"app_id": 360846524940903967}')).toMatchObject({
      oa_id: '3120036654733951760',
      app_id: '360846524940903967',
    })
  })
})

describe('sameness', () => {
  test('holds for a repeat, and for seen ids in another order', () => {
    const seen = (...msg_ids: string[]) => sameness(peekOf({ event_name: 'user_seen_message', message: { msg_ids } }))
    expect(seen('1', '2')).toBe(seen('2', '1'))
    expect(seen('1', '2')).not.toBe(seen('1'))
  })

  test('tells all the fixtures apart', () => {
    const all = fixtures.events.map(({ file }) => {
      const peeked = peek(fixture(file))
      return peeked.ok ? `${sameness(peeked.peek)} ${peeked.peek.timestampRaw}` : file
    })
    expect(new Set(all).size).toBe(all.length)
  })

  test('tells two people who follow in the same millisecond apart', () => {
    const follow = (id: string) =>
      sameness(peekOf({ event_name: 'follow', oa_id: 'o', follower: { id }, timestamp: '1' }))
    expect(follow('1')).not.toBe(follow('2'))
  })
})

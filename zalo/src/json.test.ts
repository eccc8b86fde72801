import { describe, expect, test } from 'vitest'
import { decode } from './json.ts'
import { BODY_BYTES, JSON_DEPTH } from './limits.ts'

const nested = (depth: number, open = '{"a":', close = '}') =>
  Buffer.from(open.repeat(depth) + '1' + close.repeat(depth))

describe('a hostile body is refused by name:', () => {
  test.each([
    ['not UTF-8', Buffer.from([0x7b, 0x22, 0xff, 0x22, 0x3a, 0x31, 0x7d]), 'bad_utf8'],
    ['a lone surrogate in bytes', Buffer.from([0x7b, 0x22, 0xed, 0xa0, 0x80, 0x22, 0x3a, 0x31, 0x7d]), 'bad_utf8'],
    ['too deep by one', nested(JSON_DEPTH + 1), 'too_deep'],
    ['a hundred thousand brackets', Buffer.from('['.repeat(100_000)), 'too_deep'],
    ['too large', Buffer.alloc(BODY_BYTES + 1, 0x20), 'too_large'],
    ['empty', Buffer.alloc(0), 'not_json'],
    ['half', Buffer.from('{"event_name":"fol'), 'not_json'],
    ['a list', Buffer.from('[1]'), 'not_an_object'],
    ['null', Buffer.from('null'), 'not_an_object'],
  ])('%s', (_name, raw, fault) => {
    expect(decode(raw)).toEqual({ ok: false, fault })
  })
})

test('the deepest allowed body passes, and brackets within words count for nothing', () => {
  expect(decode(nested(JSON_DEPTH)).ok).toBe(true)
  expect(decode(Buffer.from(JSON.stringify({ text: `\\"${'[{'.repeat(50)}` }))).ok).toBe(true)
})

test('wide whole numbers become digits, also below the words that look like them', () => {
  expect(
    decode(Buffer.from('{"id":3120036654733951760,"n":[12345678901234567],"t":"a:99999999999999999","x":1.5}')),
  ).toEqual({
    ok: true,
    body: { id: '3120036654733951760', n: ['12345678901234567'], t: 'a:99999999999999999', x: 1.5 },
  })
})

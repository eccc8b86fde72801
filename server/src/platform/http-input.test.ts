// Input from outside, whatever it is, is either judged good or refused with a code; nothing else is ever thrown.

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { routesFor } from './http.ts'
import { judgeInput, judgeParams, strictJson } from './http-input.ts'
import { Refusal } from './refusal.ts'

const route = routesFor<'test.act', undefined>()
const one = route('POST /api/pages/:page_id/things/:id', {
  summary: 'a test',
  may: 'test.act',
  query: z.strictObject({ limit: z.coerce.number().int().min(1).max(9).default(5) }),
  body: z.strictObject({ text: z.string().max(10) }),
  reply: z.strictObject({}),
  run: async (_ctx, { params, query, body }) => {
    expect([typeof params.page_id, typeof query.limit, typeof body.text]).toEqual(['string', 'number', 'string'])
    return {}
  },
})
const id = '0190aaaa-0000-7000-8000-000000000001'
const judged = (raw: { params?: unknown; query?: unknown; body?: unknown }) =>
  judgeInput(one, judgeParams(one, raw.params ?? { page_id: id, id }), { query: {}, body: { text: 'x' }, ...raw })

describe('a route', () => {
  test('knows its method, path and parameters from its one line', () => {
    expect([one.method, one.path, one.params]).toEqual(['POST', '/api/pages/:page_id/things/:id', ['page_id', 'id']])
  })
})

describe('input', () => {
  test('is given in the shapes of the route', () => {
    expect(judged({ query: { limit: '3' } })).toEqual({
      params: { page_id: id, id },
      query: { limit: 3 },
      body: { text: 'x' },
    })
  })
  test('with an id that is none: there is no such thing', () => {
    expect(() => judged({ params: { page_id: id, id: '1' } })).toThrow(expect.objectContaining({ code: 'not_found' }))
  })
  test.each([
    [{ query: { limit: '0' } }, 'limit'],
    [{ query: { limit: ['1', '2'] } }, 'limit'],
    [{ body: { text: 'x'.repeat(11) } }, 'text'],
    [{ body: [] }, ''],
    [{ body: null }, 'text'],
  ])('that does not fit names the place: %j', (raw, path) => {
    try {
      judged(raw)
      expect.unreachable()
    } catch (error) {
      expect((error as Refusal).details.issues).toMatchObject([{ path }])
    }
  })
})

describe('JSON from outside', () => {
  const refusedOrValue = (bytes: Buffer): unknown => {
    try {
      return strictJson(bytes)
    } catch (error) {
      expect(error).toBeInstanceOf(Refusal)
      return undefined
    }
  }
  test('of any bytes is read or refused', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 200 }), bytes => void refusedOrValue(Buffer.from(bytes))))
  })
  test('comes out as it went in, Vietnamese included', () => {
    const text = fc.string({ unit: 'grapheme' }).filter(each => !each.includes('\0') && each.isWellFormed())
    fc.assert(
      fc.property(fc.array(text), value => {
        expect(strictJson(Buffer.from(JSON.stringify(value)))).toEqual(value)
      }),
    )
    expect(strictJson(Buffer.from('{"a":"Nguyễn"}'))).toEqual({ a: 'Nguyễn' })
  })
  test('cannot reach the prototype of anything', () => {
    const value = strictJson(Buffer.from('{"__proto__":{"polluted":1}}')) as object
    expect(({} as { polluted?: number }).polluted).toBeUndefined()
    expect(() => judged({ body: value })).toThrow(expect.objectContaining({ code: 'invalid_input' }))
  })
})

// Every route, asked with generated nonsense and near-sense by one who may do much: never a fault, never a crash.

import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Browser, testDoor } from '../../../tools/test-door.ts'
import { grantRole } from '../../modules/officers/officers.ts'
import { isRaw, isStream } from '../../platform/http.ts'
import { allRoutes } from './all-routes.ts'
import { apiDocument } from './document.ts'

let d: Awaited<ReturnType<typeof testDoor>>
let browser: Browser
beforeAll(async () => {
  d = await testDoor('officers_fuzz')
  const made = await d.officer('duty', d.ward)
  for (const role of ['keeper', 'operator', 'administrator', 'leader'] as const)
    await d.run(ctx => grantRole(ctx, made.officer_id, { role, unit_id: d.ward, below: false }))
  browser = await d.signedIn(made)
})
afterAll(() => d?.stop())

/** Keys that routes know, so that some of the nonsense gets past the first look. */
const known = [
  ...new Set([...JSON.stringify(apiDocument()).matchAll(/"(\w{2,16})":\{"type"/g)].map(match => match[1] as string)),
]
const value = fc.oneof(
  fc.jsonValue({ maxDepth: 3 }),
  fc.string({ unit: 'grapheme', maxLength: 300 }),
  fc.uuid(),
  fc.constantFrom('', '\0', '\ud800', "' or 1=1 --", '../..', true, -1, 1e308, null),
)
const body = fc.oneof(fc.dictionary(fc.constantFrom(...known), value, { maxKeys: 5 }), value)
const query = fc.dictionary(
  fc.constantFrom(...known, 'page_id', 'cursor', 'limit', 'state'),
  fc.string({ maxLength: 100 }),
  { maxKeys: 3 },
)
const id = fc.oneof(fc.uuid(), fc.webSegment({ size: 'small' }))

const asked = allRoutes.filter(({ path, spec }) => !isStream(spec.reply) && !path.startsWith('/api/session/'))

test.each(asked.map(route => [`${route.method} ${route.path}`, route] as const))('%s', async (_, route) => {
  const shape = route.spec.body
  await fc.assert(
    fc.asyncProperty(
      body,
      query,
      id,
      fc.boolean(),
      fc.uint8Array({ maxLength: 64 }),
      async (json, search, other, own, bytes) => {
        const path = route.path
          .replace(':page_id', own ? d.wardPage : other)
          .replace(':unit_id', own ? d.ward : other)
          .replace(/:\w+/g, other || 'x')
        const url = route.method === 'GET' ? `${path}?${new URLSearchParams(search)}` : path
        const answer = await (route.method === 'GET'
          ? browser.get(url)
          : isRaw(shape)
            ? browser.post(url, Buffer.from(bytes), { 'content-type': shape.types[0] as string })
            : browser.post(url, JSON.stringify(json), { 'content-type': 'application/json' }))
        expect(answer.status, JSON.stringify(answer.body)).toBeLessThan(500)
      },
    ),
    { numRuns: 15 },
  )
})

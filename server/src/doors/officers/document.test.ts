// The API document and the permission table as they are checked in, and a sentence for every refusal in the sources.

import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { allRoutes } from './all-routes.ts'
import { apiDocument } from './document.ts'
import { documentPage } from './document-page.ts'
import { permissionRows } from './permission-rows.ts'
import { isKnown, refused, statuses } from './refusals.ts'

const here = new URL('../../../', import.meta.url)
const checkedIn = (name: string) => JSON.parse(readFileSync(new URL(name, here), 'utf8'))
const how = 'stale: run `node server/tools/openapi.ts`'

describe('checked in', () => {
  test('openapi.json is what the routes say', () => {
    expect(JSON.parse(JSON.stringify(apiDocument())), how).toEqual(checkedIn('openapi.json'))
  })
  test('permissions.json is what the routes and the permission table say', () => {
    expect(permissionRows(), how).toEqual(checkedIn('permissions.json'))
  })
})

describe('the document', () => {
  const text = JSON.stringify(apiDocument())
  test('names every route once and refers to nothing that is not there', () => {
    const { paths, components } = apiDocument() as { paths: Record<string, object>; components: { schemas: object } }
    expect(Object.values(paths).flatMap(methods => Object.keys(methods)).length).toBe(allRoutes.length)
    const ids = [...text.matchAll(/"operationId":"(\w+)"/g)].map(match => match[1])
    expect(new Set(ids).size).toBe(ids.length)
    for (const [, name] of text.matchAll(/#\/components\/schemas\/(\w+)/g))
      expect(components.schemas).toHaveProperty(name as string)
  })
  test('is a page without script', () => {
    const page = documentPage(apiDocument())
    expect(page).not.toMatch(/<script|style=|onclick/)
    for (const { path } of allRoutes) expect(page).toContain(path.replace(/:(\w+)/g, '{$1}'))
  })
})

describe('a route', () => {
  test.each(allRoutes.map(route => [`${route.method} ${route.path}`, route] as const))(
    '%s says only known refusals',
    (_, route) => {
      for (const code of route.spec.refusals ?? []) expect(statuses).toHaveProperty(code)
    },
  )
  test('that shows words says what it reads', () => {
    for (const { path, method, spec } of allRoutes)
      if (method === 'GET' && spec.may === 'conversation.read') expect(spec.reads, path).toBeDefined()
  })
})

describe('a refusal', () => {
  const files = readdirSync(new URL('src', here), { recursive: true, encoding: 'utf8' })
  const codes = files
    .filter(name => name.endsWith('.ts') && !name.endsWith('.test.ts'))
    .flatMap(name => [...readFileSync(new URL(`src/${name}`, here), 'utf8').matchAll(/new Refusal\(\s*'(\w+)'/g)])
    .map(match => match[1] as string)

  test.each([...new Set(codes)])('%s has a status and a sentence in both languages', code => {
    expect(isKnown(code)).toBe(true)
    const { status, body } = refused(code, {}, 'r')
    expect(status).toBeGreaterThanOrEqual(400)
    expect(String(body.error.vi).length).toBeGreaterThan(10)
    expect(String(body.error.en).length).toBeGreaterThan(10)
  })
  test('nobody wrote a sentence for is our fault', () => {
    expect(refused('some_code_nobody_knows', { secret: 1 }, 'r')).toMatchObject({
      status: 500,
      body: { error: { code: 'fault', details: {}, request_id: 'r' } },
    })
  })
})

// The console's files: compressed ones first, hashed names kept for good, any path of the console its one page.

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { brotliCompressSync } from 'node:zlib'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { testDoor } from '../../../tools/test-door.ts'

const web = mkdtempSync(join(tmpdir(), 'by-web-'))
let d: Awaited<ReturnType<typeof testDoor>>
beforeAll(async () => {
  mkdirSync(join(web, 'assets'))
  writeFileSync(join(web, 'index.html'), '<!doctype html><title>Bình Yên</title>')
  writeFileSync(join(web, 'assets', 'main-abc123.js'), 'export {}')
  writeFileSync(join(web, 'assets', 'main-abc123.js.br'), brotliCompressSync('export {}'))
  d = await testDoor('officers_files', { webDir: web })
})
afterAll(async () => {
  await d?.stop()
  rmSync(web, { recursive: true })
})

test('the page is asked anew each time, under any path of the console', async () => {
  for (const path of ['/', '/hoi-thoai/1234', '/?x=1']) {
    const { status, headers, body } = await d.browser().get(path)
    expect([status, headers['cache-control'], headers['content-type']]).toEqual([
      200,
      'no-cache',
      'text/html; charset=utf-8',
    ])
    expect(body).toContain('Bình Yên')
    expect(headers['content-security-policy']).toBeDefined()
  }
})

test('hashed files are kept for good and come compressed', async () => {
  const { headers } = await d.browser().get('/assets/main-abc123.js', { 'accept-encoding': 'br' })
  expect(headers['cache-control']).toBe('public, max-age=31536000, immutable')
  expect(headers['content-encoding']).toBe('br')
  expect(String(headers['content-type'])).toContain('javascript')
})

test('a missing file, a wrong API path and a path out of the folder are not the page', async () => {
  for (const path of ['/assets/none.js', '/api/none', '/../package.json', '/assets/..%2f..%2fpackage.json', '/.env'])
    expect((await d.browser().get(path)).status, path).toBe(404)
})

test('the API document is a page of its own', async () => {
  const { status, headers, body } = await d.browser().get('/api-docs')
  expect([status, headers['content-type']]).toEqual([200, 'text/html; charset=utf-8'])
  expect(body).toContain('/api/session')
  expect((await d.browser().get('/openapi.json')).body.openapi).toBe('3.1.0')
})

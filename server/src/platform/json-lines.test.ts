import { appendFileSync, mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { jsonLines, outsideFiles } from './json-lines.ts'

const folder = mkdtempSync(join(tmpdir(), 'by-lines-'))
afterAll(() => rmSync(folder, { recursive: true }))

test('lines come back in the order they were added, from a file only its owner can read', () => {
  const path = join(folder, 'deep/er/list.jsonl')
  const lines = jsonLines<{ n: number }>(path)
  expect(lines.all()).toEqual([])
  lines.add({ n: 1 })
  lines.add({ n: 2 })
  expect(jsonLines(path).all()).toEqual([{ n: 1 }, { n: 2 }])
  expect(statSync(path).mode & 0o777).toBe(0o600)
})

test('a line cut off by a crash is left out, and the next one is whole', () => {
  const path = join(folder, 'cut.jsonl')
  const lines = jsonLines<{ n: number }>(path)
  lines.add({ n: 1 })
  appendFileSync(path, '{"n":')
  expect(lines.all()).toEqual([{ n: 1 }])
  lines.add({ n: 2 })
  expect(lines.all()).toEqual([{ n: 1 }, { n: 2 }])
})

test('they lie beside the media unless set otherwise', () => {
  expect(outsideFiles({ MEDIA_DIR: '/data/media', ERASURES_FILE: '/safe/erasures' })).toEqual({
    trailHeads: '/data/trail-heads.jsonl',
    erasures: '/safe/erasures',
  })
})

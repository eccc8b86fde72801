import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { ensureKeyFile, readKeys } from './key-file.ts'
import { newKeyFile } from './keys.ts'

const folder = mkdtempSync(join(tmpdir(), 'by-keys-'))
afterAll(() => rmSync(folder, { recursive: true }))

test('a key file is made once and then left alone', () => {
  const path = join(folder, 'new/keys.json')
  expect(ensureKeyFile(path)).toBe(true)
  const text = readFileSync(path, 'utf8')
  expect(ensureKeyFile(path)).toBe(false)
  expect(readFileSync(path, 'utf8')).toBe(text)
  expect(readKeys(path).eventKey).toHaveLength(32)
})

test.each([
  ['not JSON at all', 'not a key file'],
  ['{}', 'not a key file'],
  [JSON.stringify({ ...newKeyFile(), event: 'c2hvcnQ=' }), 'not a key file'],
  [JSON.stringify({ ...newKeyFile(), lookup: { current: 3, versions: newKeyFile().lookup.versions } }), 'current key'],
])('a file that is no key file is refused without quoting it', (text, why) => {
  const path = join(folder, 'bad.json')
  writeFileSync(path, text)
  expect(() => readKeys(path)).toThrow(why)
  expect(() => readKeys(path)).toThrow(/^KEYS_FILE: [^{]+\.$/)
})

test('a file that is not there is named as such', () => {
  expect(() => readKeys(join(folder, 'none.json'))).toThrow('there is no readable key file')
})

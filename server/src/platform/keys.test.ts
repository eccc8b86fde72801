import { expect, test } from 'vitest'
import { createKeys, newKeyFile } from './keys.ts'

const row = '0199b5c8-0000-7000-8000-000000000001'
const other = '0199b5c8-0000-7000-8000-000000000002'

test('what is sealed opens in its place and nowhere else', () => {
  const keys = createKeys(newKeyFile())
  const { key } = keys.make(row)
  const sealed = keys.seal(key, 'Chào anh/chị', 'messages.body', row)
  expect(keys.openText(key, sealed, 'messages.body', row)).toBe('Chào anh/chị')
  expect(() => keys.open(key, sealed, 'messages.body', other)).toThrow()
  expect(() => keys.open(key, sealed, 'notes.body', row)).toThrow()
  expect(() => keys.open(keys.make(row).key, sealed, 'messages.body', row)).toThrow()
  sealed[40] = (sealed[40] as number) ^ 1
  expect(() => keys.open(key, sealed, 'messages.body', row)).toThrow()
})

test('sealing the same twice gives two values', () => {
  const keys = createKeys(newKeyFile())
  const { key } = keys.make(row)
  expect(keys.seal(key, 'x', 'a.b', row).equals(keys.seal(key, 'x', 'a.b', row))).toBe(false)
})

test('after a rotation old keys still open, new ones are wrapped by the new, and look-ups find both', () => {
  const file = newKeyFile()
  const before = createKeys(file)
  const { key, wrapped } = before.make(row)
  const sealed = before.seal(key, 'cũ', 'a.b', row)
  const found = before.lookup('zalo_id', '123').mac

  const fresh = newKeyFile()
  file.installation = {
    current: 2,
    versions: { ...file.installation.versions, 2: fresh.installation.versions[1] as string },
  }
  file.lookup = { current: 2, versions: { ...file.lookup.versions, 2: fresh.lookup.versions[1] as string } }
  const after = createKeys(file)
  expect(after.openText(after.unwrap(row, wrapped), sealed, 'a.b', row)).toBe('cũ')
  expect(after.make(row).wrapped.readUInt16BE(17)).toBe(2)
  expect(after.lookup('zalo_id', '123')).toMatchObject({ version: 2 })
  expect(after.lookups('zalo_id', '123')[1]?.equals(found)).toBe(true)
})

test('a look-up of one purpose tells nothing of another', () => {
  const keys = createKeys(newKeyFile())
  expect(keys.lookup('zalo_id', '123').mac.equals(keys.lookup('lane', '123').mac)).toBe(false)
})

test('keys kept apart are the same every time, differ by purpose, and are none of the others', () => {
  const file = newKeyFile()
  const keys = createKeys(file)
  expect(keys.apart('a').equals(createKeys(file).apart('a'))).toBe(true)
  expect(new Set([keys.apart('a'), keys.apart('b'), keys.trailKey, keys.eventKey].map(String)).size).toBe(4)
})

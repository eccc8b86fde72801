import { afterAll, beforeAll, expect, test } from 'vitest'
import { owners, stale } from './tables.ts'
import { type TestHouse, testHouse } from './test-house.ts'

let t: TestHouse
beforeAll(async () => {
  t = await testHouse('tables_test')
})
afterAll(() => t?.stop())

test('every tables.ts is what the migrated database says; else run node server/tools/tables.ts', async () => {
  expect(await stale(t.owner)).toEqual([])
})

test('a table belongs to the module its migration names', () => {
  const text = '-- module: parcels\n-- What.\n\ncreate table parcels (\n);\ncreate table if not exists vans (\n);\n'
  expect(owners([{ name: 'x', text }])).toEqual(
    new Map([
      ['parcels', 'parcels'],
      ['vans', 'parcels'],
    ]),
  )
  expect(() => owners([{ name: '0001-x.sql', text: 'create table a ()' }])).toThrow('does not say its module')
})

test('every table and every table of the vault says what it is', async () => {
  const { rows } = await t.owner.query(`
    select c.oid::regclass::text as table from pg_class c
    where c.relnamespace in ('public'::regnamespace, 'vault'::regnamespace) and c.relkind in ('r', 'p')
      and not c.relispartition and obj_description(c.oid) is null`)
  expect(rows).toEqual([])
})

// Rows of law by command: what ships is loaded once, what is added is signed by a named officer, mistakes get a sentence.

import { afterAll, beforeAll, expect, test } from 'vitest'
import { says, typist } from '../../tools/test-command.ts'
import { type TestHouse, testHouse } from '../../tools/test-house.ts'
import { kindForCategory, listDays, listRules } from '../modules/deadlines/deadlines.ts'

let t: TestHouse
let types: (words: string, ...flags: string[]) => ReturnType<ReturnType<typeof typist>>
beforeAll(async () => {
  t = await testHouse('command_deadlines')
  const typed = typist(t)
  types = (words, ...flags) => typed(`deadlines ${words}`, flags)
  const officer = ['--login', 'phap.che', '--name', 'Cán bộ Pháp chế', '--role', 'leader', '--unit', 'TP', '--below']
  await typed('officer add', [...officer, '--unit-name', 'Thành phố Mẫu'])
})
afterAll(() => t?.stop())

const idIn = (out: string): string => /[0-9a-f-]{36}/.exec(out)?.[0] ?? ''
const rule = [
  '--rule', 'phan-anh', '--kind', 'phan-anh', '--name', 'Trả lời', '--amount', '5', '--time-unit', 'working_days',
  '--counted-from', 'received', '--basis', 'Quy chế mẫu', '--since', '2027-01-01',
] // biome-ignore format: a list

test('before anything is loaded, a rule of a kind is refused with what to do first', async () => {
  expect(await types('add', ...rule)).toEqual(says('There are no kinds yet: "deadlines load" first.'))
  expect((await types('list')).out).toBe('There are no such rows.\n')
})

test('what ships is loaded once and says that nobody has signed it', async () => {
  expect((await types('load')).out).toMatch(/^1\d\d rows were added; nobody has signed them yet\.\n$/)
  expect((await types('load')).out).toMatch(/^0 rows/)
  const { out } = await types('list', '--kind', 'to-giac')
  expect(out).toContain(
    'xac-minh  20 days from received  2018-01-01 to …  (BLTTHS 2015, Điều 147 khoản 1; unsigned, read)',
  )
  expect(out).toContain('extension of xac-minh')
  expect((await types('days', '--year', '2026')).out).toContain('2026-08-22  worked  Làm bù ngày 31/8')
})

test('a new version is added unsigned, signed once by a named officer, and withdrawn', async () => {
  const added = await types('add', ...rule)
  const id = idIn(added.out)
  expect(added).toMatchObject({ code: 0, err: '' })
  expect((await types('sign', '--id', id, '--login', 'phap.che')).out).toBe(`Cán bộ Pháp chế answers for row ${id}.\n`)
  expect((await types('list', '--kind', 'phan-anh')).out).toContain('signed by Cán bộ Pháp chế')
  expect(await types('sign', '--id', id, '--login', 'phap.che')).toEqual(says(`There is no unsigned row ${id}.`))
  expect((await types('withdraw', '--id', id)).code).toBe(0)
  expect(await types('withdraw', '--id', id)).toEqual(says(`There is no row ${id}.`))
  const row = (await t.run(listRules)).find(each => each.id === id)
  expect(row).toMatchObject({ amount: 5, calendar: 'nha-nuoc', day_off: 'moves', signed_name: 'Cán bộ Pháp chế' })
})

test('an extension names the clock it lengthens', async () => {
  const extension = [...rule, '--rule', 'gia-han-1', '--counted-from', 'due', '--extends', 'phan-anh', '--step', '1']
  const { out } = await types('add', ...extension)
  const row = (await t.run(listRules)).find(each => each.id === idIn(out))
  expect(row).toMatchObject({ part: 'extension', base: 'phan-anh', step: 1, counted_from: 'due' })
})

test('a day off is added once, and a year is signed at once', async () => {
  const day = ['--date', '2027-09-03', '--label', 'Quốc khánh', '--source', 'Thông báo mẫu']
  expect((await types('day', ...day)).code).toBe(0)
  expect(await types('day', ...day)).toEqual(says('The calendar has 2027-09-03 already. Withdraw the old row first.'))
  const days = await t.run(ctx => listDays(ctx, 'nha-nuoc', '2027'))
  expect((await types('sign-year', '--year', '2027', '--login', 'phap.che')).out).toBe(
    `Cán bộ Pháp chế answers for ${days.length} days of 2027.\n`,
  )
  expect(await types('sign-year', '--year', '2027', '--login', 'phap.che')).toEqual(
    says('There is no unsigned day of 2027.'),
  )
})

test('a category is pre-filled anew from its day on', async () => {
  const row = ['--category', 'trom-cap', '--source', 'Hướng dẫn mẫu', '--since', '2020-01-01']
  expect((await types('category', ...row, '--kind', 'tin-bao')).code).toBe(0)
  expect(await t.run(ctx => kindForCategory(ctx, 'trom-cap'))).toMatchObject({ kind: 'tin-bao', unverified: true })
  expect((await types('categories')).out).toContain('trom-cap  tin-bao  since 2020-01-01')
})

test('a wrong flag gets one sentence, no verb the usage', async () => {
  expect(await types('day', '--date', '2027-02-30', '--label', 'Sai', '--source', 'x')).toEqual(
    says('--date is a date, yyyy-MM-dd.'),
  )
  expect(await types('add', ...rule, '--kind', 'khac')).toEqual(
    says('--kind is one of to-giac, tin-bao, kien-nghi-khoi-to, phan-anh, tin-vi-pham-hanh-chinh, khieu-nai, to-cao.'),
  )
  expect(await types('add', ...rule, '--counted-from', 'due')).toEqual(says('Only an extension is counted from due.'))
  expect(await types('add', ...rule, '--until', '2026-01-01')).toEqual(says('--until is before --since.'))
  expect(await types('add', ...rule, '--amount', '5000')).toEqual(says('Give --amount, a whole number up to 1000.'))
  expect(await types('sign', '--id', 'x', '--login', 'phap.che')).toEqual(
    says('--id is the first word of a line that a list printed.'),
  )
  expect(await types('nothing')).toMatchObject({ code: 2, out: '' })
})

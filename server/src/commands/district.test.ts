// A district put up by command as an administrator types it: units, hot lines and policies, and what is said to mistakes.

import { afterAll, beforeAll, expect, test } from 'vitest'
import { says, typist } from '../../tools/test-command.ts'
import { type TestHouse, testHouse } from '../../tools/test-house.ts'
import { addPage } from '../modules/pages/pages.ts'
import { findUnitByCode, hotLines, policy } from '../modules/units/units.ts'

let t: TestHouse
let types: ReturnType<typeof typist>
beforeAll(async () => {
  t = await testHouse('command_district')
  types = typist(t)
})
afterAll(() => t?.stop())

const add = (code: string, name: string, ...where: string[]) =>
  types('unit add', ['--code', code, '--kind', 'phường', '--name', name, ...where])
const idOf = async (code: string): Promise<string> => (await t.run(ctx => findUnitByCode(ctx, code)))?.unit_id as string

test('units are added below each other, renamed, moved and listed as a tree', async () => {
  expect(await types('unit list')).toMatchObject({ code: 0, out: 'There are no units yet.\n' })
  expect(await add('TP', 'Thành phố Mẫu', '--top')).toMatchObject({ code: 0, out: 'Unit TP stands at the top.\n' })
  expect(await add('P1', 'Phường Một', '--under', 'TP')).toMatchObject({ code: 0, out: 'Unit P1 stands under TP.\n' })
  await add('P2', 'Phường Hai', '--top')
  expect(await types('unit move', ['--unit', 'P2', '--under', 'TP'])).toMatchObject({ code: 0 })
  expect(await types('unit rename', ['--unit', 'P2', '--name', 'Phường Nhì'])).toMatchObject({ code: 0 })
  expect((await types('unit list')).out).toBe(
    'TP  phường  Thành phố Mẫu\n  P1  phường  Phường Một\n  P2  phường  Phường Nhì\n',
  )
})

test('a mistake about a unit gets one sentence, and changes nothing', async () => {
  const before = (await types('unit list')).out
  expect(await add('P1', 'Phường Khác', '--top')).toEqual(says('The code P1 is taken; codes are never used again.'))
  expect((await add('Phường 3', 'Phường Ba', '--top')).err).toContain('A code has 1 to 40 signs')
  expect(await add('P3', 'Phường Ba')).toEqual(says('Give either --under CODE or --top.'))
  expect(await add('P3', 'Phường Ba', '--under', 'TP', '--top')).toEqual(says('Give either --under CODE or --top.'))
  expect(await add('P3', 'Phường Ba', '--under', 'XX')).toEqual(says('There is no unit XX. Units: P1, P2, TP.'))
  expect(await types('unit add', ['--code', 'P3'])).toEqual(says('Give --kind.'))
  expect(await types('unit move', ['--unit', 'TP', '--under', 'P1'])).toEqual(says('A unit cannot stand under itself.'))
  expect(await types('unit move', ['--unit', 'P1', '--place', 'TP'])).toMatchObject({ code: 1, err: /--place/ })
  expect(await types('unit list', [], { DATABASE_URL: '' })).toEqual(says('Set DATABASE_URL, KEYS_FILE and MEDIA_DIR.'))
  expect(await types('unit')).toMatchObject({ code: 2, err: expect.stringContaining('unit add --code') })
  expect((await types('unit list')).out).toBe(before)
})

test('a unit ends with successors and a decision; pages that still speak for it are named', async () => {
  await t.run(async ctx => addPage(ctx, { name: 'Trang Phường Nhì', unit_id: await idOf('P2') }))
  const end = (unit: string, successors: string) =>
    types('unit end', ['--unit', unit, '--successors', successors, '--source', 'QĐ 1/2026'])
  expect((await end('TP', 'P1')).err).toContain('units below')
  expect(await end('P2', 'P2')).toEqual(says('A unit cannot succeed itself.'))
  expect(await types('unit end', ['--unit', 'P2', '--successors', 'P1'])).toEqual(says('Give --source.'))
  const { code, out } = await end('P2', 'P1')
  expect(code).toBe(0)
  expect(out).toContain('Unit P2 has ended; P1 succeeds it.\nPage Trang Phường Nhì still speaks for it')
  expect((await types('unit list')).out).toMatch(/P2 .*ended \d{4}-\d\d-\d\d, see P1/)
  expect(await types('unit rename', ['--unit', 'P2', '--name', 'X'])).toEqual(
    says('Unit P2 has ended; name one that exists.'),
  )
})

test('a hot line needs a source and somebody who signs; a unit with its own tells no other', async () => {
  const line = (unit: string, number: string, ...more: string[]) =>
    types('hot-line add', ['--unit', unit, '--number', number, '--label', 'Trực ban', ...more])
  const signed = ['--source', 'Thông báo 1', '--signed-by', 'Trưởng công an']
  expect(await line('TP', '113')).toEqual(says('Give --source.'))
  expect(await line('TP', '113', '--source', 'Thông báo 1')).toEqual(says('Give --signed-by.'))
  expect((await line('TP', 'một một ba', ...signed)).err).toContain('A number has 3 to 20 signs')
  expect((await line('TP', '113', ...signed)).out).toMatch(
    /^Unit TP tells citizens:\n {2}113 {2}Trực ban {2}\(Thông báo 1, since /,
  )
  expect((await types('hot-line list', ['--unit', 'P1'])).out).toContain('113')
  expect((await line('P1', '0900 000 001', ...signed)).out).not.toContain('113')
  expect(await line('P1', '0900 000 001', ...signed)).toEqual(
    says('Unit P1 tells 0900 000 001 already; end it first to tell it differently.'),
  )
  const numbers = async () => (await t.run(async ctx => hotLines(ctx, await idOf('P1')))).map(each => each.number)
  expect(await numbers()).toEqual(['0900 000 001'])
  expect(await types('hot-line end', ['--unit', 'P1', '--number', '113'])).toEqual(
    says('Unit P1 has no number 113 of its own.'),
  )
  expect((await types('hot-line end', ['--unit', 'P1', '--number', '0900 000 001'])).code).toBe(0)
  expect(await numbers()).toEqual(['113'])
})

test('a policy is set with who decided it, and listed with the measure it is in', async () => {
  const set = (name: string, value: string, ...more: string[]) =>
    types('policy set', ['--name', name, '--value', value, ...more])
  expect(await set('idle_lock_minutes', '10')).toEqual(says('Give --source.'))
  expect((await set('tea_minutes', '10', '--source', 'Lãnh đạo')).err).toContain(
    'There is no policy tea_minutes. Policies: ',
  )
  for (const wrong of ['0', '1.5', 'mười'])
    expect(await set('idle_lock_minutes', wrong, '--source', 'Lãnh đạo')).toEqual(
      says('--value is a whole number above zero.'),
    )
  expect((await set('idle_lock_minutes', '10', '--source', 'Lãnh đạo')).out).toBe(
    'idle_lock_minutes is 10 (minutes) for the whole installation from now on.\n',
  )
  expect(await t.run(ctx => policy(ctx, 'idle_lock_minutes'))).toBe(10)
  expect((await set('reply_window_hours', '100', '--source', 'Lãnh đạo', '--unit', 'P1')).code).toBe(0)
  const { out } = await types('policy list')
  expect(out).toMatch(/^idle_lock_minutes {2}10 minutes {2}\(Lãnh đạo, since \d{4}-\d\d-\d\d\)$/m)
  expect(out).toMatch(/^reply_window_hours {2}100 hours {2}for Phường Một {2}\(Lãnh đạo, since /m)
  expect(out).toMatch(/^session_hours {2}12 hours {2}\(Mặc định/m)
})

test('every command is one line of the trail by its own name', async () => {
  const { rows } = await t.owner.query(`select distinct who_name from trail where who_kind = 'machine' order by 1`)
  expect(rows.map(row => row.who_name)).toEqual(['command hot-line', 'command policy', 'command unit', 'test'])
})

// The rows cases lean on, as an administrator types them: whom outside the police, and in which words results are told.

import { afterAll, beforeAll, expect, test } from 'vitest'
import { says, typist } from '../../tools/test-command.ts'
import { type TestHouse, testHouse } from '../../tools/test-house.ts'
import { outcomeTexts, receiversFor } from '../modules/cases/cases.ts'
import { findUnitByCode } from '../modules/units/units.ts'

let t: TestHouse
let types: ReturnType<typeof typist>
beforeAll(async () => {
  t = await testHouse('command_cases')
  types = typist(t)
  for (const [code, where] of [
    ['TP', '--top'],
    ['P1', '--under'],
    ['P2', '--under'],
  ] as const)
    await types('unit add', [
      '--code',
      code,
      '--kind',
      'phường',
      '--name',
      code,
      where,
      ...(where === '--under' ? ['TP'] : []),
    ])
})
afterAll(() => t?.stop())

const receivers = (code: string): Promise<string[]> =>
  t.run(async ctx => {
    const unit = await findUnitByCode(ctx, code)
    return (await receiversFor(ctx, unit?.unit_id as string)).map(({ name }) => name)
  })

test('a receiver of a unit is that unit’s, one of no unit is everybody’s, and one that ended is nobody’s', async () => {
  const source = ['--source', 'Quyết định thử']
  await types('receiver add', ['--name', 'Uỷ ban phường Một', '--kind', 'committee', '--unit', 'P1', ...source])
  expect(await types('receiver add', ['--name', 'Tổng đài 1022', '--kind', 'line_1022', ...source])).toMatchObject({
    code: 0,
  })
  expect(await receivers('P1')).toEqual(expect.arrayContaining(['Uỷ ban phường Một', 'Tổng đài 1022']))
  expect(await receivers('P2')).not.toContain('Uỷ ban phường Một')
  t.house.clock.stand(60_000)
  expect(await types('receiver end', ['--name', 'Tổng đài 1022'])).toMatchObject({ code: 0 })
  expect(await receivers('P2')).not.toContain('Tổng đài 1022')
  expect(await types('receiver end', ['--name', 'Tổng đài 1022'])).toEqual(
    says('There is no receiver Tổng đài 1022 there.'),
  )
  expect((await types('receiver add', ['--name', 'X', '--kind', 'ai', ...source])).err).toContain(
    'A receiver is one of',
  )
})

test('a text holds from now on; one with a blank for anything but code and number is refused', async () => {
  const set = (body: string) =>
    types('outcome-text set', [
      '--slug',
      'done',
      '--title',
      'Đã xong',
      '--body',
      body,
      '--source',
      'thử',
      '--signed-by',
      'Phan A',
    ])
  expect(await set('Mã {code}: đã có kết quả. Gọi {phone}.')).toMatchObject({ code: 0 })
  const now = (await t.run(ctx => outcomeTexts(ctx))).filter(({ slug }) => slug === 'done')
  expect(now).toMatchObject([{ body: 'Mã {code}: đã có kết quả. Gọi {phone}.', unverified: false }])
  expect((await set('Vụ {matter} đã xong')).code).not.toBe(0)
  expect((await types('outcome-text list')).out).toContain('done  Đã xong')
})

import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Refusal } from '../../platform/refusal.ts'
import { check, fill, holding, variables } from './rules.ts'

const gap = (name: string) => `[… ${name}]`

test('what is known is put in, what is not stands as a gap, and nothing else changes', () => {
  const filled = fill('Dạ, {don_vi} làm việc {gio_lam_viec}. Mã {ma}.', { don_vi: 'Công an phường Mẫu' }, gap)
  expect(filled).toEqual({
    text: 'Dạ, Công an phường Mẫu làm việc [… gio_lam_viec]. Mã [… ma].',
    gaps: ['gio_lam_viec', 'ma'],
  })
  fc.assert(
    fc.property(
      fc.string().filter(text => !/[{}]/.test(text)),
      text => {
        expect(fill(text, {}, gap)).toEqual({ text, gaps: [] })
      },
    ),
  )
})

test('a variable that does not exist is refused by its name, with those that do', () => {
  expect(() => check('Dạ {don_vi}, {ten_nguoi_dan} và { so_nha }.')).toThrow(
    new Refusal('unknown_variable', { names: ['ten_nguoi_dan', 'so_nha'], known: variables }),
  )
  for (const name of variables) expect(() => check(`{${name}}`)).not.toThrow()
  expect(() => check('không có gì')).not.toThrow()
  expect(() => check('{}')).toThrow('unknown_variable')
})

test('a unit has its own and what those above have; its own of the same shortcut holds, dated', () => {
  const row = (unit_id: string, shortcut: string, valid_from: number, valid_to: number | null = null) => ({
    unit_id,
    shortcut,
    valid_from,
    valid_to,
  })
  const rows = [
    row('top', 'gio', 1),
    row('top', 'chao', 1),
    row('ward', 'gio', 5),
    row('ward', 'gio', 50),
    row('ward', 'tet', 1, 8),
  ]
  const at = (now: number) =>
    holding(rows, ['ward', 'top'], now).map(each => `${each.shortcut} ${each.unit_id} ${each.valid_from}`)
  expect(at(3)).toEqual(['chao top 1', 'gio top 1', 'tet ward 1'])
  expect(at(9)).toEqual(['chao top 1', 'gio ward 5'])
  expect(at(60)).toEqual(['chao top 1', 'gio ward 50'])
})

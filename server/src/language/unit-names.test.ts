import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { findUnits, indexUnits, readUnitRows } from './unit-names.ts'

const invented = `province_code	province	commune_code	commune	former_units_text
99	Tỉnh Hòa Mây	99001	Phường Mây Trắng	Phường Tân Thành, Phường Suối Mơ, Xã Đồi Sim (phần còn lại sau khi sáp nhập vào phường Mây Hồng)
99	Tỉnh Hòa Mây	99002	Phường Mây Hồng	Xã Đồi Sim (phần còn lại sau khi sáp nhập vào phường Mây Trắng), Xã Lý Hạc
98	Tỉnh Biển Xa	98001	Xã Cồn Gió	Xã Tân Thành, Xã Cồn Gió`
const folder = process.env['BINH_YEN_GEO']
const real =
  folder && existsSync(`${folder}/communes-2026-old-names.tsv`)
    ? readFileSync(`${folder}/communes-2026-old-names.tsv`, 'utf8')
    : undefined

describe('old unit names', () => {
  const index = indexUnits(readUnitRows(invented))

  test('an old ward leads to the one of today', () => {
    expect(findUnits('nhà em ở phường Suối Mơ', index).map(unit => unit.name)).toEqual(['Phường Mây Trắng'])
  })

  test('a name borne by two units gives both, the named province first', () => {
    expect(findUnits('xa tan thanh tinh bien xa', index).map(unit => unit.name)).toEqual([
      'Xã Cồn Gió',
      'Phường Mây Trắng',
    ])
  })

  test('a divided unit gives all its heirs and says each is a part', () => {
    expect(findUnits('xã Đồi Sim', index).map(unit => [unit.code, unit.partly])).toEqual([
      ['99001', true],
      ['99002', true],
    ])
  })

  test('spelling of i and y and of tones does not matter', () => {
    expect(findUnits('xã Lí Hạc', index)).toHaveLength(1)
  })

  test('the table of 2026, or the invented one where it is absent, finds a former unit of every commune', () => {
    const rows = readUnitRows(real ?? invented)
    const all = indexUnits(rows)
    const lost = rows.filter(
      row => !findUnits(row.former.split(',')[0]?.replace(/\(.*/, '') ?? '', all).some(unit => unit.code === row.code),
    )
    expect(lost.length / rows.length).toBeLessThan(0.03)
  })
})

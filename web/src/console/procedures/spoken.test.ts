import { expect, test } from 'vitest'
import { procedures as t } from '../../text/vi-procedures.ts'
import { readDay, spellDate } from './dates.ts'
import { findProcedures } from './find.ts'
import { spoken } from './spoken.ts'

test('a comparison speaks words, not codes', () => {
  expect(spoken('fee', 'not_verified · nghe nói 200.000', t)).toBe('Chưa xác minh · nghe nói 200.000')
  expect(spoken('fee', 'none · Lần đầu', t)).toBe('Miễn phí · Lần đầu')
  expect(spoken('time', 'none', t)).toBe('Không có')
  expect(spoken('level', 'commune', t)).toBe('Cấp xã')
  expect(spoken('effective_from', '2026-07-01', t)).toBe('01/07/2026')
  expect(spoken('documents', '* Giấy khai sinh', t)).toBe('Giấy khai sinh (chỉ khi chưa có trên hệ thống)')
  expect(spoken('cases', 'Trẻ em [age_from 6, age_below 14, nationality foreign]', t)).toBe(
    'Trẻ em (Từ tuổi 6; Dưới tuổi 14; Quốc tịch: Nước ngoài)',
  )
  expect(spoken('cases', 'Mọi người []', t)).toBe('Mọi người')
})

test('dates are read as they are written, and what is none stays for the server to refuse', () => {
  expect(readDay('1/7/2026')).toBe('2026-07-01')
  expect(readDay('mai')).toBe('mai')
  expect(spellDate(readDay('01/07/2026'))).toBe('01/07/2026')
  expect(spellDate(null)).toBe('')
})

test('a procedure is found without accents and in any order of words', () => {
  const one = (name: string, slug: string) =>
    ({ procedure_id: slug, slug, rank: null, name, field: 'cu-tru', holding: null, coming: [], open: [] }) as const
  const all = [one('Đăng ký tạm trú', 'tam-tru'), one('Tách hộ', 'tach-ho')].map(each => ({
    ...each,
    coming: [],
    open: [],
  }))
  expect(findProcedures(all, 'tru dang', '', 'all').map(each => each.slug)).toEqual(['tam-tru'])
  expect(findProcedures(all, '', 'xe', 'all')).toEqual([])
  expect(findProcedures(all, '', '', 'open')).toEqual([])
})

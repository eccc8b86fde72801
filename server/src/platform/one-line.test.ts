import { expect, test } from 'vitest'
import { fileName, oneLine } from './one-line.ts'

test('a file is called by its last part, whatever its name tries', () => {
  for (const [given, kept] of [
    ['Đơn xin xác nhận.pdf', 'Đơn xin xác nhận.pdf'],
    ['../../etc/passwd', 'passwd'],
    ['C:\\Users\\a\\đơn.docx', 'đơn.docx'],
    ['hoa-don\u202Efdp.exe', 'hoa-donfdp.exe'],
    ['a\u0000b\r\nContent-Type: x.pdf', 'ab Content-Type: x.pdf'],
    ['..', undefined],
    ['/', undefined],
    ['   ', undefined],
    [undefined, undefined],
  ] as const)
    expect(fileName(given, 120)).toBe(kept)
})

test('a line is composed, bounded and free of marks that turn it around', () => {
  expect(oneLine('Tin\u2066 mới\n\u200Bhôm  nay'.normalize('NFD'), 50)).toBe('Tin mới hôm nay')
  expect(oneLine('🐟'.repeat(9), 3)).toBe('🐟🐟🐟')
  expect(oneLine('\uD800', 9)).toBe('\uFFFD')
})

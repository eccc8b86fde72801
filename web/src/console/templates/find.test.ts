import { expect, test } from 'vitest'
import { findTemplates, hasGap } from './find.ts'

const one = (shortcut: string, title: string, text = '') => ({ shortcut, title, text })
const all = [
  one('chao', 'Lời chào'),
  one('dia-chi', 'Địa chỉ'),
  one('gio', 'Giờ làm việc', 'Dạ, sáng chào cờ'),
  one('le-phi', 'Lệ phí'),
]
const found = (typed: string) => findTemplates(all, typed).map(({ shortcut }) => shortcut)

test('the shortcut comes first, then the name, then the words; marks do not matter', () => {
  expect(found('')).toEqual(['chao', 'dia-chi', 'gio', 'le-phi'])
  expect(found('chao')).toEqual(['chao', 'gio'])
  expect(found('địa')).toEqual(['dia-chi'])
  expect(found('lam viec')).toEqual(['gio'])
  expect(found('zzz')).toEqual([])
})

test('a gap is seen wherever it stands', () => {
  expect(hasGap('Mã [… mã tin báo] ạ')).toBe(true)
  expect(hasGap('Dạ […]?')).toBe(true)
  expect(hasGap('Dạ vâng…')).toBe(false)
})

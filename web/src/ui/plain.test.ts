import { expect, test } from 'vitest'
import { isPage, plain } from './plain.ts'

test('a file name cannot look like another ending', () => {
  expect(plain('to-khai\u202efdp.exe')).toBe('to-khaifdp.exe')
  expect(plain('hai\ndòng.pdf')).toBe('haidòng.pdf')
  expect(plain('Giấy khai sinh ữ.pdf')).toBe('Giấy khai sinh ữ.pdf')
})

test('only web pages are opened', () => {
  expect(isPage('https://dichvucong.example/ho-so')).toBe(true)
  expect(isPage('http://dichvucong.example')).toBe(true)
  expect(isPage('javascript:alert(1)')).toBe(false)
  expect(isPage('file:///C:/x.exe')).toBe(false)
  expect(isPage('không phải địa chỉ')).toBe(false)
})

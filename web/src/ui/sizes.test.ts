import { expect, test } from 'vitest'
import { lasting, sizeWords } from './sizes.ts'

test('a small file is never written as nothing, a large one with one decimal of the language', () => {
  expect(sizeWords(12, 'vi')).toBe('1 kB')
  expect(sizeWords(340_400, 'vi')).toBe('340 kB')
  expect(sizeWords(1_234_567, 'vi')).toBe('1,2 MB')
  expect(sizeWords(1_234_567, 'en')).toBe('1.2 MB')
})

test('a talk is written in minutes and seconds, from an hour on with hours', () => {
  expect(lasting(9_999)).toBe('0:09')
  expect(lasting(130_000)).toBe('2:10')
  expect(lasting(3_730_000)).toBe('1:02:10')
})

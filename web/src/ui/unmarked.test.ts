// Whoever types a few letters without marks finds what is written with them.

import { expect, test } from 'vitest'
import { fitting } from './unmarked.ts'

const matters = ['Cháy, nổ, rò rỉ khí', 'Đánh nhau, cố ý gây thương tích', 'Đánh bạc', 'Đá gà ăn tiền', 'Gây ồn ào']
const found = (typed: string): string[] =>
  fitting(
    matters.map(words => ({ words })),
    typed,
  ).map(({ words }) => words)

test('marks, đ, capitals and commas make no difference', () => {
  expect(found('danh bac')).toEqual(['Đánh bạc'])
  expect(found(' Chay No')).toEqual(['Cháy, nổ, rò rỉ khí'])
})

test('each typed word begins a word; whole words come first; nothing typed leaves all as they were', () => {
  expect(found('on')).toEqual(['Gây ồn ào'])
  expect(found('ay on')).toEqual([])
  expect(found('da ga')).toEqual(['Đá gà ăn tiền', 'Đánh nhau, cố ý gây thương tích'])
  expect(found('')).toEqual(matters)
})

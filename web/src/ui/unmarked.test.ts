// Whoever types without marks finds what is written with them.

import { expect, test } from 'vitest'
import { unmarked } from './unmarked.ts'

test('marks, đ and capitals make no difference', () => {
  expect(unmarked('Đánh bạc')).toBe(unmarked('danh bac'))
  expect(unmarked(' Mua bán ma tuý ')).toBe('mua ban ma tuy')
})

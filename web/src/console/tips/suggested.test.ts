// What the machine suggests may be anything; what is not understood is left out.

import { expect, test } from 'vitest'
import { suggestedOf } from './suggested.ts'

test('duplicates come as ids, with why where that is told; anything else is left out', () => {
  const { duplicates, category } = suggestedOf({
    suggested: {
      category: 'chay-no',
      duplicates: ['a', 'b', 'c', { id: 'd' }, 3, null],
      likeness: { b: { score: 0.9, why: ['place', 7] }, c: 'x' },
    },
  })
  expect(category).toBe('chay-no')
  expect(duplicates).toEqual([
    { id: 'a', why: [] },
    { id: 'b', why: ['place'] },
    { id: 'c', why: [] },
  ])
})

test('a tip nothing was read in suggests nothing', () => {
  expect(suggestedOf({ suggested: {} })).toEqual({
    category: null,
    confidence: null,
    urgency: null,
    unit_id: null,
    rules: null,
    duplicates: [],
  })
})

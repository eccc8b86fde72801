// What the machine suggests may be anything; what is not understood is left out.

import { expect, test } from 'vitest'
import { suggestedOf } from './suggested.ts'

test('duplicates come as ids or with why; anything else is left out', () => {
  const { duplicates, category } = suggestedOf({
    suggested: { category: 'chay-no', duplicates: ['a', { id: 'b', why: ['place', 7] }, { why: [] }, 3, null] },
  })
  expect(category).toBe('chay-no')
  expect(duplicates).toEqual([
    { id: 'a', why: [] },
    { id: 'b', why: ['place'] },
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

import { expect, test } from 'vitest'
import { looksOf } from './shift-look.ts'

test.each([
  ['planned', 5, 'planned'],
  ['planned', 10, 'missed'],
  ['taken', 9, 'taken'],
  ['taken', 10, 'overdue'],
  ['handed_over', 50, 'handed_over'],
] as const)('%s at %i is shown as %s', (state, now, look) => {
  expect(looksOf({ state, to_at: 10 }, now)).toBe(look)
})

import { expect, test } from 'vitest'
import { touchedBy } from './refetch.ts'

test('a hint about a conversation touches the list, its row and its lines', () => {
  expect(touchedBy({ kind: 'conversation', page_id: 'p', id: 'c' })).toEqual([
    ['conversations'],
    ['conversation', 'p', 'c'],
    ['lines', 'p', 'c'],
  ])
})

test('a hint about a delivery touches the open threads of its page, whichever they are', () => {
  expect(touchedBy({ kind: 'delivery', page_id: 'p', id: 'd' })).toContainEqual(['lines', 'p'])
})

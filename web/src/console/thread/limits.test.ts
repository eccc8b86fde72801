import { describe, expect, test } from 'vitest'
import { measure, messageLimit, replyLimit } from './limits.ts'

describe('the length of a reply', () => {
  test('a decomposed Vietnamese letter counts as one', () => {
    expect(measure('ộ'.normalize('NFD').repeat(messageLimit))).toEqual({ state: 'near', left: 0 })
  })

  test('a sign outside the basic plane counts as one', () => {
    expect(measure('🙏'.repeat(messageLimit))).toEqual({ state: 'near', left: 0 })
  })

  test('blanks around the text are not sent and not counted', () => {
    expect(measure(`  ${'a'.repeat(messageLimit)} \n`)).toEqual({ state: 'near', left: 0 })
  })

  test('far from the limit nothing is said, near it the room left', () => {
    expect(measure('a'.repeat(1799))).toEqual({ state: 'fine' })
    expect(measure('a'.repeat(1800))).toEqual({ state: 'near', left: 200 })
  })

  test('beyond one message the officer learns how many it becomes', () => {
    expect(measure('a'.repeat(2001))).toEqual({ state: 'split', messages: 2 })
    expect(measure('a'.repeat(replyLimit))).toEqual({ state: 'split', messages: 3 })
  })

  test('beyond the last message it is refused with its length', () => {
    expect(measure('a'.repeat(replyLimit + 1))).toEqual({ state: 'over', count: 6001, limit: replyLimit })
  })
})

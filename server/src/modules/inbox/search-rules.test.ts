import { expect, test } from 'vitest'
import { hitIn, nextSpan, termsOf } from './search-rules.ts'

const seen = (text: string, wanted: string) => {
  const hit = hitIn(text, termsOf(wanted))
  return hit && hit.words.slice(...hit.mark)
}

test('marks, case and what stands between do not matter; every word must be there', () => {
  expect(seen('Dạ, Căn cước của tôi bị mất', 'can cuoc')).toBe('Căn cước')
  expect(seen('CẤP ĐỔI thẻ', 'cap doi')).toBe('CẤP ĐỔI')
  expect(seen('Em mất thẻ ở đường Láng', 'láng thẻ')).toBe('Láng')
  expect(seen('Em mất thẻ', 'thẻ láng')).toBeUndefined()
  expect(termsOf('  ?! ')).toEqual([])
})

test('of a long text only what stands around it is shown, and the mark stands on it', () => {
  const text = `${'dạ vâng ạ '.repeat(60)}mất căn cước ở chợ${' cảm ơn'.repeat(60)}`
  const hit = hitIn(text, termsOf('can cuoc'))
  expect(hit?.words.length).toBeLessThanOrEqual(160)
  expect(seen(text, 'can cuoc')).toBe('căn cước')
})

test('a slice widens where little was said and narrows where much was', () => {
  expect(nextSpan(1_000_000, 3, 1_000)).toBe(4_000_000)
  expect(nextSpan(1_000_000, 1_000, 1_000)).toBe(500_000)
  expect(nextSpan(1_000_000, 500, 1_000)).toBe(1_000_000)
})

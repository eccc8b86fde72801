import { expect, test } from 'vitest'
import { aliasesIn } from './rules.ts'

test('an alias is found by its number alone, or typed without marks', () => {
  expect(aliasesIn('xa cu 4821')).toEqual(['Xà Cừ 4821'])
  expect(aliasesIn('4821')).toContain('Xoài 4821')
  expect(aliasesIn('482')).toEqual([])
  expect(aliasesIn('mất 4821')).toEqual([])
})

import { expect, test } from 'vitest'
import { fitted } from './fitted.ts'

test('a picture keeps its shape within the limit and is never enlarged', () => {
  expect(fitted({ width: 1200, height: 800 })).toEqual({ width: 300, height: 200 })
  expect(fitted({ width: 120, height: 90 })).toEqual({ width: 120, height: 90 })
  expect(fitted({ width: 512, height: 512 }, 128)).toEqual({ width: 128, height: 128 })
})

test('without a known size nothing is reserved', () => {
  expect(fitted({ width: null, height: null })).toEqual({})
})

import { expect, test } from 'vitest'
import { oneTimeCode } from './one-time-code.ts'

const secret = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ' // '12345678901234567890', RFC 6238 appendix B

test.each([
  [59_000, '287082'],
  [1_111_111_109_000, '081804'],
  [2_000_000_000_000, '279037'],
])('at %i ms the code is the one of the standard', (at, code) => {
  expect(oneTimeCode(secret, at)).toBe(code)
})

import { expect, test } from 'vitest'
import { createAhead } from './pace.ts'

test('about as much is claimed ahead as ends in half a second, never less or more than allowed', () => {
  let now = 0
  const ahead = createAhead(250, 6_000, () => now)
  const pass = (ms: number, ended: number): number => {
    now += ms
    for (let n = 0; n < ended; n += 1) ahead.ended()
    return ahead.calls()
  }
  expect(pass(50, 500)).toBe(250) // too soon to say
  expect(pass(50, 500)).toBe(5_000)
  expect(pass(1_000, 20_000)).toBe(6_000)
  expect(pass(1_000, 100)).toBe(250)
})

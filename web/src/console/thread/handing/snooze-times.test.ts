import { expect, test } from 'vitest'
import { snoozeTimes } from './snooze-times.ts'

const at = (text: string) => Date.parse(`${text}+07:00`)
const names = (now: number) => snoozeTimes(now).map(({ name }) => name)

test('in the morning of a Wednesday all four are offered, at round hours', () => {
  const now = at('2026-11-25T09:20:00')
  expect(snoozeTimes(now)).toEqual([
    { name: 'hour', at: at('2026-11-25T10:20:00') },
    { name: 'afternoon', at: at('2026-11-25T14:00:00') },
    { name: 'tomorrow', at: at('2026-11-26T08:00:00') },
    { name: 'monday', at: at('2026-11-30T08:00:00') },
  ])
})

test('what has passed or says the same twice is not offered', () => {
  expect(names(at('2026-11-25T13:30:00'))).toEqual(['hour', 'tomorrow', 'monday'])
  expect(names(at('2026-11-29T20:00:00'))).toEqual(['hour', 'tomorrow'])
  expect(snoozeTimes(at('2026-11-30T07:00:00')).at(-1)).toEqual({ name: 'monday', at: at('2026-12-07T08:00:00') })
})

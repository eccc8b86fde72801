import { expect, test } from 'vitest'
import { readStretches, spelled } from './stretches.ts'

test('hours are read as they are typed in Viet Nam and written back in one form', () => {
  for (const text of ['7:30–11:30, 13:30–17:00', '7h30-11h30; 13h30 - 17h', '7g30-11g30,13g30-17'])
    expect(spelled(readStretches(text) ?? []), text).toBe('7:30–11:30, 13:30–17:00')
  expect(readStretches('0-24')).toEqual([{ from_minute: 0, to_minute: 1440 }])
  expect(readStretches('  ')).toEqual([])
})

test.each(['sáng', '7:30', '11:30-7:30', '7:60-8:00', '7-25', '7-8,', '7-8 9-10'])('%s is none', text => {
  expect(readStretches(text)).toBeNull()
})

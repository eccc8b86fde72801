import { expect, test } from 'vitest'
import { readDate, readTime, spanOf } from './local-time.ts'

test('times and days are read as they are typed in Viet Nam', () => {
  expect(['19:00', '7h30', '7g', ' 0:05 '].map(readTime)).toEqual(['19:00', '07:30', '07:00', '00:05'])
  expect(['24:00', '7:60', 'tối', ''].map(readTime)).toEqual([null, null, null, null])
  expect(['5/2/2027', '05-02-2027', '29.02.2028'].map(readDate)).toEqual(['2027-02-05', '2027-02-05', '2028-02-29'])
  expect(['29/2/2027', '2027-02-05', '31/4/2027', '5/2'].map(readDate)).toEqual([null, null, null, null])
})

test('an end before the beginning lies on the next day', () => {
  const night = spanOf('2026-11-25', '19h', '7h')
  expect(night).toEqual({
    from_at: Date.parse('2026-11-25T19:00:00+07:00'),
    to_at: Date.parse('2026-11-26T07:00:00+07:00'),
  })
  expect(spanOf('2026-11-25', '19h', '')).toBeNull()
})

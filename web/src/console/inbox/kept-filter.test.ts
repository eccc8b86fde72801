import { expect, test } from 'vitest'
import { type Filter, keptOf, tabs } from './filter.ts'
import { filterOf } from './kept-filter.ts'

test('a kept filter comes back as it was, whatever its tab', () => {
  for (const tab of tabs) {
    const filter: Filter = {
      ...(tab === 'open' ? {} : { tab }),
      page: 'p',
      wait: 60,
      ...(tab === 'mine' ? {} : { free: true }),
    }
    expect(filterOf(keptOf(filter))).toEqual(filter)
  }
  expect(filterOf(keptOf({}))).toEqual({})
})

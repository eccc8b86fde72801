// How the queue's address is read and asked.

import { expect, test } from 'vitest'
import { askedTips, readTipSearch } from './filter.ts'

test('what the address says is kept, what it cannot mean is left out', () => {
  expect(readTipSearch({ tab: 'triaged', urgency: 'soft', category: 'trom-cap', unit: 'u1' })).toEqual({
    tab: 'triaged',
    urgency: 'soft',
    category: 'trom-cap',
    unit: 'u1',
  })
  expect(readTipSearch({ tab: 'open', urgency: 'red', category: 7, unit: '' })).toEqual({})
})

test('mine and unread are narrowings of the open queue, not states', () => {
  expect(askedTips({ tab: 'mine' })).toMatchObject({ state: 'open', mine: 'true' })
  expect(askedTips({ tab: 'unread' })).toMatchObject({ state: 'open', unread: 'true' })
  expect(askedTips({})).toMatchObject({ state: 'open' })
})

// Which units an officer stands in.

import { expect, test } from 'vitest'
import { ownUnits } from './own-units.ts'

const units = [
  { unit_id: 'lead', name: 'Công an Mẫu', parent_id: null },
  { unit_id: 'north', name: 'Mẫu Bắc', parent_id: 'lead' },
  { unit_id: 'team', name: 'Đội', parent_id: 'north' },
  { unit_id: 'other', name: 'Khác', parent_id: null },
]
const names = (roles: Parameters<typeof ownUnits>[0]) => ownUnits(roles, units).map(({ unit_id }) => unit_id)

test('a role that reaches down stands in every unit below, and its own comes first', () => {
  const seen = names([{ unit_id: 'lead', unit_name: 'Công an Mẫu', below: true }])
  expect(seen[0]).toBe('lead')
  expect(seen.toSorted()).toEqual(['lead', 'north', 'team'])
})

test('a role of one unit stands in that unit alone, each once', () => {
  const role = { unit_id: 'north', unit_name: 'Mẫu Bắc', below: false }
  expect(names([role, role])).toEqual(['north'])
})

import { expect, test } from 'vitest'
import type { Unit } from '../../api/shapes.ts'
import { inTreeOrder } from './tree.ts'

const unit = (unit_id: string, parent_id: string | null): Unit => ({
  unit_id,
  parent_id,
  code: unit_id,
  kind: 'ward',
  name: unit_id,
  valid_from: 0,
  valid_to: null,
  successor_ids: [],
  page_ids: [],
})

test('a tree of any depth is walked parents first, siblings by code as numbers', () => {
  const units = [unit('w10', 'd'), unit('w2', 'd'), unit('d', 'p'), unit('p', null), unit('h', 'w2')]
  expect(inTreeOrder(units).map(({ unit, depth }) => `${depth} ${unit.unit_id}`)).toEqual([
    '0 p',
    '1 d',
    '2 w2',
    '3 h',
    '2 w10',
  ])
})

test('a unit whose parent this officer may not see stands at the root', () => {
  expect(inTreeOrder([unit('w', 'hidden')])).toEqual([{ unit: unit('w', 'hidden'), depth: 0 }])
})

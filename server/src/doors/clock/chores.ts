// What the house does by itself, and how often.

import { retireKeys } from '../../modules/intake/intake.ts'
import { tidySessions } from '../../modules/officers/officers.ts'
import { dropUntold } from '../../modules/tips/tips.ts'
import { dropOldLines } from '../../modules/trail/trail.ts'
import { dropOldConnections, dropOldMisses, dropUploads } from '../../modules/webtips/webtips.ts'
import type { Chore } from '../../platform/chores.ts'
import { day, hour, minute } from '../../platform/clock.ts'
import { change, machine } from '../../platform/ctx.ts'
import { dropPartitions, makePartitions } from '../../platform/partitions.ts'

const who = machine('clock')

export const chores: readonly Chore[] = [
  { name: 'partitions ahead', every: day, run: makePartitions },
  { name: 'old partitions', every: day, run: dropPartitions },
  { name: 'intake keys', every: 6 * hour, run: retireKeys },
  { name: 'tips never told', every: hour, run: house => change(house, who, dropUntold) },
  { name: 'old sessions', every: hour, run: house => change(house, who, tidySessions) },
  { name: 'old trail lines', every: day, run: house => change(house, who, dropOldLines) },
  { name: 'old uploads', every: 10 * minute, run: house => change(house, who, dropUploads) },
  { name: 'old web tries', every: hour, run: house => change(house, who, dropOldMisses) },
  { name: 'old connections', every: day, run: house => change(house, who, dropOldConnections) },
]

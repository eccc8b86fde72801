// What the house does by itself, and how often.

import { retireKeys } from '../../modules/intake/intake.ts'
import { tidySessions } from '../../modules/officers/officers.ts'
import { dropOldLines } from '../../modules/trail/trail.ts'
import type { Chore } from '../../platform/chores.ts'
import { day, hour } from '../../platform/clock.ts'
import { change, machine } from '../../platform/ctx.ts'
import { dropPartitions, makePartitions } from '../../platform/partitions.ts'

const who = machine('clock')

export const chores: readonly Chore[] = [
  { name: 'partitions ahead', every: day, run: makePartitions },
  { name: 'old partitions', every: day, run: dropPartitions },
  { name: 'intake keys', every: 6 * hour, run: retireKeys },
  { name: 'old sessions', every: hour, run: house => change(house, who, tidySessions) },
  { name: 'old trail lines', every: day, run: house => change(house, who, dropOldLines) },
]

// Weekly partitions by range of id: made ahead and dropped when old by two functions of the owner with fixed bounds.

import { sql } from 'kysely'
import { change, type House, machine } from './ctx.ts'

const who = machine('clock')

/** This week's and the next four of every weekly table, where missing. */
export const makePartitions = (house: House): Promise<unknown> =>
  change(house, who, ctx => sql`select partitions_ahead(name, ${ctx.now}) from weekly_tables`.execute(ctx.tx))

/** Those past their table's days whose rows no longer need keeping. */
export const dropPartitions = (house: House): Promise<unknown> =>
  change(house, who, ctx => sql`select partitions_drop(name, ${ctx.now}) from weekly_tables`.execute(ctx.tx))

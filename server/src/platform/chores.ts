// Recurring work as rows with a due time: whichever process finds one due takes it; the house's clock says when.

import { sql } from 'kysely'
import { change, type House, machine } from './ctx.ts'
import { nameOf } from './log.ts'
import { type Loop, startLoop } from './loop.ts'

export interface Chore {
  readonly name: string
  /** Ms of the house's clock between two runs. */
  readonly every: number
  /** Opens its own transactions. Running twice at once must be harmless. */
  run(house: House): Promise<unknown>
}

const who = machine('clock')

/** Looks every second of the machine for what is due. A chore that fails is noted, and is due again after its time. */
export function startChores(house: House, chores: readonly Chore[]): Loop {
  async function take(): Promise<Chore | undefined> {
    return change(house, who, async ctx => {
      const names = chores.map(chore => chore.name)
      await sql`insert into chores (name, due_at) select unnest(${names}::text[]), 0 on conflict do nothing`.execute(
        ctx.tx,
      )
      const { rows } = await sql<{ name: string }>`
        select name from chores where name = any(${names}::text[]) and due_at <= ${ctx.now}
        order by due_at limit 1 for update skip locked
      `.execute(ctx.tx)
      const chore = chores.find(each => each.name === rows[0]?.name)
      if (chore)
        await sql`update chores set due_at = ${ctx.now + chore.every} where name = ${chore.name}`.execute(ctx.tx)
      return chore
    })
  }

  async function done(chore: Chore, fault: string | null): Promise<void> {
    await change(house, who, async ctx => {
      await sql`update chores set done_at = ${ctx.now}, fault = ${fault} where name = ${chore.name}`.execute(ctx.tx)
    })
  }

  return startLoop({
    name: 'chores',
    rest: 1_000,
    log: house.log,
    async run() {
      const chore = await take()
      if (!chore) return 0
      try {
        await chore.run(house)
        await done(chore, null)
      } catch (error) {
        house.log.fault(`chore ${chore.name}`, error)
        const { error: name = 'Error', code = '' } = nameOf(error)
        await done(chore, `${name} ${code}`.trim())
      }
      return 1
    },
  })
}

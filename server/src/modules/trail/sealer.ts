// The sealer: about every second it chains what has been committed, and every hour notes the newest seal outside.

import { hour, second } from '../../platform/clock.ts'
import { change, type House, machine } from '../../platform/ctx.ts'
import { type JsonLines, jsonLines } from '../../platform/json-lines.ts'
import { type Loop, startLoop } from '../../platform/loop.ts'
import * as rules from './rules.ts'
import * as store from './store.ts'

/** A seal as noted outside the database: who rewrites the chain would have to rewrite this file too. */
export interface Head {
  seal: number
  at: number
  mac: string
}

const linesPerSeal = 5_000

/** Any number of processes may run it: an advisory lock lets one seal at a time. `headsFile`: outside the database. */
export function startSealer(house: House, headsFile: string): Loop {
  const heads = jsonLines<Head>(headsFile)
  let noted = heads.all().at(-1)

  async function run(): Promise<number> {
    const { sealed, last } = await sealNext(house)
    if (last && last.id !== noted?.seal && Math.abs(house.clock.now() - (noted?.at ?? 0)) >= hour) {
      noted = note(heads, last, house.clock.now())
    }
    return sealed
  }
  return startLoop({ name: 'seal the trail', rest: second, run, log: house.log })
}

function note(heads: JsonLines<Head>, last: rules.Seal, at: number): Head {
  const head = { seal: last.id, at, mac: last.mac.toString('hex') }
  heads.add(head)
  return head
}

/** Sets the next seal when there are lines for it. */
function sealNext(house: House): Promise<{ sealed: number; last?: rules.Seal | undefined }> {
  return change(house, machine('sealer'), async ({ tx, keys, now }) => {
    if (!(await store.holdSealing(tx))) return { sealed: 0 }
    const last = await store.lastSeal(tx)
    const { id, mac, to_tx } = last ?? rules.origin
    const { ended, full } = await store.reach(tx, to_tx, linesPerSeal)
    const range = rules.nextRange(to_tx, ended, full)
    const lines = range ? await store.linesOf(tx, range) : []
    if (!range || lines.length === 0) return { sealed: 0, last }
    const seal = rules.nextSeal(keys.trailKey, { id, mac }, range, lines, now)
    await store.addSeal(tx, seal)
    return { sealed: lines.length, last: seal }
  })
}

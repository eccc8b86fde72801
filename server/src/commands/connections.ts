// `connections DAY --reason TEXT`: who connected to the web form on a day (yyyy-mm-dd), for a demand the law allows. On the trail.

import { change, machine } from '../platform/ctx.ts'
import { isDate } from '../platform/local-time.ts'
import { record } from '../modules/trail/trail.ts'
import { connectionsOf } from '../modules/webtips/webtips.ts'
import { withHouse } from './command-house.ts'

const shortestReason = 10

/** Reads DATABASE_URL, KEYS_FILE and MEDIA_DIR. Prints one line for each: time and address. Nothing leads from one to a tip. */
export async function run(args: string[], env: NodeJS.ProcessEnv): Promise<number> {
  const [day = '', flag = '', reason = ''] = args
  if (!isDate(day) || flag !== '--reason' || reason.trim().length < shortestReason) {
    console.error('connections yyyy-mm-dd --reason "which demand, by whom, of which date"')
    return 2
  }
  const noon = Date.parse(`${day}T12:00:00+07:00`)
  await withHouse(env, house =>
    change(house, machine('connections command'), async ctx => {
      const rows = await connectionsOf(ctx, noon)
      await record(ctx, 'connections.read', { kind: 'connections', id: day }, { lines: rows.length }, reason.trim())
      for (const { at, address } of rows) console.log(`${new Date(at).toISOString()} ${address}`)
    }),
  )
  return 0
}

// Random kills over intake and sending, judged by the simulator's ledger against the database: see stories/src/kills.ts.

import { parseArgs } from 'node:util'
import { runKills } from '@binh-yen/stories/kills'
import type { Found } from './bench.ts'
import { say } from './pairs.ts'

/** --kills 100 --seed 1 --of-database 0.1 (how many of them are PostgreSQL's own) */
export async function run(args: string[]): Promise<Found> {
  const { values } = parseArgs({
    args,
    options: {
      kills: { type: 'string', default: '100' },
      seed: { type: 'string', default: '1' },
      'of-database': { type: 'string', default: '0.1' },
    },
  })
  const found = await runKills({
    kills: Number(values.kills),
    seed: Number(values.seed),
    ofDatabase: Number(values['of-database']),
    durable: true,
    say,
  })
  return { value: found.lost, unit: 'lost', ...found }
}

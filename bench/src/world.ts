// What a bench measures in: a world of processes with a durable database, the simulator a process too, and no limit of
// calls anywhere: it is the machine that is measured.

import { type Apart, raiseApart } from '@binh-yen/stories/apart'
import { appIds } from '@binh-yen/stories/district'
import { type Child, startChild } from './children.ts'

export interface BenchWorld extends Apart {
  readonly simulator: Child<{ url: string }>
}

const noLimit = 100_000_000

export async function raiseWorld(): Promise<BenchWorld> {
  const simulator = await startChild<{ url: string }>('zalo-sim/src/cli.ts')
  const apart = await raiseApart(simulator.ready, {
    durable: true,
    settings: { max_wal_size: '2GB', shared_preload_libraries: 'pg_stat_statements' },
  })
  await apart.admin.query('update apps set per_minute = $1', [noLimit])
  for (const app_id of Object.values(appIds))
    await apart.control('/control/apps', { app_id, rate_per_minute: 0, echoes: false, receipts: false })
  return {
    ...apart,
    simulator,
    async end() {
      await simulator.stop()
      await apart.end()
    },
  }
}

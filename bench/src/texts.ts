// The texts a bench's people write to the ward's page, ordered from the generator.

import { webhookSecret } from '@binh-yen/stories/district'
import type { Child } from './children.ts'
import type { BenchWorld } from './world.ts'

export interface Texts {
  readonly app_id: string
  readonly count: number
  /** How many write in turn. */
  readonly people: number
  /** Keeps the message ids of two orders apart. */
  readonly seed: string
}

export const prepareTexts = (generator: Child, world: BenchWorld, { app_id, count, people, seed }: Texts) =>
  generator.order('prepare', {
    count: Math.ceil(count),
    people: Array.from({ length: people }, (_, n) => `7${String(n).padStart(17, '0')}`),
    oa_id: world.district.pages.north.oa_id,
    app_id,
    secret: webhookSecret(app_id),
    seed,
  })

/** Nothing is due any more, which the partial index answers at once. */
export async function untilHandled(world: BenchWorld): Promise<void> {
  const left = `select 1 from events where state <> 'handled' limit 1`
  while (((await world.admin.query(left)).rowCount ?? 0) > 0) await new Promise(resolve => setTimeout(resolve, 20))
}

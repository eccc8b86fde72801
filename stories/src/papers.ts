// A page that answers questions about papers: the seed's procedures, published and signed as the district's officers would.

import { sign } from '@binh-yen/server/modules/procedures/procedures'
import { change, type Who } from '@binh-yen/server/platform/ctx'
import { newId } from '@binh-yen/server/platform/ids'
import { publishProcedures } from '../../server/seed/procedures.ts'
import type { OfficerName } from './district.ts'
import type { World } from './world.ts'

/** The officer as who acts within the house itself: for what no route does in a story. */
export const actingAs = (world: World, name: OfficerName): Who => ({
  kind: 'officer',
  id: world.district.officers[name].officer_id,
  name,
  session: newId(world.simulator.clock.now()),
})

/** The ward *north* answers all of them. */
export async function signPapers(world: World): Promise<void> {
  const { house } = world.app
  const leader = actingAs(world, 'leader')
  const ids = await publishProcedures(house, actingAs(world, 'editor'), leader)
  await change(house, leader, ctx => sign(ctx, world.district.pages.north.page_id, ids))
}

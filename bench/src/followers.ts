// A whole district follows a page: people at the simulator, and the same people as our database would know them.

import { change, type Ctx, type House, machine } from '@binh-yen/server/platform/ctx'
import { newId } from '@binh-yen/server/platform/ids'
import { sql } from 'kysely'
import type { BenchWorld } from './world.ts'

export interface Follower {
  readonly address_id: string
  readonly citizen_id: string
  readonly last_interaction_at: number
}

const portion = 2_000

/** All followed just now, so that every window is open. In portions of some thousand rows: meeting them one by one takes minutes. */
export async function gatherFollowers(world: BenchWorld, house: House, count: number): Promise<Follower[]> {
  const { page_id, oa_id } = world.district.pages.north
  const followers: Follower[] = []
  while (followers.length < count) {
    const asked = { count: Math.min(10 * portion, count - followers.length), follow: [oa_id], quiet: true }
    const { people } = await world.control<{ people: { user_ids: Record<string, string> }[] }>('/control/people', asked)
    const zalo_ids = people.map(person => person.user_ids[oa_id] as string)
    for (let at = 0; at < zalo_ids.length; at += portion) {
      const some = zalo_ids.slice(at, at + portion)
      followers.push(...(await change(house, machine('bench'), ctx => know(ctx, page_id, some))))
    }
  }
  return followers
}

async function know(ctx: Ctx, page_id: string, zalo_ids: readonly string[]): Promise<Follower[]> {
  const rows = zalo_ids.map(zalo_id => {
    const citizen_id = newId<'citizen'>(ctx.now)
    const { key, wrapped } = ctx.keys.make(citizen_id)
    const { mac, version } = ctx.keys.lookup('zalo_id', `${page_id} ${zalo_id}`)
    const sealed = ctx.keys.seal(key, zalo_id, 'vault.identities.zalo_id', citizen_id)
    return { citizen_id, address_id: newId<'address'>(ctx.now), wrapped, mac, version, sealed }
  })
  const column = <K extends keyof (typeof rows)[number]>(name: K) => rows.map(row => row[name])
  await sql`
    insert into citizens (page_id, id, created_at)
    select ${page_id}, id, ${ctx.now} from unnest(${column('citizen_id')}::uuid[]) as id`.execute(ctx.tx)
  await sql`
    insert into addresses (page_id, id, citizen_id, kind, id_hmac, key_version, following, following_at, blocked,
      last_interaction_at, first_seen_at)
    select ${page_id}, id, citizen_id, 'zalo', mac, version, true, ${ctx.now}, false, ${ctx.now}, ${ctx.now}
    from unnest(${column('address_id')}::uuid[], ${column('citizen_id')}::uuid[], ${column('mac')}::bytea[],
      ${column('version')}::int[]) as r (id, citizen_id, mac, version)`.execute(ctx.tx)
  await sql`
    select vault.put(${page_id}, citizen_id, wrapped, sealed, null, null)
    from unnest(${column('citizen_id')}::uuid[], ${column('wrapped')}::bytea[], ${column('sealed')}::bytea[])
      as r (citizen_id, wrapped, sealed)`.execute(ctx.tx)
  return rows.map(({ address_id, citizen_id }) => ({ address_id, citizen_id, last_interaction_at: ctx.now }))
}

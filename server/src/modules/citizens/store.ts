// The SQL of citizens and addresses. Every statement names its page.

import { sql } from 'kysely'
import type { Ctx } from '../../platform/ctx.ts'
import { found } from '../../platform/refusal.ts'
import type { Address, CitizenId } from './citizens.ts'
import type { Tables } from './tables.ts'

const t = (ctx: Ctx) => ctx.tx.withTables<Tables>()

const shown = ['page_id', 'id', 'citizen_id', 'kind', 'following', 'blocked', 'last_interaction_at'] as const

/** By the outside id, under any look-up key at hand: the hot path of everything that comes in. Index addresses_once. */
export async function findAddress(
  ctx: Ctx,
  page_id: string,
  kind: string,
  macs: Buffer[],
): Promise<(Address & { key_version: number }) | undefined> {
  const { rows } = await sql<Address & { key_version: number }>`
    select page_id, id, citizen_id, kind, following, blocked, last_interaction_at, key_version
    from addresses where page_id = ${page_id} and kind = ${kind} and id_hmac = any(${macs}::bytea[])
  `.execute(ctx.tx)
  return rows[0]
}

export interface NewAddress {
  page_id: string
  id: string
  citizen_id: string
  kind: string
  id_hmac: Buffer
  key_version: number
  first_seen_at: number
}

/**
 * A new citizen with this address; nothing when another transaction was first with it. One statement, so that the
 * citizen is added only if the address was, and the foreign key is judged when both are there.
 */
export async function addCitizen(ctx: Ctx, address: NewAddress): Promise<boolean> {
  const { page_id, id, citizen_id, kind, id_hmac, key_version, first_seen_at } = address
  const { rows } = await sql`
    with address as (
      insert into addresses (page_id, id, citizen_id, kind, id_hmac, key_version, following, following_at, blocked, first_seen_at)
      values (${page_id}, ${id}, ${citizen_id}, ${kind}, ${id_hmac}, ${key_version}, false, 0, false, ${first_seen_at})
      on conflict (page_id, kind, id_hmac) do nothing
      returning page_id, citizen_id
    )
    insert into citizens (page_id, id, created_at) select page_id, citizen_id, ${ctx.now} from address returning id
  `.execute(ctx.tx)
  return rows.length > 0
}

/** A tip's own person and address, found by nobody: it has no look-up value. */
export async function addMask(
  ctx: Ctx,
  {
    page_id,
    id,
    citizen_id,
    kind,
    at,
  }: { page_id: string; id: string; citizen_id: string; kind: 'mask' | 'key'; at: number },
): Promise<void> {
  await t(ctx)
    .insertInto('citizens')
    .values({ page_id, id: citizen_id, created_at: at, held_at: null, erased_at: null })
    .execute()
  await t(ctx)
    .insertInto('addresses')
    .values({
      page_id,
      id,
      citizen_id,
      kind,
      id_hmac: null,
      key_version: 0,
      following: false,
      following_at: 0,
      blocked: false,
      last_interaction_at: at,
      first_seen_at: at,
    })
    .execute()
}

const address = (ctx: Ctx, page_id: string, id: string) =>
  t(ctx).updateTable('addresses').where('page_id', '=', page_id).where('id', '=', id)

/** Found under an older look-up key: from now on under the current one. */
export const saveMac = (ctx: Ctx, page_id: string, id: string, id_hmac: Buffer, key_version: number) =>
  address(ctx, page_id, id).set({ id_hmac, key_version }).execute()

export const addresses = (ctx: Ctx, page_id: string, ids: readonly string[]) =>
  t(ctx)
    .selectFrom('addresses')
    .select(shown)
    .where('page_id', '=', page_id)
    .where('id', 'in', [...ids])
    .$narrowType<Address>()
    .execute()

/** Only ever forward: a late event neither shortens the window nor lifts a block that was told of after it. */
export const saveInteraction = (ctx: Ctx, page_id: string, id: string, at: number) =>
  address(ctx, page_id, id)
    .set({ last_interaction_at: at, blocked: false })
    .where(eb => eb.or([eb('last_interaction_at', 'is', null), eb('last_interaction_at', '<', at)]))
    .execute()

/** Times that a message which has left for a tip was written at stand nowhere else. */
export const blunt = (ctx: Ctx, page_id: string, id: string) =>
  address(ctx, page_id, id)
    .set({
      last_interaction_at: sql`last_interaction_at - last_interaction_at % 3600000`,
      first_seen_at: sql`first_seen_at - first_seen_at % 3600000`,
    })
    .execute()

/** Unless a later event has told otherwise. */
export const saveFollowing = (ctx: Ctx, page_id: string, id: string, following: boolean, at: number) =>
  address(ctx, page_id, id).set({ following, following_at: at }).where('following_at', '<=', at).execute()

export const saveBlocked = (ctx: Ctx, page_id: string, id: string, blocked: boolean) =>
  address(ctx, page_id, id).set({ blocked }).where('blocked', '!=', blocked).execute()

/** Index addresses_following. */
export const countFollowing = (ctx: Ctx, page_ids: readonly string[]) =>
  t(ctx)
    .selectFrom('addresses')
    .select(eb => ['page_id', eb.fn.countAll<number>().as('following')])
    .where('page_id', 'in', [...page_ids])
    .where('following', '=', true)
    .where('blocked', '=', false)
    .groupBy('page_id')
    .execute()

export async function lockCitizen(ctx: Ctx, page_id: string, id: string) {
  const row = await t(ctx)
    .selectFrom('citizens')
    .select(['page_id', 'id', 'held_at', 'erased_at'])
    .where('page_id', '=', page_id)
    .where('id', '=', id)
    .forNoKeyUpdate()
    .executeTakeFirst()
  return found(row)
}

export const saveCitizen = (
  ctx: Ctx,
  {
    page_id,
    id,
    held_at,
    erased_at,
  }: { page_id: string; id: string; held_at: number | null; erased_at: number | null },
) =>
  t(ctx)
    .updateTable('citizens')
    .set({ held_at, erased_at })
    .where('page_id', '=', page_id)
    .where('id', '=', id)
    .execute()

/** No outside id finds this person any more; whoever writes from it next is somebody new. Index addresses_of_citizen. */
export const emptyAddresses = (ctx: Ctx, page_id: string, citizen_id: CitizenId) =>
  t(ctx)
    .updateTable('addresses')
    .set({ id_hmac: null, following: false })
    .where('page_id', '=', page_id)
    .where('citizen_id', '=', citizen_id)
    .execute()

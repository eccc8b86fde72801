// The keys raw events are sealed under: a new one daily, destroyed after eight days, and one that keeps what is left.

import type { Ctx, House } from '../../platform/ctx.ts'
import { change, machine } from '../../platform/ctx.ts'
import { newId } from '../../platform/ids.ts'
import type { DataKey } from '../../platform/keys.ts'
import { invariant } from '../../platform/refusal.ts'
import { dayOf, keyLife } from './rules.ts'
import type { Tables } from './tables.ts'

const t = (ctx: Ctx) => ctx.tx.withTables<Tables>()

/** Today's key, made when the day is new. Two processes that find it missing end with the same one. */
export async function keyOfDay(ctx: Ctx, day = dayOf(ctx.now)): Promise<DataKey> {
  const known = await find(ctx, day)
  if (known) return known
  const id = newId(ctx.now)
  const { wrapped } = ctx.keys.make(id)
  await t(ctx)
    .insertInto('intake_keys')
    .values({ id, use: 'day', day, wrapped, made_at: ctx.now, destroyed_at: null })
    .onConflict(on => on.column('day').doNothing())
    .execute()
  const made = await find(ctx, day)
  invariant(made, 'today has an intake key')
  return made
}

async function find(ctx: Ctx, day: number): Promise<DataKey | undefined> {
  const row = await t(ctx)
    .selectFrom('intake_keys')
    .select(['id', 'wrapped'])
    .where('day', '=', day)
    .where('wrapped', 'is not', null)
    .executeTakeFirst()
  return row?.wrapped ? ctx.keys.unwrap(row.id, row.wrapped) : undefined
}

/** The key that keeps what outlives its day's key; one is enough. */
async function keepKey(ctx: Ctx): Promise<DataKey> {
  const row = await t(ctx)
    .selectFrom('intake_keys')
    .select(['id', 'wrapped'])
    .where('use', '=', 'keep')
    .executeTakeFirst()
  if (row?.wrapped) return ctx.keys.unwrap(row.id, row.wrapped)
  const id = newId(ctx.now)
  const { key, wrapped } = ctx.keys.make(id)
  await t(ctx)
    .insertInto('intake_keys')
    .values({ id, use: 'keep', day: null, wrapped, made_at: ctx.now, destroyed_at: null })
    .execute()
  return key
}

/** Opens whatever key sealed a raw body; keys stay in memory for the life of the opener. */
export function intakeOpener(): (ctx: Ctx, sealed: Buffer, place: string, row: string) => Promise<Buffer> {
  const known = new Map<string, DataKey>()
  return async (ctx, sealed, place, row) => {
    const id = keyIdOf(sealed)
    const key = known.get(id) ?? (await byId(ctx, id))
    if (known.size > 32) known.clear()
    known.set(id, key)
    return ctx.keys.open(key, sealed, place, row)
  }
}

async function byId(ctx: Ctx, id: string): Promise<DataKey> {
  const row = await t(ctx).selectFrom('intake_keys').select('wrapped').where('id', '=', id).executeTakeFirst()
  invariant(row?.wrapped, 'the intake key of a raw event is there')
  return ctx.keys.unwrap(id, row.wrapped)
}

function keyIdOf(sealed: Buffer): string {
  const hex = sealed.subarray(1, 17).toString('hex')
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}

const tables = ['events', 'odd_events'] as const

/**
 * Destroy the keys whose eight days are over. What is still due or set aside is first sealed again under the keep key,
 * in the same transaction; so are strays. Returns how many keys went.
 */
export async function retireKeys(house: House): Promise<number> {
  return change(house, machine('intake keys'), async ctx => {
    const over = await t(ctx)
      .selectFrom('intake_keys')
      .select(['id', 'day', 'wrapped'])
      .where('use', '=', 'day')
      .where('wrapped', 'is not', null)
      .where('day', '<', dayOf(ctx.now - keyLife))
      .forNoKeyUpdate()
      .skipLocked()
      .execute()
    if (over.length === 0) return 0
    const old = new Map(over.map(({ id, wrapped }) => [id, ctx.keys.unwrap(id, wrapped as Buffer)]))
    const keep = await keepKey(ctx)
    for (const table of tables) await resealEvents(ctx, table, old, keep)
    await resealStrays(ctx, old, keep)
    await t(ctx)
      .updateTable('intake_keys')
      .set({ wrapped: null, destroyed_at: ctx.now })
      .where('id', 'in', [...old.keys()])
      .execute()
    return over.length
  })
}

async function resealEvents(ctx: Ctx, table: (typeof tables)[number], old: Map<string, DataKey>, keep: DataKey) {
  const left = await t(ctx).selectFrom(table).select(['page_id', 'id', 'raw']).where('state', '!=', 'handled').execute()
  for (const { page_id, id, raw } of left) {
    const key = raw && old.get(keyIdOf(raw))
    if (!key) continue
    const again = ctx.keys.seal(keep, ctx.keys.open(key, raw, 'events.raw', id), 'events.raw', id)
    await t(ctx).updateTable(table).set({ raw: again }).where('page_id', '=', page_id).where('id', '=', id).execute()
  }
}

async function resealStrays(ctx: Ctx, old: Map<string, DataKey>, keep: DataKey) {
  for (const { id, raw } of await t(ctx).selectFrom('strays').select(['id', 'raw']).execute()) {
    const key = old.get(keyIdOf(raw))
    if (!key) continue
    const again = ctx.keys.seal(keep, ctx.keys.open(key, raw, 'strays.raw', id), 'strays.raw', id)
    await t(ctx).updateTable('strays').set({ raw: again }).where('id', '=', id).execute()
  }
}

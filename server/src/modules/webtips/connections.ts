// Who connected when: kept because the law asks for it, apart from the tips, under a key that opens nothing else.

import { randomUUID } from 'node:crypto'
import { day, hour } from '../../platform/clock.ts'
import type { Ctx } from '../../platform/ctx.ts'
import type { DataKey } from '../../platform/keys.ts'
import { policy } from '../units/units.ts'
import * as store from './store.ts'

export interface Connection {
  /** Milliseconds. */
  readonly at: number
  readonly address: string
}

const place = 'web_connections.sealed'
const keyOf = (ctx: Ctx): DataKey => ({
  id: '00000000-0000-0000-0000-000000000000',
  version: 1,
  bytes: ctx.keys.apart('connections'),
})
/** Days since 1970 in Viet Nam's time. */
const dayOf = (at: number): number => Math.floor((at + 7 * hour) / day)

/** To be done in a change of its own, so that its row stands in no transaction with a tip's. */
export async function noteConnection(ctx: Ctx, address: string): Promise<void> {
  const id = randomUUID()
  const told: Connection = { at: ctx.now, address }
  const sealed = ctx.keys.seal(keyOf(ctx), JSON.stringify(told), place, id)
  await store.insertConnection(ctx, { id, day: dayOf(ctx.now), sealed })
}

/** Those of the day `at` lies in, by time. */
export async function connectionsOf(ctx: Ctx, at: number): Promise<Connection[]> {
  const rows = await store.connectionsOf(ctx, dayOf(at))
  return rows
    .map(row => JSON.parse(ctx.keys.openText(keyOf(ctx), row.sealed, place, row.id)) as Connection)
    .sort((a, b) => a.at - b.at)
}

/** Retention by the policy connection_kept_days. */
export async function dropOldConnections(ctx: Ctx): Promise<void> {
  await store.deleteConnections(ctx, dayOf(ctx.now - (await policy(ctx, 'connection_kept_days')) * day))
}

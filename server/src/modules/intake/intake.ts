// Events at rest: accepted durably before anything thinks about them, handled one at a time a lane, set aside when poison.

import type { Ctx, House } from '../../platform/ctx.ts'
import { change, machine } from '../../platform/ctx.ts'
import { idOf } from '../../platform/ids.ts'
import type { DataKey } from '../../platform/keys.ts'
import { nameOf } from '../../platform/log.ts'
import { severalAtOnce } from '../../platform/several.ts'
import { found } from '../../platform/refusal.ts'
import { intakeOpener } from './keys.ts'
import { believable, nextTry } from './rules.ts'
import * as store from './store.ts'

export { keyOfDay, retireKeys } from './keys.ts'
export { dayOf } from './rules.ts'

/** An event on its way to its row. */
export interface Arrival {
  readonly table: store.EventTable
  readonly page_id: string
  readonly id: string
  readonly name: string
  readonly lane: Buffer
  readonly zalo_at: number | null
  readonly received_at: number
  readonly raw: Buffer
}

/** What the door knows of an event without reading it. `sameness` and `whose` hold Zalo ids and are only hashed. */
export interface Told {
  readonly page_id: string
  readonly name: string
  readonly zalo_at: number | undefined
  readonly sameness: string
  readonly whose: string
  readonly raw: Buffer
}

/** Seal an event for its row. A repeat gets the same id, whenever it comes. */
export function sealArrival(house: House, key: DataKey, told: Told, now: number): Arrival {
  const sound = believable(told.zalo_at, now)
  const id = idOf(house.keys.eventKey, sound ? told.zalo_at : 0, `${told.sameness}\0${sound ? '' : told.zalo_at}`)
  return {
    table: sound ? 'events' : 'odd_events',
    page_id: told.page_id,
    id,
    name: nameToKeep(told.name),
    lane: house.keys.lookup('lane', told.whose).mac.subarray(0, 16),
    zalo_at: told.zalo_at ?? null,
    received_at: now,
    raw: house.keys.seal(key, told.raw, 'events.raw', id),
  }
}

/** PostgreSQL keeps no NUL and no half of a character; a name that one of its columns refuses would fail its whole batch. */
const nameToKeep = (name: string): string => name.slice(0, 64).toWellFormed().replaceAll('\0', '\ufffd')

/** One durable statement for a batch, sorted by key; repeats are no-ops. Nothing an outside body holds can violate it. */
export async function accept(house: House, table: store.EventTable, batch: Arrival[]): Promise<void> {
  batch.sort((a, b) => (a.page_id < b.page_id ? -1 : a.page_id > b.page_id ? 1 : a.id < b.id ? -1 : 1))
  const column = <K extends keyof Arrival>(name: K): Arrival[K][] => batch.map(each => each[name])
  await house.database.pool.query({
    name: `accept ${table}`,
    text: `insert into ${table} (page_id, id, name, lane, zalo_at, received_at, state, tries, due_at, raw)
           select page_id, id, name, lane, zalo_at, received_at, 'due', 0, received_at, raw
           from unnest($1::uuid[], $2::uuid[], $3::text[], $4::bytea[], $5::bigint[], $6::bigint[], $7::bytea[])
             as u(page_id, id, name, lane, zalo_at, received_at, raw)
           on conflict do nothing`,
    values: [
      column('page_id'),
      column('id'),
      column('name'),
      column('lane'),
      column('zalo_at'),
      column('received_at'),
      column('raw'),
    ],
  })
}

/** A signed event of a page we do not know: kept sealed for the operators, once. */
export async function keepStray(house: House, key: DataKey, app: string, told: Omit<Told, 'page_id' | 'whose'>) {
  const now = house.clock.now()
  const id = idOf(house.keys.eventKey, believable(told.zalo_at, now) ? told.zalo_at : 0, `${app}\0${told.sameness}`)
  await house.database.pool.query(
    `insert into strays (id, zalo_app_id, name, received_at, raw) values ($1, $2, $3, $4, $5) on conflict do nothing`,
    [id, app, nameToKeep(told.name), now, house.keys.seal(key, told.raw, 'strays.raw', id)],
  )
}

/** An event as its handler gets it. `at` is Zalo's time where it can be believed, else when it came. */
export interface Event {
  readonly page_id: string
  readonly id: string
  readonly name: string
  readonly at: number
  readonly received_at: number
  readonly body: Buffer
}

/** What a handler says of an event it cannot finish yet: look again then. It does not count as a failed try. */
export interface Later {
  readonly later: number
}

const lanesAtOnce = 8
/** While the door is behind: accepting goes first, for whoever is not answered in time sends again. */
const lanesWhenPressed = 2
const lookAhead = 1_000
/** So few lanes a round that what comes meanwhile waits for no long one. */
const lanesARound = 64

/**
 * Handle what is due: many lanes at once, one event at a time each, one transaction an event. A failed try is counted in
 * another transaction and tried again later; after the last the event is set aside. `pressed`: the door is behind with
 * accepting. Returns how many were taken.
 */
export function createHandling(
  house: House,
  handle: (ctx: Ctx, event: Event) => Promise<Later | void>,
  pressed: () => boolean = () => false,
) {
  const open = intakeOpener()
  const who = machine('inbound')

  async function one(due: store.Due): Promise<boolean> {
    let taken: store.Taken | undefined
    try {
      await change(house, who, async ctx => {
        if (!(await store.holdLane(ctx, due.page_id, due.lane))) return
        taken = await store.takeOldest(ctx, due)
        if (!taken) return
        const at = believable(taken.zalo_at ?? undefined, taken.received_at)
          ? (taken.zalo_at as number)
          : taken.received_at
        const body = await open(ctx, taken.raw, 'events.raw', taken.id)
        const later = await handle(ctx, { ...taken, at, body })
        if (later) await store.saveAgain(ctx, due.table, taken, later.later, taken.tries, 'held')
        else await store.saveHandled(ctx, due.table, taken.page_id, taken.id)
      })
      return taken !== undefined
    } catch (error) {
      if (!taken) throw error
      house.log.fault('event', error, { event: taken.name, tries: taken.tries + 1 })
      await failed(due.table, taken, error)
      return true
    }
  }

  async function failed(table: store.EventTable, event: store.Taken, error: unknown): Promise<void> {
    await change(house, who, async ctx => {
      const { error: name = 'Error', code = '' } = nameOf(error)
      const fault = `${name} ${code}`.trim().slice(0, 80)
      const due_at = nextTry(event.tries + 1, ctx.now)
      if (due_at !== undefined) return store.saveAgain(ctx, table, event, due_at, event.tries + 1, fault)
      ctx.hint({ kind: 'operations', page_id: event.page_id, id: event.id })
      return store.saveSetAside(ctx, table, event, event.tries + 1, fault)
    })
  }

  async function lane(due: store.Due): Promise<number> {
    let done = 0
    while (done < due.waiting && (await one(due))) done += 1
    return done
  }

  return async (): Promise<number> => {
    const lanes = await store.dueLanes(house.database.db, house.clock.now(), lookAhead, lanesARound)
    const room = (): number => (pressed() ? lanesWhenPressed : lanesAtOnce)
    const done = await severalAtOnce(lanes, lanesAtOnce, lane, room)
    return done.reduce((sum, some) => sum + some, 0)
  }
}

/** Messages have waited for longer than a moment: whoever has work that can wait lets them go first. */
export const isBehind = (house: House): Promise<boolean> => store.behind(house.database.db, house.clock.now(), 50)

/** For the operators' screen: no words, no ids of people. */
export const setAsideEvents = async (ctx: Ctx) => (await store.setAsideOf(ctx, 200)).rows

/** Try a set-aside event again. Refuses `not_found` when there is none. */
export async function retryEvent(ctx: Ctx, page_id: string, id: string): Promise<void> {
  found((await store.retry(ctx, page_id, id)) || undefined)
}

export const intakeCounts = (ctx: Ctx) => store.counts(ctx)

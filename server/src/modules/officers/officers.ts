// Officers: who signs in, which roles they hold on which units, and so what each may do on each page.

import type { Ctx } from '../../platform/ctx.ts'
import { found, Refusal } from '../../platform/refusal.ts'
import type { PageId } from '../pages/pages.ts'
import { topUnits, unitsAbove } from '../units/units.ts'
import type { Act, Role } from './permissions.ts'
import { reach } from './reach.ts'
import { actsOf, type Grant, rolesFor } from './rules.ts'
import * as store from './store.ts'

export {
  activeGrant,
  addOfficer,
  endOfficer,
  findOfficer,
  grantRole,
  grantsOf,
  type OfficerFound,
  type OfficerId,
  resetOfficer,
  withdrawRole,
} from './accounts.ts'
export { once, tidySessions } from './once.ts'
export { type Act, acts, allActs, type Role, roles } from './permissions.ts'
export type { Grant } from './rules.ts'
export {
  checkPassword,
  endSession,
  felt,
  findSession,
  lockScreen,
  type Session,
  sessionNow,
  signIn,
  unlock,
  whoOf,
} from './sessions.ts'

export {
  beginShift,
  dutyNow,
  handOverShift,
  onDuty,
  ownShift,
  planShift,
  type ShiftSeen,
  shiftNoteLimit,
  takeShift,
  weekOfShifts,
  withdrawShift,
} from './shifts.ts'

/** The pages where the caller may do `act`. */
export async function pagesFor(ctx: Ctx, act: Act): Promise<PageId[]> {
  const { rolesOn } = await reach(ctx)
  const may = rolesFor(act)
  return [...rolesOn].filter(([, held]) => may.some(role => held.has(role))).map(([page_id]) => page_id as PageId)
}

/** What the caller may do on a page, in the order of the permission table; empty when it is not theirs to see. */
export async function mayOn(ctx: Ctx, page_id: string): Promise<Act[]> {
  const { rolesOn } = await reach(ctx)
  return actsOf(rolesOn.get(page_id) ?? new Set())
}

/** Where the caller stands: roles by unit, and the units they were appointed to themselves. */
export async function standing(ctx: Ctx): Promise<{
  readonly rolesAt: ReadonlyMap<string, ReadonlySet<Role>>
  readonly seats: ReadonlySet<string>
}> {
  const { rolesAt, seats } = await reach(ctx)
  return { rolesAt, seats }
}

/** How many officers could do `act` with what belongs to the unit, and in which roles: for a refusal. */
export async function whoMay(
  ctx: Ctx,
  act: Act,
  unit_id: string,
): Promise<{ roles: readonly Role[]; officers: number }> {
  const roles = rolesFor(act)
  return { roles, officers: await store.countHolders(ctx, roles, await unitsAbove(ctx, unit_id)) }
}

/** The active officers who could do `act` with what belongs to the unit, by name. */
export const holdersAt = async (ctx: Ctx, act: Act, unit_id: string): Promise<{ officer_id: string; name: string }[]> =>
  store.holders(ctx, rolesFor(act), await unitsAbove(ctx, unit_id))

/** What the caller may do anywhere. */
export async function mayAnywhere(ctx: Ctx): Promise<Act[]> {
  return actsOf((await reach(ctx)).held)
}

/** What the caller may do with what belongs to a unit; empty when it is not theirs to see. */
export async function mayAt(ctx: Ctx, unit_id: string): Promise<Act[]> {
  const { rolesAt } = await reach(ctx)
  return actsOf(rolesAt.get(unit_id) ?? new Set())
}

/** The units where the caller may do `act`. */
export async function unitsFor(ctx: Ctx, act: Act): Promise<string[]> {
  const { rolesAt } = await reach(ctx)
  const may = rolesFor(act)
  return [...rolesAt].filter(([, held]) => may.some(role => held.has(role))).map(([unit_id]) => unit_id)
}

/** Whether the caller may do `act` with what belongs to no page but to the whole house: held on a unit at the top. */
export async function mayInHouse(ctx: Ctx, act: Act): Promise<boolean> {
  const held = await unitsFor(ctx, act)
  return held.length > 0 && (await topUnits(ctx)).some(top => held.includes(top))
}

/**
 * Refuses `not_found` when the caller holds nothing on the page, and `not_allowed` {act, who_may: {roles, officers}}
 * when they do but may not do this. Without a page: the act must be held somewhere.
 */
export async function require(ctx: Ctx, act: Act, page_id?: string): Promise<void> {
  const { held, rolesOn, unitOf } = await reach(ctx)
  const here = page_id === undefined ? held : found(rolesOn.get(page_id))
  const roles = rolesFor(act)
  if (roles.some(role => here.has(role))) return
  const unit_id = page_id === undefined ? undefined : unitOf.get(page_id)
  const officers = unit_id ? await store.countHolders(ctx, roles, await unitsAbove(ctx, unit_id)) : null
  throw new Refusal('not_allowed', { act, who_may: { roles, officers } })
}

/** The same for what belongs to a unit and no single page of it. */
export async function requireAt(ctx: Ctx, act: Act, unit_id: string): Promise<void> {
  const here = found((await reach(ctx)).rolesAt.get(unit_id))
  if (rolesFor(act).some(role => here.has(role))) return
  throw new Refusal('not_allowed', { act, who_may: await whoMay(ctx, act, unit_id) })
}

/** Names for the screen, by officer id. */
export async function officerNames(ctx: Ctx, officer_ids: readonly string[]): Promise<Map<string, string>> {
  if (officer_ids.length === 0) return new Map()
  const rows = await store.names(ctx, [...new Set(officer_ids)])
  return new Map(rows.map(row => [row.id, row.name]))
}

export interface OfficerSeen {
  readonly officer_id: string
  readonly login: string
  readonly name: string
  readonly state: 'active' | 'ended'
  readonly roles: Grant[]
}

/** The officers with a role on a unit where the caller may list them, with those roles; by login. */
export async function listOfficers(ctx: Ctx): Promise<OfficerSeen[]> {
  const rows = await store.officersOn(ctx, await unitsFor(ctx, 'officer.list'))
  const byOfficer = Map.groupBy(rows, row => row.officer_id)
  return [...byOfficer.values()].map(list => {
    const { officer_id, login, name, state } = list[0] as (typeof list)[number]
    const roles = list.map(({ role, unit_id, below }) => ({ role: role as Role, unit_id, below }))
    return { officer_id, login, name, state: state as OfficerSeen['state'], roles }
  })
}

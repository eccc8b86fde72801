// How far an officer reaches: grants × today's tree × pages, worked out once in a transaction. Hides the four questions it takes.

import type { Ctx } from '../../platform/ctx.ts'
import { pagesOfUnits } from '../pages/pages.ts'
import { unitsBelowEach } from '../units/units.ts'
import type { Role } from './permissions.ts'
import { type Grant, rolesByUnit } from './rules.ts'
import * as store from './store.ts'

export interface Reach {
  /** Roles held anywhere. */
  readonly held: ReadonlySet<Role>
  readonly rolesAt: ReadonlyMap<string, ReadonlySet<Role>>
  readonly rolesOn: ReadonlyMap<string, ReadonlySet<Role>>
  readonly unitOf: ReadonlyMap<string, string>
  /** The units where the officer was appointed, not those a grant reaches down to. */
  readonly seats: ReadonlySet<string>
}

const known = new WeakMap<object, Map<string, Promise<Reach>>>()

/** Of the officer who acts; a machine reaches nothing. The same answer for the whole transaction. */
export function reach(ctx: Ctx): Promise<Reach> {
  const officer_id = ctx.who.kind === 'officer' ? ctx.who.id : ''
  const inTx = known.get(ctx.tx) ?? new Map<string, Promise<Reach>>()
  known.set(ctx.tx, inTx)
  const answer = inTx.get(officer_id) ?? workOut(ctx, officer_id)
  inTx.set(officer_id, answer)
  return answer
}

/** After grants were changed in this transaction. */
export const forgetReach = (ctx: Ctx): void => void known.delete(ctx.tx)

async function workOut(ctx: Ctx, officer_id: string): Promise<Reach> {
  const grants = officer_id === '' ? [] : ((await store.grantsOf(ctx, officer_id)) as Grant[])
  const tops = grants.filter(grant => grant.below).map(grant => grant.unit_id)
  const below = await unitsBelowEach(ctx, tops)
  const rolesAt = rolesByUnit(grants, below)
  const pages = rolesAt.size === 0 ? [] : await pagesOfUnits(ctx, [...rolesAt.keys()])
  const unitOf = new Map(pages.map(page => [page.page_id as string, page.unit_id as string]))
  return {
    held: new Set(grants.map(grant => grant.role)),
    rolesAt,
    rolesOn: new Map([...unitOf].map(([page_id, unit_id]) => [page_id, rolesAt.get(unit_id) ?? new Set()])),
    unitOf,
    seats: new Set(grants.map(grant => grant.unit_id)),
  }
}

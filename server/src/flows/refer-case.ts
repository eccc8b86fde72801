// A case is offered to another unit and taken, returned, or climbs when nobody answers; its tips and clocks go along.

import {
  acceptCase,
  type Case,
  climbSilent,
  lockAnyCase,
  lockCase,
  lockOffered,
  offerCase,
  returnCase,
  silentCases,
  withdrawOffer,
} from '../modules/cases/cases.ts'
import { type Ctx, change, type House, machine } from '../platform/ctx.ts'
import { type Loop, startLoop } from '../platform/loop.ts'
import { Refusal } from '../platform/refusal.ts'
import { follow, lockWhole } from './case-tips.ts'

type Locking = (ctx: Ctx, id: string) => Promise<Case>

async function moving(
  ctx: Ctx,
  id: string,
  lock: Locking,
  move: (ctx: Ctx, one: Case) => Promise<Case>,
): Promise<Case> {
  const { one, tips } = await lockWhole(ctx, id, lock)
  const next = await move(ctx, one)
  await follow(ctx, one, next, tips)
  return next
}

const referring: Locking = (ctx, id) => lockCase(ctx, id, 'case.refer')

export interface OfferWish {
  readonly to_unit_id: string
  readonly reason: string
  /** How long the other unit may take; by policy when absent. */
  readonly minutes?: number | undefined
}

/** Refuses not_now, same_unit, unit_excluded, unit_ended. The third between the same two climbs at once. */
export const offer = (ctx: Ctx, id: string, wish: OfferWish): Promise<Case> =>
  moving(ctx, id, referring, (own, one) => offerCase(own, one, wish))

/** By the unit it is offered to. */
export const accept = (ctx: Ctx, id: string): Promise<Case> => moving(ctx, id, lockOffered, acceptCase)

/** By the unit it is offered to; it never left the other. */
export const giveBack = (ctx: Ctx, id: string, reason: string): Promise<Case> =>
  moving(ctx, id, lockOffered, (own, one) => returnCase(own, one, reason))

/** By the unit that offered it. */
export const withdraw = (ctx: Ctx, id: string): Promise<Case> => moving(ctx, id, referring, withdrawOffer)

const who = machine('referrals')

/** Offers nobody answered in time go up, each in a transaction of its own. How many did. */
export async function climbDue(house: House): Promise<number> {
  const due = await change(house, who, ctx => silentCases(ctx))
  let climbed = 0
  for (const id of due) climbed += await change(house, who, ctx => climbOne(ctx, id))
  return climbed
}

async function climbOne(ctx: Ctx, id: string): Promise<number> {
  try {
    const { one, tips } = await lockWhole(ctx, id, lockAnyCase)
    const next = await climbSilent(ctx, one)
    if (!next) return 0
    await follow(ctx, one, next, tips)
    return 1
  } catch (error) {
    if (error instanceof Refusal) return 0 // its tips changed meanwhile: the next look finds it again
    throw error
  }
}

export const startReferrals = (house: House): Loop =>
  startLoop({ name: 'referrals', rest: 1_000, run: () => climbDue(house), log: house.log })

// A case on its way between units: offered, taken, returned, or climbed. Whoever locks has locked its tips before.

import type { Ctx } from '../../platform/ctx.ts'
import { newId } from '../../platform/ids.ts'
import { found, invariant, Refusal } from '../../platform/refusal.ts'
import { policy, unitsAbove, unitTree } from '../units/units.ts'
import { act, hint, keyOf, officerOrNull } from './acts.ts'
import * as rules from './referral-rules.ts'
import { enterBook, leaveBook } from './register.ts'
import { type Case, isLively } from './rules.ts'
import { saveCase } from './saving.ts'
import * as store from './store.ts'
import { insertOffer, offersOf, openOffer, type ReferralRow, saveOffer, silentOffers } from './store-referrals.ts'

const why = 'referrals.why'
const answer = 'referrals.answer'

async function waysOf(ctx: Ctx, from: string, to: string): Promise<rules.Ways> {
  return { from: await unitsAbove(ctx, from), to: await unitsAbove(ctx, to) }
}

const excludedFrom = (ctx: Ctx, one: Case): Promise<string[]> =>
  one.excludes ? store.exclusionsOf(ctx, one.id) : Promise.resolve([])

/**
 * Offer a locked case to another unit; nothing changes hands before it is taken. Being the third offer between the same
 * two it climbs at once. Returns the case as it then is. Refuses not_now, same_unit, unit_excluded, unit_ended.
 */
export async function offerCase(
  ctx: Ctx,
  one: Case,
  wish: { to_unit_id: string; reason: string; minutes?: number | undefined },
): Promise<Case> {
  const { to_unit_id, reason } = wish
  if (!isLively(one.state)) throw new Refusal('not_now', { state: one.state })
  const unit = found((await unitTree(ctx)).find(each => each.unit_id === to_unit_id))
  if (unit.valid_to !== null && unit.valid_to <= ctx.now) throw new Refusal('unit_ended')
  const ways = await waysOf(ctx, one.unit_id, to_unit_id)
  const excluded = await excludedFrom(ctx, one)
  const past = (await offersOf(ctx, [one.id])) as (ReferralRow & rules.Offer)[]
  const fate = rules.offer(past, ways, excluded)
  const time = {
    minutes: wish.minutes ?? (await policy(ctx, 'referral_answer_minutes', to_unit_id)),
    urgent_minutes: await policy(ctx, 'referral_urgent_minutes', to_unit_id),
  }
  const id = newId<'referral'>(ctx.now)
  const climbed = fate.state === 'climbed'
  await insertOffer(ctx, {
    id,
    case_id: one.id,
    from_unit_id: one.unit_id,
    to_unit_id,
    state: fate.state,
    offered_by: officerOrNull(ctx),
    offered_at: ctx.now,
    due_at: rules.answerBy(ctx.now, one.urgency === 'loud', time),
    why: ctx.keys.seal(await keyOf(ctx, one.id), reason, why, id),
    answered_by: null,
    answered_at: climbed ? ctx.now : null,
    answer: null,
    climbed_to: climbed ? fate.to : null,
    climbed_why: climbed ? 'ping_pong' : null,
  })
  await act(ctx, one, 'offered', { to_unit_id })
  await hint(ctx, one, to_unit_id)
  return climbed ? climb(ctx, one, fate.to, 'ping_pong') : one
}

/** The open offer of a locked case, as rules know it. */
async function offerOf(ctx: Ctx, one: Case): Promise<ReferralRow & rules.Offer> {
  const row = await openOffer(ctx, one.id)
  if (!row) throw new Refusal('not_now', { state: 'not_offered' })
  return row as ReferralRow & rules.Offer
}

const answered = (ctx: Ctx, state: rules.ReferralState) => ({
  state,
  answered_by: officerOrNull(ctx),
  answered_at: ctx.now,
})

/** Taken: from now on the other unit is accountable. */
export async function acceptCase(ctx: Ctx, one: Case): Promise<Case> {
  const row = await offerOf(ctx, one)
  await saveOffer(ctx, row.id, answered(ctx, rules.answer(row, 'accepted')))
  return handOver(ctx, one, row.to_unit_id, 'accepted', { from_unit_id: one.unit_id })
}

/** Returned with a reason: it never left. */
export async function returnCase(ctx: Ctx, one: Case, reason: string): Promise<Case> {
  const row = await offerOf(ctx, one)
  const sealed = ctx.keys.seal(await keyOf(ctx, one.id), reason, answer, row.id)
  await saveOffer(ctx, row.id, { ...answered(ctx, rules.answer(row, 'returned')), answer: sealed })
  await act(ctx, one, 'returned', { unit_id: row.to_unit_id })
  await hint(ctx, one, row.to_unit_id)
  return one
}

export async function withdrawOffer(ctx: Ctx, one: Case): Promise<Case> {
  const row = await offerOf(ctx, one)
  await saveOffer(ctx, row.id, answered(ctx, rules.answer(row, 'withdrawn')))
  await act(ctx, one, 'offer_withdrawn', { unit_id: row.to_unit_id })
  await hint(ctx, one, row.to_unit_id)
  return one
}

/** Cases whose offer nobody answered in time. */
export const silentCases = (ctx: Ctx, limit = 20): Promise<string[]> => silentOffers(ctx, limit)

/** Of a locked case: up, when its offer's time is over; undefined when somebody was quicker. */
export async function climbSilent(ctx: Ctx, one: Case): Promise<Case | undefined> {
  const row = await openOffer(ctx, one.id)
  if (!row) return undefined
  const ways = await waysOf(ctx, one.unit_id, row.to_unit_id)
  const to = rules.silent(row as ReferralRow & rules.Offer, ways, await excludedFrom(ctx, one), ctx.now)
  if (to === undefined) return undefined
  await saveOffer(ctx, row.id, { ...answered(ctx, 'climbed'), climbed_to: to, climbed_why: 'silent' })
  await hint(ctx, one, row.to_unit_id)
  return climb(ctx, one, to, 'silent')
}

async function climb(ctx: Ctx, one: Case, to: string, because: 'silent' | 'ping_pong'): Promise<Case> {
  const facts = { from_unit_id: one.unit_id, because }
  if (to !== one.unit_id) return handOver(ctx, one, to, 'climbed', facts)
  await act(ctx, one, 'climbed', facts)
  return one
}

/** The one place where accountability changes. First receipt stays what it was. */
async function handOver(
  ctx: Ctx,
  one: Case,
  unit_id: string,
  what: string,
  facts: Record<string, string>,
): Promise<Case> {
  invariant(
    !rules.isKept(await unitsAbove(ctx, unit_id), await excludedFrom(ctx, one)),
    'a unit it is kept from never gets it',
  )
  await leaveBook(ctx, one)
  const state = one.state === 'outside' ? 'outside' : 'new'
  const next = await saveCase(ctx, one, { unit_id, officer_id: null, state, moved_at: ctx.now })
  await enterBook(ctx, next)
  await act(ctx, next, what, facts)
  return next
}

export interface ReferralSeen {
  readonly id: string
  readonly from_unit_id: string
  readonly to_unit_id: string
  readonly state: rules.ReferralState
  readonly offered_by: string | null
  readonly offered_at: number
  readonly due_at: number
  readonly why: string
  readonly answered_by: string | null
  readonly answered_at: number | null
  readonly answer: string | null
  readonly climbed_to: string | null
  readonly climbed_why: 'silent' | 'ping_pong' | null
}

/** The offers of a case in their words, oldest first. */
export async function referralsOf(ctx: Ctx, case_id: string): Promise<ReferralSeen[]> {
  const rows = await offersOf(ctx, [case_id])
  const key = await keyOf(ctx, case_id)
  return rows.map(row => ({
    ...(row as unknown as ReferralSeen),
    why: ctx.keys.openText(key, row.why, why, row.id),
    answer: row.answer === null ? null : ctx.keys.openText(key, row.answer, answer, row.id),
  }))
}

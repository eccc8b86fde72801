// Who sees a case: officers of the unit that has it, of one it is offered to, and whoever it is assigned to; never a unit it is kept from.

import type { Ctx } from '../../platform/ctx.ts'
import { found, Refusal } from '../../platform/refusal.ts'
import { type Act, acts, type Role, standing, whoMay } from '../officers/officers.ts'
import { unitsAbove } from '../units/units.ts'
import { readCode } from './code.ts'
import { type Case, isOpen } from './rules.ts'
import * as store from './store.ts'
import { openOffer, openOffers } from './store-referrals.ts'

export interface CaseEyes {
  readonly officer_id: string
  readonly rolesAt: ReadonlyMap<string, ReadonlySet<Role>>
  /** Units the officer is one of, with all above: what is told about those is not for them. */
  readonly barred: ReadonlySet<string>
}

export async function caseEyes(ctx: Ctx): Promise<CaseEyes> {
  const { rolesAt, seats } = await standing(ctx)
  const barred = new Set<string>()
  for (const seat of seats) for (const unit of await unitsAbove(ctx, seat)) barred.add(unit)
  return { officer_id: ctx.who.kind === 'officer' ? ctx.who.id : '', rolesAt, barred }
}

/** The acts by which a case is seen at a unit. Confidential before kept, as of tips. */
const veil = ({ confidentiality, kept }: Case): Act =>
  confidentiality === 'confidential' ? 'tip.read_confidential' : kept ? 'tip.read_kept' : 'case.read'

const holds = (eyes: CaseEyes, act: Act, unit_id: string): boolean => {
  const roles = eyes.rolesAt.get(unit_id)
  return roles !== undefined && acts[act].some(role => roles.has(role))
}

/** What a case hangs on besides its row. */
export interface Around {
  readonly excluded: readonly string[]
  /** The unit it is offered to now. */
  readonly offered_to: string | undefined
  /** Until when that unit may answer. */
  readonly offer_due_at?: number | undefined
}

const own = (eyes: CaseEyes, one: Case): boolean => one.officer_id !== null && one.officer_id === eyes.officer_id

export function seesCase(eyes: CaseEyes, one: Case, { excluded, offered_to }: Around): boolean {
  if (excluded.some(unit => eyes.barred.has(unit))) return false
  if (own(eyes, one) || holds(eyes, veil(one), one.unit_id)) return true
  return offered_to !== undefined && holds(eyes, veil(one), offered_to)
}

/** An offered case is the other unit's to answer and nothing else. */
export function mayWithCase(eyes: CaseEyes, one: Case, around: Around, act: Act): boolean {
  if (!seesCase(eyes, one, around)) return false
  if (holds(eyes, act, one.unit_id)) return true
  if (act === 'case.read') return true
  return own(eyes, one) && [...eyes.rolesAt.values()].some(roles => acts[act].some(role => roles.has(role)))
}

/** Whether the caller may answer the offer that is open. */
export const mayAnswer = (eyes: CaseEyes, one: Case, around: Around): boolean =>
  around.offered_to !== undefined && seesCase(eyes, one, around) && holds(eyes, 'case.refer', around.offered_to)

async function aroundOf(ctx: Ctx, one: Case): Promise<Around> {
  return {
    excluded: one.excludes ? await store.exclusionsOf(ctx, one.id) : [],
    offered_to: isOpen(one.state) ? (await openOffer(ctx, one.id))?.to_unit_id : undefined,
  }
}

/** The same for a list, in two questions. */
export async function aroundOfMany(ctx: Ctx, cases: readonly Case[]): Promise<Map<string, Around>> {
  const ids = (list: readonly Case[]) => list.map(one => one.id)
  const excluding = ids(cases.filter(one => one.excludes))
  const excluded = Map.groupBy(
    excluding.length === 0 ? [] : await store.exclusionsOfMany(ctx, excluding),
    row => row.case_id,
  )
  const open = ids(cases.filter(one => isOpen(one.state)))
  const offers = new Map((open.length === 0 ? [] : await openOffers(ctx, open)).map(row => [row.case_id, row]))
  return new Map(
    cases.map(({ id }) => [
      id,
      {
        excluded: (excluded.get(id) ?? []).map(row => row.unit_id),
        offered_to: offers.get(id)?.to_unit_id,
        offer_due_at: offers.get(id)?.due_at,
      },
    ]),
  )
}

/** Refuses `not_found` when the caller does not see it, `not_allowed` {act, who_may} when they see it and may not. */
export const caseFor = async (ctx: Ctx, id: string, act: Act): Promise<Case> =>
  shownTo(ctx, await store.find(ctx, id), act)

/** The same, locked until the change is over. Tips are locked before cases. */
export const lockCase = async (ctx: Ctx, id: string, act: Act): Promise<Case> =>
  shownTo(ctx, await store.lock(ctx, id), act)

/** By a code as it was typed; undefined for one the caller does not see. */
export async function findVisibleByCode(ctx: Ctx, text: string): Promise<Case | undefined> {
  const code = readCode(text)
  const one = code === undefined ? undefined : await store.findByCode(ctx, code)
  return one && seesCase(await caseEyes(ctx), one, await aroundOf(ctx, one)) ? one : undefined
}

async function shownTo(ctx: Ctx, row: Case | undefined, act: Act): Promise<Case> {
  const one = found(row)
  const around = await aroundOf(ctx, one)
  const eyes = await caseEyes(ctx)
  if (!seesCase(eyes, one, around)) throw new Refusal('not_found')
  if (mayWithCase(eyes, one, around, act)) return one
  throw new Refusal('not_allowed', { act, who_may: await whoMay(ctx, act, one.unit_id) })
}

/** The same for the unit it is offered to. */
export async function lockOffered(ctx: Ctx, id: string): Promise<Case> {
  const one = found(await store.lock(ctx, id))
  const around = await aroundOf(ctx, one)
  const eyes = await caseEyes(ctx)
  if (!seesCase(eyes, one, around)) throw new Refusal('not_found')
  if (around.offered_to === undefined) throw new Refusal('not_now', { state: 'not_offered' })
  if (mayAnswer(eyes, one, around)) return one
  throw new Refusal('not_allowed', { act: 'case.refer', who_may: await whoMay(ctx, 'case.refer', around.offered_to) })
}

/** For flows, which act for nobody: whoever looks is the caller's to judge. */
export const lockAnyCase = async (ctx: Ctx, id: string): Promise<Case> => found(await store.lock(ctx, id))

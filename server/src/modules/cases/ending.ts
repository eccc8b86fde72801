// How a case ends and begins again: a result, closing, reopening, disputes, and a tip that was false on purpose.

import type { Ctx } from '../../platform/ctx.ts'
import { newId } from '../../platform/ids.ts'
import { found, Refusal } from '../../platform/refusal.ts'
import { policy } from '../units/units.ts'
import { act, keyOf, officer } from './acts.ts'
import { answerDispute } from './outcome-rules.ts'
import * as rules from './rules.ts'
import type { Case, Result } from './rules.ts'
import { saveCase } from './saving.ts'
import * as store from './store.ts'
import * as ends from './store-endings.ts'
import { openOffer } from './store-referrals.ts'
import { workDone } from './store-work.ts'
import { decideFalseReport, type FalseReportState } from './triage-rules.ts'

const reasonPlaces = { false_report: 'false_reports.reason', dispute: 'disputes.reason' } as const

/** `grounded`: some tip of the case has grounds. Refuses not_now, grounds_needed, second_person_needed, referral_open. */
export async function concludeCase(
  ctx: Ctx,
  one: Case,
  call: { result: Result; reason: string; grounded: boolean },
): Promise<Case> {
  if (await openOffer(ctx, one.id)) throw new Refusal('referral_open')
  const confirmed = (await ends.falseReportsOf(ctx, [one.id])).some(row => row.state === 'confirmed')
  const facts = { confirmed, grounded: call.grounded }
  const next = rules.conclude(one, call.result, officer(ctx), ctx.now, facts)
  await saveCase(ctx, one, next)
  await act(ctx, next, 'concluded', { result: call.result }, call.reason)
  return next
}

/** Haste and want of evidence are noted, never refused. */
export async function closeCase(ctx: Ctx, one: Case): Promise<Case> {
  const evidence = await workDone(ctx, await store.familyOf(ctx, one.id))
  const fastest_minutes = await policy(ctx, 'case_fastest_minutes', one.unit_id)
  const next = rules.close(one, officer(ctx), ctx.now, { evidence, fastest_minutes })
  await saveCase(ctx, one, next)
  await act(ctx, next, 'closed', { fast: next.closed_fast, bare: next.closed_bare })
  return next
}

export async function reopenCase(ctx: Ctx, one: Case, reason: string): Promise<Case> {
  const next = rules.reopen(one)
  await saveCase(ctx, one, next)
  await act(ctx, next, 'reopened', {}, reason)
  return next
}

/** Cố ý báo tin giả, said by the first officer. Refuses not_found for a tip of another case, not_now while one is open. */
export async function proposeFalseReport(ctx: Ctx, one: Case, tip_id: string, reason: string): Promise<string> {
  const held = await store.tipsOf(ctx, one.id)
  found(held.find(each => each.tip_id === tip_id))
  const past = (await ends.falseReportsOf(ctx, [one.id])).filter(row => row.tip_id === tip_id)
  if (past.some(row => row.state !== 'refused')) throw new Refusal('not_now', { state: 'proposed' })
  const id = newId<'false_report'>(ctx.now)
  await ends.insertFalseReport(ctx, {
    id,
    case_id: one.id,
    tip_id,
    state: 'proposed',
    proposed_by: officer(ctx),
    proposed_at: ctx.now,
    reason: ctx.keys.seal(await keyOf(ctx, one.id), reason.normalize('NFC'), reasonPlaces.false_report, id),
    decided_by: null,
    decided_at: null,
  })
  await act(ctx, one, 'false_report_proposed', { tip_id })
  return id
}

/** Said by a second officer. Refuses second_person_needed for the first. */
export async function decideFalse(ctx: Ctx, one: Case, id: string, confirmed: boolean): Promise<void> {
  const row = found((await ends.falseReportsOf(ctx, [one.id])).find(each => each.id === id))
  const state = decideFalseReport({ ...row, state: row.state as FalseReportState }, officer(ctx), confirmed)
  await ends.saveFalseReport(ctx, id, { state, decided_by: officer(ctx), decided_at: ctx.now })
  await act(ctx, one, confirmed ? 'false_report_confirmed' : 'false_report_refused', { tip_id: row.tip_id })
}

export interface FalseReport {
  readonly id: string
  readonly tip_id: string
  readonly state: FalseReportState
  readonly proposed_by: string
  readonly proposed_at: number
  readonly reason: string
  readonly decided_by: string | null
  readonly decided_at: number | null
}

export async function falseReportsOf(ctx: Ctx, case_id: string): Promise<FalseReport[]> {
  const rows = await ends.falseReportsOf(ctx, [case_id])
  const key = rows.length === 0 ? undefined : await keyOf(ctx, case_id)
  return rows.map(row => ({
    ...(row as unknown as FalseReport),
    reason: ctx.keys.openText(found(key), row.reason, reasonPlaces.false_report, row.id),
  }))
}

/** An informant does not agree; once while one is open. True when it is new. */
export async function raiseDispute(ctx: Ctx, one: Case, tip_id: string): Promise<boolean> {
  const rows = await ends.disputesOf(ctx, [one.id])
  if (rows.some(row => row.tip_id === tip_id && row.state === 'open')) return false
  const id = newId<'dispute'>(ctx.now)
  const open = { decided_by: null, decided_at: null, reason: null }
  await ends.insertDispute(ctx, { id, case_id: one.id, tip_id, state: 'open', raised_at: ctx.now, ...open })
  await act(ctx, one, 'disputed', { tip_id })
  return true
}

/** Upheld, the case opens again. Refuses second_person_needed for whoever concluded or closed it. */
export async function decideDispute(
  ctx: Ctx,
  one: Case,
  id: string,
  call: { upheld: boolean; reason: string },
): Promise<Case> {
  const row = found((await ends.disputesOf(ctx, [one.id])).find(each => each.id === id))
  const state = answerDispute({ state: row.state as 'open' }, one, officer(ctx), call.upheld)
  await ends.saveDispute(ctx, id, {
    state,
    decided_by: officer(ctx),
    decided_at: ctx.now,
    reason: ctx.keys.seal(await keyOf(ctx, one.id), call.reason.normalize('NFC'), reasonPlaces.dispute, id),
  })
  await act(ctx, one, `dispute_${state}`, { tip_id: row.tip_id })
  if (state !== 'upheld' || rules.isLively(one.state)) return one
  return reopenCase(ctx, one, call.reason)
}

export interface Dispute {
  readonly id: string
  readonly tip_id: string
  readonly state: 'open' | 'upheld' | 'dismissed'
  readonly raised_at: number
  readonly decided_by: string | null
  readonly decided_at: number | null
  readonly reason: string | null
}

export async function disputesOf(ctx: Ctx, case_id: string): Promise<Dispute[]> {
  const rows = await ends.disputesOf(ctx, [case_id])
  const key = rows.length === 0 ? undefined : await keyOf(ctx, case_id)
  return rows.map(row => ({
    ...(row as unknown as Dispute),
    reason: row.reason && ctx.keys.openText(found(key), row.reason, reasonPlaces.dispute, row.id),
  }))
}

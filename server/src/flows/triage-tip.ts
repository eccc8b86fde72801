// An officer says what a tip is: category, legal kind, grounds, worth. What the machine thought stands beside it, on record.

import { type Decided, recordTriage, type Suggested, triagesOf } from '../modules/cases/cases.ts'
import { kindForCategory, lawful, legalKinds, reclassify, stopClocks } from '../modules/deadlines/deadlines.ts'
import {
  act,
  addNote,
  eyesOf,
  holdsAt,
  lockTip,
  matterOf,
  raise,
  saveTip,
  startClassifying,
  type Tip,
  tipFor,
} from '../modules/tips/tips.ts'
import type { Ctx } from '../platform/ctx.ts'
import { found, Refusal } from '../platform/refusal.ts'
import { refreshCaseOf } from './case-tips.ts'

/** What an officer says; what is left out stays as it was. */
export type TriageCall = Partial<Omit<Decided, 'category'>> & {
  readonly category: string
  readonly note?: string | undefined
}

/** Refuses no_act, grounds_needed, not_found for a kind the law does not know, not_allowed to lift a veil. */
export async function triageTip(ctx: Ctx, id: string, call: TriageCall): Promise<Tip> {
  const tip = await lockTip(ctx, id, 'tip.triage')
  const { note, ...said } = call
  const decided: Decided = {
    kind: tip.kind,
    urgency: tip.urgency,
    confidentiality: tip.confidentiality,
    grounds: tip.grounds,
    valuable: tip.valuable,
    area_id: tip.area_id,
    no_act: false,
    ...said,
  }
  const { kind } = decided
  if (kind !== null && kind !== tip.kind) found((await legalKinds(ctx)).find(({ slug }) => slug === kind))
  await veiled(ctx, tip, decided)
  const changed = await recordTriage(ctx, tip.id, await suggestionFor(ctx, tip), decided)
  const raised = decided.urgency === 'none' ? tip : await raise(ctx, tip, decided.urgency, 'officer')
  // lowering has a reason and an act of its own: triage never does it in passing
  if (raised.urgency !== decided.urgency) throw new Refusal('reason_needed')
  const { category, confidentiality, grounds, valuable, area_id } = decided
  const next = await saveTip(ctx, raised, {
    state: 'triaged',
    category,
    kind,
    confidentiality,
    grounds,
    valuable,
    area_id,
  })
  await classified(ctx, next, tip.kind)
  if (note !== undefined) await addNote(ctx, next, note)
  await act(ctx, next, 'triaged', { category, legal_kind: kind, grounds, changed: changed.length })
  await refreshCaseOf(ctx, next)
  return next
}

/** Whoever may hide a tip may not show it to more eyes than their own see. */
async function veiled(ctx: Ctx, tip: Tip, { confidentiality }: Decided): Promise<void> {
  if (tip.confidentiality === confidentiality || confidentiality === 'confidential') return
  const eyes = await eyesOf(ctx)
  if (!holdsAt(eyes, 'tip.read_confidential', tip.unit_id, tip.excluded_unit_id))
    throw new Refusal('not_allowed', { act: 'tip.read_confidential' })
}

/** The clock of classification until there is a kind, then those of the kind, from first receipt. */
async function classified(ctx: Ctx, tip: Tip, before: string | null): Promise<void> {
  if (tip.kind === before && tip.kind !== null) return
  if (tip.kind === null) return startClassifying(ctx, tip)
  await lawful(reclassify(ctx, matterOf(tip), tip.kind, tip.received_at))
}

/** Kept, never deleted; its clocks stop. Refuses not_now for a tip of a case. */
export async function setTipAside(
  ctx: Ctx,
  id: string,
  call: { reason: string; note?: string | undefined },
): Promise<Tip> {
  const tip = await lockTip(ctx, id, 'tip.triage')
  if (tip.case_id !== null) throw new Refusal('not_now', { state: 'in_case' })
  const next = await saveTip(ctx, tip, { state: 'set_aside' })
  await stopClocks(ctx, matterOf(next), 'withdrawn')
  if (call.note !== undefined) await addNote(ctx, next, call.note)
  await act(ctx, next, 'set_aside', { reason: call.reason })
  return next
}

/** What the machine thinks of it now, with the versions of what thought so; the legal kind comes from a table of the law. */
async function suggestionFor(ctx: Ctx, tip: Tip): Promise<Suggested> {
  const { suggested } = tip
  const text = (name: string): string | null => {
    const value = suggested[name]
    return typeof value === 'string' ? value : null
  }
  const category = text('category')
  const { duplicates } = suggested
  return {
    rules: text('rules') ?? 'unnamed',
    category,
    kind: category === null ? null : ((await kindForCategory(ctx, category))?.kind ?? null),
    urgency: tip.urgency,
    area_id: text('area_id'),
    unit_id: text('unit_id'),
    duplicates: Array.isArray(duplicates) ? duplicates.map(String) : [],
  }
}

/** For the triage pane: suggestion, kinds to choose from, and earlier decisions. */
export async function triageView(ctx: Ctx, id: string) {
  const tip = await tipFor(ctx, id, 'tip.triage')
  const suggested = await suggestionFor(ctx, tip)
  const prefilled = suggested.category === null ? undefined : await kindForCategory(ctx, suggested.category)
  return {
    tip,
    suggested,
    prefilled: prefilled ?? null,
    kinds: await legalKinds(ctx),
    decisions: await triagesOf(ctx, tip.id),
  }
}

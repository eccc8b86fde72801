// Cases as the console shows them: names beside ids, what is due, and what this officer may do next.

import { clockViews } from '../../flows/case-clocks.ts'
import { citizenStateOf, tellingViews } from '../../flows/tell-outcome.ts'
import {
  type Around,
  aroundOfMany,
  bookNumber,
  bookOf,
  type Case,
  type CaseEyes,
  caseEyes,
  caseTasks,
  disputesOf,
  dueState,
  falseReportsOf,
  isLively,
  isOpen,
  mayAnswer,
  mayWithCase,
  ratingsOf,
  receiversFor,
  referralsOf,
  seesCase,
  slipsOf,
  type Task,
  tipCounts,
  tipsOfCase,
  workersFor,
} from '../../modules/cases/cases.ts'
import { legalKinds } from '../../modules/deadlines/deadlines.ts'
import { type Act, officerNames } from '../../modules/officers/officers.ts'
import { tipsByIds } from '../../modules/tips/tips.ts'
import { threadsOfPages } from '../../modules/threads/threads.ts'
import { unitNames } from '../../modules/units/units.ts'
import type { Ctx } from '../../platform/ctx.ts'
import type { CaseMay, CaseShape, CaseWholeShape, TaskShape } from './case-shapes.ts'

const present = <T>(list: readonly (T | null | undefined)[]): T[] => list.filter(each => each != null)

/** Rows of a list. The caller sees each of them. */
export async function caseViews(ctx: Ctx, cases: readonly Case[]): Promise<CaseShape[]> {
  if (cases.length === 0) return []
  const ids = cases.map(one => one.id)
  const eyes = await caseEyes(ctx)
  const arounds = await aroundOfMany(ctx, cases)
  const units = await unitNames(ctx, [
    ...cases.map(one => one.unit_id),
    ...[...arounds.values()].flatMap(around => around.offered_to ?? []),
  ])
  const officers = await officerNames(ctx, present(cases.map(one => one.officer_id)))
  const kinds = new Map((await legalKinds(ctx)).map(({ slug, name }) => [slug, name]))
  const tips = await tipCounts(ctx, ids)
  const unit = (unit_id: string) => ({ unit_id, name: units.get(unit_id) ?? '' })
  const views: CaseShape[] = []
  for (const one of cases) {
    const around = arounds.get(one.id) ?? { excluded: [], offered_to: undefined }
    const { offered_to, offer_due_at } = around
    views.push({
      id: one.id,
      code: one.code,
      unit: unit(one.unit_id),
      officer:
        one.officer_id === null ? null : { officer_id: one.officer_id, name: officers.get(one.officer_id) ?? '' },
      state: one.state,
      kind: one.kind,
      kind_name: kinds.get(one.kind ?? '') ?? null,
      category: one.category,
      urgency: one.urgency,
      confidentiality: one.confidentiality,
      received_at: one.received_at,
      opened_at: one.opened_at,
      moved_at: one.moved_at,
      due_at: one.due_at,
      due: isLively(one.state) ? dueState(one.due_at, ctx.now) : 'none',
      result: one.result,
      closed_at: one.closed_at,
      closed_fast: one.closed_fast,
      closed_bare: one.closed_bare,
      merged_into: one.merged_into,
      tips: tips.get(one.id) ?? 0,
      offer: offered_to === undefined ? null : { to: unit(offered_to), due_at: offer_due_at ?? 0 },
      may: mayNext(eyes, one, around),
    })
  }
  return views
}

export async function caseView(ctx: Ctx, one: Case): Promise<CaseShape> {
  const [view] = await caseViews(ctx, [one])
  return view as CaseShape
}

/** The buttons that would not be refused. */
function mayNext(eyes: CaseEyes, one: Case, around: Around): CaseMay[] {
  if (!seesCase(eyes, one, around)) return []
  const able = (act: Act): boolean => mayWithCase(eyes, one, around, act)
  const [lively, open, offered] = [isLively(one.state), isOpen(one.state), around.offered_to !== undefined]
  const ended = one.state === 'concluded' || one.state === 'closed'
  const work = able('case.work') && one.state !== 'merged'
  const close = able('case.close')
  const list: [CaseMay, boolean][] = [
    ['case.note', work],
    ['case.task', work && open],
    ['case.assign', able('case.assign') && lively],
    ['case.refer', able('case.refer') && lively && !offered],
    ['case.withdraw', able('case.refer') && offered],
    ['case.accept', mayAnswer(eyes, one, around)],
    ['case.return', mayAnswer(eyes, one, around)],
    ['case.pass_outside', able('case.refer') && lively],
    ['case.join', work && lively],
    ['case.split', work && lively],
    ['case.merge', work && lively],
    ['case.extend', able('case.assign') && lively],
    ['case.tell', work && ended],
    ['case.write_book', work],
    ['case.propose_false', work],
    ['case.decide_false', able('false_report.decide')],
    ['case.conclude', close && lively && !offered],
    ['case.close', close && one.state === 'concluded'],
    ['case.reopen', close && ended],
    ['case.judge_dispute', close && ended],
  ]
  return list.filter(([, may]) => may).map(([name]) => name)
}

export async function taskViews(ctx: Ctx, tasks: readonly Task[]): Promise<TaskShape[]> {
  const names = await officerNames(ctx, [
    ...present(tasks.map(task => task.officer_id)),
    ...tasks.map(task => task.made_by),
  ])
  return tasks.map(task => ({
    id: task.id,
    case_id: task.case_id,
    title: task.title,
    officer: task.officer_id === null ? null : { officer_id: task.officer_id, name: names.get(task.officer_id) ?? '' },
    due_at: task.due_at,
    late: task.state === 'open' && task.due_at !== null && task.due_at <= ctx.now,
    state: task.state,
    made_by: names.get(task.made_by) ?? '',
    made_at: task.made_at,
    ended_at: task.ended_at,
  }))
}

/** Everything of one case but its timeline and its informants' threads. The caller sees it. */
export async function caseWhole(ctx: Ctx, one: Case): Promise<CaseWholeShape> {
  const referrals = await referralsOf(ctx, one.id)
  const slips = await slipsOf(ctx, one.id)
  const tellings = await tellingViews(ctx, one.id)
  const falseReports = await falseReportsOf(ctx, one.id)
  const disputes = await disputesOf(ctx, one.id)
  const units = await unitNames(
    ctx,
    present(referrals.flatMap(each => [each.from_unit_id, each.to_unit_id, each.climbed_to])),
  )
  const names = await officerNames(
    ctx,
    present([
      ...referrals.flatMap(each => [each.offered_by, each.answered_by]),
      ...slips.map(each => each.made_by),
      ...tellings.map(each => each.officer_id),
      ...falseReports.flatMap(each => [each.proposed_by, each.decided_by]),
      ...disputes.map(each => each.decided_by),
    ]),
  )
  const name = (officer_id: string | null): string | null =>
    officer_id === null ? null : (names.get(officer_id) ?? '')
  const unit = (unit_id: string) => ({ unit_id, name: units.get(unit_id) ?? '' })
  const number = await bookNumber(ctx, one)
  return {
    case: await caseView(ctx, one),
    informants: await informantsOf(ctx, one),
    clocks: await clockViews(ctx, one.id),
    tasks: await taskViews(ctx, await caseTasks(ctx, one.id)),
    referrals: referrals.map(each => ({
      id: each.id,
      from: unit(each.from_unit_id),
      to: unit(each.to_unit_id),
      state: each.state,
      offered_by: name(each.offered_by),
      offered_at: each.offered_at,
      due_at: each.due_at,
      why: each.why,
      answered_by: name(each.answered_by),
      answered_at: each.answered_at,
      answer: each.answer,
      climbed_to: each.climbed_to === null ? null : unit(each.climbed_to),
      climbed_why: each.climbed_why,
    })),
    slips: slips.map(({ made_at: at, ...each }) => ({ ...each, made_by: name(each.made_by) ?? '', made_at: at })),
    tellings: tellings.map(each => ({
      id: each.id,
      tip_id: each.tip_id,
      way: each.way,
      state: each.state,
      text: each.text,
      note: each.note,
      by: name(each.officer_id) ?? '',
      told_on: each.told_on,
      at: each.at,
    })),
    false_reports: falseReports.map(each => ({
      id: each.id,
      tip_id: each.tip_id,
      state: each.state,
      proposed_by: { officer_id: each.proposed_by, name: name(each.proposed_by) ?? '' },
      proposed_at: each.proposed_at,
      reason: each.reason,
      decided_by: name(each.decided_by),
      decided_at: each.decided_at,
    })),
    disputes: disputes.map(each => ({
      id: each.id,
      tip_id: each.tip_id,
      state: each.state,
      raised_at: each.raised_at,
      decided_by: name(each.decided_by),
      decided_at: each.decided_at,
      reason: each.reason,
    })),
    book: { year: number?.year ?? null, number: number?.number ?? null, columns: await bookOf(ctx, one.id) },
    workers: await workersFor(ctx, one),
    receivers: await receiversFor(ctx, one.unit_id),
  }
}

async function informantsOf(ctx: Ctx, one: Case): Promise<CaseWholeShape['informants']> {
  const held = await tipsOfCase(ctx, one.id)
  const tips = [
    ...(
      await tipsByIds(
        ctx,
        held.map(each => each.tip_id),
      )
    ).values(),
  ].sort((a, b) => a.received_at - b.received_at || (a.id < b.id ? -1 : 1))
  const stars = await ratingsOf(ctx, one.id)
  const informants: CaseWholeShape['informants'] = []
  const threads = await threadsOfPages(ctx, tips)
  for (const tip of tips)
    informants.push({
      tip_id: tip.id,
      code: tip.code,
      alias: threads.get(tip.id)?.alias ?? '',
      state: tip.state,
      source: tip.source,
      grounds: tip.grounds,
      valuable: tip.valuable,
      contact_rule: tip.contact_rule,
      reachable: tip.address_id !== null,
      received_at: tip.received_at,
      citizen_state: await citizenStateOf(ctx, tip),
      stars: stars.get(tip.id) ?? null,
    })
  return informants
}

// A case ends, each informant is told for themselves, may say how it was and that they disagree, and it may open again.

import {
  askRating,
  type ByHand,
  type Case,
  caseFor,
  type CitizenState,
  citizenState,
  closeCase,
  concludeCase,
  decideDispute,
  disagrees,
  fillIn,
  findCaseOfTip,
  lockAnyCase,
  lockCase,
  outcomeWords,
  raiseDispute,
  rate,
  ratingAsked,
  recordTelling,
  reopenCase,
  type Result,
  starsIn,
  tellingsOf,
  toldBy,
  type TellingState,
  toldOnRequest,
  waitingOnRequest,
} from '../modules/cases/cases.ts'
import { lawful, startClock, stopClock, stopClocks } from '../modules/deadlines/deadlines.ts'
import { deliveriesOf } from '../modules/deliveries/deliveries.ts'
import { matterOf, mayTell, spellCode, tellInformant, type Tip } from '../modules/tips/tips.ts'
import { hotLines } from '../modules/units/units.ts'
import type { Ctx } from '../platform/ctx.ts'
import { dateOf } from '../platform/local-time.ts'
import { found, invariant, Refusal } from '../platform/refusal.ts'
import { outcome } from '../text/outcome.ts'
import { lockWhole, refreshCase, saveTips, type Whole } from './case-tips.ts'

/** The clock of telling the informant, from the decision. */
const tellingRule = 'thong-bao-ket-qua'

const closing = (ctx: Ctx, id: string): Promise<Whole> =>
  lockWhole(ctx, id, (own, one) => lockCase(own, one, 'case.close'))

/** The matter is decided: its clocks are met, that of telling begins. */
export async function conclude(ctx: Ctx, id: string, call: { result: Result; reason: string }): Promise<Case> {
  const { one, tips } = await closing(ctx, id)
  const next = await concludeCase(ctx, one, { ...call, grounded: tips.some(tip => tip.grounds === 'grounded') })
  for (const tip of tips) {
    await stopClocks(ctx, matterOf(tip), 'done')
    await lawful(startClock(ctx, matterOf(tip), tellingRule, ctx.now, tip.kind))
  }
  return refreshCase(ctx, next, tips)
}

/** Nothing is left to do. Its tips are closed; what waits for an informant goes on waiting. */
export async function close(ctx: Ctx, id: string): Promise<Case> {
  const { one, tips } = await closing(ctx, id)
  const next = await closeCase(ctx, one)
  for (const tip of tips) await stopClocks(ctx, matterOf(tip), 'done')
  await saveTips(ctx, tips, () => ({ state: 'closed' }), 'closed')
  return next
}

export async function reopen(ctx: Ctx, id: string, reason: string): Promise<Case> {
  const { one, tips } = await closing(ctx, id)
  const next = await reopenCase(ctx, one, reason)
  return refreshCase(ctx, next, await opened(ctx, tips))
}

const opened = (ctx: Ctx, tips: readonly Tip[]): Promise<Tip[]> =>
  saveTips(ctx, tips, () => ({ state: 'triaged' }), 'reopened')

/** Upheld it opens again. Judged by another officer than the one who decided. */
export async function judgeDispute(
  ctx: Ctx,
  id: string,
  dispute_id: string,
  call: { upheld: boolean; reason: string },
): Promise<Case> {
  const { one, tips } = await closing(ctx, id)
  const next = await decideDispute(ctx, one, dispute_id, call)
  if (next.state === one.state) return next
  return refreshCase(ctx, next, await opened(ctx, tips))
}

export interface TellCall {
  readonly tip_id: string
  /** A text in force. */
  readonly text: string
}

/**
 * Tell one informant in the chat. Outside the window, or with a web key, it waits for their next step; who wants no
 * message is told when they ask by their code. The rating is asked once in the life of a tip. Refuses not_now, not_here.
 */
export async function tellOne(ctx: Ctx, id: string, call: TellCall): Promise<Case> {
  const { one, tip } = await informant(ctx, id, call.tip_id)
  const { id: text_id, words } = await outcomeWords(ctx, call.text, await factsOf(ctx, tip))
  if (tip.address_id === null) throw new Refusal('not_here')
  if (!mayTell(tip.contact_rule)) {
    await recordTelling(ctx, one, tip, { way: 'on_request', text_id })
    return one
  }
  const asks = await askRating(ctx, one, tip.id)
  const text = asks ? `${words}\n\n${outcome.askRating}` : words
  const message_id = await tellInformant(ctx, tip, text, { by: officer(ctx), wait: true })
  invariant(message_id, 'what an officer tells is told or refused')
  await recordTelling(ctx, one, tip, { way: 'chat', text_id, message_id })
  return told(ctx, one, tip)
}

/** By phone, by letter, in person: written down by hand. */
export async function toldByHand(
  ctx: Ctx,
  id: string,
  call: { tip_id: string; way: ByHand; told_on?: string | undefined; note?: string | undefined },
): Promise<Case> {
  const { one, tip } = await informant(ctx, id, call.tip_id)
  const { way, told_on = dateOf(ctx.now), note } = call
  await recordTelling(ctx, one, tip, { way, told_on, ...(note === undefined ? {} : { note }) })
  return told(ctx, one, tip)
}

async function informant(ctx: Ctx, id: string, tip_id: string): Promise<{ one: Case; tip: Tip }> {
  const { one, tips } = await lockWhole(ctx, id, (own, each) => lockCase(own, each, 'case.work'))
  return { one, tip: found(tips.find(each => each.id === tip_id)) }
}

/** The clock of telling is met by saying it, also when it waits: nobody can make an informant write. */
async function told(ctx: Ctx, one: Case, tip: Tip): Promise<Case> {
  await stopClock(ctx, matterOf(tip), tellingRule, 'done').catch((error: unknown) => {
    if (!(error instanceof Refusal)) throw error
  })
  return refreshCase(ctx, one)
}

async function factsOf(ctx: Ctx, tip: Tip): Promise<{ code: string; phone: string }> {
  const [line] = await hotLines(ctx, tip.unit_id)
  return { code: spellCode(tip.code), phone: line?.number ?? '113' }
}

function officer(ctx: Ctx): { origin: 'officer'; officer_id: string } {
  invariant(ctx.who.kind === 'officer', 'a result is told by an officer')
  return { origin: 'officer', officer_id: ctx.who.id }
}

/** The informant asks by their code: what waits for that is told now. True when something was. The tip is locked. */
export async function tellAsked(ctx: Ctx, tip: Tip): Promise<boolean> {
  const one = await findCaseOfTip(ctx, tip.id)
  const waits = one && (await waitingOnRequest(ctx, one, tip.id))
  if (!waits) return false
  const words = fillIn(waits.body, await factsOf(ctx, tip))
  const message_id = await tellInformant(ctx, tip, words, { by: { origin: 'bot' }, asked: true })
  if (message_id !== undefined) await toldOnRequest(ctx, waits.id, message_id)
  return message_id !== undefined
}

/**
 * Words of an informant after a result: a number from 1 to 5 where a rating was asked and not given, or that they do not
 * agree. True when it was one of these; the message itself is filed by whoever calls. The tip is locked.
 */
export async function heardAfterOutcome(ctx: Ctx, tip: Tip, text: string | undefined): Promise<boolean> {
  if (text === undefined || tip.case_id === null) return false
  const stars = starsIn(text)
  if (stars === undefined && !disagrees(text)) return false
  const seen = await findCaseOfTip(ctx, tip.id)
  if (!seen || (seen.state !== 'concluded' && seen.state !== 'closed')) return false
  if (stars !== undefined && !(await ratingAsked(ctx, tip.id))) return false
  const one = await lockAnyCase(ctx, seen.id)
  if (stars === undefined) await raiseDispute(ctx, one, tip.id)
  else await rate(ctx, one, tip.id, stars)
  const words = stars === undefined ? outcome.disputed : outcome.rated
  await tellInformant(ctx, tip, words, { by: { origin: 'bot' }, asked: true })
  return true
}

/** What the citizen hears of their own tip, and of nobody else's. */
export async function citizenStateOf(ctx: Ctx, tip: Tip): Promise<CitizenState> {
  return citizenState(tip, (await findCaseOfTip(ctx, tip.id)) ?? null)
}

/** Tip by tip, how far telling has come. */
export async function tellingViews(ctx: Ctx, id: string) {
  await caseFor(ctx, id, 'case.read')
  const rows = await tellingsOf(ctx, id)
  const states = new Map<string, string>()
  for (const [page_id, list] of Map.groupBy(rows, row => row.page_id)) {
    const ids = list.flatMap(row => row.message_id ?? [])
    for (const [message_id, delivery] of await deliveriesOf(ctx, page_id, ids)) states.set(message_id, delivery.state)
  }
  return rows.map(row => {
    const state: TellingState = toldBy(row.way, states.get(row.message_id ?? '') ?? null)
    return { ...row, state }
  })
}

// Tips: what informants told, who may hear of it, and what became of it. Hides seal, code, mask, queue and visibility.

import { randomInt } from 'node:crypto'
import type { Ctx } from '../../platform/ctx.ts'
import { found, invariant, Refusal } from '../../platform/refusal.ts'
import { beginMask, divideMask, type Outside } from '../citizens/citizens.ts'
import { noteIn } from '../inbox/inbox.ts'
import { type Act, standing, whoMay } from '../officers/officers.ts'
import { startThread } from '../threads/threads.ts'
import { record } from '../trail/trail.ts'
import { unitsAbove } from '../units/units.ts'
import { act, hint, thingOf } from './acts.ts'
import { startClassifying, takeClocksAlong } from './classifying.ts'
import { newCode } from './code.ts'
import * as rules from './rules.ts'
import type { Asking, Confidentiality, ContactRule, Eyes, Grounds, TipSource, TipState, Urgency } from './rules.ts'
import * as store from './store.ts'

export type { Asking, Confidentiality, ContactRule, Eyes, Grounds, TipSource, TipState, Urgency }
export { codeIn, spellCode, withoutCode } from './code.ts'
export { act, hint, thingOf, tipHints } from './acts.ts'
export { matterOf, startClassifying } from './classifying.ts'
export { linesOfTip } from './lines.ts'
export { listed, type ListedTip, type TipWish, tipsFor } from './list.ts'
export { freeMask, hearIn, markRead, sayIn, tellInformant } from './talk.ts'
export { leansOnTalk, type Said as SaidAs, type Standing, type Where, whereFor } from './belongs.ts'
export { type Gist, gistOf, likelySame } from './duplicates.ts'
export { tellsOfOfficials } from './officials.ts'
export { placeOf, type TipPlace, withPlace, withPlaceText } from './place.ts'
export { type Redacted, redactedOf } from './redaction.ts'
export { aboveOf, addOutsideReader, outsideReaders, type Route, routeFor, setCategoryRule } from './routing.ts'
export { holdsAt, isFresh, isStale, mayDo, mayTell, sees } from './rules.ts'

/** What the machine reads in a tip: slugs, ids and numbers, never words. Each part is its finder's. */
export type Suggested = Readonly<Record<string, unknown>>

export interface Tip {
  /** The thread's, too. */
  readonly id: string
  readonly page_id: string
  readonly code: string
  readonly unit_id: string
  readonly excluded_unit_id: string | null
  /** Through what it is answered; null where the informant cannot be written to. */
  readonly address_id: string | null
  readonly confidentiality: Confidentiality
  readonly source: TipSource
  readonly state: TipState
  readonly category: string | null
  readonly suggested: Suggested
  readonly urgency: Urgency
  readonly kind: string | null
  readonly grounds: Grounds
  readonly valuable: boolean | null
  readonly contact_rule: ContactRule
  readonly keep_from_beat: boolean
  readonly assigned_to: string | null
  readonly case_id: string | null
  readonly area_id: string | null
  /** Sealed under the thread's key. */
  readonly place: Buffer | null
  /** First receipt; never moves. */
  readonly received_at: number
  readonly last_heard_at: number
  readonly first_message_id: string | null
  readonly unread: number
  readonly rank: number
  readonly made_by: string | null
  readonly asked: Asking | null
  readonly asked_at: number | null
  readonly doubted_id: string | null
  /** What is asked once the open question is answered or passed over. */
  readonly asks_next: 'contact' | null
  readonly closed_at: number | null
}

export interface NewTip {
  readonly page_id: string
  readonly source: TipSource
  readonly unit_id: string
  readonly excluded_unit_id?: string | null
  /** When it was first received, by the channel's time. */
  readonly received_at: number
  /** By which outside id it came; a mask is made for it. */
  readonly person?: Outside
  /** An address made before, of a web key or a phone. */
  readonly address_id?: string
  readonly state?: 'gathering' | 'new'
  readonly confidentiality?: Confidentiality
  readonly category?: string | null
  readonly contact_rule?: ContactRule
  readonly keep_from_beat?: boolean
  readonly suggested?: Suggested
}

/** Begin a tip: thread, key, alias, mask and code. An officer who enters it stands in `made_by`. */
export async function openTip(ctx: Ctx, wish: NewTip): Promise<Tip> {
  const { page_id, received_at, person } = wish
  const id = await startThread(ctx, page_id, 'tip')
  const mask = person && (await beginMask(ctx, page_id, id, { ...person, at: received_at }))
  const fresh: Omit<Tip, 'code'> = {
    id,
    page_id,
    unit_id: wish.unit_id,
    excluded_unit_id: wish.excluded_unit_id ?? null,
    address_id: mask ?? wish.address_id ?? null,
    confidentiality: wish.confidentiality ?? 'ordinary',
    source: wish.source,
    state: wish.state ?? 'new',
    category: wish.category ?? null,
    suggested: wish.suggested ?? {},
    urgency: 'none',
    kind: null,
    grounds: 'unverified',
    valuable: null,
    contact_rule: wish.contact_rule ?? 'may_call',
    keep_from_beat: wish.keep_from_beat ?? false,
    assigned_to: null,
    case_id: null,
    area_id: null,
    place: null,
    received_at,
    last_heard_at: received_at,
    first_message_id: null,
    unread: 0,
    rank: rules.rankOf({ urgency: 'none', received_at }),
    made_by: ctx.who.kind === 'officer' ? ctx.who.id : null,
    asked: null,
    asked_at: null,
    doubted_id: null,
    asks_next: null,
    closed_at: null,
  }
  for (let tries = 0; tries < 20; tries += 1) {
    const tip = { ...fresh, code: newCode(randomInt) }
    if (!(await store.insert(ctx, tip))) continue
    await act(ctx, tip, 'opened')
    if (tip.state === 'new') await startClassifying(ctx, tip)
    return tip
  }
  invariant(false, 'a free code is found in twenty draws')
}

/** A part of a tip becomes one of its own: the same informant behind the same mask, read by the same. */
export async function divideTip(ctx: Ctx, tip: Tip, received_at: number): Promise<Tip> {
  const { page_id, source, unit_id, excluded_unit_id, confidentiality, contact_rule, keep_from_beat, address_id } = tip
  const next = await openTip(ctx, {
    ...{ page_id, source, unit_id, excluded_unit_id, received_at, confidentiality, contact_rule, keep_from_beat },
    ...(address_id === null ? {} : { address_id }),
  })
  await divideMask(ctx, page_id, tip.id, next.id)
  await act(ctx, tip, 'divided', { tip_id: next.id })
  return next
}

/** Who looks, for `sees`, `mayDo` and hints. */
export async function eyesOf(ctx: Ctx): Promise<Eyes> {
  const { rolesAt, seats } = await standing(ctx)
  const barred = new Set<string>()
  for (const seat of seats) for (const unit of await unitsAbove(ctx, seat)) barred.add(unit)
  return { officer_id: ctx.who.kind === 'officer' ? ctx.who.id : '', rolesAt, barred }
}

/** Refuses `not_found` when the caller does not see it, `not_allowed` {act, who_may} when they see it and may not. */
export const tipFor = async (ctx: Ctx, id: string, wanted: Act): Promise<Tip> =>
  shownTo(ctx, await store.find(ctx, id), wanted)

/** The same, locked until the change is over. */
export const lockTip = async (ctx: Ctx, id: string, wanted: Act): Promise<Tip> =>
  shownTo(ctx, await store.lock(ctx, id), wanted)

async function shownTo(ctx: Ctx, row: Tip | undefined, wanted: Act): Promise<Tip> {
  const tip = found(row)
  const eyes = await eyesOf(ctx)
  if (!rules.sees(eyes, tip)) throw new Refusal('not_found')
  if (rules.mayDo(eyes, tip, wanted)) return tip
  throw new Refusal('not_allowed', { act: wanted, who_may: await whoMay(ctx, wanted, tip.unit_id) })
}

/** For flows, which act for nobody: whoever looks is the caller's to judge. */
export const lockAnyTip = async (ctx: Ctx, id: string): Promise<Tip> => found(await store.lock(ctx, id))
export const anyTip = (ctx: Ctx, id: string): Promise<Tip | undefined> => store.find(ctx, id)
export const tipsByIds = async (ctx: Ctx, ids: readonly string[]): Promise<Map<string, Tip>> =>
  new Map(ids.length === 0 ? [] : (await store.findMany(ctx, ids)).map(tip => [tip.id, tip]))
export const tipByCode = async (ctx: Ctx, code: string): Promise<string | undefined> =>
  (await store.findByCode(ctx, code))?.id

export type TipChange = Partial<Omit<Tip, 'id' | 'page_id' | 'code' | 'received_at' | 'rank' | 'made_by' | 'closed_at'>>

/** Save what changed of a locked tip. Refuses `not_now` for a move its state does not allow. Tells screens, old unit and new. */
export async function saveTip(ctx: Ctx, tip: Tip, change: TipChange): Promise<Tip> {
  const changed = { ...tip, ...change }
  rules.move(tip.state, changed.state)
  const closed_at = changed.state === 'closed' ? (tip.closed_at ?? ctx.now) : null
  const next: Tip = { ...changed, closed_at, rank: rules.rankOf(changed) }
  await store.save(ctx, tip.id, { ...change, closed_at, rank: next.rank })
  if (next.unit_id !== tip.unit_id) await takeClocksAlong(ctx, next)
  if (next.state === 'new' && tip.state === 'gathering') await startClassifying(ctx, next)
  hint(ctx, tip, next.excluded_unit_id)
  hint(ctx, next)
  return next
}

/** What was begun by the menu and never told comes to nothing. Nobody has seen it, so nobody is told. */
export async function dropUntold(ctx: Ctx): Promise<void> {
  await store.dropGathering(ctx, ctx.now - rules.staleAfter)
}

/** The machine finds it urgent: only ever up. `why` is a slug. Returns the tip as it then is. */
export async function raise(ctx: Ctx, tip: Tip, to: 'soft' | 'loud', why: string): Promise<Tip> {
  const urgency = rules.raised(tip.urgency, to)
  if (urgency === tip.urgency) return tip
  const next = await saveTip(ctx, tip, { urgency })
  await act(ctx, next, 'raised', { urgency, why })
  return next
}

/** An officer says that it is not urgent, or not so. The reason is kept as a note. Refuses `not_now` when it would raise. */
export async function lower(ctx: Ctx, id: string, to: 'none' | 'soft', reason: string): Promise<Tip> {
  const tip = await lockTip(ctx, id, 'tip.lower')
  if (rules.raised(to, tip.urgency) !== tip.urgency || to === tip.urgency)
    throw new Refusal('not_now', { state: tip.urgency })
  const next = await saveTip(ctx, tip, { urgency: to })
  await addNote(ctx, next, reason)
  await act(ctx, next, 'lowered', { urgency: to })
  return next
}

/** A private note of the officer who acts. Returns its id. */
export async function addNote(ctx: Ctx, tip: Tip, text: string): Promise<string> {
  invariant(ctx.who.kind === 'officer', 'a note is an officer’s')
  const note_id = await noteIn(ctx, tip, ctx.who.id, text)
  await record(ctx, 'tip.noted', thingOf(tip))
  hint(ctx, tip)
  return note_id
}

// Openings: the only road to who sent a tip. Hides who must stand by it, how long it is open, and who judges it afterwards.

import { minute } from '../../platform/clock.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { cursorOf, readCursor } from '../../platform/cursor.ts'
import { newId } from '../../platform/ids.ts'
import { found, invariant, Refusal } from '../../platform/refusal.ts'
import { type Identity, openInformant } from '../citizens/citizens.ts'
import { type Act, acts, standing } from '../officers/officers.ts'
import { anyTip, eyesOf, lockTip, type Tip, tipFor } from '../tips/tips.ts'
import { record } from '../trail/trail.ts'
import { policy, unitsAbove } from '../units/units.ts'
import * as rules from './rules.ts'
import type { OpeningState, Verdict, What } from './rules.ts'
import * as store from './store.ts'
import type { OpeningRow } from './store.ts'

export type { OpeningState, Verdict, What }

/** An opening as screens show it. Times in ms. */
export interface OpeningSeen {
  readonly id: string
  readonly tip_id: string
  readonly code: string
  readonly what: What
  readonly state: OpeningState
  readonly reason: string
  readonly asked_by: string
  readonly asked_at: number
  readonly second_by: string | null
  readonly until: number | null
  readonly looks: number
  readonly review_due_at: number | null
  readonly reviewed_by: string | null
  readonly reviewed_at: number | null
  readonly verdict: Verdict | null
}

const place = 'openings.reason'
const shortestReason = 10

/** Ask to know the informant, or to have the received files. Open at once where no second person is needed. Refuses `reason_needed`. */
export async function askOpening(
  ctx: Ctx,
  tip_id: string,
  wish: { what: 'identity' | 'originals'; reason: string },
): Promise<OpeningSeen> {
  const tip = await tipFor(ctx, tip_id, 'identity.open')
  const reason = wish.reason.replace(/\s+/g, ' ').trim()
  if (reason.length < shortestReason) throw new Refusal('reason_needed')
  return begin(ctx, tip, { ...wish, reason })
}

async function begin(ctx: Ctx, tip: Tip, { what, reason }: { what: What; reason: string }): Promise<OpeningSeen> {
  const id = newId<'opening'>(ctx.now)
  const above = await unitsAbove(ctx, tip.unit_id)
  const second = rules.needsSecond(tip)
  const until = ctx.now + (await policy(ctx, 'opening_minutes', tip.unit_id)) * minute
  const row: OpeningRow = {
    id,
    tip_id: tip.id,
    page_id: tip.page_id,
    watch_unit_id: above[1] ?? tip.unit_id,
    excluded_unit_id: tip.excluded_unit_id,
    what,
    reason: ctx.keys.sealOwn(reason.normalize('NFC'), place, id),
    asked_by: officerOf(ctx),
    asked_at: ctx.now,
    grant_until: second ? ctx.now + (await policy(ctx, 'opening_grant_minutes', tip.unit_id)) * minute : null,
    second_by: null,
    second_at: null,
    refused: false,
    until: second ? null : until,
    looks: 0,
    review_due_at: second ? null : rules.nextMorning(ctx.now),
    reviewed_by: null,
    reviewed_at: null,
    verdict: null,
  }
  await store.insert(ctx, row)
  await told(ctx, row, 'asked', { what, second })
  return seen(ctx, row, tip.code)
}

/** A second officer stands by it; it is open from now on. Refuses `second_person_needed` to who asked, `not_now`. */
export async function grantOpening(ctx: Ctx, id: string): Promise<OpeningSeen> {
  const { row, tip } = await lockSecond(ctx, id)
  const until = ctx.now + (await policy(ctx, 'opening_minutes', tip.unit_id)) * minute
  const change = { second_by: officerOf(ctx), second_at: ctx.now, until, review_due_at: rules.nextMorning(ctx.now) }
  await store.save(ctx, id, change)
  await told(ctx, row, 'granted')
  return seen(ctx, { ...row, ...change }, tip.code)
}

/** A second officer says no. Refuses as `grantOpening` does. */
export async function refuseOpening(ctx: Ctx, id: string): Promise<OpeningSeen> {
  const { row, tip } = await lockSecond(ctx, id)
  const change = { second_by: officerOf(ctx), second_at: ctx.now, refused: true }
  await store.save(ctx, id, change)
  await told(ctx, row, 'refused')
  return seen(ctx, { ...row, ...change }, tip.code)
}

async function lockSecond(ctx: Ctx, id: string) {
  const { tip_id } = found(await store.find(ctx, id))
  const tip = await lockTip(ctx, tip_id, 'identity.second')
  const row = found(await store.lock(ctx, id))
  rules.decide(asOpening(row), officerOf(ctx), ctx.now)
  return { row, tip }
}

/** Who it is, while it is open and to who asked alone. The vault writes the trail before it answers. */
export async function lookAtIdentity(ctx: Ctx, id: string): Promise<Identity> {
  const row = await lockOpen(ctx, id, 'identity')
  const identity = await openInformant(ctx, row.page_id, row.tip_id, {
    reason: ctx.keys.openOwn(row.reason, place, id),
    second_officer: row.second_by ?? undefined,
    until: row.until as number,
  })
  await store.save(ctx, id, { looks: row.looks + 1 })
  return identity
}

/** The tip whose received files may be handed to the caller now. On record before they are. */
export async function lookAtOriginals(ctx: Ctx, id: string): Promise<Tip> {
  const row = await lockOpen(ctx, id, 'originals')
  await store.save(ctx, id, { looks: row.looks + 1 })
  await told(ctx, row, 'looked')
  return found(await anyTip(ctx, row.tip_id))
}

async function lockOpen(ctx: Ctx, id: string, what: What): Promise<OpeningRow> {
  const { tip_id } = found(await store.find(ctx, id))
  await tipFor(ctx, tip_id, 'identity.open')
  const row = found(await store.lock(ctx, id))
  if (row.what !== what) throw new Refusal('not_found')
  rules.look(asOpening(row), officerOf(ctx), ctx.now)
  return row
}

/** One tap: the number of an urgent tip, nothing else; a leader above reviews it next day. Refuses as `rules.oneTap`. */
export async function callInformant(ctx: Ctx, tip_id: string, reason: string): Promise<string | null> {
  const tip = await lockTip(ctx, tip_id, 'identity.open')
  rules.oneTap(tip)
  const { id, until } = await begin(ctx, tip, { what: 'phone', reason })
  const { phone } = await openInformant(ctx, tip.page_id, tip.id, { reason, until: until as number })
  await store.save(ctx, id, { looks: 1 })
  return phone
}

/** A leader above, who took no part, says whether it was right. Refuses `not_found` to others, `not_now` when it was judged. */
export async function reviewOpening(ctx: Ctx, id: string, verdict: Verdict): Promise<OpeningSeen> {
  const row = found(await store.lock(ctx, id))
  const { units, barred } = await watching(ctx)
  if (!units.includes(row.watch_unit_id) || (row.excluded_unit_id && barred.includes(row.excluded_unit_id)))
    throw new Refusal('not_found')
  rules.review(asOpening(row), officerOf(ctx))
  const change = { reviewed_by: officerOf(ctx), reviewed_at: ctx.now, verdict }
  await store.save(ctx, id, change)
  await told(ctx, row, 'reviewed', { verdict })
  return seen(ctx, { ...row, ...change })
}

/** The openings a leader above may judge, newest first; none they took part in or that was told about their own unit. */
export async function openingsFor(
  ctx: Ctx,
  { toReview, cursor, limit }: { toReview: boolean; cursor?: string | undefined; limit: number },
): Promise<{ openings: OpeningSeen[]; next: string | null }> {
  const rows = await store.watched(ctx, {
    ...(await watching(ctx)),
    officer_id: officerOf(ctx),
    toReview,
    after: readCursor(cursor),
    limit: limit + 1,
  })
  const shown = rows.slice(0, limit)
  const last = shown.at(-1)
  return {
    openings: await Promise.all(shown.map(row => seen(ctx, row))),
    next: rows.length > limit && last ? cursorOf({ at: last.asked_at, id: last.id }) : null,
  }
}

/** Those of one tip, for whoever may ask or stand by. */
export async function openingsOfTip(ctx: Ctx, tip_id: string): Promise<OpeningSeen[]> {
  const tip = await tipFor(ctx, tip_id, 'identity.open')
  const rows = await store.ofTip(ctx, tip_id, 50)
  return Promise.all(rows.map(row => seen(ctx, row, tip.code)))
}

/** How often this informant was opened to somebody: told to the informant who asks. */
export const countOpened = store.countOpened

async function watching(ctx: Ctx): Promise<{ units: string[]; barred: string[] }> {
  const { rolesAt } = await standing(ctx)
  const able: readonly string[] = acts['openings.read' satisfies Act]
  const units = [...rolesAt].filter(([, roles]) => [...roles].some(role => able.includes(role))).map(([unit]) => unit)
  return { units, barred: [...(await eyesOf(ctx)).barred] }
}

const told = (ctx: Ctx, { id, tip_id }: OpeningRow, what: string, facts = {}) =>
  record(ctx, `opening.${what}`, { kind: 'tip', id: tip_id }, { opening_id: id, ...facts })

const asOpening = (row: OpeningRow): rules.Opening => ({ ...row, what: row.what as What })

function officerOf(ctx: Ctx): string {
  invariant(ctx.who.kind === 'officer', 'an opening is an officer’s')
  return ctx.who.id
}

async function seen(ctx: Ctx, row: OpeningRow, code?: string): Promise<OpeningSeen> {
  const { id, tip_id, asked_by, asked_at, second_by, until, looks, review_due_at, reviewed_by, reviewed_at } = row
  return {
    ...{ id, tip_id, asked_by, asked_at, second_by, until, looks, review_due_at, reviewed_by, reviewed_at },
    code: code ?? (await anyTip(ctx, tip_id))?.code ?? '',
    what: row.what as What,
    verdict: row.verdict as Verdict | null,
    state: rules.stateOf(asOpening(row), ctx.now),
    reason: ctx.keys.openOwn(row.reason, place, id),
  }
}

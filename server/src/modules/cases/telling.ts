// What informants were told of a result, in which words, and what they made of it. Each for themselves; nobody hears of others.

import type { Ctx } from '../../platform/ctx.ts'
import { newId } from '../../platform/ids.ts'
import { found } from '../../platform/refusal.ts'
import { act, keyOf, keysOf, officer } from './acts.ts'
import * as rules from './outcome-rules.ts'
import type { Way } from './outcome-rules.ts'
import type { Case } from './rules.ts'
import * as store from './store.ts'
import * as ends from './store-endings.ts'

const note = 'tellings.note'

export interface OutcomeText {
  readonly id: string
  readonly slug: string
  readonly title: string
  readonly body: string
  /** Nobody has answered for the wording: *chưa kiểm chứng*. */
  readonly unverified: boolean
}

/** The texts in force, one a slug. */
export const outcomeTexts = async (ctx: Ctx): Promise<OutcomeText[]> =>
  (await ends.textsNow(ctx)).map(({ id, slug, title, body, signed_by }) => ({
    id,
    slug,
    title,
    body,
    unverified: signed_by === null,
  }))

/** What goes out; the tip's code and a number, and nothing else is filled in. Refuses not_found for a text not in force. */
export async function outcomeWords(
  ctx: Ctx,
  slug: string,
  facts: { code: string; phone: string },
): Promise<{ id: string; words: string }> {
  const text = found((await ends.textsNow(ctx)).find(each => each.slug === slug))
  return { id: text.id, words: fillIn(text.body, facts) }
}

export const fillIn = (body: string, facts: { code: string; phone: string }): string =>
  body.replaceAll('{code}', facts.code).replaceAll('{phone}', facts.phone)

/** Put down that it was said: in the chat by `message_id`, or by hand. Refuses not_now before there is a result. */
export async function recordTelling(
  ctx: Ctx,
  one: Case,
  tip: { id: string; page_id: string },
  said: { way: Way; text_id?: string; message_id?: string; told_on?: string; note?: string },
): Promise<void> {
  rules.tell(one)
  const id = newId<'telling'>(ctx.now)
  const sealed =
    said.note === undefined ? null : ctx.keys.seal(await keyOf(ctx, one.id), said.note.normalize('NFC'), note, id)
  await ends.insertTelling(ctx, {
    id,
    case_id: one.id,
    tip_id: tip.id,
    page_id: tip.page_id,
    text_id: said.text_id ?? null,
    way: said.way,
    message_id: said.message_id ?? null,
    note: sealed,
    officer_id: officer(ctx),
    told_on: said.told_on ?? null,
    at: ctx.now,
  })
  await act(ctx, one, 'told', { tip_id: tip.id, way: said.way })
}

/** The newest that waits for the informant to ask; undefined when none does. */
export async function waitingOnRequest(ctx: Ctx, one: Case, tip_id: string) {
  const rows = await ends.tellingsOf(ctx, await store.familyOf(ctx, one.id))
  const row = rows.findLast(each => each.tip_id === tip_id && each.way === 'on_request' && each.message_id === null)
  const [text] = await ends.textsByIds(ctx, row?.text_id ? [row.text_id] : [])
  return row && text && { id: row.id, body: text.body }
}

export const toldOnRequest = (ctx: Ctx, id: string, message_id: string) => ends.saveTelling(ctx, id, { message_id })

export interface Telling {
  readonly id: string
  readonly tip_id: string
  readonly page_id: string
  readonly way: Way
  readonly text: string | null
  readonly message_id: string | null
  readonly note: string | null
  readonly officer_id: string
  readonly told_on: string | null
  readonly at: number
}

export async function tellingsOf(ctx: Ctx, case_id: string): Promise<Telling[]> {
  const family = await store.familyOf(ctx, case_id)
  const rows = await ends.tellingsOf(ctx, family)
  const texts = new Map(
    (
      await ends.textsByIds(
        ctx,
        rows.flatMap(row => row.text_id ?? []),
      )
    ).map(row => [row.id, row]),
  )
  const keys = await keysOf(ctx, family)
  return rows.map(row => ({
    id: row.id,
    tip_id: row.tip_id,
    page_id: row.page_id,
    way: row.way as Way,
    text: texts.get(row.text_id ?? '')?.title ?? null,
    message_id: row.message_id,
    note: row.note && ctx.keys.openText(found(keys.get(row.case_id)), row.note, note, row.id),
    officer_id: row.officer_id,
    told_on: row.told_on,
    at: row.at,
  }))
}

/** Once in the life of a tip. True when it is to be asked now. */
export const askRating = (ctx: Ctx, one: Case, tip_id: string): Promise<boolean> => ends.askRating(ctx, tip_id, one.id)

/** Whether a rating was asked of this informant and not given yet. */
export async function ratingAsked(ctx: Ctx, tip_id: string): Promise<boolean> {
  const row = await ends.ratingOf(ctx, tip_id)
  return row !== undefined && row.stars === null
}

/** Refuses not_now when it was not asked, or was answered before. */
export async function rate(ctx: Ctx, one: Case, tip_id: string, stars: number): Promise<void> {
  await ends.saveRating(ctx, tip_id, rules.rate(await ends.ratingOf(ctx, tip_id), stars))
  await act(ctx, one, 'rated', { tip_id, stars })
}

/** Stars by tip, of those who answered. */
export async function ratingsOf(ctx: Ctx, case_id: string): Promise<Map<string, number>> {
  const rows = await ends.ratingsOf(ctx, await store.familyOf(ctx, case_id))
  return new Map(rows.flatMap(row => (row.stars === null ? [] : [[row.tip_id, row.stars] as const])))
}

/** The case a tip is in now. */
export async function findCaseOfTip(ctx: Ctx, tip_id: string): Promise<Case | undefined> {
  const id = await store.caseOf(ctx, tip_id)
  return id === undefined ? undefined : store.find(ctx, id)
}

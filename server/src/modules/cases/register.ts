// The official book (sổ tiếp nhận) of each unit: numbers by year, and the columns that only an officer can fill.

import type { Ctx } from '../../platform/ctx.ts'
import { dateOf } from '../../platform/local-time.ts'
import { act, keyOf, keysOf, officer } from './acts.ts'
import type { Case } from './rules.ts'
import * as store from './store.ts'
import * as book from './store-register.ts'

/** What nothing else of the house knows; all may be empty. */
export const bookColumns = [
  'law_article',
  'place',
  'content',
  'decision_number',
  'victim',
  'suspect',
  'prosecutor',
  'file_state',
] as const
export type BookBody = Partial<Record<(typeof bookColumns)[number], string>>

const place = 'register_bodies.body'

/** A new line for the unit that has it from now on. */
export async function enterBook(ctx: Ctx, one: Case): Promise<void> {
  const year = Number(dateOf(ctx.now).slice(0, 4))
  const number = await book.nextNumber(ctx, one.unit_id, year)
  await book.insertEntry(ctx, {
    unit_id: one.unit_id,
    year,
    number,
    case_id: one.id,
    entered_at: ctx.now,
    left_at: null,
  })
}

export const leaveBook = async (ctx: Ctx, one: Case): Promise<void> => void (await book.leave(ctx, one.id))

/** Write into the book; columns that are not named stay. */
export async function writeBook(ctx: Ctx, one: Case, columns: BookBody): Promise<BookBody> {
  const body = { ...(await bookOf(ctx, one.id)), ...columns }
  const sealed = ctx.keys.seal(await keyOf(ctx, one.id), JSON.stringify(body), place, one.id)
  await book.saveBody(ctx, { case_id: one.id, body: sealed, officer_id: officer(ctx), at: ctx.now })
  await act(ctx, one, 'book_written', { columns: Object.keys(columns).length })
  return body
}

export async function bookOf(ctx: Ctx, case_id: string): Promise<BookBody> {
  const row = await book.bodyOf(ctx, case_id)
  if (!row) return {}
  return JSON.parse(ctx.keys.openText(await keyOf(ctx, case_id), row.body, place, case_id)) as BookBody
}

/** Year and number in the book of the unit that has it; undefined for one that went into another case. */
export const bookNumber = (ctx: Ctx, one: Case) => book.lineOf(ctx, one)

export interface BookLine {
  readonly number: number
  readonly entered_at: number
  /** Went on to another unit, or into another case, then. */
  readonly left_at: number | null
  readonly assigned_at: number | null
  readonly one: Case
  readonly tips: readonly store.Held[]
  readonly excluded: readonly string[]
  readonly body: BookBody
}

/** The lines of a unit's year behind a number, in order. The caller judges what of each may be shown. */
export async function bookLines(
  ctx: Ctx,
  wish: { unit_id: string; year: number; after: number; limit: number },
): Promise<BookLine[]> {
  const rows = await book.entries(ctx, wish)
  const ids = [...new Set(rows.map(row => row.case_id))]
  if (ids.length === 0) return []
  const cases = new Map((await store.findMany(ctx, ids)).map(one => [one.id, one]))
  const keys = await keysOf(ctx, ids)
  const excluded = Map.groupBy(await store.exclusionsOfMany(ctx, ids), row => row.case_id)
  const tips = Map.groupBy(await store.tipsOfMany(ctx, ids), row => row.case_id)
  return rows.flatMap(({ case_id, body, ...row }) => {
    const [one, key] = [cases.get(case_id), keys.get(case_id)]
    if (!one || !key) return []
    return {
      ...row,
      one,
      tips: tips.get(case_id) ?? [],
      excluded: (excluded.get(case_id) ?? []).map(each => each.unit_id),
      body: body === null ? {} : (JSON.parse(ctx.keys.openText(key, body, place, case_id)) as BookBody),
    }
  })
}

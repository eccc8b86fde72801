// The official book as rows of text: what its columns say of each case, and what of it this officer may read.

import { bookLines, type BookLine, type Case, caseEyes, seesCase } from '../modules/cases/cases.ts'
import { clocksOf } from '../modules/deadlines/deadlines.ts'
import { officerNames } from '../modules/officers/officers.ts'
import { threadsOfPages } from '../modules/threads/threads.ts'
import { looked } from '../modules/trail/trail.ts'
import { matterOf, spellCode, tipsByIds } from '../modules/tips/tips.ts'
import { unitNames } from '../modules/units/units.ts'
import { type Ctx, change, type House, type Who } from '../platform/ctx.ts'
import { dateVi } from '../text/figures.ts'
import { registerWords } from '../text/register.ts'

export interface Book {
  readonly unit_id: string
  readonly year: number
}

export interface BookRow {
  readonly number: number
  readonly case_id: string
  /** The columns, in the order of `registerWords.titles`. */
  readonly cells: readonly string[]
}

/** Rows behind a number. A case the caller does not see keeps its number and its day and shows nothing else. */
export async function bookRows(ctx: Ctx, book: Book, after: number, limit: number): Promise<BookRow[]> {
  const lines = await bookLines(ctx, { ...book, after, limit })
  const eyes = await caseEyes(ctx)
  const shown = lines.filter(
    line => line.left_at === null && seesCase(eyes, line.one, { excluded: line.excluded, offered_to: undefined }),
  )
  const facts = await factsOf(ctx, shown)
  await looked(
    ctx,
    'case',
    null,
    shown.map(line => line.one.id),
  )
  return lines.map(line => ({
    number: line.number,
    case_id: line.one.id,
    cells: shown.includes(line) ? facts(line) : hidden(line),
  }))
}

const day = (at: number | null): string => (at === null ? '' : dateVi(at))

const hidden = ({ number, entered_at, left_at, one }: BookLine): string[] => {
  const state =
    left_at === null ? registerWords.sealed : one.merged_into === null ? registerWords.gone : registerWords.merged
  const cells = registerWords.titles.map(() => '')
  cells[0] = String(number)
  cells[1] = day(entered_at)
  cells[cells.length - 1] = left_at === null ? state : `${state} ${day(left_at)}`
  return cells
}

async function factsOf(ctx: Ctx, lines: readonly BookLine[]): Promise<(line: BookLine) => string[]> {
  const tips = await tipsByIds(
    ctx,
    lines.flatMap(line => line.tips.map(tip => tip.tip_id)),
  )
  const threads = await threadsOfPages(ctx, [...tips.values()])
  const clocks = await clocksOf(ctx, [...tips.values()].map(matterOf))
  const officers = await officerNames(
    ctx,
    lines.flatMap(line => line.one.officer_id ?? []),
  )
  const units = await unitNames(
    ctx,
    lines.map(line => line.one.unit_id),
  )
  return ({ number, one, body, assigned_at, tips: held }) => {
    const own = held.flatMap(({ tip_id }) => tips.get(tip_id) ?? [])
    const extended = own.flatMap(tip => clocks.get(tip.id) ?? []).reduce((sum, clock) => sum + clock.extended, 0)
    return [
      String(number),
      day(one.received_at),
      one.code,
      body.law_article ?? '',
      // the source is sealed: an alias and a code, never a name
      own.map(tip => `${threads.get(tip.id)?.alias ?? ''} (${spellCode(tip.code)})`).join('; '),
      body.place ?? '',
      body.content ?? '',
      body.decision_number ?? '',
      day(assigned_at),
      resultOf(one),
      body.victim ?? '',
      body.suspect ?? '',
      officers.get(one.officer_id ?? '') ?? '',
      units.get(one.unit_id) ?? '',
      body.prosecutor ?? '',
      extended === 0 ? '' : String(extended),
      day(one.due_at),
      body.file_state ?? '',
      registerWords.states[one.state],
    ]
  }
}

const resultOf = ({ result }: Case): string => (result === null ? '' : registerWords.results[result])

const portion = 500

/** All rows of a year in order, each portion read, and put on the trail, in a transaction of its own: no ceiling. */
export async function* allBookRows(house: House, who: Who, book: Book): AsyncGenerator<readonly string[]> {
  for (let after = 0; ; ) {
    const from = after
    const rows = await change(house, who, ctx => bookRows(ctx, book, from, portion))
    for (const row of rows) yield row.cells
    const last = rows.at(-1)
    if (!last || rows.length < portion) return
    after = last.number
  }
}

// Routes of the official book: on screen by pages, as CSV or Excel without a ceiling, and to print on A4.

import { pipeline } from 'node:stream/promises'
import { Readable } from 'node:stream'
import { z } from 'zod'
import { allBookRows, type Book, bookRows } from '../../flows/register-rows.ts'
import { record } from '../../modules/trail/trail.ts'
import { unitName } from '../../modules/units/units.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { type Stream, streamReply } from '../../platform/http.ts'
import { dateOf } from '../../platform/local-time.ts'
import { workbook } from '../../platform/xlsx.ts'
import { registerWords } from '../../text/register.ts'
import type { OfficersDoor } from './door.ts'
import { printedBook } from './register-print.ts'
import { type Caller, route } from './route.ts'
import { id } from './things.ts'

const book = '/api/units/:unit_id/register'
const year = z.coerce.number().int().min(2000).max(9999).optional()
const thisYear = (ctx: Ctx): number => Number(dateOf(ctx.now).slice(0, 4))

async function* withTitles(rows: AsyncIterable<readonly string[]>): AsyncGenerator<readonly string[]> {
  yield registerWords.titles
  yield* rows
}

/** A cell that a table program would take for a formula begins with an apostrophe instead. */
const cell = (text: string): string => `"${(/^[=+\-@\t\r]/.test(text) ? `'${text}` : text).replaceAll('"', '""')}"`

async function* csv(rows: AsyncIterable<readonly string[]>): AsyncGenerator<string> {
  yield '\ufeff' // Excel reads UTF-8 only when it begins so
  for await (const cells of rows) yield `${cells.map(cell).join(',')}\r\n`
}

type Making = (
  ctx: Ctx,
  rows: AsyncIterable<readonly string[]>,
  wanted: Book,
) => Promise<AsyncIterable<string | Buffer>>

/** The trail knows of the export before its first byte; the rows are read while they go out. */
function exporting(form: string, making: Making) {
  return async (
    ctx: Ctx,
    { params, query }: { params: { unit_id: string }; query: { year?: number | undefined } },
    { door }: Caller,
  ): Promise<Stream> => {
    const wanted = { unit_id: params.unit_id, year: query.year ?? thisYear(ctx) }
    await record(ctx, 'register.exported', { kind: 'unit', id: wanted.unit_id }, { year: wanted.year, form })
    const rows = withTitles(allBookRows(door.house, ctx.who, wanted))
    return outOf(door, await making(ctx, rows, wanted))
  }
}

/** A reader who goes away, or a fault on the way, cuts the file short: no half file looks whole. */
const outOf =
  (door: OfficersDoor, parts: AsyncIterable<string | Buffer>): Stream =>
  out => {
    pipeline(Readable.from(parts, { objectMode: true }), out).catch((error: unknown) => {
      if (!out.destroyed) out.destroy()
      if ((error as { code?: string }).code !== 'ERR_STREAM_PREMATURE_CLOSE') door.house.log.fault('register', error)
    })
  }

export const registerRoutes = [
  route(`GET ${book}`, {
    summary:
      'The official book of a unit and year, in the order of its numbers; a case the officer does not see keeps its number alone',
    may: 'case.read',
    query: z.strictObject({
      year,
      after: z.coerce.number().int().min(0).default(0).describe('The number behind which to go on'),
      limit: z.coerce.number().int().min(1).max(200).default(50),
    }),
    reply: z.object({
      year: z.int(),
      titles: z.array(z.string()),
      rows: z.array(z.object({ number: z.int(), case_id: id, cells: z.array(z.string()) })),
      next: z.int().nullable(),
    }),
    async run(ctx, { params, query }) {
      const wanted = { unit_id: params.unit_id, year: query.year ?? thisYear(ctx) }
      const rows = await bookRows(ctx, wanted, query.after, query.limit + 1)
      const shown = rows.slice(0, query.limit)
      return {
        year: wanted.year,
        titles: [...registerWords.titles],
        rows: shown.map(row => ({ ...row, cells: [...row.cells] })),
        next: rows.length > query.limit ? (shown.at(-1)?.number ?? null) : null,
      }
    },
  }),
  route(`GET ${book}/csv`, {
    summary: 'The book of a year as a CSV file, streamed',
    may: 'register.export',
    query: z.strictObject({ year }),
    reply: streamReply('text/csv; charset=utf-8', 'so-tiep-nhan.csv'),
    run: exporting('csv', async (_, rows) => csv(rows)),
  }),
  route(`GET ${book}/xlsx`, {
    summary: 'The book of a year as an Excel workbook, streamed; more than a million rows go on in further sheets',
    may: 'register.export',
    query: z.strictObject({ year }),
    reply: streamReply('application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', 'so-tiep-nhan.xlsx'),
    run: exporting('xlsx', async (_, rows) => workbook(registerWords.name, rows)),
  }),
  route(`GET ${book}/print`, {
    summary: 'The book of a year as a page to print on A4, streamed',
    may: 'register.export',
    query: z.strictObject({ year }),
    reply: streamReply('text/html; charset=utf-8'),
    run: exporting('print', async (ctx, rows, wanted) =>
      printedBook(rows, {
        heading: registerWords.heading(await unitName(ctx, wanted.unit_id), wanted.year),
        foot: registerWords.printed(dateOf(ctx.now), ctx.who.name),
      }),
    ),
  }),
]

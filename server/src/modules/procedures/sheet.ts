// Procedures as a spreadsheet: one row each, one column a field, one line in a cell for each line of a list. Pure.

import { filed, type Filed } from './content.ts'
import { readCsv, writeCsv } from './csv.ts'

const columns = [
  'slug', 'rank', 'name', 'field', 'codes', 'answer', 'who', 'documents', 'cases', 'steps', 'level', 'where', 'online',
  'online_link', 'online_note', 'fee', 'fee_lines', 'time', 'time_text', 'result', 'form', 'warnings', 'legal_basis',
  'to_check', 'effective_from', 'effective_to', 'review_by', 'checked_by', 'checked_on', 'source',
] as const // biome-ignore format: a list
/** A sheet made before these were there is read as well. */
const later = ['aliases', 'examples', 'asked', 'english'] as const
const all = [...columns, ...later]
type Column = (typeof all)[number]
type Cells = Record<Column, string>

/** The mark of a paper that is asked for only when it is not in the database. */
const star = '* '

export const writeSheet = (rows: readonly Filed[]): string => {
  const cells = rows.map(cellsOf)
  return writeCsv([all, ...cells.map(row => all.map(column => row[column]))])
}

function cellsOf({ slug, rank, version: { content, ...dates } }: Filed): Cells {
  const { fee, time, online } = content
  return {
    slug,
    rank: rank === null ? '' : String(rank),
    name: content.name,
    field: content.field,
    codes: content.codes.join('\n'),
    answer: content.answer,
    who: content.who,
    documents: content.documents.map(each => `${each.only_if_not_in_database ? star : ''}${each.text}`).join('\n'),
    cases: content.cases.map(each => JSON.stringify(each)).join('\n'),
    steps: content.steps.join('\n'),
    level: content.level,
    where: content.where,
    online: online.level,
    online_link: online.link ?? '',
    online_note: online.note ?? '',
    fee: fee.state,
    fee_lines:
      fee.state === 'verified'
        ? fee.amounts
            .map(each =>
              [each.label, each.amount, each.currency, each.from ?? '', each.to ?? '', each.basis].join(' | '),
            )
            .join('\n')
        : ((fee.state === 'none' ? fee.note : fee.heard) ?? ''),
    time: time.state,
    time_text: time.state === 'verified' ? time.text : time.state === 'not_verified' ? time.heard : '',
    result: content.result ?? '',
    form: content.form ?? '',
    warnings: content.warnings.join('\n'),
    legal_basis: content.legal_basis.join('\n'),
    to_check: content.to_check.join('\n'),
    aliases: content.aliases.join('\n'),
    examples: content.examples.join('\n'),
    asked: content.asked.map(each => JSON.stringify(each)).join('\n'),
    english: content.english === null ? '' : JSON.stringify(content.english),
    effective_from: dates.effective_from,
    effective_to: dates.effective_to ?? '',
    review_by: dates.review_by,
    checked_by: dates.checked_by,
    checked_on: dates.checked_on,
    source: dates.source,
  }
}

export type SheetRow = {
  readonly slug: string
  readonly title: string
  readonly filed: Filed | null
  readonly wrong: string[]
}

/** Undefined when it is no such spreadsheet. A row that cannot be read says in which fields. */
export function readSheet(text: string): SheetRow[] | undefined {
  const [head, ...rows] = readCsv(text) ?? []
  if (!head || !columns.every(column => head.map(each => each.trim()).includes(column))) return undefined
  return rows.map(row => {
    const cell = (column: Column): string => (row[head.findIndex(each => each.trim() === column)] ?? '').trim()
    const read = filed.safeParse(fromCells(cell))
    const wrong = read.success ? [] : [...new Set(read.error.issues.map(({ path }) => path.join('.')))].slice(0, 10)
    return { slug: cell('slug'), title: cell('name') || cell('slug'), filed: read.data ?? null, wrong }
  })
}

function fromCells(cell: (column: Column) => string): unknown {
  const list = (column: Column) =>
    cell(column)
      .split('\n')
      .map(each => each.trim())
      .filter(each => each !== '')
  const text = (column: Column) => cell(column) || null
  return {
    slug: cell('slug'),
    rank: cell('rank') === '' ? null : Number(cell('rank')),
    version: {
      content: {
        name: cell('name'),
        field: cell('field'),
        codes: list('codes'),
        answer: cell('answer'),
        who: cell('who'),
        documents: list('documents').map(each => {
          const only_if_not_in_database = each.startsWith(star.trim())
          return { text: only_if_not_in_database ? each.slice(1).trim() : each, only_if_not_in_database }
        }),
        cases: list('cases').map(json),
        steps: list('steps'),
        level: cell('level'),
        where: cell('where'),
        online: { level: cell('online'), link: text('online_link'), note: text('online_note') },
        fee: feeOf(cell('fee'), cell('fee_lines'), list('fee_lines')),
        time: timeOf(cell('time'), cell('time_text')),
        result: text('result'),
        form: text('form'),
        warnings: list('warnings'),
        legal_basis: list('legal_basis'),
        to_check: list('to_check'),
        aliases: list('aliases'),
        examples: list('examples'),
        asked: list('asked').map(json),
        english: cell('english') === '' ? null : json(cell('english')),
      },
      effective_from: cell('effective_from'),
      effective_to: text('effective_to'),
      review_by: cell('review_by'),
      checked_by: cell('checked_by'),
      checked_on: cell('checked_on'),
      source: cell('source'),
    },
  }
}

function feeOf(state: string, text: string, rows: readonly string[]): unknown {
  if (state === 'none') return { state, note: text || null }
  if (state !== 'verified') return { state, heard: text }
  const amounts = rows.map(row => {
    const [label, amount, currency, from, to, basis] = row.split('|').map(each => each.trim())
    return { label, amount: Number(amount), currency, from: from || null, to: to || null, basis }
  })
  return { state, amounts }
}

const timeOf = (state: string, text: string): unknown =>
  state === 'verified' ? { state, text } : state === 'not_verified' ? { state, heard: text } : { state }

function json(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}

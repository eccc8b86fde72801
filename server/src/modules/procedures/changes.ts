// What differs between two versions, field by field and line by line, for versions side by side and for reviewing a file. Pure.

import { countVi } from '../../text/figures.ts'
import type { Content, Dates, English, Fee, Time, When, Written } from './content.ts'

export interface Change {
  readonly field: string
  readonly before: string[]
  readonly after: string[]
}

/** Every field with its lines, in the order of the card. The mark * says: only if not in the database. */
function linesOf({ content, ...dates }: Written): [field: string, lines: string[]][] {
  return [...contentLines(content), ...dateLines(dates)]
}

function contentLines(content: Content): [string, string[]][] {
  const { online } = content
  return [
    ['name', [content.name]],
    ['field', [content.field]],
    ['codes', content.codes],
    ['answer', [content.answer]],
    ['who', [content.who]],
    ['documents', content.documents.map(paperLine)],
    ['cases', content.cases.flatMap(caseLines)],
    ['steps', content.steps],
    ['level', [content.level]],
    ['where', [content.where]],
    ['online', [online.level, online.link, online.note].filter(text => text !== null)],
    ['fee', feeLines(content.fee)],
    ['time', timeLines(content.time)],
    ['result', some(content.result)],
    ['form', some(content.form)],
    ['warnings', content.warnings],
    ['legal_basis', content.legal_basis],
    ['to_check', content.to_check],
    ['aliases', content.aliases],
    ['examples', content.examples],
    ['asked', content.asked.map(({ questions, answer }) => `${questions.join(' / ')} → ${answer}`)],
    ['english', content.english === null ? [] : englishLines(content.english)],
  ]
}

const englishLines = ({ cases, ...rest }: English): string[] => [
  ...Object.values(rest).flatMap(value => (value === null ? [] : value)),
  ...cases.flatMap(({ note, time, documents, fees }) => [...some(note), ...documents, ...fees, ...some(time)]),
]

const dateLines = (dates: Dates): [string, string[]][] =>
  Object.entries(dates).map(([field, value]) => [field, some(value)])

const some = (text: string | null): string[] => (text === null ? [] : [text])
const paperLine = ({ text, only_if_not_in_database }: Content['documents'][number]): string =>
  only_if_not_in_database ? `* ${text}` : text

function caseLines({ title, when, documents, note, fee, time }: Content['cases'][number]): string[] {
  const inner = [
    ...documents.map(paperLine),
    ...some(note),
    ...(fee ? feeLines(fee) : []),
    ...(time ? timeLines(time) : []),
  ]
  return [`${title} [${whenLine(when)}]`, ...inner.map(text => `${title} · ${text}`)]
}

const whenLine = (when: When): string =>
  Object.entries(when)
    .map(([slot, value]) => `${slot} ${Array.isArray(value) ? value.join('/') : value}`)
    .join(', ')

function feeLines(fee: Fee): string[] {
  if (fee.state === 'none') return [['none', ...some(fee.note)].join(' · ')]
  if (fee.state === 'not_verified') return [`not_verified · ${fee.heard}`]
  return fee.amounts.map(({ label, amount, currency, from, to, basis }) =>
    [label, `${countVi(amount)} ${currency}`, ...(from || to ? [`${from ?? '…'} → ${to ?? '…'}`] : []), basis].join(
      ' · ',
    ),
  )
}

const timeLines = (time: Time): string[] =>
  time.state === 'verified' ? [time.text] : time.state === 'none' ? ['none'] : [`not_verified · ${time.heard}`]

/** The fields in which they differ; without `before` every field that says something. */
export function changesBetween(before: Written | undefined, after: Written): Change[] {
  const old = new Map(before === undefined ? [] : linesOf(before))
  return linesOf(after)
    .map(([field, lines]) => ({ field, before: old.get(field) ?? [], after: lines }))
    .filter(({ before, after }) => before.join('\n') !== after.join('\n'))
}

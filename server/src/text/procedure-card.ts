// A procedure as a citizen reads it in the chat: one card for a phone's screen, and what *Xem thêm* adds.

import type { ToldContent } from '../modules/procedures/procedures.ts'
import { countVi, dayVi } from './figures.ts'

export interface CardFacts extends Omit<ToldContent, 'where' | 'level'> {
  readonly where: { readonly text: string }
  readonly hours: string | null
  readonly contact: string | null
}

type Fee = CardFacts['fee']
type Time = CardFacts['time']
type Paper = CardFacts['documents'][number]

/** Said where a figure was not verified: an officer answers it, or the official place does. */
const askOfficer = 'chưa xác minh, anh/chị bấm Gặp cán bộ để được trả lời hoặc xem trên Cổng dịch vụ công quốc gia'

/** The first screen. `kase`: the case the person is in, if it is known. */
export function procedureCard(facts: CardFacts, kase?: CardFacts['cases'][number]): string {
  const parts = ['documents', 'where', 'fee', 'time'] as const
  const lines = parts.flatMap(part => cardPart[part](facts, kase))
  if (facts.online.level !== 'none') lines.push(...cardPart.online(facts))
  if (facts.contact !== null) lines.push(`Liên hệ: ${facts.contact}`)
  return [facts.answer, ...(kase?.note ? [kase.note] : []), lines.join('\n')].join('\n\n')
}

type Part = (facts: CardFacts, kase?: CardFacts['cases'][number]) => string[]

/** Each thing that can be asked for by itself, in lines. */
export const cardPart = {
  documents: (facts, kase) => {
    const papers = [...facts.documents, ...(kase?.documents ?? [])]
    return [`Mang theo: ${papers.length === 0 ? 'không cần giấy tờ gì' : ''}`.trimEnd() + papers.map(paper).join('')]
  },
  where: ({ where, hours }) => [`Nơi làm: ${where.text}`, ...(hours === null ? [] : [`Giờ: ${hours}`])],
  fee: (facts, kase) => [`Lệ phí: ${feeWords(kase?.fee ?? facts.fee)}`],
  time: (facts, kase) => timeLine(kase?.time ?? facts.time),
  online: ({ online: { level, note, link } }) => {
    const plain = level === 'none' ? 'phải làm trực tiếp' : 'làm được'
    return [`Trực tuyến: ${note ?? plain}${link ? ` ${link}` : ''}`]
  },
  form: ({ form }) => [
    form === null ? 'Mẫu: thủ tục này không ghi mẫu riêng, cán bộ hướng dẫn khi nhận hồ sơ' : `Mẫu: ${form}`,
  ],
} as const satisfies Record<string, Part>

/** What *Xem thêm* adds. */
export function procedureMore(facts: CardFacts, kase?: CardFacts['cases'][number]): string {
  const { who, cases, steps, result, form, warnings, legal_basis } = facts
  const other = cases.filter(each => each !== kase && (each.note || each.documents.length > 0 || each.fee || each.time))
  const blocks = [
    `Dành cho: ${who}`,
    list('Các bước', steps),
    other.map(caseWords).join('\n\n'),
    [result === null ? '' : `Kết quả: ${result}`, form === null ? '' : `Mẫu: ${form}`].filter(Boolean).join('\n'),
    list('Lưu ý', warnings),
    list('Căn cứ', legal_basis),
  ]
  return blocks.filter(block => block !== '').join('\n\n')
}

const caseWords = ({ title, note, documents, fee, time }: CardFacts['cases'][number]): string =>
  [
    `${title}:${note === null ? '' : ` ${note}`}`,
    documents.map(paper).join('').trimStart(),
    fee === undefined ? '' : `Lệ phí: ${feeWords(fee)}`,
    ...(time === undefined ? [] : timeLine(time)),
  ]
    .filter(line => line !== '')
    .join('\n')

const paper = ({ text, only_if_not_in_database }: Paper): string =>
  `\n• ${text}${only_if_not_in_database ? ' (chỉ khi chưa có trên hệ thống)' : ''}`

const list = (title: string, lines: readonly string[]): string =>
  lines.length === 0 ? '' : `${title}:${lines.map(line => `\n• ${line}`).join('')}`

function feeWords(fee: Fee): string {
  if (fee.state === 'not_verified') return askOfficer
  if (fee.state === 'none') return fee.note ?? 'miễn phí'
  return fee.amounts
    .map(({ label, amount, currency, to }) => {
      const sum = amount === 0 ? 'miễn phí' : `${countVi(amount)} ${currency === 'VND' ? 'đồng' : currency}`
      return `${label.charAt(0).toLowerCase()}${label.slice(1)} ${sum}${to === null ? '' : ` (đến hết ${dayVi(to)})`}`
    })
    .join('; ')
}

const timeLine = (time: Time): string[] =>
  time.state === 'none' ? [] : [`Thời hạn: ${time.state === 'verified' ? time.text : askOfficer}`]

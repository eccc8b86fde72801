// A procedure as the assistant tells it on a phone: what to bring, where, when, how much, how long; the rest on *Xem thêm*.

import type { Aspect } from '../modules/bot/bot.ts'
import type { Answer, Particulars } from '../modules/procedures/procedures.ts'
import { fits } from '../modules/procedures/procedures.ts'

/** A message of Zalo holds 2,000 letters; on a phone half of that is much. */
const longest = 1_900

const day = (date: string): string => date.split('-').reverse().join('/')
const money = ({ amount, currency }: { amount: number; currency: string }): string =>
  `${amount.toLocaleString('vi-VN')} ${currency === 'VND' ? 'đồng' : currency}`
const points = (lines: readonly string[]): string => lines.map(line => `• ${line}`).join('\n')

type Case = Answer['cases'][number]

/** The cases that what the person said leaves open; all of them when nothing was said. */
const open = (answer: Answer, asked: Particulars): Case[] =>
  answer.cases.filter(({ when }) => fits(when, asked) !== 'no')
/** The one case that is meant, if it is clear. One that no particular tells apart is never meant by itself. */
const meantCase = (answer: Answer, asked: Particulars): Case | undefined => {
  const sure = answer.cases.filter(({ when }) => Object.keys(when).length > 0 && fits(when, asked) === 'yes')
  return sure.length === 1 ? sure[0] : undefined
}

function documents(answer: Answer, asked: Particulars): string {
  const papers = [...answer.documents, ...(meantCase(answer, asked)?.documents ?? [])]
  const lines = papers.map(({ text, only_if_not_in_database }) =>
    only_if_not_in_database ? `${text} (chỉ khi chưa có trong cơ sở dữ liệu)` : text,
  )
  return lines.length === 0 ? 'Không cần mang theo giấy tờ.' : `Cần mang theo:\n${points(lines)}`
}

function fee(answer: Answer, asked: Particulars): string {
  const told = meantCase(answer, asked)?.fee ?? answer.fee
  if (told.state === 'none') return told.note ? `Lệ phí: không thu. ${told.note}` : 'Lệ phí: không thu.'
  if (told.state === 'not_verified')
    return 'Lệ phí: chưa có mức đã kiểm chứng. Anh/chị xem trên Cổng Dịch vụ công quốc gia hoặc nhắn “gặp cán bộ”.'
  const amounts = told.amounts.map(each => `${each.label}: ${money(each)}${each.to ? ` (đến ${day(each.to)})` : ''}`)
  return amounts.length === 1 ? `Lệ phí: ${amounts[0]}` : `Lệ phí:\n${points(amounts)}`
}

function time(answer: Answer, asked: Particulars): string | undefined {
  const told = meantCase(answer, asked)?.time ?? answer.time
  if (told.state === 'none') return undefined
  return told.state === 'verified' ? `Thời gian: ${told.text}` : 'Thời gian: cán bộ sẽ cho biết khi nhận hồ sơ.'
}

function where({ where: { text }, hours, contact }: Answer): string {
  const lines = [
    `Nơi làm: ${text}`,
    ...(hours ? [`Giờ làm việc: ${hours}`] : []),
    ...(contact ? [`Liên hệ: ${contact}`] : []),
  ]
  return lines.join('\n')
}

function online({ online: { level, link, note } }: Answer): string {
  const how =
    level === 'full'
      ? 'Làm được trực tuyến.'
      : level === 'part'
        ? 'Làm trực tuyến được một phần.'
        : 'Phải làm trực tiếp.'
  return [how, ...(note ? [note] : []), ...(link ? [link] : [])].join(' ')
}

const form = (answer: Answer): string =>
  answer.form ? `Mẫu đơn: ${answer.form}` : 'Thủ tục này không ghi mẫu đơn riêng; cán bộ sẽ hướng dẫn khi nhận hồ sơ.'

const foot = ({ effective_from }: Answer): string =>
  `Trợ lý tự động trả lời theo quy định áp dụng từ ${day(effective_from)}.`
const next = 'Nhắn “xem thêm” để đọc mẫu đơn, lưu ý, căn cứ; nhắn “gặp cán bộ” nếu cần người trả lời.'

const parts: Readonly<Record<Aspect, (answer: Answer, asked: Particulars) => string | undefined>> = {
  fee,
  time,
  where,
  online,
  documents,
  form,
}

/** The whole card, or only what was asked for of a procedure that was told just before. */
export function card(answer: Answer, asked: Particulars, aspect: Aspect | 'all' | 'more'): string {
  if (aspect === 'more') return cut([answer.name, ...rest(answer), foot(answer)])
  if (aspect !== 'all')
    return cut([`Dạ, ${answer.name}:`, parts[aspect](answer, asked) ?? 'Thủ tục này không có thời hạn.', foot(answer)])
  const single = meantCase(answer, asked)
  const cases = single ? [] : open(answer, asked).map(({ title, note }) => (note ? `${title}: ${note}` : title))
  return cut([
    `Dạ, ${answer.name}`,
    answer.answer,
    ...(single ? [`${single.title}${single.note ? `: ${single.note}` : ''}`] : []),
    documents(answer, asked),
    ...(cases.length > 0 ? [`Tuỳ trường hợp:\n${points(cases)}`] : []),
    where(answer),
    ...[fee(answer, asked), time(answer, asked)].flatMap(line => line ?? []),
    online(answer),
    next,
    foot(answer),
  ])
}

function rest(answer: Answer): string[] {
  const { who, steps, form: paper, result, warnings, legal_basis } = answer
  return [
    `Ai làm: ${who}`,
    ...(steps.length > 0 ? [`Các bước:\n${points(steps)}`] : []),
    ...(paper ? [`Mẫu đơn: ${paper}`] : []),
    ...(result ? [`Kết quả: ${result}`] : []),
    ...(warnings.length > 0 ? [`Lưu ý:\n${points(warnings)}`] : []),
    ...(legal_basis.length > 0 ? [`Căn cứ: ${legal_basis.join('; ')}`] : []),
  ]
}

/** Whole parts only: what does not fit is left for the officer or the portal. */
function cut(paragraphs: readonly string[]): string {
  let text = ''
  for (const part of paragraphs) {
    const longer = text === '' ? part : `${text}\n\n${part}`
    if ([...longer].length > longest) break
    text = longer
  }
  return text
}

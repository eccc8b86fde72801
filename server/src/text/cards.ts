// What the assistant says of a procedure it was asked about: the card, one part of it, or the rest, with what comes next.

import type { Aspect } from '../modules/bot/bot.ts'
import { type Answer, fits, type Particulars } from '../modules/procedures/procedures.ts'
import { cardPart, procedureCard, procedureMore } from './procedure-card.ts'

/** A message of Zalo holds 2,000 letters. */
const longest = 1_990

const next = 'Nhắn “xem thêm” để đọc mẫu đơn, lưu ý, căn cứ; nhắn “gặp cán bộ” nếu cần người trả lời.'
const foot = ({ effective_from }: Answer): string =>
  `Trợ lý tự động trả lời theo quy định áp dụng từ ${effective_from.split('-').toReversed().join('/')}.`

/** The whole card, or only what was asked for of a procedure that was told just before. */
export function card(answer: Answer, asked: Particulars, aspect: Aspect | 'all' | 'more'): string {
  const kase = caseOf(answer, asked)
  const said =
    aspect === 'all'
      ? [procedureCard(answer, kase), next]
      : aspect === 'more'
        ? [procedureMore(answer, kase)]
        : [cardPart[aspect](answer, kase).join('\n') || 'Thủ tục này không ghi thời hạn.']
  return cut([`Dạ, ${answer.name}`, ...said.flatMap(text => text.split('\n\n')), foot(answer)])
}

/** The one case that is meant, if it is clear. One that no particular tells apart is never meant by itself. */
function caseOf(answer: Answer, asked: Particulars): Answer['cases'][number] | undefined {
  const sure = answer.cases.filter(({ when }) => Object.keys(when).length > 0 && fits(when, asked) === 'yes')
  return sure.length === 1 ? sure[0] : undefined
}

/** Whole paragraphs only: what does not fit is left for the officer or the portal. */
function cut(paragraphs: readonly string[]): string {
  let text = ''
  for (const part of paragraphs) {
    const longer = text === '' ? part : `${text}\n\n${part}`
    if ([...longer].length > longest) break
    text = longer
  }
  return text
}

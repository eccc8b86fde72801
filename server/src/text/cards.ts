// What the assistant says of a procedure it was asked about: the card, one part of it, or the rest, with what comes next.

import type { Aspect } from '../modules/bot/bot.ts'
import { type Answer, fits, type Particulars } from '../modules/procedures/procedures.ts'
import { englishCard } from './english-card.ts'
import { dayVi } from './figures.ts'
import { cardPart, procedureCard, procedureMore } from './procedure-card.ts'

/** A message of Zalo holds 2,000 letters. */
const longest = 1_990

const next = 'Nhắn “xem thêm” để đọc mẫu đơn, lưu ý, căn cứ; nhắn “gặp cán bộ” nếu cần người trả lời.'
const nextEn = 'Write “more” for steps and notes, or “talk to an officer”.'
const foot = ({ effective_from }: Answer): string =>
  `Trợ lý tự động trả lời theo quy định áp dụng từ ${dayVi(effective_from)}.`

/** The whole card, or only what was asked for of a procedure that was told just before. */
export function card(answer: Answer, asked: Particulars, aspect: Aspect | 'all' | 'more'): string {
  const kase = answer.cases[caseOf(answer, asked)]
  const said =
    aspect === 'all'
      ? [procedureCard(answer, kase), next]
      : aspect === 'more'
        ? [procedureMore(answer, kase)]
        : [cardPart[aspect](answer, kase).join('\n') || 'Thủ tục này không ghi thời hạn.']
  return cut([`Dạ, ${answer.name}`, ...said.flatMap(text => text.split('\n\n')), foot(answer)])
}

/** What an officer answered to the same question before, and that there is a card. */
export const answeredBefore = (answer: Answer, words: string): string =>
  cut([
    `Dạ, ${answer.name}`,
    ...words.split('\n\n'),
    'Nhắn “cần giấy tờ gì”, “lệ phí” hoặc “ở đâu” để biết thêm; nhắn “gặp cán bộ” nếu cần người trả lời.',
    foot(answer),
  ])

/** Undefined: nobody has written it in English, or nobody looked at it again in time. `hours`: the page's, in English. */
export function cardEn(
  answer: Answer,
  asked: Particulars,
  aspect: Aspect | 'all' | 'more',
  hours: string | null,
): string | undefined {
  const { english, where, contact, online, legal_basis, effective_from } = answer
  if (english === null) return undefined
  const facts = {
    ...english,
    place: where.own ? where.text : english.where,
    hours: answer.own_hours ? answer.hours : hours,
    contact,
    link: online.link,
    on_line: online.level,
    legal_basis,
  }
  const kase = english.cases[caseOf(answer, asked)] ?? undefined
  const said = englishCard(facts, kase, aspect).filter(text => text !== '')
  return cut([
    english.name,
    ...(said.length > 0 ? said : ['No time limit is stated for this.']),
    ...(aspect === 'all' ? [nextEn] : []),
    `Automatic answer by the rules in force from ${dayVi(effective_from)}; the English text was checked on ${dayVi(english.checked_on)}. The Vietnamese text prevails.`,
  ])
}

/** Place of the one case that is meant, if it is clear; else -1. One that no particular tells apart is never meant by itself. */
function caseOf({ cases }: Answer, asked: Particulars): number {
  const sure = cases.flatMap(({ when }, n) => (Object.keys(when).length > 0 && fits(when, asked) === 'yes' ? [n] : []))
  return sure.length === 1 ? (sure[0] ?? -1) : -1
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

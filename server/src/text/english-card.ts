// A procedure as who asks in English reads it in the chat: the same figures and the same place, in words of their own.

import type { Aspect } from '../modules/bot/bot.ts'
import type { Answer, EnglishCase, ToldEnglish } from '../modules/procedures/procedures.ts'
import { countEn, dayVi } from './figures.ts'

export interface EnglishFacts extends ToldEnglish {
  /** As the page says it; a place of its own stands as it is written. */
  readonly place: string
  readonly hours: string | null
  readonly contact: string | null
  readonly link: string | null
  readonly on_line: Answer['online']['level']
  readonly legal_basis: readonly string[]
}

const askOfficer =
  'not verified; please ask an officer here or see the National Public Service Portal (dichvucong.gov.vn)'

export function englishCard(
  facts: EnglishFacts,
  kase: EnglishCase | undefined,
  aspect: Aspect | 'all' | 'more',
): string[] {
  if (aspect === 'more') return more(facts)
  if (aspect !== 'all') return [part[aspect](facts, kase).join('\n')]
  const lines = [
    ...part.documents(facts, kase),
    ...part.where(facts),
    ...part.fee(facts, kase),
    ...part.time(facts, kase),
    ...(facts.on_line === 'none' ? [] : part.online(facts)),
    ...(facts.contact === null ? [] : [`Contact: ${facts.contact}`]),
  ]
  return [facts.answer, ...(kase?.note ? [kase.note] : []), lines.join('\n')]
}

const part: Record<Aspect, (facts: EnglishFacts, kase?: EnglishCase) => string[]> = {
  documents: ({ documents }, kase) => {
    const all = [...documents, ...(kase?.documents ?? [])]
    return [all.length === 0 ? 'Bring: no papers' : `Bring:${all.map(text => `\n• ${text}`).join('')}`]
  },
  where: ({ place, hours }) => [`Where: ${place}`, ...(hours === null ? [] : [`Hours: ${hours}`])],
  fee: ({ fee }, kase) => [`Fee: ${feeWords(kase?.fee ?? fee)}`],
  time: ({ time }, kase) => {
    const own = kase?.time ?? time
    return own.state === 'none' ? [] : [`Time: ${own.state === 'verified' ? own.text : askOfficer}`]
  },
  online: ({ on_line, online, link }) => [
    `On line: ${online ?? (on_line === 'none' ? 'not possible, please come in person' : 'possible')}${link ? ` ${link}` : ''}`,
  ],
  form: () => ['Forms are in Vietnamese; an officer helps you to fill them in.'],
}

function more({ who, steps, warnings, legal_basis }: EnglishFacts): string[] {
  const list = (title: string, lines: readonly string[]): string[] =>
    lines.length === 0 ? [] : [`${title}:${lines.map(line => `\n• ${line}`).join('')}`]
  return [`For: ${who}`, ...list('Steps', steps), ...list('Please note', warnings), ...list('Legal basis', legal_basis)]
}

function feeWords(fee: ToldEnglish['fee']): string {
  if (fee.state === 'not_verified') return askOfficer
  if (fee.state === 'none') return fee.note ?? 'free of charge'
  return fee.amounts
    .map(({ label, amount, currency, to }) => {
      const sum = amount === 0 ? 'free' : `${countEn(amount)} ${currency}`
      const until = to === null ? '' : ` (until ${dayVi(to)})`
      return `${label}${label === '' ? '' : ': '}${sum}${until}`
    })
    .join('; ')
}

// What the assistant says to who asks in English: the same as in Vietnamese, plainly, and it says where only Vietnamese is there.

import type { HandOver, Host } from '../modules/bot/bot.ts'
import { numberLines } from './number-lines.ts'

const why: Readonly<Record<Exclude<HandOver, 'language'>, string>> = {
  asked_for: 'An officer will answer you here.',
  not_understood: 'The automatic assistant did not understand, so your question goes to an officer.',
  disputed: 'Sorry about that. Your question goes to an officer, who will answer it anew.',
  insists: 'Sorry to have kept you waiting. Your question goes to an officer.',
  no_english: 'There is no checked answer in English for this yet, so an officer will answer you here.',
  unsettled: 'The answer to this is being checked, so an officer will answer you here.',
}

export const handedOverEn = (
  reason: Exclude<HandOver, 'language'>,
  about: string | undefined,
  hours: string | null,
): string =>
  [
    why[reason],
    ...(about ? [`You asked about: ${about}.`] : []),
    'You may add details; an officer will read them.',
    ...(hours ? [`Office hours: ${hours}.`] : []),
  ].join('\n')

export const elsewhereEn =
  'This is not a matter of the police. Birth and marriage certificates, certified copies, land and insurance are handled by the People’s Committee of the commune or ward, or by the agency in charge. If that is not what you meant, write “talk to an officer”.'
export const welcomeBackEn = 'You are welcome. If you have another question, just write here.'
export const noHarmEn = 'No problem. If you have a question, just write here.'

export const sectionEn = (section: 'ticket' | 'contact', { unit_name, hot_lines, hours }: Host): string =>
  section === 'ticket'
    ? `Queue numbers are not given out here yet. Please take one at the reception of ${unit_name}.`
    : [
        hot_lines.length > 0
          ? `You can reach ${unit_name} at:\n${numberLines(hot_lines)}`
          : 'Write here, and an officer will answer you.',
        ...(hours === null ? [] : [`Office hours: ${hours.english}.`]),
      ].join('\n')

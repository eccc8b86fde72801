// What a message is, as far as tips go: begins one, turns elsewhere, tells, asks, or has no words at all. Pure.

import { foldedWords } from '../language/letters.ts'
import type { Understanding } from '../language/understand.ts'
import { chosenBy } from '../modules/bot/bot.ts'
import { type SaidAs, tellsOfOfficials } from '../modules/tips/tips.ts'
import { callDuty, sendPhone, yesNo } from '../text/urgent.ts'
import type { Heard } from './message-in.ts'

/** Sure enough to act upon without asking back. */
const sureAt = 0.5

const wordless: ReadonlySet<string> = new Set(['image', 'voice', 'video', 'file', 'location'])
const spoken: ReadonlySet<string> = new Set([
  'text',
  'tap',
  'image',
  'voice',
  'video',
  'file',
  'link',
  'gif',
  'sticker',
])

const officer =
  /^(cho (em|toi|minh) )?(gap|noi chuyen voi|xin gap) (truc tiep )?(can bo|nhan vien|nguoi that)( a)?$|^(i (want|would like|need) to |please |can i )?(talk|speak|chat) (to|with) (an? |the )?(officer|human|person)( please)?$/u
const presses: ReadonlySet<string> = new Set([callDuty, sendPhone, ...yesNo].map(title => foldedWords(title)))

/** A call the person made that nobody took. */
export const isMissed = ({ carries }: Pick<Heard, 'carries'>): boolean =>
  carries.call !== undefined && carries.call.by === 'citizen' && !carries.call.answered

/** `rings`: the urgent lane has offered the person titles to press. */
export function saidAs(
  heard: Pick<Heard, 'kind' | 'carries' | 'interaction'>,
  meant: Understanding | undefined,
  rings: boolean,
): SaidAs {
  const { kind, carries, interaction } = heard
  if (interaction === false) return 'aside'
  if (isMissed(heard)) return 'wordless'
  if (!spoken.has(kind) && kind !== 'location') return 'aside'
  if (meant === undefined || carries.text === undefined) return wordless.has(kind) ? 'wordless' : 'words'
  if (rings && presses.has(foldedWords(carries.text))) return 'words'
  const chosen = chosenBy(carries.text)
  if (chosen) return chosen.section === 'tip' ? 'begins' : 'turns'
  if (kind === 'tap' || officer.test(foldedWords(carries.text))) return 'turns'
  // however it reads otherwise: it may not lie where the people it tells of read (product F6)
  return tellsOfOfficials(carries.text, meant.intents) ? 'tip' : meantAs(meant)
}

const tells: ReadonlySet<string> = new Set(['tip', 'emergency'])
const asks: ReadonlySet<string> = new Set(['question', 'lookup', 'queue', 'contact'])
/** "Is there any news of what I told you?" is about a tip. */
const ofTips = 'tra-cuu-tin-bao'

/** Neither of these is anything that somebody could look into at once. */
const vague: ReadonlySet<string> = new Set(['khac', 'ngoai-tham-quyen', 'tranh-chap-dan-su'])
/** What may be danger is taken for it from here on: to file a question with the tips costs less than the reverse. */
const dangerAt = 0.35
/** Danger in words of which nothing else is understood. */
const alarmingAt = 0.6
/** Below that a question is nothing but a guess, and nobody is asked because of it. */
const doubtAt = 0.3

function meantAs({ intents, urgent, danger }: Understanding): SaidAs {
  const [best] = intents
  const told = intents
    .filter(each => tells.has(each.intent) && !each.also && !vague.has(each.category ?? ''))
    .reduce((sum, each) => sum + each.confidence, 0)
  if (tells.has(best.intent) && best.confidence >= sureAt) return 'tip'
  if (urgent && told >= dangerAt) return danger >= sureAt ? 'tip' : 'maybe_tip'
  if (told >= sureAt || (urgent && danger >= alarmingAt)) return 'maybe_tip'
  if (intents.some(each => each.procedure === ofTips)) return 'words'
  if (!asks.has(best.intent) || best.confidence < doubtAt) return 'words'
  return best.confidence >= sureAt ? 'ordinary' : 'maybe_ordinary'
}

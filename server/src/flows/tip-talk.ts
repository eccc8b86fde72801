// What the assistant asks of an informant and what it does with the answers: officials, how to be reached, which matter, a code.

import { foldedWords } from '../language/letters.ts'
import { isAsked } from '../modules/alarms/alarms.ts'
import type { OwnTip } from '../modules/citizens/citizens.ts'
import type { Page } from '../modules/pages/pages.ts'
import {
  type Asking,
  codeIn,
  type ContactRule,
  freeMask,
  hearIn,
  lockAnyTip,
  outsideReaders,
  saveTip,
  spellCode,
  tellInformant,
  type Tip,
  type TipChange,
  tipByCode,
} from '../modules/tips/tips.ts'
import { hotLines } from '../modules/units/units.ts'
import type { Ctx } from '../platform/ctx.ts'
import { citizenStateWords } from '../text/outcome.ts'
import * as words from '../text/tips.ts'
import { communeIn, communesAmong, completePlace, placeIsOpen, titlesOf } from './ask-place.ts'
import { backToInbox } from './back-to-inbox.ts'
import { macOf } from './hand-out.ts'
import type { Heard } from './message-in.ts'
import { citizenStateOf, tellAsked } from './tell-outcome.ts'

/** One message, of whom, and where it came. */
export interface Talk {
  readonly heard: Heard
  readonly page: Page
  /** The tips of who speaks, newest first. */
  readonly own: readonly OwnTip[]
  readonly late: boolean
  /** The page may say something because of it. */
  readonly speaks: boolean
  /** When the person last wrote in the ordinary conversation. */
  readonly elsewhere_at: number
}

/** The form that is read above the unit. */
const webForm = ({ publicUrl }: Ctx, page_id: string): string | undefined =>
  publicUrl === undefined ? undefined : new URL(`/t/${page_id}`, publicUrl).href

const bot = { by: { origin: 'bot' }, asked: true } as const

async function ask(
  ctx: Ctx,
  tip: Tip,
  asked: Asking,
  text: string,
  choices: readonly string[],
  change: TipChange = {},
) {
  const options = choices.map(title => ({ title }))
  const content_mac = await macOf(ctx, tip.page_id, { kind: 'buttons', text, options })
  await tellInformant(ctx, tip, text, { ...bot, ...(options.length > 0 ? { choices: { options, content_mac } } : {}) })
  await saveTip(ctx, tip, { ...change, asked, asked_at: ctx.now })
}

export const askOfficials = (ctx: Ctx, tip: Tip): Promise<void> =>
  ask(ctx, tip, 'officials', words.officialsQuestion, words.officialsChoices)

const askContact = (ctx: Ctx, tip: Tip): Promise<void> =>
  ask(ctx, tip, 'contact', words.contactQuestion, words.contactChoices, { asks_next: null })

/** Where it was comes before how to be reached: that is asked once this is answered or passed over. */
async function askPlace(ctx: Ctx, tip: Tip, asks_next: Tip['asks_next']): Promise<void> {
  const communes = await communesAmong(ctx, tip)
  const question = words.placeQuestion(communes.map(({ name }) => name))
  const suggested = { ...tip.suggested, place_asked: true }
  await ask(ctx, tip, 'place', question, titlesOf(communes), { suggested, asks_next })
}

/** After a message that answered nothing: the one question that is due, if any. `first`: it was just receipted. */
export async function askWhatIsDue(ctx: Ctx, tip: Tip, first: boolean): Promise<void> {
  const contact = (first && tip.urgency === 'none') || tip.asked === 'contact'
  if (placeIsOpen(tip)) return askPlace(ctx, tip, contact ? 'contact' : null)
  if (first && contact) return askContact(ctx, tip)
  if (tip.asked === 'place') await askNext(ctx, await saveTip(ctx, tip, done))
}

/** The same by words among others, where nothing can be pressed. */
export async function heardPlace(ctx: Ctx, tip: Tip, text: string): Promise<Tip> {
  const commune = tip.asked === 'place' ? communeIn(await communesAmong(ctx, tip), text) : undefined
  return commune ? saveTip(ctx, await completePlace(ctx, tip, commune), done) : tip
}

const askNext = async (ctx: Ctx, tip: Tip): Promise<void> => {
  if (tip.asks_next === 'contact' && tip.urgency === 'none') await askContact(ctx, tip)
}

/** One question only: while it is open, what comes goes on growing the tip. */
export async function askWhich(ctx: Ctx, tip: Tip, message_id: string): Promise<void> {
  if (tip.asked === 'which') return
  await ask(ctx, tip, 'which', words.whichQuestion, words.whichChoices, { doubted_id: message_id })
}

/** With the code, before all else that waits to leave. */
export async function giveReceipt(ctx: Ctx, tip: Tip, { page }: Talk): Promise<void> {
  const form = tip.excluded_unit_id === null ? undefined : webForm(ctx, page.page_id)
  const text = [words.receipt(spellCode(tip.code)), ...(form === undefined ? [] : [words.moreSafely(form)])].join(
    '\n\n',
  )
  await tellInformant(ctx, tip, text, { ...bot, priority: 'urgent' })
}

const beat =
  /khong (duoc )?(chuyen|cho|gui|bao)( tin)?( cho| den)? (can bo|canh sat|cong an|anh|chi) ?(khu vuc|phu trach)/u

/** The informant asks that the officer of their neighbourhood does not hear of it. */
export const keepsBeat = (text: string | undefined): boolean => text !== undefined && beat.test(foldedWords(text))

export const confirmBeat = (ctx: Ctx, tip: Tip): Promise<string | undefined> =>
  tellInformant(ctx, tip, words.beatKept, bot)

const choicesOf: Record<Exclude<Asking, 'place'>, readonly string[]> = {
  officials: words.officialsChoices,
  contact: words.contactChoices,
  which: words.whichChoices,
}

/**
 * Which of what was asked it chooses: by its title, or by its number while nothing else was written of since and the urgent
 * lane does not wait for a number itself; of communes by one name among few words.
 */
async function chosen(ctx: Ctx, { heard, elsewhere_at }: Talk, tip: Tip): Promise<number | undefined> {
  if (tip.asked === null || tip.asked_at === null || (heard.kind !== 'text' && heard.kind !== 'tap')) return undefined
  const said = foldedWords(heard.carries.text ?? '')
  const communes = tip.asked === 'place' ? await communesAmong(ctx, tip) : []
  const choices = tip.asked === 'place' ? titlesOf(communes) : choicesOf[tip.asked]
  const titled = choices.findIndex(title => foldedWords(title) === said)
  if (titled >= 0) return titled
  const number = /^\d$/.test(said) && elsewhere_at < tip.asked_at ? Number(said) - 1 : -1
  if (number >= 0 && number < choices.length && !(await isAsked(ctx, tip.id))) return number
  const commune = communeIn(communes, heard.carries.text ?? '')
  return commune && communes.indexOf(commune)
}

/** The message answers what was asked: it is filed and acted upon. */
export async function answered(ctx: Ctx, talk: Talk, current: Tip): Promise<boolean> {
  if (!talk.speaks || (await chosen(ctx, talk, current)) === undefined) return false
  const tip = await lockAnyTip(ctx, current.id)
  const choice = await chosen(ctx, talk, tip)
  if (tip.asked === null || choice === undefined) return false
  const { tip: heard, again } = await hearIn(ctx, tip, { ...talk.heard, late: false }, quiet(tip))
  if (!again) await acts[tip.asked](ctx, heard, choice, talk)
  return true
}

type Answered = (ctx: Ctx, tip: Tip, choice: number, talk: Talk) => Promise<unknown>
const done = { asked: null, asked_at: null, doubted_id: null } as const

const rules = ['may_call', 'message_only', 'no_contact'] as const satisfies readonly ContactRule[]

/** What is pressed is no news: nobody has to look because of it. */
export const quiet = ({ unread, first_message_id }: Tip) => ({ unread, first_message_id })

const acts: Record<Asking, Answered> = {
  async officials(ctx, tip, choice, { page }) {
    if (choice === 0) {
      await saveTip(ctx, tip, done)
      return tellInformant(ctx, tip, words.tellUs(await hotLines(ctx, tip.unit_id)), bot)
    }
    await saveTip(ctx, tip, { ...done, state: 'dropped' })
    const text = words.officialsElsewhere(webForm(ctx, page.page_id), await outsideReaders(ctx, tip.unit_id))
    return tellInformant(ctx, tip, text, bot)
  },
  async contact(ctx, tip, choice) {
    const contact_rule = rules[choice] ?? tip.contact_rule
    await saveTip(ctx, tip, { ...done, contact_rule })
    return tellInformant(ctx, tip, words.contactKept[contact_rule], bot)
  },
  async place(ctx, tip, choice) {
    const commune = (await communesAmong(ctx, tip))[choice]
    const placed = commune ? await completePlace(ctx, tip, commune) : tip
    const next = await saveTip(ctx, placed, done)
    await tellInformant(ctx, next, words.whichTip, bot)
    return askNext(ctx, next)
  },
  async which(ctx, tip, choice, { heard }) {
    const doubted = tip.doubted_id
    if (choice === 0 || doubted === null) {
      await saveTip(ctx, tip, done)
      return tellInformant(ctx, tip, words.whichTip, bot)
    }
    const next = await saveTip(ctx, tip, { ...done, unread: Math.max(0, tip.unread - 1) })
    return backToInbox(ctx, next, heard, doubted, words.whichOther)
  },
}

/**
 * A short text with the form of a code asks how far that has come. Only who sent it is told; to anybody else it is no code.
 * Looked up alike either way.
 */
export async function codeAsked(ctx: Ctx, talk: Talk, current: Tip | undefined): Promise<boolean> {
  const { heard, own, speaks } = talk
  const { text } = heard.carries
  if (text === undefined || current === undefined) return false
  const { asks, code } = codeIn(text)
  if (!asks) return false
  const id = await tipByCode(ctx, code ?? 'TB')
  const mine = own.find(({ thread_id }) => thread_id === id)
  const tip = await lockAnyTip(ctx, mine?.thread_id ?? current.id)
  const { tip: filed, again } = await hearIn(ctx, tip, { ...heard, late: talk.late }, quiet(tip))
  if (again || !speaks) return true
  for (const { mask_id } of own) await freeMask(ctx, heard.page_id, mask_id, heard.at)
  if (mine && (await tellAsked(ctx, filed))) return true
  const answer = mine
    ? words.stateOf(spellCode(tip.code), citizenStateWords[await citizenStateOf(ctx, filed)])
    : words.noSuchCode
  await tellInformant(ctx, filed, answer, bot)
  return true
}

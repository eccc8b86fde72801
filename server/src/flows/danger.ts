// The urgent lane: a message of a tip is read for danger, the person is answered at once and asked, and the shift is rung.

import {
  answerRing,
  raiseRing,
  type RingTold,
  readAnswer,
  type Seen,
  type Why,
  whyRing,
} from '../modules/alarms/alarms.ts'
import type { Conversation } from '../modules/inbox/inbox.ts'
import type { Part } from './reply-parts.ts'
import { getPage } from '../modules/pages/pages.ts'
import { raise, type Tip } from '../modules/tips/tips.ts'
import { hotLines } from '../modules/units/units.ts'
import type { Ctx } from '../platform/ctx.ts'
import * as words from '../text/urgent.ts'
import { callNow, callDuty, dutyNumbers, isDangerNow, sendPhone, yesNo } from '../text/urgent.ts'
import { rungFor, rungOf } from './ring-out.ts'
import { tellUrgent } from './tell-urgent.ts'

export interface Alert extends Seen {
  /** It was sent before something of this person that is known already: read for danger, but nothing is said or asked. */
  readonly late?: boolean
}

/**
 * Called when a message was filed in a tip, in its transaction, with the tip locked. `consumed`: it was an answer or a
 * press of this lane, which needs no other reading.
 */
export async function danger(ctx: Ctx, tip: Tip, alert: Alert): Promise<{ tip: Tip; consumed: boolean }> {
  const talks = !alert.late && (await canTalk(ctx, tip))
  if (talks && alert.text !== undefined) {
    const next = await pressed(ctx, tip, alert.text)
    if (next) return { tip: next, consumed: true }
  }
  const why = reasonFor(tip, alert)
  const told = why && (await raiseRing(ctx, rungOf(tip), why, { ask: talks }))
  if (!told) return { tip, consumed: false }
  const raised = why === 'maybe' ? tip : await raise(ctx, tip, 'soft', why)
  if (talks && (why === 'danger' || why === 'money')) await answerAtOnce(ctx, raised, told, hasPlace(alert))
  return { tip: await rungFor(ctx, raised, told, { talks }), consumed: false }
}

/**
 * The same for what lies in the ordinary conversation: nothing is asked there, but somebody must look at what no machine
 * can read, and at words that it may have misread.
 */
export async function lookNow(ctx: Ctx, conversation: Conversation, alert: Seen): Promise<void> {
  const why = whyRing(alert)
  const { page_id, id } = conversation
  const { unit_id } = why ? await getPage(ctx, page_id) : { unit_id: null }
  if (why === undefined || unit_id === null) return
  await raiseRing(ctx, { kind: 'conversation', id, page_id, unit_id, excluded_unit_id: null }, why, { ask: false })
}

/** What is only perhaps urgent rings for its first message alone: the rest is read with it. */
function reasonFor(tip: Tip, alert: Alert): Why | undefined {
  const why = whyRing(alert)
  return why === 'maybe' && tip.unread > 1 ? undefined : why
}

/** Somebody on a page that speaks, who can be answered where they wrote. */
async function canTalk(ctx: Ctx, tip: Tip): Promise<boolean> {
  const { mode, kind } = await getPage(ctx, tip.page_id)
  return mode === 'speaking' && kind === 'account' && tip.source === 'zalo' && tip.address_id !== null
}

const hasPlace = ({ kind, meant }: Alert): boolean => kind === 'location' || meant?.place != null

/** The number to call, the place where it is not told yet, and then whether somebody is in danger now. */
async function answerAtOnce(ctx: Ctx, tip: Tip, told: RingTold, placed: boolean): Promise<void> {
  const numbers = await hotLines(ctx, tip.unit_id)
  await tellUrgent(ctx, tip, buttons(callNow(numbers, !placed), [callDuty, sendPhone]))
  if (told.asks) await tellUrgent(ctx, tip, buttons(isDangerNow, yesNo))
}

const buttons = (text: string, titles: readonly string[]): Part => ({
  kind: 'buttons',
  text,
  options: titles.map(title => ({ title })),
})

/** An answer to the question, or a press below what was said; undefined when it is neither. */
async function pressed(ctx: Ctx, tip: Tip, text: string): Promise<Tip | undefined> {
  const said = text.trim().toLowerCase().replace(/^#\s*/, '').normalize('NFC')
  if (said === callDuty.toLowerCase()) {
    await tellUrgent(ctx, tip, { kind: 'text', text: dutyNumbers(await hotLines(ctx, tip.unit_id)) })
    return tip
  }
  if (said === sendPhone.toLowerCase()) {
    await tellUrgent(ctx, tip, { kind: 'info_request' })
    return tip
  }
  const answer = readAnswer(text)
  const told = answer && (await answerRing(ctx, rungOf(tip), answer === 'yes'))
  if (!told) return undefined
  await tellUrgent(ctx, tip, { kind: 'text', text: answer === 'yes' ? words.rungLoud : words.rungSoft })
  return rungFor(ctx, tip, told, { talks: true })
}

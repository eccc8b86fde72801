// Somebody tells something by the web form: a tip with a key of six words, and what they do when they come back with it.

import type { Understanding } from '../language/understand.ts'
import type { CitizenState } from '../modules/cases/cases.ts'
import { addKeyAddress, beginKeyTip } from '../modules/citizens/citizens.ts'
import { seenByKey } from '../modules/deliveries/deliveries.ts'
import { linesFor } from '../modules/inbox/inbox.ts'
import { wantUpload } from '../modules/media/media.ts'
import { countOpened } from '../modules/openings/openings.ts'
import { getPage } from '../modules/pages/pages.ts'
import {
  aboveOf,
  act,
  type ContactRule,
  hearIn,
  lockAnyTip,
  openTip,
  routeFor,
  saveTip,
  spellCode,
  type Tip,
  withPlace,
} from '../modules/tips/tips.ts'
import { type Form, keepWebKey, mayBeginTip, tipBehindForm, takeUploads, webKeyOf } from '../modules/webtips/webtips.ts'
import type { Ctx } from '../platform/ctx.ts'
import { idOf } from '../platform/ids.ts'
import { found, Refusal } from '../platform/refusal.ts'
import { formMessage } from '../text/web-tip.ts'
import { danger } from './danger.ts'
import { leaveHeld } from './gather-tips.ts'
import { meaningOf } from './meaning.ts'
import { suggestFor } from './suggest.ts'
import { citizenStateOf, heardAfterOutcome, tellAsked } from './tell-outcome.ts'
import { categoryOf, type Readers, readersOf, suggestionOf } from './tip-readers.ts'
import { askWhatIsDue, heardPlace } from './tip-talk.ts'

export interface Told {
  /** When the form was handed out, ms: with its secret it makes the ids, so that sending twice files once. */
  readonly begun_at: number
  /** It is about police or officials, or they are not sure that it is not. */
  readonly officials: boolean
  readonly what: string
  readonly where: string
  readonly when: string
  readonly contact_rule: ContactRule
  readonly phone?: string | undefined
  readonly keep_from_beat: boolean
}

export interface Receipt {
  /** As it is read out: TB XXXX XX. */
  readonly code: string
  /** The six words. */
  readonly words: readonly string[]
}

/** File what the form says. The same form again finds the same tip and adds what is new. Refuses `busy` when two came at once, `too_many`. */
export async function webTipIn(ctx: Ctx, form: Form, told: Told): Promise<Receipt> {
  const words = webKeyOf(ctx, form.secret)
  const known = await tipBehindForm(ctx, words)
  const tip = known === undefined ? await begin(ctx, form, told, words) : await lockAnyTip(ctx, known)
  await grow(ctx, tip, form, told.begun_at, formMessage(told))
  return { code: spellCode(tip.code), words }
}

async function begin(ctx: Ctx, { page_id }: Form, told: Told, words: readonly string[]): Promise<Tip> {
  await mayBeginTip(ctx)
  const { unit_id } = await getPage(ctx, page_id)
  const address_id = await addKeyAddress(ctx, page_id, told.phone)
  const meant = meaningOf(told.what)
  const { why, ...readers } = await readersHere(ctx, found(unit_id ?? undefined), told, meant)
  const tip = await openTip(ctx, {
    ...readers,
    page_id,
    source: 'web',
    received_at: ctx.now,
    address_id,
    contact_rule: told.contact_rule,
    keep_from_beat: told.keep_from_beat,
    suggested: suggestionOf(meant, why),
  })
  await beginKeyTip(ctx, page_id, tip.id, address_id)
  if (told.where !== '') await saveTip(ctx, tip, { place: await withPlace(ctx, tip, { text: told.where }) })
  if (!(await keepWebKey(ctx, words, { tip_id: tip.id, page_id }))) throw new Refusal('busy')
  return lockAnyTip(ctx, tip.id)
}

/** As told on the form; else as read. Whoever fills a form is not in danger this minute, so it goes to whom its category names. */
async function readersHere(
  ctx: Ctx,
  unit_id: string,
  { officials, what }: Told,
  meant: Understanding | undefined,
): Promise<Readers> {
  const read = await readersOf(ctx, unit_id, what, meant)
  if (read.excluded_unit_id !== null) return read
  if (officials) {
    const above = await aboveOf(ctx, unit_id)
    return { ...read, ...above, confidentiality: 'confidential', excluded_unit_id: unit_id }
  }
  const route = await routeFor(ctx, unit_id, categoryOf(meant))
  const emergency = meant?.intents.some(each => each.intent === 'emergency') ?? false
  return emergency ? read : { ...route, excluded_unit_id: null }
}

/** They came back and add something. */
export async function webTipMore(ctx: Ctx, tip_id: string, form: Form, begun_at: number, what: string): Promise<void> {
  await grow(ctx, await lockAnyTip(ctx, tip_id), form, begun_at, what)
}

async function grow(ctx: Ctx, tip: Tip, form: Form, begun_at: number, text: string): Promise<void> {
  const idFor = (about: string): string => idOf(ctx.keys.eventKey, begun_at, `web\0${form.secret}\0${about}`)
  let grown = tip
  if (text !== '') {
    const meant = meaningOf(text)
    const near = found((await getPage(ctx, tip.page_id)).unit_id ?? undefined)
    grown = await heldBack(ctx, grown, near, text, meant)
    const heard = await hearIn(ctx, grown, said(idFor(text), ctx.now, 'text', { text }))
    grown = heard.tip
    if (!heard.again && !(await heardAfterOutcome(ctx, grown, text))) {
      const alarmed = await danger(ctx, grown, { kind: 'text', text, meant })
      grown = await suggestFor(ctx, await heardPlace(ctx, alarmed.tip, text), { text, meant, near })
      await askWhatIsDue(ctx, grown, false)
      grown = await lockAnyTip(ctx, tip.id)
    }
  }
  for (const { id, kind } of await takeUploads(ctx, form)) {
    const heard = await hearIn(ctx, grown, said(idFor(id), ctx.now, kind, {}))
    const { tip: next, message_id } = heard
    grown = (await danger(ctx, next, { kind, text: text === '' ? undefined : text })).tip
    await wantUpload(ctx, { page_id: tip.page_id, thread_id: tip.id, message_id }, { kind, upload: id })
  }
}

/** Words that tell of officials move it above them before they are filed. */
async function heldBack(ctx: Ctx, tip: Tip, unit_id: string, text: string, meant: Understanding | undefined) {
  if (tip.excluded_unit_id !== null) return tip
  const { why: _, contact_rule: __, ...readers } = await readersOf(ctx, unit_id, text, meant)
  if (readers.excluded_unit_id === null) return tip
  const held = await saveTip(ctx, tip, { ...readers, assigned_to: null })
  await act(ctx, held, 'held', { why: 'officials' })
  return leaveHeld(ctx, held)
}

/** No channel's window opens by it. */
const said = (id: string, at: number, kind: string, carries: { text?: string }) => ({
  id,
  at,
  kind,
  carries,
  late: false,
  interaction: false,
})

export interface WebView {
  readonly page_id: string
  readonly unit_id: string | null
  readonly code: string
  readonly state: CitizenState
  readonly sent: number
  readonly opened: number
  readonly answers: readonly { readonly at: number; readonly from: 'officer' | 'bot'; readonly text: string | null }[]
}

/** What who comes back sees; what waited for them is told by it. Their own words are not shown again. */
export async function webTipSeen(ctx: Ctx, tip_id: string): Promise<WebView> {
  const tip = await lockAnyTip(ctx, tip_id)
  const { page_id } = tip
  await tellAsked(ctx, tip)
  const { lines } = await linesFor(ctx, page_id, tip.id, undefined, 200)
  const messages = lines.filter(line => line.line === 'message')
  if (tip.address_id) await seenByKey(ctx, page_id, tip.address_id)
  return {
    page_id,
    unit_id: (await getPage(ctx, page_id)).unit_id,
    code: spellCode(tip.code),
    state: await citizenStateOf(ctx, tip),
    sent: messages.filter(line => line.from === 'citizen').length,
    opened: await countOpened(ctx, tip.id),
    answers: messages.flatMap(({ from, at, text }) =>
      from === 'citizen' ? [] : [{ at, text, from: from === 'bot' ? 'bot' : 'officer' }],
    ),
  }
}

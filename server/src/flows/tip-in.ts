// A message is a tip's: it begins one, opens one at once, or grows the one that is being told. Else it is left to the inbox.

import type { Understanding } from '../language/understand.ts'
import { isAsked, readAnswer } from '../modules/alarms/alarms.ts'
import { choosesOffered, numberIn } from '../modules/bot/bot.ts'
import { addressOf, findPerson, type Known, learnIdentity, type OwnTip, tipsOf } from '../modules/citizens/citizens.ts'
import { findConversation, isFiled, spokeSince } from '../modules/inbox/inbox.ts'
import { want } from '../modules/media/media.ts'
import { getPage } from '../modules/pages/pages.ts'
import {
  act,
  codeIn,
  freeMask,
  hearIn,
  isStale,
  leansOnTalk,
  lockAnyTip,
  openTip,
  saveTip,
  type Standing,
  type Tip,
  type TipChange,
  tipsByIds,
  whereFor,
  withPlace,
} from '../modules/tips/tips.ts'
import { hour } from '../platform/clock.ts'
import type { Ctx } from '../platform/ctx.ts'
import { yearOf } from '../platform/local-time.ts'
import { danger } from './danger.ts'
import { leaveHeld } from './gather-tips.ts'
import { meaningOf } from './meaning.ts'
import type { Heard } from './message-in.ts'
import { isMissed, saidAs } from './said-as.ts'
import { heardAfterOutcome } from './tell-outcome.ts'
import { categoryOf, readersOf, suggestionOf } from './tip-readers.ts'
import { suggestFor } from './suggest.ts'
import {
  answered,
  askOfficials,
  askWhatIsDue,
  askWhich,
  codeAsked,
  confirmBeat,
  giveReceipt,
  keepsBeat,
  quiet,
  type Talk,
} from './tip-talk.ts'

/** Somebody who spoke in the ordinary conversation so shortly before is in talk there: a picture goes on with that. */
const talkFor = 2 * hour

/** Not a tip's, with what it means, who speaks where the page knows them, and their tips. */
export interface Left {
  readonly own: readonly OwnTip[]
  readonly late: boolean
  readonly known?: Known | undefined
  readonly meant?: Understanding | undefined
}

/** What is left for the ordinary conversation, with all tips of who speaks; undefined when the message lies in a tip. */
export async function tipIn(ctx: Ctx, heard: Heard): Promise<Left | undefined> {
  const { page_id, at, person } = heard
  const page = await getPage(ctx, page_id)
  const own = await tipsOf(ctx, page_id, person)
  const known = await findPerson(ctx, page_id, person)
  const current = newestOf([
    ...(
      await tipsByIds(
        ctx,
        own.map(each => each.thread_id),
      )
    ).values(),
  ])
  const late = Math.max(known?.last_interaction_at ?? 0, current?.last_heard_at ?? 0) > at
  const speaks = page.mode === 'speaking' && page.kind === 'account' && !late
  const talk: Talk = { heard, page, own, late, speaks, elsewhere_at: known?.last_interaction_at ?? 0 }
  if (page.unit_id === null) return { ...talk, known }
  if (own.length > 0 && (await isFiled(ctx, page_id, heard.id))) return undefined

  const meant = meaningOf(heard.carries.text, yearOf(ctx.now))
  if (await codeAsked(ctx, talk, current)) return undefined
  if (current === undefined && codeIn(heard.carries.text ?? '').asks) return { ...talk, known, meant }
  if (current && (await answered(ctx, talk, current))) return undefined
  if (current && speaks && (await afterResult(ctx, talk, current))) return undefined
  const asked = current !== undefined && (await isAsked(ctx, current.id))
  const answers = asked && readAnswer(heard.carries.text ?? '') !== undefined
  const chooses = !answers && known !== undefined && (await choosesHere(ctx, page_id, known.id, heard.carries.text))
  const said = answers
    ? 'words'
    : chooses
      ? 'turns'
      : saidAs(heard, meant, current !== undefined && current.urgency !== 'none')
  const standing = standingOf(current, at)
  const inTalk = (): Promise<boolean> | false => known !== undefined && spokeSince(ctx, page_id, known.id, at - talkFor)
  const where = whereFor(standing, said, leansOnTalk(standing, said) && !(await inTalk()))
  if (where === 'ordinary' || (where === 'begin' && !speaks)) return { ...talk, known, meant }
  if (where === 'begin') return begin(ctx, talk)
  if (where === 'open' || current === undefined) {
    if (await isFiled(ctx, page_id, heard.id)) return undefined
    return told(ctx, talk, await openFor(ctx, talk, meant), meant)
  }
  const grown = await told(ctx, talk, await heldBack(ctx, talk, await lockAnyTip(ctx, current.id), meant), meant)
  if (where === 'doubt' && speaks) await askWhich(ctx, await lockAnyTip(ctx, current.id), heard.id)
  return grown
}

/** A number that answers what the assistant asked in the ordinary conversation begins no tip. */
async function choosesHere(ctx: Ctx, page_id: string, address_id: string, text: string | undefined): Promise<boolean> {
  if (text === undefined || numberIn(text) === undefined) return false
  const conversation = await findConversation(ctx, page_id, address_id)
  return conversation !== undefined && (await choosesOffered(ctx, conversation, text))
}

/** A rating, or that they do not agree: it is filed as any other words of theirs. */
async function afterResult(ctx: Ctx, talk: Talk, current: Tip): Promise<boolean> {
  const { text } = talk.heard.carries
  if (talk.heard.kind !== 'text' || (current.state !== 'triaged' && current.state !== 'closed')) return false
  const tip = await lockAnyTip(ctx, current.id)
  if (!(await heardAfterOutcome(ctx, tip, text))) return false
  await filed(ctx, talk, await lockAnyTip(ctx, tip.id), {})
  return true
}

const newestOf = (tips: readonly Tip[]): Tip | undefined =>
  tips.filter(tip => tip.state !== 'dropped').sort((a, b) => b.last_heard_at - a.last_heard_at)[0]

function standingOf(tip: Tip | undefined, at: number): Standing {
  if (tip === undefined) return 'none'
  const stale = isStale(tip, at)
  if (tip.state === 'gathering') return stale ? 'none' : 'gathering'
  if (tip.state === 'closed') return 'closed'
  return stale ? 'stale' : 'fresh'
}

/** The menu: nothing is taken before it is known that it is not about officials. */
async function begin(ctx: Ctx, { heard, page }: Talk): Promise<undefined> {
  const { person, at, page_id } = heard
  const unit_id = page.unit_id as string
  const tip = await openTip(ctx, { page_id, source: 'zalo', unit_id, received_at: at, person, state: 'gathering' })
  const { tip: begun } = await hearIn(ctx, tip, { ...heard, late: false }, quiet(tip))
  await askOfficials(ctx, begun)
}

/** Who reads it is settled before the first hint of it leaves. */
async function openFor(ctx: Ctx, { heard, page }: Talk, meant: Understanding | undefined): Promise<Tip> {
  const { person, at, page_id } = heard
  const unit_id = page.unit_id as string
  const { why, excluded_unit_id, ...route } = await readersOf(ctx, unit_id, heard.carries.text, meant)
  const suggested = suggestionOf(meant, why)
  return openTip(ctx, { page_id, source: 'zalo', received_at: at, person, suggested, excluded_unit_id, ...route })
}

/** Words that show what a tip is about move it before they are filed: above officials at once, else while nobody took it up. */
async function heldBack(ctx: Ctx, { heard, page }: Talk, tip: Tip, meant: Understanding | undefined): Promise<Tip> {
  const unit_id = page.unit_id as string
  const { why, ...readers } = await readersOf(ctx, unit_id, heard.carries.text, meant)
  const category = categoryOf(meant)
  const suggested = 'category' in tip.suggested ? tip.suggested : { ...tip.suggested, ...suggestionOf(meant, why) }
  if (readers.excluded_unit_id !== null) {
    if (tip.excluded_unit_id !== null) return tip
    const held = await saveTip(ctx, tip, { ...readers, suggested, assigned_to: null })
    await act(ctx, held, 'held', { why: 'officials' })
    return leaveHeld(ctx, held)
  }
  const first = tip.state === 'gathering' || (tip.state === 'new' && !('category' in tip.suggested))
  if (!first || tip.excluded_unit_id !== null || category === null) return tip
  return saveTip(ctx, tip, { ...readers, suggested })
}

/** File it with all it carries; read it for danger; a first one is receipted. */
async function told(ctx: Ctx, talk: Talk, tip: Tip, meant: Understanding | undefined): Promise<undefined> {
  const { heard, late, speaks, own } = talk
  const first = tip.state === 'gathering' || tip.first_message_id === null
  const grown = await filed(ctx, talk, tip, await changesBy(ctx, heard, tip, meant))
  const { carries, kind } = heard
  const alert = { kind, text: carries.text, meant, missed: isMissed(heard), late }
  const { tip: alarmed, consumed } = await danger(ctx, grown, alert)
  const read = await suggestFor(ctx, alarmed, { text: carries.text, meant, near: talk.page.unit_id as string })
  for (const other of own)
    if (other.mask_id !== tip.address_id) await freeMask(ctx, heard.page_id, other.mask_id, heard.at)
  if (!speaks || consumed) return
  if (read.keep_from_beat && !tip.keep_from_beat) await confirmBeat(ctx, read)
  if (first) await giveReceipt(ctx, read, talk)
  await askWhatIsDue(ctx, read, first)
}

async function filed(ctx: Ctx, { heard, late }: Talk, tip: Tip, change: TipChange): Promise<Tip> {
  const { page_id, id } = heard
  const { tip: grown, again } = await hearIn(ctx, tip, { ...heard, late }, change)
  if (again) return grown
  for (const medium of heard.media) await want(ctx, { page_id, thread_id: tip.id, message_id: id }, medium)
  if (heard.identity && tip.address_id !== null) {
    const { citizen_id } = await addressOf(ctx, page_id, tip.address_id)
    await learnIdentity(ctx, page_id, citizen_id, heard.identity)
  }
  return grown
}

async function changesBy(ctx: Ctx, heard: Heard, tip: Tip, meant: Understanding | undefined): Promise<TipChange> {
  const { text, place } = heard.carries
  const words = meant?.place && text ? { text: text.slice(meant.place.start, meant.place.end) } : undefined
  const where = place ?? words
  return {
    ...(tip.state === 'gathering' ? { state: 'new', asked: null, asked_at: null } : {}),
    ...(where ? { place: await withPlace(ctx, tip, where) } : {}),
    ...(keepsBeat(text) ? { keep_from_beat: true } : {}),
  }
}

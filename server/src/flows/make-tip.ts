// An officer makes a tip: of what a person wrote in their conversation from one message on, of a call, of somebody at the desk.

import type { Understanding } from '../language/understand.ts'
import { addKeyAddress, addressOf, beginKeyTip, learnIdentity, maskOf } from '../modules/citizens/citizens.ts'
import { rehome } from '../modules/deliveries/deliveries.ts'
import {
  lineOf,
  lockConversation,
  messagesFrom,
  type Moved,
  moveMessages,
  settleConversation,
} from '../modules/inbox/inbox.ts'
import { moveMedia } from '../modules/media/media.ts'
import { requireAt } from '../modules/officers/officers.ts'
import { getPage, pagesOfUnits } from '../modules/pages/pages.ts'
import {
  act,
  type Confidentiality,
  type ContactRule,
  divideTip,
  hearIn,
  lockTip,
  openTip,
  saveTip,
  type Tip,
} from '../modules/tips/tips.ts'
import type { Ctx } from '../platform/ctx.ts'
import { newId } from '../platform/ids.ts'
import { Refusal } from '../platform/refusal.ts'
import { danger } from './danger.ts'
import { meaningOf } from './meaning.ts'
import { readersOf, suggestionOf } from './tip-readers.ts'

/**
 * The first message and all later ones leave the conversation, with their media and what we answered; what the person
 * writes from now on goes on in the tip. Refuses `not_found` for a message of another thread, `not_now` for one of ours.
 */
export async function makeTip(ctx: Ctx, page_id: string, conversation_id: string, first_id: string): Promise<Tip> {
  const conversation = await lockConversation(ctx, page_id, conversation_id)
  const moving = await messagesFrom(ctx, { page_id, id: conversation_id }, first_id)
  const { first, heard, last } = endsOf(moving)
  const words = await wordsOf(ctx, page_id, heard)
  const meant = meaningOf(words)
  const { unit_id } = await getPage(ctx, page_id)
  if (unit_id === null) throw new Refusal('not_now', { state: 'no_unit' })
  const { why, ...readers } = await readersOf(ctx, unit_id, words, meant)
  const suggested = suggestionOf(meant, why)
  const opened = await openTip(ctx, { page_id, source: 'zalo', received_at: first.at, suggested, ...readers })
  const address_id = await maskOf(ctx, opened.id, await addressOf(ctx, page_id, conversation.address_id))
  await carry(ctx, page_id, conversation_id, opened.id, moving)
  const ids = moving.map(({ id }) => id)
  await rehome(ctx, page_id, ids, { address_id, thread_id: opened.id })
  const tip = await saveTip(ctx, opened, {
    address_id,
    last_heard_at: last.at,
    unread: heard.length,
    first_message_id: first.id,
  })
  await settleConversation(ctx, conversation)
  await act(ctx, tip, 'made')
  return tip
}

/** The first message and all later ones of the tip become a tip of their own, of the same informant. */
export async function splitTip(ctx: Ctx, id: string, first_id: string): Promise<Tip> {
  const tip = await lockTip(ctx, id, 'tip.triage')
  const moving = await messagesFrom(ctx, tip, first_id)
  const { first, heard, last } = endsOf(moving)
  if (tip.first_message_id === first.id) throw new Refusal('not_now', { state: tip.state })
  const part = await divideTip(ctx, tip, first.at)
  await carry(ctx, tip.page_id, tip.id, part.id, moving)
  if (part.address_id !== null) {
    const to = { address_id: part.address_id, thread_id: part.id }
    await rehome(
      ctx,
      tip.page_id,
      moving.map(each => each.id),
      to,
    )
  }
  return saveTip(ctx, part, { last_heard_at: last.at, unread: heard.length, first_message_id: first.id })
}

async function carry(ctx: Ctx, page_id: string, from: string, to: string, moving: readonly Moved[]): Promise<void> {
  await moveMessages(
    ctx,
    page_id,
    from,
    to,
    moving.map(({ id }) => id),
  )
  await moveMedia(ctx, page_id, to, moving)
}

function endsOf(moving: readonly Moved[]): { first: Moved; last: Moved; heard: Moved[] } {
  const heard = moving.filter(({ from }) => from === 'citizen')
  const [first] = moving
  const last = heard.at(-1)
  if (!first || !last || first.from !== 'citizen') throw new Refusal('not_now', { state: 'not_theirs' })
  return { first, last, heard }
}

async function wordsOf(ctx: Ctx, page_id: string, heard: readonly Moved[]): Promise<string> {
  const said: string[] = []
  for (const { id } of heard.slice(0, 50)) {
    const line = await lineOf(ctx, page_id, id)
    if (line.line === 'message' && line.text) said.push(line.text)
  }
  return said.join('\n')
}

export interface Entered {
  readonly unit_id: string
  readonly source: 'phone' | 'walk_in'
  readonly text: string
  /** Of the informant, when they gave it: to the vault and nowhere else. */
  readonly name?: string | undefined
  readonly phone?: string | undefined
  /** When they called or came, ms; now when absent. */
  readonly received_at?: number | undefined
  readonly contact_rule: ContactRule
  readonly confidentiality?: Confidentiality | undefined
  readonly keep_from_beat: boolean
}

/** Refuses `not_now` where the unit has no page or desk, or the time lies ahead. */
export async function enterTip(ctx: Ctx, told: Entered): Promise<Tip> {
  await requireAt(ctx, 'tip.enter', told.unit_id)
  const { unit_id, source, text, received_at = ctx.now, contact_rule, keep_from_beat } = told
  const [page] = await pagesOfUnits(ctx, [unit_id])
  if (!page || received_at > ctx.now) throw new Refusal('not_now', { state: page ? 'ahead' : 'no_page' })
  const { page_id } = page
  const meant: Understanding | undefined = meaningOf(text)
  const { why, ...readers } = await readersOf(ctx, unit_id, text, meant)
  const confidentiality = told.confidentiality === 'confidential' ? 'confidential' : readers.confidentiality
  const suggested = suggestionOf(meant, why)
  const how = { source, received_at, suggested, ...readers, confidentiality, contact_rule, keep_from_beat }
  const tip = await openTip(ctx, { page_id, ...how })
  await keepWho(ctx, tip, told)
  const message = { id: newId(ctx.now), at: received_at, kind: 'text', carries: { text }, late: false }
  const { tip: grown } = await hearIn(ctx, tip, message)
  return (await danger(ctx, grown, { kind: 'text', text, meant })).tip
}

async function keepWho(ctx: Ctx, { page_id, id }: Tip, { name, phone }: Entered): Promise<void> {
  if (name === undefined && phone === undefined) return
  const address_id = await addKeyAddress(ctx, page_id, phone)
  await beginKeyTip(ctx, page_id, id, address_id)
  const { citizen_id } = await addressOf(ctx, page_id, address_id)
  await learnIdentity(ctx, page_id, citizen_id, { name })
}

// A conversation goes from one who answers to another: assigned by who decides that, or offered and taken. Always one holder.

import { minute } from '../../platform/clock.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { newId } from '../../platform/ids.ts'
import { found, Refusal } from '../../platform/refusal.ts'
import { holdersAt } from '../officers/officers.ts'
import { getPage, listPages } from '../pages/pages.ts'
import { policy, unitNames } from '../units/units.ts'
import { noteIn } from './filing.ts'
import * as rules from './offer-rules.ts'
import type { Offer, Receiver } from './offer-rules.ts'
import type { Conversation } from './rules.ts'
import { act } from './saving.ts'
import * as store from './store.ts'
import * as offers from './store-offers.ts'

export type { Offer, Receiver } from './offer-rules.ts'

/** The unit whose team answers now, and the page's own. */
async function units(ctx: Ctx, { page_id, lent_to }: Conversation): Promise<{ home: string; now: string }> {
  const home = found((await getPage(ctx, page_id)).unit_id ?? undefined)
  return { home, now: lent_to ?? home }
}

/** Who could answer instead: colleagues of the team that answers now, and the units with a page and somebody to answer. */
export async function receiversOf(ctx: Ctx, conversation: Conversation) {
  const { home, now } = await units(ctx, conversation)
  const colleagues = await holdersAt(ctx, 'conversation.reply', now)
  const others = (await listPages(ctx)).flatMap(page => (page.unit_id === null ? [] : [page.unit_id]))
  const offered = [...new Set([home, ...others])].filter(unit_id => unit_id !== now)
  const names = await unitNames(ctx, offered)
  const named = offered.map(unit_id => ({ unit_id, name: names.get(unit_id) ?? '' }))
  return { officers: colleagues, units: named.sort((a, b) => a.name.localeCompare(b.name, 'vi')) }
}

/** Refuses `receiver_unfit` for one who could not answer there. */
async function fits(ctx: Ctx, conversation: Conversation, to: Receiver, by: string): Promise<void> {
  const { now } = await units(ctx, conversation)
  if ('officer_id' in to) {
    const able = await holdersAt(ctx, 'conversation.reply', now)
    if (to.officer_id === by || !able.some(each => each.officer_id === to.officer_id))
      throw new Refusal('receiver_unfit')
    return
  }
  const { units: able } = await receiversOf(ctx, conversation)
  const isUnit = able.some(each => each.unit_id === to.unit_id)
  if (!isUnit || (await holdersAt(ctx, 'conversation.reply', to.unit_id)).length === 0)
    throw new Refusal('receiver_unfit')
}

/**
 * Offer it; it stays with who offers it until taken. `note`: a private note that goes along. Refuses `already_claimed`,
 * `offer_open`, `not_now`, `receiver_unfit`.
 */
export async function offerConversation(
  ctx: Ctx,
  conversation: Conversation,
  from: string,
  to: Receiver,
  note?: string,
): Promise<Conversation> {
  const id = newId<'offer'>(ctx.now)
  const next = rules.offer(conversation, from, id, ctx.now)
  await fits(ctx, conversation, to, from)
  const { page_id } = conversation
  const to_unit = 'unit_id' in to ? to.unit_id : null
  const to_officer = 'officer_id' in to ? to.officer_id : null
  const due_at = ctx.now + (await policy(ctx, 'handing_answer_minutes', (await units(ctx, conversation)).now)) * minute
  await offers.insert(ctx, {
    page_id,
    id,
    conversation_id: conversation.id,
    from_officer: from,
    to_officer,
    to_unit,
    offered_at: ctx.now,
    due_at,
    state: 'open',
    ended_by: null,
    ended_at: null,
  })
  await store.save(ctx, next)
  if (note) await noteIn(ctx, next, from, note)
  await act(ctx, next, 'offered', from, to_officer ?? to_unit)
  return next
}

const openOffer = (ctx: Ctx, { page_id, offer_id }: Conversation): Promise<Offer | undefined> =>
  offer_id === null ? Promise.resolve(undefined) : offers.find(ctx, page_id, offer_id)

/** Refuses `not_now` when there is no offer, `offered_elsewhere` when it is not this officer's to answer. */
async function offerFor(ctx: Ctx, conversation: Conversation, officer: string, teams: ReadonlySet<string>) {
  const open = await openOffer(ctx, conversation)
  if (!open) throw new Refusal('not_now', { state: conversation.state })
  if (!rules.isFor(open, officer, teams)) throw new Refusal('offered_elsewhere')
  return open
}

/** `teams`: the units where the officer answers. */
export async function takeOffer(ctx: Ctx, conversation: Conversation, officer: string, teams: ReadonlySet<string>) {
  const open = await offerFor(ctx, conversation, officer, teams)
  const { home } = await units(ctx, conversation)
  const next = rules.take(conversation, open, officer, home, ctx.now)
  await offers.end(ctx, open, 'taken', officer)
  await store.save(ctx, next)
  await act(ctx, next, 'taken', officer)
  return next
}

/** Back to who offered it, with the reason as a private note. */
export async function returnOffer(
  ctx: Ctx,
  conversation: Conversation,
  officer: string,
  teams: ReadonlySet<string>,
  reason: string,
): Promise<Conversation> {
  const open = await offerFor(ctx, conversation, officer, teams)
  const next = await endOffer(ctx, conversation, open, 'returned', officer)
  await noteIn(ctx, next, officer, reason)
  return next
}

/** By who offered it. Refuses `not_now` when there is none of theirs. */
export async function withdrawOffer(ctx: Ctx, conversation: Conversation, officer: string): Promise<Conversation> {
  const open = await openOffer(ctx, conversation)
  if (open?.from_officer !== officer) throw new Refusal('not_now', { state: conversation.state })
  return endOffer(ctx, conversation, open, 'withdrawn', officer)
}

const told = { returned: 'returned', withdrawn: 'offer_withdrawn', lapsed: 'offer_lapsed' } as const

async function endOffer(
  ctx: Ctx,
  conversation: Conversation,
  open: Offer,
  how: keyof typeof told,
  by: string | null,
): Promise<Conversation> {
  const next = rules.keep(conversation)
  await offers.end(ctx, open, how, by)
  await store.save(ctx, next)
  await act(ctx, next, told[how], by)
  return next
}

/** Given to a colleague by who decides who answers, whoever holds it. Refuses `not_now`, `receiver_unfit`. */
export async function assignConversation(ctx: Ctx, conversation: Conversation, by: string, to: string) {
  const next = rules.assign(conversation, to, ctx.now)
  if (conversation.claimed_by === to && conversation.offer_id === null) return conversation
  const able = await holdersAt(ctx, 'conversation.reply', (await units(ctx, conversation)).now)
  if (!able.some(each => each.officer_id === to)) throw new Refusal('receiver_unfit')
  const open = await openOffer(ctx, conversation)
  if (open) await offers.end(ctx, open, 'withdrawn', by)
  await store.save(ctx, next)
  await act(ctx, next, 'assigned', by, to)
  return next
}

/** The open offers of these conversations, by conversation id. */
export async function openOffers(ctx: Ctx, conversations: readonly Conversation[]): Promise<Map<string, Offer>> {
  const ids = conversations.flatMap(each => each.offer_id ?? [])
  const pages = [...new Set(conversations.map(each => each.page_id))]
  return new Map((await offers.openOnes(ctx, pages, ids)).map(each => [each.conversation_id, each]))
}

/** The units beside the page's own that see a conversation: it is lent or offered to them. By conversation id. */
export async function guestUnits(ctx: Ctx, ids: readonly string[]): Promise<Map<string, string[]>> {
  const rows = ids.length === 0 ? [] : await offers.guests(ctx, ids)
  const byId = Map.groupBy(rows, row => row.id)
  return new Map([...byId].map(([id, list]) => [id, list.map(row => row.unit_id)]))
}

/** At most so many of what comes back by itself in one look. */
const oneLook = 100

/** Conversations with an offer nobody answered in time. */
export const lapsedOffers = (ctx: Ctx) => offers.due(ctx, oneLook)

/** Back to who offered it, with a line in the thread; nothing when it was answered meanwhile. */
export async function lapse(ctx: Ctx, conversation: Conversation): Promise<void> {
  const open = await openOffer(ctx, conversation)
  if (open && open.due_at <= ctx.now) await endOffer(ctx, conversation, open, 'lapsed', null)
}

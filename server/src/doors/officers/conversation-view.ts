// A conversation and its lines as one officer's screen shows them: what several modules know, put side by side.

import { questionsBefore } from '../../modules/bot/bot.ts'
import { type Address, addressesOf, windows } from '../../modules/citizens/citizens.ts'
import { deliveriesOf, type DeliveryView } from '../../modules/deliveries/deliveries.ts'
import {
  type Conversation,
  type Line,
  type Listed,
  mayAnswer,
  mayNext,
  type Offer,
  openOffers,
} from '../../modules/inbox/inbox.ts'
import { mediaOf, type MediaView } from '../../modules/media/media.ts'
import { mayAt, mayOn, officerNames, unitsFor } from '../../modules/officers/officers.ts'
import { listPages } from '../../modules/pages/pages.ts'
import { keptAmong } from '../../modules/procedures/procedures.ts'
import { unitNames } from '../../modules/units/units.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { systemLines } from '../../text/vi.ts'
import { mediaPhrase } from '../../text/vi-media.ts'
import type { ConversationView, LineView, MediaShape } from './shapes.ts'

/** Kinds shown as what they are; others are shown by their name. */
const shown = new Set([
  'text', 'tap', 'image', 'gif', 'sticker', 'voice', 'video', 'file', 'link', 'contact', 'info', 'location', 'call',
  'buttons', 'list', 'info_request',
]) // biome-ignore format: a list

export async function conversationViews(
  ctx: Ctx,
  listed: readonly Listed[],
  officer_id: string,
): Promise<ConversationView[]> {
  const pages = new Map((await listPages(ctx)).map(page => [page.page_id as string, page.name]))
  const addresses = await addressesByPage(ctx, listed)
  const conversations = listed.map(each => each.conversation)
  const offers = await openOffers(ctx, conversations)
  const given = [...offers.values()]
  const names = await officerNames(ctx, [
    ...conversations.flatMap(({ claimed_by }) => claimed_by ?? []),
    ...given.flatMap(({ from_officer, to_officer }) => [from_officer, ...(to_officer ? [to_officer] : [])]),
  ])
  const units = await unitNames(ctx, [
    ...conversations.flatMap(({ lent_to }) => lent_to ?? []),
    ...given.flatMap(({ to_unit }) => to_unit ?? []),
  ])
  const teams = new Set(given.length === 0 ? [] : await unitsFor(ctx, 'conversation.accept'))
  const windowOf = await windows(ctx)
  const views: ConversationView[] = []
  for (const { conversation, alias, last_line } of listed) {
    const { page_id, id, state, claimed_by, unread, waiting_since, lent_to, snoozed_until } = conversation
    const address = addresses.get(conversation.address_id)
    const offer = offers.get(id)
    views.push({
      page_id,
      page_name: pages.get(page_id) ?? '',
      id,
      alias,
      state,
      claimed_by: claimed_by === null ? null : { officer_id: claimed_by, name: names.get(claimed_by) ?? '' },
      unread,
      last_line,
      waiting_since,
      window: windowOf(address?.last_interaction_at ?? null),
      following: address?.following ?? false,
      blocked: address?.blocked ?? false,
      address: kindOf(address),
      lent_to: lent_to === null ? null : { unit_id: lent_to, name: units.get(lent_to) ?? '' },
      snoozed_until,
      offer: offer
        ? {
            from: { officer_id: offer.from_officer, name: names.get(offer.from_officer) ?? '' },
            to: {
              officer_id: offer.to_officer,
              unit_id: offer.to_unit,
              name: names.get(offer.to_officer ?? '') ?? units.get(offer.to_unit ?? '') ?? '',
            },
            offered_at: offer.offered_at,
            due_at: offer.due_at,
            may: mayAnswer(offer, officer_id, teams),
          }
        : null,
      may: mayNext(conversation, await actsOn(ctx, conversation, offer), officer_id),
    })
  }
  return views
}

/** Held on the page, or at the unit it is lent or offered to. */
async function actsOn(ctx: Ctx, { page_id, lent_to }: Conversation, offer: Offer | undefined): Promise<string[]> {
  const acts: string[] = [...(await mayOn(ctx, page_id))]
  for (const unit_id of [lent_to, offer?.to_unit]) if (unit_id) acts.push(...(await mayAt(ctx, unit_id)))
  return [...new Set(acts)]
}

/** Whether the officer may do this with it now. */
export async function mayDo(ctx: Ctx, conversation: Conversation, act: string, officer_id: string): Promise<boolean> {
  const offer = (await openOffers(ctx, [conversation])).get(conversation.id)
  return mayNext(conversation, await actsOn(ctx, conversation, offer), officer_id).includes(act)
}

/** No conversation hangs on a mask or a web key. */
const kindOf = (address: Address | undefined): 'zalo' | 'web' | 'phone' =>
  address === undefined || address.kind === 'mask' || address.kind === 'key' ? 'zalo' : address.kind

async function addressesByPage(ctx: Ctx, listed: readonly Listed[]): Promise<Map<string, Address>> {
  const byPage = Map.groupBy(listed, each => each.conversation.page_id)
  const all = new Map<string, Address>()
  for (const [page_id, some] of byPage) {
    const found = await addressesOf(
      ctx,
      page_id,
      some.map(each => each.conversation.address_id),
    )
    for (const [id, address] of found) all.set(id, address)
  }
  return all
}

/**
 * `media`: of a tip's lines, what their media are reached by, and that they are neither quoted nor reacted to.
 * `conversation_id`: of a conversation's; only then it is asked which answers may go into the catalogue.
 */
export async function lineViews(
  ctx: Ctx,
  page_id: string,
  lines: readonly Line[],
  where: { readonly media?: string; readonly conversation_id?: string } = {},
): Promise<LineView[]> {
  const messages = lines.flatMap(line => (line.line === 'message' ? [line.id] : []))
  const reactions = lines.flatMap(line => (line.line === 'message' ? line.reactions.map(({ id }) => id) : []))
  const media = await mediaOf(ctx, page_id, messages)
  const deliveries = await deliveriesOf(ctx, page_id, [...messages, ...reactions])
  const given = lines.flatMap(line => (line.line === 'act' ? (line.about_id ?? []) : []))
  const officers = [...new Set([...lines.flatMap(line => line.officer_id ?? []), ...given])]
  const names = await officerNames(ctx, officers)
  const units = await unitNames(ctx, given)
  const mine = where.media === undefined ? await mayOn(ctx, page_id) : []
  const answers = mine.includes('conversation.reply')
  const kept = await keptIn(ctx, page_id, where.conversation_id, mine.includes('answer.keep') ? lines : [])
  const mediaAt = where.media ?? `/api/pages/${page_id}/media`
  const nameOf = (officer_id: string | null): string | null => (officer_id ? (names.get(officer_id) ?? '') : null)
  return lines.map((line): LineView => {
    const { id, at } = line
    if (line.line === 'note')
      return { line: 'note', id, at, officer_name: nameOf(line.officer_id) ?? '', text: line.text }
    if (line.line === 'act') {
      const to = names.get(line.about_id ?? '') ?? units.get(line.about_id ?? '') ?? null
      return { line: 'system', id, at, text: systemLines(line.act, nameOf(line.officer_id), to) }
    }
    const delivery = deliveries.get(id)
    const { from, kind, text, place, link, contact, call, options, quote } = line
    return {
      line: 'message',
      id,
      at,
      from,
      officer_name: nameOf(line.officer_id),
      kind,
      text,
      supported: shown.has(kind),
      media: (media.get(id) ?? []).map(medium => mediumView(mediaAt, medium, where.media === undefined)),
      place: place === null ? null : { ...place, link: mapLink(place) },
      link: link && { title: null, description: null, ...link },
      contact: contact && { name: null, phone: null, ...contact },
      call,
      options: options && options.map(option => ({ subtitle: null, ...option })),
      quote,
      reactions: line.reactions
        .filter(({ id: own }) => !lost(deliveries.get(own)))
        .map(({ from: by, icon }) => ({ from: by, icon })),
      delivery: delivery ? { ...delivery, may: [...delivery.may] } : null,
      may: [
        ...(line.reactable && answers ? (['message.quote', 'message.react'] as const) : []),
        ...(kept.get(id) === null ? (['answer.keep'] as const) : []),
      ],
      kept_in: kept.get(id) ?? null,
    }
  })
}

/** Of each answer in words that may be kept: the draft it is in, or null. */
async function keptIn(
  ctx: Ctx,
  page_id: string,
  thread_id: string | undefined,
  lines: readonly Line[],
): Promise<Map<string, string | null>> {
  const answers = lines.filter(line => line.line === 'message' && line.from === 'officer' && line.text !== null)
  if (thread_id === undefined || answers.length === 0) return new Map()
  const asked = await questionsBefore(
    ctx,
    { page_id, id: thread_id },
    answers.map(({ at }) => at),
  )
  const ids = answers.map(({ id }) => id)
  const kept = await keptAmong(ctx, page_id, ids)
  return new Map(ids.flatMap((id, n) => (asked[n] || kept.has(id) ? [[id, kept.get(id) ?? null] as const] : [])))
}

/** A reaction that never arrived is none. */
const lost = (delivery: DeliveryView | undefined): boolean =>
  delivery?.state === 'failed' || delivery?.state === 'withdrawn'

/** Of a tip nothing is handed out as it came but under an opening. */
function mediumView(mediaAt: string, medium: MediaView, handsOut: boolean): MediaShape {
  const { reason, playable, downloadable, width, ...seen } = medium
  const at = `${mediaAt}/${medium.id}`
  return {
    ...seen,
    width,
    why: reason === null ? null : { code: reason, phrase: mediaPhrase(reason) },
    url: width === null ? null : at,
    play_url: playable ? `${at}/playable` : null,
    download_url: downloadable && handsOut ? `${at}/original` : null,
  }
}

/** Opens the machine's own map program; no map of ours, no third party told from the console itself (product, Lines). */
const mapLink = ({ latitude, longitude }: { latitude: number; longitude: number }): string =>
  `geo:${latitude},${longitude}?q=${latitude},${longitude}`

// A conversation and its lines as one officer's screen shows them: what several modules know, put side by side.

import { type Address, addressesOf, windows } from '../../modules/citizens/citizens.ts'
import { deliveriesOf } from '../../modules/deliveries/deliveries.ts'
import { type Line, type Listed, mayNext } from '../../modules/inbox/inbox.ts'
import { mediaOf } from '../../modules/media/media.ts'
import { mayOn, officerNames } from '../../modules/officers/officers.ts'
import { listPages } from '../../modules/pages/pages.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { systemLines } from '../../text/vi.ts'
import type { ConversationView, LineView } from './shapes.ts'

/** Kinds shown as what they are; others are shown by their name. */
const shown = new Set(['text', 'image', 'location'])

export async function conversationViews(
  ctx: Ctx,
  listed: readonly Listed[],
  officer_id: string,
): Promise<ConversationView[]> {
  const pages = new Map((await listPages(ctx)).map(page => [page.page_id as string, page.name]))
  const addresses = await addressesByPage(ctx, listed)
  const names = await officerNames(ctx, claimants(listed))
  const windowOf = await windows(ctx)
  const views: ConversationView[] = []
  for (const { conversation, alias, last_line } of listed) {
    const { page_id, id, state, claimed_by, unread, waiting_since } = conversation
    const address = addresses.get(conversation.address_id)
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
      address: address?.kind ?? 'zalo',
      may: mayNext(conversation, await mayOn(ctx, page_id), officer_id),
    })
  }
  return views
}

const claimants = (listed: readonly Listed[]): string[] => [
  ...new Set(listed.flatMap(({ conversation: { claimed_by } }) => claimed_by ?? [])),
]

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

export async function lineViews(ctx: Ctx, page_id: string, lines: readonly Line[]): Promise<LineView[]> {
  const messages = lines.flatMap(line => (line.line === 'message' ? [line.id] : []))
  const media = await mediaOf(ctx, page_id, messages)
  const deliveries = await deliveriesOf(ctx, page_id, messages)
  const officers = [...new Set(lines.flatMap(line => line.officer_id ?? []))]
  const names = await officerNames(ctx, officers)
  const nameOf = (officer_id: string | null): string | null => (officer_id ? (names.get(officer_id) ?? '') : null)
  return lines.map((line): LineView => {
    const { id, at } = line
    if (line.line === 'note')
      return { line: 'note', id, at, officer_name: nameOf(line.officer_id) ?? '', text: line.text }
    if (line.line === 'act') return { line: 'system', id, at, text: systemLines(line.act, nameOf(line.officer_id)) }
    const delivery = deliveries.get(id)
    return {
      line: 'message',
      id,
      at,
      from: line.from,
      officer_name: nameOf(line.officer_id),
      kind: line.kind,
      text: line.text,
      supported: shown.has(line.kind),
      media: (media.get(id) ?? []).map(each => ({
        ...each,
        kind: 'image' as const,
        why: null,
        name: null,
        type: null,
        bytes: null,
        scan: null,
        play_url: null,
        download_url: null,
        url: each.width === null ? null : `/api/pages/${page_id}/media/${each.id}`,
      })),
      place: line.place === null ? null : { ...line.place, link: mapLink(line.place) },
      link: null,
      contact: null,
      call: null,
      options: null,
      quote: null,
      reactions: [],
      may: [],
      delivery: delivery ? { ...delivery, may: [...delivery.may] } : null,
    }
  })
}

/** Opens the machine's own map program; no map of ours, no third party told from the console itself (product, Lines). */
const mapLink = ({ latitude, longitude }: { latitude: number; longitude: number }): string =>
  `geo:${latitude},${longitude}?q=${latitude},${longitude}`

// Zalo's words become ours: one event is read and handed to the flow it belongs to.

import { type EventOf, parseEvent, type Event as ZaloEvent } from '@binh-yen/zalo/events'
import { messagesOf, personOf } from '@binh-yen/zalo/whose'
import { received, seen } from '../../modules/deliveries/deliveries.ts'
import type { Event, Later } from '../../modules/intake/intake.ts'
import { echoIn } from '../../flows/echo-in.ts'
import { followingChanged, messageIn } from '../../flows/message-in.ts'
import type { Ctx } from '../../platform/ctx.ts'
import type { Directory } from './directory.ts'

/** How often each kind came that no flow knows yet: shown to operators. */
export type UnsupportedCounts = Map<string, number>

/** A few kinds of ours at most; names come from outside. */
const namesKept = 200

export function createInbound(
  directory: Directory,
  unsupported: UnsupportedCounts,
): (ctx: Ctx, event: Event) => Promise<Later | void> {
  function count(name: string): void {
    const known = unsupported.has(name) || unsupported.size < namesKept ? name : 'other'
    unsupported.set(known, (unsupported.get(known) ?? 0) + 1)
  }

  return async (ctx, event) => {
    const parsed = parseEvent(event.body)
    if (!parsed.ok) return count('unreadable')
    const zalo = parsed.event
    const oa_id = await directory.oaOf(event.page_id)
    const zalo_id = personOf(zalo, id => id === oa_id)
    switch (zalo.kind) {
      case 'user_message':
        if (zalo_id === undefined) return count(zalo.event_name)
        if (!supported.has(zalo.message.what)) count(zalo.event_name)
        return messageIn(ctx, { ...common(event, zalo, zalo_id), ...contentOf(zalo) })
      case 'echo':
        if (zalo_id === undefined) return count(zalo.event_name)
        return echoIn(ctx, {
          ...common(event, zalo, zalo_id),
          received_at: event.received_at,
          kind: zalo.message.what,
          text: zalo.message.text,
          admin_id: zalo.admin_id,
        })
      case 'follow':
      case 'unfollow':
        if (zalo_id === undefined) return count(zalo.event_name)
        return followingChanged(ctx, common(event, zalo, zalo_id), zalo.kind === 'follow')
      case 'received':
        return received(ctx, event.page_id, messagesOf(zalo), event.at)
      case 'seen':
        return seen(ctx, event.page_id, messagesOf(zalo), event.at)
      case 'group_message':
      case 'group':
        return count(zalo.event_name) // what is said in groups is not for us to keep (product F21)
      default:
        return other(ctx, event, zalo, zalo_id)
    }
  }

  /** Kinds no flow knows: those of a known person are shown in the thread with their name, all are counted. */
  async function other(ctx: Ctx, event: Event, zalo: ZaloEvent, zalo_id: string | undefined): Promise<void> {
    count(zalo.event_name)
    if (zalo_id === undefined || zalo.user_id === undefined || zalo.event_name.startsWith('oa_')) return
    const interaction = interactions.has(zalo.kind)
    const unknown = { text: undefined, place: undefined, sources: [], kind: event.name, interaction }
    const whole = { ...common(event, zalo, zalo_id), ...unknown }
    if (zalo.kind !== 'info_submitted') return messageIn(ctx, { ...whole, kept: contentOnly(zalo) })
    const { name, phone, ...kept } = zalo.info
    await messageIn(ctx, { ...whole, kept, identity: { name, phone } })
  }
}

/** What an event says beyond whose it is: Zalo's ids of people and messages stay out of the thread. */
function contentOnly(zalo: ZaloEvent): object {
  const head = ['event_name', 'app_id', 'oa_id', 'user_id', 'sender_id', 'recipient_id', 'msg_id', 'msg_ids', 'subject']
  const more = ['timestamp', 'timestampRaw', 'user_id_by_app', 'kind']
  return Object.fromEntries(Object.entries(zalo).filter(([key]) => !head.includes(key) && !more.includes(key)))
}

/** Of the kinds no flow knows, those that open the reply window (facts §1.3). */
const interactions = new Set<ZaloEvent['kind']>(['chat_now', 'info_submitted', 'call', 'anonymous_message'])

const supported = new Set(['text', 'image', 'location'])

const common = (event: Event, zalo: ZaloEvent, zalo_id: string) => ({
  page_id: event.page_id,
  id: event.id,
  at: event.at,
  zalo_id,
  by_app: zalo.user_id_by_app,
  zalo_msg_id: zalo.msg_id,
})

/** Addresses of what a message carries: at most these many, so that no body makes us fetch without end. */
const sourcesLimit = 10

function contentOf({ message, event_name }: EventOf<'user_message'>) {
  const place = message.attachments.find(each => each.type === 'location')
  const sources = message.attachments.flatMap(each =>
    'url' in each && each.type !== 'link' && each.url ? [each.url] : [],
  )
  return {
    kind: supported.has(message.what) ? message.what : event_name,
    ...(supported.has(message.what) ? {} : { kept: message.attachments }),
    text: message.text,
    place: place && 'latitude' in place ? { latitude: place.latitude, longitude: place.longitude } : undefined,
    sources: sources.slice(0, sourcesLimit),
  }
}

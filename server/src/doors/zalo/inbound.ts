// Zalo's words become ours: one event is read and handed to the flow it belongs to.

import { type EventOf, parseEvent, type Event as ZaloEvent } from '@binh-yen/zalo/events'
import type { Message } from '@binh-yen/zalo/events/messages'
import { messagesOf, personOf } from '@binh-yen/zalo/whose'
import { received, seen } from '../../modules/deliveries/deliveries.ts'
import type { Event, Later } from '../../modules/intake/intake.ts'
import { echoIn } from '../../flows/echo-in.ts'
import { followingChanged, messageIn } from '../../flows/message-in.ts'
import { reactionIn } from '../../flows/reaction-in.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { contentOf, iconOf, isKnown } from './content.ts'
import type { Directory } from './directory.ts'
import { visitorId } from './visitors.ts'

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
    if (zalo.kind === 'received') return received(ctx, event.page_id, messagesOf(zalo), event.at)
    if (zalo.kind === 'seen') return seen(ctx, event.page_id, messagesOf(zalo), event.at)
    // what is said in groups is not for us to keep (product F21)
    if (zalo_id === undefined || zalo.kind === 'group_message' || zalo.kind === 'group') return count(zalo.event_name)
    const common = commonOf(event, zalo, zalo_id)
    switch (zalo.kind) {
      case 'user_message':
        if (!isKnown(zalo.message)) count(zalo.event_name)
        return messageIn(ctx, { ...common, ...heardOf(zalo.message, zalo.event_name) })
      case 'anonymous_message':
        return visitor(ctx, event, zalo, zalo_id)
      case 'echo':
        return echoIn(ctx, {
          ...common,
          ...echoOf(zalo.message, zalo.event_name),
          received_at: event.received_at,
          admin_id: zalo.admin_id,
        })
      case 'reacted': {
        const { react_icon, by, msg_id: on } = zalo
        const side = by === 'page' ? by : 'citizen'
        return reactionIn(ctx, { ...common, received_at: event.received_at, by: side, icon: iconOf(react_icon), on })
      }
      case 'call':
        return messageIn(ctx, { ...common, ...callOf(zalo), media: [] })
      case 'info_submitted': {
        const { name, phone, ...kept } = zalo.info
        return messageIn(ctx, { ...common, kind: 'info', carries: { kept }, identity: { name, phone }, media: [] })
      }
      case 'follow':
      case 'unfollow':
        return followingChanged(ctx, common, zalo.kind === 'follow')
      default:
        return other(ctx, zalo, common)
    }
  }

  /** Kinds no flow knows: those of a known person are shown in the thread with their name, all are counted. */
  async function other(ctx: Ctx, zalo: ZaloEvent, common: ReturnType<typeof commonOf>): Promise<void> {
    count(zalo.event_name)
    if (zalo.user_id === undefined || zalo.event_name.startsWith('oa_')) return
    const interaction = zalo.kind === 'chat_now'
    const carries = { kept: contentOnly(zalo) }
    await messageIn(ctx, { ...common, kind: zalo.event_name, carries, media: [], interaction })
  }

  /** Both ids of a visitor are one address: another conversation of theirs is somebody else to us. */
  async function visitor(ctx: Ctx, event: Event, zalo: EventOf<'anonymous_message'>, zalo_id: string) {
    const id = visitorId(zalo_id, zalo.conversation_id ?? '')
    const common = { ...commonOf(event, zalo, id), person: { kind: 'web' as const, zalo_id: id } }
    const { message, event_name, from } = zalo
    if (from === 'user') return messageIn(ctx, { ...common, ...heardOf(message, event_name) })
    const received_at = event.received_at
    return echoIn(ctx, { ...common, ...echoOf(message, event_name), received_at, admin_id: undefined })
  }
}

const heardOf = (message: Message, event_name: string) => ({
  ...contentOf(message, event_name),
  quotes: message.quote_msg_id,
})

const echoOf = (message: Message, event_name: string) => ({
  ...contentOf(message, event_name),
  told_as: message.what,
})

/** A call of the page's counts as an interaction when the person took it (facts §1.3). */
function callOf({ from, call_type, talk_time_ms }: EventOf<'call'>) {
  const talk_ms = talk_time_ms ?? null
  const answered = talk_ms !== null && talk_ms > 0
  const by = from === 'page' ? ('page' as const) : ('citizen' as const)
  const type = call_type === 'VIDEO' ? ('video' as const) : ('audio' as const)
  const call = { by, type, answered, talk_ms }
  return { kind: 'call', carries: { call }, interaction: by === 'citizen' || answered }
}

/** What an event says beyond whose it is: Zalo's ids of people and messages stay out of the thread. */
function contentOnly(zalo: ZaloEvent): object {
  const head = ['event_name', 'app_id', 'oa_id', 'user_id', 'sender_id', 'recipient_id', 'msg_id', 'msg_ids', 'subject']
  const more = ['timestamp', 'timestampRaw', 'user_id_by_app', 'kind']
  return Object.fromEntries(Object.entries(zalo).filter(([key]) => !head.includes(key) && !more.includes(key)))
}

const commonOf = (event: Event, zalo: ZaloEvent, zalo_id: string) => ({
  page_id: event.page_id,
  id: event.id,
  at: event.at,
  person: { zalo_id, by_app: zalo.user_id_by_app },
  zalo_msg_id: zalo.msg_id,
})

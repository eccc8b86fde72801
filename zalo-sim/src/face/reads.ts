// Hides the OA API's readings: account, person, quota, conversation, recent chats (facts §1.5, §5.4–5.6).
import { dayPrinted } from '../clock.ts'
import type { Caller } from '../refusals/caller.ts'
import { ZaloRefusal, invalid } from '../refusals/codes.ts'
import { readBody } from '../refusals/shape.ts'
import type { Sim } from '../sim.ts'
import type { Contact, Message, Page } from '../world/nouns.ts'
import { monthOf } from '../clock.ts'
import { findContact } from '../world/world.ts'
import { type Act, type Seen, envelope, meetSlowness, meetTrouble } from './call.ts'

export type Judge = (caller: Caller, seen: Seen, now: number) => Act

/** The JSON in `?data=…` of a v2-style GET, or the plain query as some clients send it. */
function dataOf(query: string): Record<string, unknown> {
  const asked = new URLSearchParams(query)
  const data = asked.get('data')
  return data === null ? Object.fromEntries(asked) : readBody(data)
}

function judgePerson(sim: Sim, caller: Caller, seen: Seen, user_id: unknown): Contact {
  if (typeof user_id !== 'string' || user_id === '') throw invalid('user_id')
  seen.user_id = user_id
  const contact = findContact(sim.world, caller.page.oa_id, user_id)
  if (!contact) throw new ZaloRefusal(sim.world.switches.unknown_user_error, 'user_id is invalid!')
  meetTrouble(sim, caller, contact.person_id, seen)
  return contact
}

export function judgeAccount(sim: Sim): Judge {
  return (caller, seen) => {
    meetTrouble(sim, caller, '', seen)
    return () => envelope(accountOf(sim, caller.page))
  }
}

function accountOf(sim: Sim, page: Page): Record<string, unknown> {
  const which = sim.world.switches.getoa_id
  let followers = 0
  for (const contact of sim.world.contacts.get(page.oa_id)?.values() ?? []) if (contact.following) followers += 1
  return {
    ...(which === 'oaid' ? {} : { oa_id: page.oa_id }),
    ...(which === 'oa_id' ? {} : { oaid: page.oa_id }),
    name: page.name,
    description: 'MÔ PHỎNG',
    oa_alias: '',
    is_verified: page.verified,
    oa_type: page.oa_type,
    cate_name: page.oa_type === 4 ? 'Cơ quan nhà nước' : 'Doanh nghiệp',
    num_follower: followers,
    avatar: `${sim.url()}/media/avatar`,
    cover: `${sim.url()}/media/avatar`,
    package_name: 'Tiêu chuẩn',
    package_valid_through_date: '',
    package_auto_renew_date: '',
    linked_ZCA: page.zca === 'none' ? '' : 'MÔ PHỎNG',
  }
}

export function judgePersonDetail(sim: Sim, query: string): Judge {
  return (caller, seen) => {
    const contact = judgePerson(sim, caller, seen, dataOf(query)['user_id'])
    return reply => {
      meetSlowness(sim, contact.person_id, reply)
      return envelope(personOf(sim, contact))
    }
  }
}

function personOf(sim: Sim, contact: Contact): Record<string, unknown> {
  const name = sim.world.people.get(contact.person_id)?.name ?? ''
  const avatar = `${sim.url()}/media/avatar`
  return {
    user_id: contact.user_id,
    user_id_by_app: contact.user_id_by_app,
    user_external_id: '',
    display_name: name,
    user_alias: name,
    is_sensitive: false,
    user_last_interaction_date: contact.last_interaction === null ? '' : dayPrinted(contact.last_interaction),
    user_is_follower: contact.following,
    avatar,
    avatars: { 120: avatar, 240: avatar },
    dynamic_param: '',
    tags_and_notes_info: { notes: [], tag_names: [] },
    shared_info: {},
  }
}

/** What is left for one person: numbers here, unlike a send's reply; works for those who do not follow. */
export function judgeQuotaRead(sim: Sim, raw: string): Judge {
  return (caller, seen, now) => {
    const body = readBody(raw)
    if (typeof body['quota_owner'] === 'string') return () => envelope([packageOf(caller.page, now)])
    const contact = judgePerson(sim, caller, seen, body['user_id'])
    const total = sim.world.switches.free_replies ?? 8
    const remain = sim.world.switches.free_replies === null ? total : Math.max(0, total - contact.replies)
    return () =>
      envelope({
        last_interaction: contact.last_interaction === null ? '' : String(contact.last_interaction),
        cs_reply: { remain, total },
        promotion: { daily_remain: 0, daily_total: 0, monthly_remain: 0, monthly_total: 0 },
      })
  }
}

function packageOf(page: Page, now: number): Record<string, unknown> {
  const used = page.package_month === monthOf(now) ? page.package_used : 0
  return { product_type: 'cs', quota_type: 'sub_quota', total: page.package_total, remain: page.package_total - used }
}

const TYPES: Record<string, string> = { image: 'photo', gif: 'GIF', audio: 'voice', link: 'link' }

/** `GET conversation`: newest first, at most ten. */
export function judgeConversation(sim: Sim, query: string): Judge {
  return (caller, seen) => {
    const asked = dataOf(query)
    const contact = judgePerson(sim, caller, seen, asked['user_id'])
    const { offset, count } = rangeOf(asked)
    return () => {
      const newest = contact.messages.toReversed().slice(offset, offset + count)
      return envelope(newest.map(message => chatLine(sim, caller.page, contact, message)))
    }
  }
}

/** `GET listrecentchat`: the last message of each conversation, the newest conversation first, at most ten. */
export function judgeRecent(sim: Sim, query: string): Judge {
  return (caller, seen) => {
    meetTrouble(sim, caller, '', seen)
    const { offset, count } = rangeOf(dataOf(query))
    return () => {
      const newest = [...(sim.world.recent.get(caller.page.oa_id) ?? [])].toReversed().slice(offset, offset + count)
      return envelope(
        newest.flatMap(contact => {
          const last = contact.messages.at(-1)
          return last ? [chatLine(sim, caller.page, contact, last)] : []
        }),
      )
    }
  }
}

function rangeOf(asked: Record<string, unknown>): { offset: number; count: number } {
  const offset = Number(asked['offset'] ?? 0)
  const count = Number(asked['count'] ?? 5)
  if (!Number.isInteger(offset) || offset < 0) throw invalid('offset')
  if (!Number.isInteger(count) || count < 1) throw invalid('count')
  if (count > 10) throw new ZaloRefusal(-210)
  return { offset, count }
}

function chatLine(sim: Sim, page: Page, contact: Contact, message: Message): Record<string, unknown> {
  const avatar = `${sim.url()}/media/avatar`
  const person = { id: contact.user_id, name: sim.world.people.get(contact.person_id)?.name ?? '' }
  const account = { id: page.oa_id, name: page.name }
  const [from, to] = message.from === 'person' ? [person, account] : [account, person]
  return {
    src: message.from === 'person' ? 1 : 0,
    time: message.at,
    type: TYPES[message.kind] ?? (message.kind === 'list' || message.kind === 'template' ? 'text' : message.kind),
    message: message.text ?? '',
    message_id: message.msg_id,
    from_id: from.id,
    to_id: to.id,
    from_display_name: from.name,
    from_avatar: avatar,
    to_display_name: to.name,
    to_avatar: avatar,
    ...(message.url === null ? {} : { url: message.url, thumb: message.url }),
    ...(message.place === null ? {} : { location: JSON.stringify(message.place) }),
  }
}

// Hides what people do besides writing: follow, first chat, sharing their details, tags, and the right to be forgotten (facts §3.8).
import { idOf } from '../values.ts'
import type { Reading } from './reading.ts'

export interface Follow {
  kind: 'follow' | 'unfollow'
  /** `oa_profile`, `message_invite`, `social_plugin`. */
  source: string | undefined
}
/** The person pressed "Nhắn tin": once per page, and it lets the page write first. */
export interface ChatNow {
  kind: 'chat_now'
}
export interface InfoSubmitted {
  kind: 'info_submitted'
  info: SubmittedInfo
}
export interface SubmittedInfo {
  name: string | undefined
  /** Digits from 84 on; sometimes sent as a number. */
  phone: string | undefined
  /** dd/MM/yyyy, as sent. */
  birth_date: string | undefined
  gender: string | undefined
  address: string | undefined
  ward: string | undefined
  district: string | undefined
  city: string | undefined
}
export interface Tag {
  kind: 'tag'
  change: 'put_on' | 'taken_off' | 'deleted'
  tag: string | undefined
  user_ids: string[]
}
/** Known in part only: `data` as it came. */
export interface UserInfoUpdated {
  kind: 'user_info_updated'
  data: unknown
}
/** The person used their right over their data: what is kept of them must go. */
export interface Withdrawn {
  kind: 'withdrawn'
}

export type PeopleEvent = Follow | ChatNow | InfoSubmitted | Tag | UserInfoUpdated | Withdrawn
type Reader = (reading: Reading) => PeopleEvent

export const peopleReaders: [string, Reader][] = [
  ['follow', reading => ({ kind: 'follow', source: reading.text('source') })],
  ['unfollow', reading => ({ kind: 'unfollow', source: reading.text('source') })],
  ['user_click_chatnow', () => ({ kind: 'chat_now' })],
  ['user_submit_info', reading => ({ kind: 'info_submitted', info: readInfo(reading.inner('info')) })],
  ['add_user_to_tag', reading => readTag('put_on', reading)],
  ['remove_user_from_tag', reading => readTag('taken_off', reading)],
  ['remove_tag', reading => readTag('deleted', reading)],
  ['update_user_info', reading => ({ kind: 'user_info_updated', data: reading.raw('data') })],
  ['user_withdraw', () => ({ kind: 'withdrawn' })],
]

/** Two forms are about: the newer has `full_address`, the older plain fields. */
function readInfo(info: Reading): SubmittedInfo {
  const full = info.inner('full_address')
  return {
    name: info.text('name'),
    phone: info.id('phone'),
    birth_date: info.text('user_dob'),
    gender: info.text('gender'),
    address: full.text('user_address') ?? info.text('address'),
    ward: full.text('user_ward') ?? info.text('ward'),
    district: info.text('district'),
    city: full.text('user_city') ?? info.text('city'),
  }
}

function readTag(change: Tag['change'], reading: Reading): Tag {
  const tag = reading.inner('tag')
  return { kind: 'tag', change, tag: tag.text('name'), user_ids: tag.list('user_ids', idOf) }
}

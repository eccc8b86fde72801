// Hides the many spellings of what happens to a GMF group and its members (facts §3.10).
import { isObject } from '../json.ts'
import { idOf } from '../values.ts'
import type { Reading } from './reading.ts'

const changes = {
  created: ['create_group'],
  joined: ['user_join_group'],
  asked: ['user_request_join_group'],
  accepted: ['react_request_join_group', 'react_request_join_group_accept', 'accept_request_join_group'],
  rejected: ['reject_request_join_group', 'react_request_join_group_reject'],
  deputy_added: ['add_group_admin'],
  deputy_removed: ['remove_group_admin'],
  info_changed: ['update_group_info'],
  left: ['user_out_group', 'user_leave_group'],
  dissolved: ['disperse_group', 'delete_group'],
} as const

export interface Group {
  kind: 'group'
  change: keyof typeof changes
  group_id: string | undefined
  /** The members it is about. */
  user_ids: string[]
}

export const groupReaders: [string, (reading: Reading) => Group][] = Object.entries(changes).flatMap(
  ([change, names]) =>
    names.map((name): [string, (reading: Reading) => Group] => [
      name,
      reading => readGroup(change as Group['change'], reading),
    ]),
)

function readGroup(change: Group['change'], reading: Reading): Group {
  return { kind: 'group', change, group_id: reading.id('group_id'), user_ids: reading.list('users', memberId) }
}

function memberId(user: unknown): string | undefined {
  return isObject(user) ? idOf(user['id']) : undefined
}

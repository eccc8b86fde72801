// Hides `user/detail`: what a page may know of a person who wrote to it or follows it (facts §5.4).
import { isObject, type Json } from '../json.ts'
import { flagOf, idOf, textOf } from '../values.ts'
import { type Access, accessHeaders } from './access.ts'
import { type Answer, answerOf } from './answers.ts'
import { dataQuery } from './query.ts'
import type { Wire } from './wire.ts'

export interface Person {
  user_id: string
  user_id_by_app: string | undefined
  display_name: string | undefined
  /** The name the page's admins gave. */
  user_alias: string | undefined
  /** A person the law protects in particular (facts §1.2). */
  is_sensitive: boolean | undefined
  is_follower: boolean | undefined
  /** dd/MM/yyyy, as sent. */
  last_interaction_date: string | undefined
  avatar: string | undefined
  shared: SharedInfo | undefined
}

export interface SharedInfo {
  name: string | undefined
  /** Digits from 84 on; Zalo sends a number or a text. */
  phone: string | undefined
  address: string | undefined
}

export async function getPerson(wire: Wire, access: Access, user_id: string): Promise<Answer<Person>> {
  const path = `/v3.0/oa/user/detail?${dataQuery({ user_id })}`
  return answerOf(await wire.send('openapi', { method: 'GET', path, headers: accessHeaders(access) }), readPerson)
}

function readPerson(body: Json): Person | undefined {
  const data = body['data']
  if (!isObject(data)) return undefined
  const user_id = idOf(data['user_id'])
  if (user_id === undefined) return undefined
  return {
    user_id,
    user_id_by_app: idOf(data['user_id_by_app']),
    display_name: textOf(data['display_name']),
    user_alias: idOf(data['user_alias']),
    is_sensitive: flagOf(data['is_sensitive']),
    is_follower: flagOf(data['user_is_follower']),
    last_interaction_date: idOf(data['user_last_interaction_date']),
    avatar: idOf(data['avatar']),
    shared: isObject(data['shared_info']) ? readShared(data['shared_info']) : undefined,
  }
}

function readShared(shared: Json): SharedInfo {
  return { name: idOf(shared['name']), phone: idOf(shared['phone']), address: idOf(shared['address']) }
}

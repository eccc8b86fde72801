// Hides `getoa`: what Zalo says of the page a token belongs to (facts §1.5).
import { isObject, type Json } from '../json.ts'
import { flagOf, idOf, numberOf, textOf } from '../values.ts'
import { type Access, accessHeaders } from './access.ts'
import { type Answer, answerOf } from './answers.ts'
import type { Wire } from './wire.ts'

export interface PageProfile {
  oa_id: string
  name: string
  alias: string | undefined
  is_verified: boolean | undefined
  /** 2 enterprise, 4 government; others exist. */
  oa_type: number | undefined
  followers: number | undefined
  avatar: string | undefined
  package_name: string | undefined
  /** dd/MM/yyyy, as sent. */
  package_valid_through: string | undefined
  linked_wallet: string | undefined
}

export async function getPage(wire: Wire, access: Access): Promise<Answer<PageProfile>> {
  const request = { method: 'GET', path: '/v2.0/oa/getoa', headers: accessHeaders(access) } as const
  return answerOf(await wire.send('openapi', request), readPage)
}

function readPage(body: Json): PageProfile | undefined {
  const data = body['data']
  if (!isObject(data)) return undefined
  const oa_id = idOf(data['oa_id']) ?? idOf(data['oaid'])
  if (oa_id === undefined) return undefined
  return {
    oa_id,
    name: textOf(data['name']) ?? '',
    alias: idOf(data['oa_alias']),
    is_verified: flagOf(data['is_verified']),
    oa_type: numberOf(data['oa_type']),
    followers: numberOf(data['num_follower']),
    avatar: idOf(data['avatar']),
    package_name: idOf(data['package_name']),
    package_valid_through: idOf(data['package_valid_through_date']),
    linked_wallet: idOf(data['linked_ZCA']),
  }
}

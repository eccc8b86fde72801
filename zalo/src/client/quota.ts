// Hides the quota of one person: when they last wrote or called, and what may still be sent to them (facts §5.6).
import { isObject, type Json } from '../json.ts'
import { numberOf } from '../values.ts'
import { type Access, jsonHeaders } from './access.ts'
import { type Answer, answerOf } from './answers.ts'
import type { Wire } from './wire.ts'

export interface PersonQuota {
  /** Ms since 1970; undefined when there was none. From it the windows of limits.ts run. */
  last_interaction: number | undefined
  /** Consultation replies left in the free window; uncounted (and so missing) since 2026. */
  reply_remain: number | undefined
  reply_total: number | undefined
}

/** Works for people who do not follow the page. */
export async function getQuota(wire: Wire, access: Access, user_id: string): Promise<Answer<PersonQuota>> {
  const body = JSON.stringify({ user_id })
  const request = { method: 'POST', path: '/v3.0/oa/quota/message', headers: jsonHeaders(access), body } as const
  return answerOf(await wire.send('openapi', request), readQuota)
}

function readQuota(body: Json): PersonQuota | undefined {
  const data = body['data']
  if (!isObject(data)) return undefined
  const reply = isObject(data['cs_reply']) ? data['cs_reply'] : {}
  const last = numberOf(data['last_interaction'])
  return {
    last_interaction: last === 0 ? undefined : last,
    reply_remain: numberOf(reply['remain']),
    reply_total: numberOf(reply['total']),
  }
}

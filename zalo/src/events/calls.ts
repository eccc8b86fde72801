// Hides calls through Zalo and the consent they need first (facts §3.11).
import type { Reading } from './reading.ts'

export interface CallConsent {
  kind: 'call_consent'
  step: 'asked' | 'answered'
  phone: string | undefined
  /** Asked: `SENT`, `EXPIRED`. Answered: `ALLOW`, `USER_BLOCKED`, `DENY`. */
  outcome: string | undefined
  /** Ms: when it was asked or answered. */
  since: number | undefined
  /** Ms; 0 is without end. */
  expires: number | undefined
}
export interface Call {
  kind: 'call'
  from: 'user' | 'page'
  call_id: string | undefined
  phone: string | undefined
  /** `AUDIO`, `VIDEO`. */
  call_type: string | undefined
  init_time: number | undefined
  call_duration_ms: number | undefined
  /** In seconds, unlike the other two. */
  waiting_time_s: number | undefined
  talk_time_ms: number | undefined
  status_code: number | undefined
}

export type CallEvent = CallConsent | Call
type Reader = (reading: Reading) => CallEvent

export const callReaders: [string, Reader][] = [
  ['oa_send_consent', reading => readConsent('asked', reading)],
  ['user_reply_consent', reading => readConsent('answered', reading)],
  ['user_call_oa', reading => readCall('user', reading)],
  ['oa_call_user', reading => readCall('page', reading)],
]

function readConsent(step: CallConsent['step'], reading: Reading): CallConsent {
  return {
    kind: 'call_consent',
    step,
    phone: reading.id('phone'),
    outcome: reading.text(step === 'asked' ? 'request_type' : 'user_consent'),
    since: reading.number(step === 'asked' ? 'create_time' : 'confirmed_time'),
    expires: reading.number('expired_time'),
  }
}

function readCall(from: Call['from'], reading: Reading): Call {
  return {
    kind: 'call',
    from,
    call_id: reading.id('call_id'),
    phone: reading.id('phone'),
    call_type: reading.text('call_type'),
    init_time: reading.number('init_time'),
    call_duration_ms: reading.number('call_duration'),
    waiting_time_s: reading.number('waiting_time'),
    talk_time_ms: reading.number('talk_time'),
    status_code: reading.number('status_code'),
  }
}

// What Zalo's answer to a send means for the delivery: the faults table in the words of deliveries. Pure.

import type { Answer } from '@binh-yen/zalo/client/answers'
import type { Sent } from '@binh-yen/zalo/client/messages'
import type { Fault } from '@binh-yen/zalo/faults'
import { MORNING_HOUR, ZALO_UTC_OFFSET_MS } from '@binh-yen/zalo/limits'
import type { Outcome } from '../../modules/deliveries/deliveries.ts'
import { day, hour, second } from '../../platform/clock.ts'

/** How long a new pair of tokens usually takes. */
const renewalTakes = second

export function outcomeOf(answer: Answer<Sent>, now: number): Outcome {
  if (answer.ok) return { kind: 'sent', outside_id: answer.data.message_id }
  if (answer.how === 'unsent') return { kind: 'later', fault: 'unreachable' }
  if (answer.how === 'unsure' || answer.fault.maybe_delivered) return { kind: 'unsure', fault: 'unsure' }
  return refusalOf(answer.fault, now)
}

/** Zalo refuses the form of the message, whatever it says: buttons and lists it may not take on today's call (facts §4.2). */
export const notTaken = (answer: Answer<Sent>): boolean =>
  !answer.ok && answer.how === 'refused' && ['kind_not_supported', 'parameter_invalid'].includes(answer.fault.name)

/** An answer to a call before the send itself: nothing has left yet, so doubt is no doubt about the message. */
export function beforeSend(answer: Exclude<Answer<unknown>, { ok: true }>, now: number): Outcome {
  if (answer.how !== 'refused') return { kind: 'later', fault: 'unreachable' }
  return answer.fault.maybe_delivered ? { kind: 'later', fault: answer.fault.name } : refusalOf(answer.fault, now)
}

export function refusalOf(fault: Fault, now: number): Outcome {
  switch (fault.what) {
    case 'retry':
      return fault.scope === 'app' ? { kind: 'too_many' } : { kind: 'later', fault: fault.name }
    case 'renew':
      return { kind: 'later', fault: fault.name, at: now + renewalTakes }
    case 'wait_until':
      return waitOf(fault, now)
    case 'stop':
      return stopOf(fault)
  }
}

function waitOf({ name, scope, until }: Fault, now: number): Outcome {
  if (until === 'next_interaction') return { kind: 'window_closed' }
  const at = until === 'morning' ? nextAt(MORNING_HOUR * hour, now) : nextAt(0, now)
  return scope === 'page'
    ? { kind: 'page_held', fault: name, until: at }
    : { kind: 'later', fault: name, at, free: true }
}

function stopOf({ name, scope, needs, code }: Fault): Outcome {
  if (scope === 'page' || scope === 'app')
    return { kind: 'page_stopped', fault: name, state: needs === 'consent' ? 'needs_consent' : 'paused' }
  const fault = name === 'unlisted' ? String(code) : name
  return takesNone.has(name) ? { kind: 'refused', fault, blocked: true } : { kind: 'refused', fault }
}

const takesNone: ReadonlySet<string> = new Set(['blocked_by_person', 'refused_by_person'])

/** The next time the clock in Vietnam shows this time of day (ms since midnight). */
function nextAt(timeOfDay: number, now: number): number {
  const midnight = Math.floor((now + ZALO_UTC_OFFSET_MS) / day) * day - ZALO_UTC_OFFSET_MS
  const today = midnight + timeOfDay
  return today > now ? today : today + day
}

// What an outcome of the channel means for its row and for others: one table, pure.

import { second } from '../../platform/clock.ts'
import type { Outcome } from './channel.ts'
import { backOff, echoWait, mostTries } from './rules.ts'
import type { Result } from './store-sending.ts'

export type Fate = Omit<Result, 'id' | 'outside_mac'> & { readonly outside_id: string | null }

/** A send of ours that never began its call: its grant ran out, or our own preparation failed. */
export type NotBegun = { readonly kind: 'not_begun' }

/** `draw` is a random number from 0 to 1; `now` in ms. */
export function fateOf(outcome: Outcome | NotBegun, tries: number, now: number, draw: number): Fate {
  const same = { at: now, due_at: null, look_at: null, tries, outside_id: null, fault: null }
  switch (outcome.kind) {
    case 'sent':
      return {
        ...same,
        state: 'sent',
        outside_id: outcome.outside_id,
        fault: outcome.as_text ? 'sent_as_text' : null,
      }
    case 'unsure':
      return { ...same, state: 'unknown', look_at: now + echoWait, tries: 0, fault: outcome.fault }
    case 'window_closed':
      return { ...same, state: 'waiting', tries: 0, fault: 'window_closed' }
    case 'refused':
      return { ...same, state: 'failed', fault: outcome.fault }
    case 'not_begun':
      return { ...same, state: 'due', due_at: now }
    case 'too_many':
      return { ...same, state: 'due', due_at: now + second, fault: 'rate_limited' }
    case 'page_held':
    case 'page_stopped':
      return { ...same, state: 'due', due_at: now, fault: outcome.fault }
    case 'later': {
      if (outcome.free) return { ...same, state: 'due', due_at: outcome.at ?? now, fault: outcome.fault }
      const tried = tries + 1
      if (tried >= mostTries) return { ...same, state: 'failed', tries: tried, fault: 'tried_enough' }
      const due_at = outcome.at ?? now + backOff(tried, draw)
      return { ...same, state: 'due', tries: tried, due_at, fault: outcome.fault }
    }
  }
}

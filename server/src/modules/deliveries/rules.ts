// What may happen to a delivery, as tables and pure functions: states and moves, tries, what follows an unknown fate.

import { minute, second } from '../../platform/clock.ts'
import { Refusal } from '../../platform/refusal.ts'
import type { Priority } from '../pages/pages.ts'

export type DeliveryState = 'due' | 'sending' | 'sent' | 'unknown' | 'waiting' | 'failed' | 'withdrawn'
export type AfterUnknown = 'once_more' | 'ask' | 'leave'
export type ToldBy = 'officer' | 'flow'

/**
 * Where each state may lead. *sent* out of any doubt is the echo, which knows best: an unknown one, one due once more, one
 * withdrawn while nobody knew. *waiting* is *sent* when a person who is reached by no channel comes and looks.
 */
export const moves = {
  due: ['sending', 'waiting', 'withdrawn', 'sent'],
  sending: ['sent', 'due', 'unknown', 'waiting', 'failed'],
  unknown: ['sent', 'due', 'withdrawn'],
  waiting: ['due', 'withdrawn', 'sent'],
  withdrawn: ['sent'],
  sent: [],
  failed: [],
} as const satisfies Record<DeliveryState, readonly DeliveryState[]>

export const canMove = (from: DeliveryState, to: DeliveryState): boolean =>
  (moves[from] as readonly DeliveryState[]).includes(to)

/** Of the kept order urgent before chat before notice before broadcast: how each is written in rows. */
export const rank = { urgent: 0, chat: 1, notice: 2, broadcast: 3 } as const satisfies Record<Priority, number>
export const priorityOf = (ranked: number): Priority => priorities[ranked] as Priority
const priorities = Object.keys(rank) as Priority[]

/** An officer's words ask the officer; a broadcast is left; whatever else a flow tells goes once more. */
export function afterUnknown(priority: Priority, told_by: ToldBy): AfterUnknown {
  if (priority === 'broadcast') return 'leave'
  return told_by === 'officer' && priority !== 'urgent' ? 'ask' : 'once_more'
}

/** How a delivery begins. Refuses an officer `window_closed` with when it closed, unless it may wait. */
export function firstState(
  window: { open: boolean; until: number | null },
  told_by: ToldBy,
  wait: boolean,
): 'due' | 'waiting' {
  if (window.open) return 'due'
  if (told_by === 'officer' && !wait) throw new Refusal('window_closed', { until: window.until })
  return 'waiting'
}

/** What the officer may do with it now; a sent or failed one is over. */
export const may = {
  due: ['delivery.withdraw'],
  sending: [],
  unknown: ['delivery.resend', 'delivery.withdraw'],
  waiting: ['delivery.withdraw'],
  withdrawn: [],
  sent: [],
  failed: [],
} as const satisfies Record<DeliveryState, readonly string[]>

/** After so many calls that certainly did not go through it has failed: more than three hours of a dead wire. */
export const mostTries = 30

/** The rest before the next try: two seconds, doubled, at most ten minutes; `draw` (0–1) spreads it by half. */
export function backOff(tries: number, draw: number): number {
  const rest = Math.min(10 * minute, 2 * second * 2 ** Math.min(20, tries - 1))
  return Math.round(rest * (0.75 + draw / 2))
}

/** How long the echo is awaited before the channel's own conversation is read. Zalo repeats a lost echo after 30 s. */
export const echoWait = 40 * second

/** The rest before the channel is asked again when it could not be. */
export const lookAgain = (asked: number): number => Math.min(10 * minute, 20 * second * 2 ** Math.min(10, asked))

/** Clocks differ: a kept message up to this much older than our call may be it. */
export const clockSlack = 5 * second

/** Once more at most once by itself; an officer may say so again. */
export function settle(row: { after_unknown: AfterUnknown; again: number }): 'once_more' | 'stay' {
  return row.after_unknown === 'once_more' && row.again === 0 ? 'once_more' : 'stay'
}

/** Hides how a delivery's state becomes the tick an officer reads. */
import type { Delivery } from '../../api/shapes.ts'

export type Tick = 'sending' | 'sent' | 'delivered' | 'seen' | 'unknown' | 'waiting' | 'failed' | 'withdrawn'

/** The furthest thing known: a receipt wins over *sent*, and over *unknown*, since whoever saw it has it. */
export function tickOf({ state, seen_at, delivered_at }: Pick<Delivery, 'state' | 'seen_at' | 'delivered_at'>): Tick {
  if (state === 'sent' || state === 'unknown') {
    if (seen_at !== null) return 'seen'
    if (delivered_at !== null) return 'delivered'
  }
  return state === 'due' ? 'sending' : state
}

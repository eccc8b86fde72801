// What may happen to a conversation between two who answer: assigned, offered, taken, given back. Pure.

import { Refusal } from '../../platform/refusal.ts'
import { type Conversation, heldByAnother, onOffer } from './rules.ts'

/** To whom: one colleague, or the team of another unit. */
export type Receiver = { readonly officer_id: string } | { readonly unit_id: string }
export type OfferEnd = 'taken' | 'returned' | 'withdrawn' | 'lapsed'

export interface Offer {
  readonly page_id: string
  readonly id: string
  readonly conversation_id: string
  readonly from_officer: string
  readonly to_officer: string | null
  readonly to_unit: string | null
  readonly offered_at: number
  readonly due_at: number
  readonly state: 'open' | OfferEnd
  readonly ended_by: string | null
  readonly ended_at: number | null
}

/** Who offers holds it, also when nobody did before: there is always one who answers. Refuses `offer_open`, `not_now`. */
export function offer(conversation: Conversation, from: string, offer_id: string, now: number): Conversation {
  heldByAnother(conversation, from)
  onOffer(conversation)
  if (conversation.state === 'done') throw new Refusal('not_now', { state: conversation.state })
  const claimed_at = conversation.claimed_by === from ? conversation.claimed_at : now
  return { ...conversation, claimed_by: from, claimed_at, offer_id }
}

/** The one or the team it was offered to now answers. `home`: the page's own unit. */
export function take(conversation: Conversation, offer: Offer, officer: string, home: string, now: number) {
  const lent_to = offer.to_unit === null ? conversation.lent_to : offer.to_unit === home ? null : offer.to_unit
  return { ...conversation, claimed_by: officer, claimed_at: now, offer_id: null, lent_to }
}

/** It never left who offered it. */
export const keep = (conversation: Conversation): Conversation => ({ ...conversation, offer_id: null })

/** Who may take it or give it back; `teams`: the units where the officer answers. */
export const isFor = (offer: Offer, officer: string, teams: ReadonlySet<string>): boolean =>
  offer.to_officer === officer || (offer.to_unit !== null && teams.has(offer.to_unit) && offer.from_officer !== officer)

/** Whoever decides who answers may take it from whoever holds it. An open offer ends with that. */
export function assign(conversation: Conversation, to: string, now: number): Conversation {
  if (conversation.state === 'done') throw new Refusal('not_now', { state: conversation.state })
  return { ...conversation, claimed_by: to, claimed_at: now, offer_id: null }
}

/** What this officer may do with an open offer. */
export function mayAnswer(
  offer: Offer,
  officer: string,
  teams: ReadonlySet<string>,
): ('accept' | 'return' | 'withdraw')[] {
  if (isFor(offer, officer, teams)) return ['accept', 'return']
  return offer.from_officer === officer ? ['withdraw'] : []
}

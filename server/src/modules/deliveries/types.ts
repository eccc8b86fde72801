// What a delivery is to the rest of the server.

import type { Id } from '../../platform/ids.ts'
import type { Kind } from './channel.ts'
import type { Priority } from '../pages/pages.ts'
import type { AfterUnknown, DeliveryState, ToldBy } from './rules.ts'

export type DeliveryId = Id<'delivery'>

/** One thing to go out to one address. */
export interface Outgoing {
  readonly page_id: string
  readonly address_id: string
  readonly thread_id: string | null
  readonly message_id: string
  readonly kind: Kind
  readonly priority: Priority
  readonly told_by: ToldBy
  /** An officer's *Để chờ*: outside the window it waits instead of being refused. */
  readonly wait?: boolean
  /** It leaves no sooner than so many ms from now, so that it can be taken back; an urgent one never waits. */
  readonly hold?: number
  /** `contentMac` of what goes out. */
  readonly content_mac: Buffer
  /** By priority and teller when absent. */
  readonly after_unknown?: AfterUnknown
}

export interface Recipient {
  readonly address_id: string
  readonly thread_id: string | null
  readonly last_interaction_at: number | null
}

/** The same message to many addresses of one page. */
export interface Mass {
  readonly page_id: string
  readonly message_id: string
  readonly kind: 'text' | 'image'
  readonly priority: 'notice' | 'broadcast'
  readonly content_mac: Buffer
  /** In any portions; read once, within the transaction. */
  readonly recipients: AsyncIterable<readonly Recipient[]> | Iterable<readonly Recipient[]>
}

/** A delivery as its line in a thread shows it. */
export interface DeliveryView {
  readonly id: DeliveryId
  readonly state: DeliveryState
  readonly due_at: number
  readonly sent_at: number | null
  readonly delivered_at: number | null
  readonly seen_at: number | null
  /** The last fault and its Vietnamese phrase. */
  readonly fault: { readonly code: string; readonly phrase: string } | null
  readonly may: readonly string[]
}

/** Where a delivery lies: for whoever acted on it and shows its line again. */
export interface Whereabouts {
  readonly thread_id: string | null
  readonly message_id: string
}

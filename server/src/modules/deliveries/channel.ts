// What a way out must be able to do; a door implements it. Nothing here knows which network it is.

import type { OutsideId } from '../citizens/citizens.ts'

/** What goes out, opened; never logged, never stored. */
export type Content = Text | Image | File | Choices | InfoRequest | Reaction

interface Quoting {
  /** The channel's id of the person's message that this answers. */
  readonly quote?: string
}
export interface Text extends Quoting {
  readonly kind: 'text'
  readonly text: string
}
export interface Image extends Quoting {
  readonly kind: 'image'
  /** Names the picture, so that one sent to many is uploaded once. */
  readonly media_id: string
  readonly bytes: Buffer
  readonly type: 'image/jpeg' | 'image/png'
  readonly caption?: string
}
export interface File {
  readonly kind: 'file'
  readonly media_id: string
  readonly bytes: Buffer
  readonly type: string
  /** What the person sees it called. */
  readonly name: string
}
export interface Choices {
  readonly kind: 'buttons' | 'list'
  /** Above buttons; a list has none. */
  readonly text: string
  readonly choices: readonly { readonly title: string; readonly subtitle?: string }[]
  /** The same in numbered lines, where the channel takes neither. */
  readonly plain: string
}
/** A card on which the person can share name and phone. */
export interface InfoRequest {
  readonly kind: 'info_request'
  readonly title: string
  readonly subtitle: string
}
export interface Reaction {
  readonly kind: 'reaction'
  readonly icon: ReactionIcon | 'none'
  /** The channel's id of the person's message. */
  readonly on: string
}
export type ReactionIcon = 'like' | 'heart' | 'haha' | 'surprised' | 'sad' | 'angry' | 'worried'
export type Kind = Content['kind']

export interface Call {
  readonly page_id: string
  /** The person's id in the channel, and by which of its ways. */
  readonly to: OutsideId
  readonly content: Content
  /** Asks for one more call of the wire (an upload) within the app's budget. False: not now. */
  spend(): Promise<boolean>
}

/** What became of one call. `fault` is a code whose phrase lives in text/. */
export type Outcome =
  /** `as_text`: in numbered lines, since the channel refused their form. */
  | { readonly kind: 'sent'; readonly outside_id: string; readonly as_text?: true }
  /** It may have arrived: nobody sends it again before the channel was asked. */
  | { readonly kind: 'unsure'; readonly fault: string }
  /** It certainly did not arrive and may be tried again: `at` (ms) or after a back-off. `free`: not counted as a try. */
  | { readonly kind: 'later'; readonly fault: string; readonly at?: number; readonly free?: true }
  /** The channel wants fewer calls from this app. */
  | { readonly kind: 'too_many' }
  /** The person has to write first. */
  | { readonly kind: 'window_closed' }
  /** Nothing of this page leaves until `until` (ms); then it goes on by itself. */
  | { readonly kind: 'page_held'; readonly fault: string; readonly until: number }
  /** Nothing of this page leaves before a person has mended it. */
  | { readonly kind: 'page_stopped'; readonly fault: string; readonly state: 'paused' | 'needs_consent' }
  /** This message will never arrive. `blocked`: because the person takes no messages. */
  | { readonly kind: 'refused'; readonly fault: string; readonly blocked?: true }

/** A message of ours as the channel itself keeps it. */
export interface Kept {
  readonly outside_id: string
  readonly kind: 'text' | 'image' | 'other'
  readonly text: string | null
  /** Ms by the channel's clock; null when it does not say. */
  readonly at: number | null
}

export interface Channel {
  /** Longest text in code points of NFC, and largest picture in bytes. */
  readonly limits: { readonly text: number; readonly image: number }
  /** Never throws for the world's failures. */
  send(call: Call): Promise<Outcome>
  /** What the page sent to this person since `since` (ms), newest first; undefined when the channel cannot be asked now. */
  readBack(ask: {
    page_id: string
    to: OutsideId
    since: number
    spend(): Promise<boolean>
  }): Promise<readonly Kept[] | undefined>
}

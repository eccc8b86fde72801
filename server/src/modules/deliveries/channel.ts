// What a way out must be able to do; a door implements it. Nothing here knows which network it is.

/** What goes out, opened; never logged, never stored. */
export type Content =
  | { readonly kind: 'text'; readonly text: string }
  | {
      readonly kind: 'image'
      /** Names the picture, so that one sent to many is uploaded once. */
      readonly media_id: string
      readonly bytes: Buffer
      readonly type: 'image/jpeg' | 'image/png'
      readonly caption?: string
    }

export interface Call {
  readonly page_id: string
  /** The person's id in the channel. */
  readonly to: string
  readonly content: Content
  /** Asks for one more call of the wire (an upload) within the app's budget. False: not now. */
  spend(): Promise<boolean>
}

/** What became of one call. `fault` is a code whose phrase lives in text/. */
export type Outcome =
  | { readonly kind: 'sent'; readonly outside_id: string }
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
    to: string
    since: number
    spend(): Promise<boolean>
  }): Promise<readonly Kept[] | undefined>
}

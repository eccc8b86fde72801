// How what a message carries is sealed: one JSON value under the thread's content key.

import type { DataKey, Keys } from '../../platform/keys.ts'
import type { ReactionIcon } from '../deliveries/deliveries.ts'

export interface Place {
  readonly latitude: number
  readonly longitude: number
}

/** Shown as text, never fetched. */
export interface Link {
  readonly title?: string
  readonly description?: string
  readonly address: string
  readonly host: string
}

/** A card of a third person: only ever in the words of the thread. */
export interface Contact {
  readonly name?: string
  readonly phone?: string
}

export interface Call {
  readonly by: 'citizen' | 'page'
  readonly type: 'audio' | 'video'
  readonly answered: boolean
  readonly talk_ms: number | null
}

/** What the person can choose; what they then say is the title. */
export interface Option {
  readonly title: string
  readonly subtitle?: string
}

/** *none* takes all of one side's back; *other* is one the channel knows and we do not. */
export type Icon = ReactionIcon | 'none' | 'other'

export interface Body {
  readonly text?: string
  readonly place?: Place
  readonly link?: Link
  readonly contact?: Contact
  readonly call?: Call
  readonly options?: readonly Option[]
  readonly icon?: Icon
  /** What a kind that is not supported yet carried, whole: shown by nobody now, lost by nobody either. */
  readonly kept?: unknown
  /** The channel's id of a person's message: to quote it and to react to it. */
  readonly outside_id?: string
}

const parts = [
  'text', 'place', 'link', 'contact', 'call', 'options', 'icon', 'kept', 'outside_id',
] as const satisfies readonly (keyof Body)[] // biome-ignore format: a list

/** The parts of a message that are sealed. */
export const bodyOf = (message: { readonly [Part in keyof Body]?: Body[Part] | undefined }): Body =>
  Object.fromEntries(parts.flatMap(part => (message[part] === undefined ? [] : [[part, message[part]]])))

export function sealBody(keys: Keys, key: DataKey, body: Body, message_id: string): Buffer | null {
  if (Object.keys(body).length === 0) return null
  return keys.seal(key, JSON.stringify(body), 'messages.body', message_id)
}

/** Empty when there was nothing to seal, or the thread was erased. */
export function openBody(keys: Keys, key: DataKey | undefined, sealed: Buffer | null, message_id: string): Body {
  if (!sealed || !key) return {}
  return JSON.parse(keys.openText(key, sealed, 'messages.body', message_id)) as Body
}

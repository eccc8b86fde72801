// How words and places are sealed in a message: one JSON value under the thread's content key.

import type { DataKey, Keys } from '../../platform/keys.ts'

export interface Place {
  readonly latitude: number
  readonly longitude: number
}

export interface Body {
  readonly text?: string
  readonly place?: Place
  /** What a kind that is not supported yet carried, whole: shown by nobody now, lost by nobody either. */
  readonly kept?: unknown
}

export function sealBody(keys: Keys, key: DataKey, body: Body, message_id: string): Buffer | null {
  if (Object.keys(body).length === 0) return null
  return keys.seal(key, JSON.stringify(body), 'messages.body', message_id)
}

/** Empty when there was nothing to seal, or the thread was erased. */
export function openBody(keys: Keys, key: DataKey | undefined, sealed: Buffer | null, message_id: string): Body {
  if (!sealed || !key) return {}
  return JSON.parse(keys.openText(key, sealed, 'messages.body', message_id)) as Body
}

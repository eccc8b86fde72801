// By what a message of ours is known again when the channel tells of it: never its words, only their HMAC.

import type { Keys } from '../../platform/keys.ts'

const told = (kind: string, text: string | null | undefined): string => `${kind}\0${(text ?? '').normalize('NFC')}`

/** HMAC of kind and NFC text (of a picture its caption). */
export const contentMac = (keys: Keys, kind: string, text: string | undefined): Buffer =>
  keys.lookup('content', told(kind, text)).mac

/** The same under every key at hand: for what was sent before a rotation. */
export const contentMacs = (keys: Keys, kind: string, text: string | null): Buffer[] =>
  keys.lookups('content', told(kind, text))

/** HMACs of the channel's own message id. */
export const outsideMac = (keys: Keys, id: string): Buffer => keys.lookup('zalo_msg_id', id).mac
export const outsideMacs = (keys: Keys, id: string): Buffer[] => keys.lookups('zalo_msg_id', id)

// The installation's signature on an export: Ed25519, from a key that lives in the key file alone.

import { createPrivateKey, createPublicKey, type KeyObject, sign } from 'node:crypto'
import type { Keys } from '../../platform/keys.ts'

/** What stands before 32 bytes in PKCS 8 to make them an Ed25519 key (RFC 8410). */
const head = Buffer.from('302e020100300506032b657004220420', 'hex')

const privateKey = (keys: Keys): KeyObject =>
  createPrivateKey({ key: Buffer.concat([head, keys.apart('export signature')]), format: 'der', type: 'pkcs8' })

/** 32 bytes in base64: what whoever checks an export is told beforehand, on another way. */
export const exportKey = (keys: Keys): string =>
  createPublicKey(privateKey(keys)).export({ format: 'der', type: 'spki' }).subarray(-32).toString('base64')

/** base64. */
export const signExport = (keys: Keys, bytes: Buffer): string => sign(null, bytes, privateKey(keys)).toString('base64')

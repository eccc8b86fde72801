// What came, as it came: type, size and hash. Sealed with the thread: who holds a file could else look for who sent it.

import { createHash } from 'node:crypto'
import type { Ctx } from '../../platform/ctx.ts'
import type { DataKey } from '../../platform/keys.ts'

/** `type` null when its bytes are nothing we know; `sha256` in hex, of the bytes before anything was done to them. */
export interface Received {
  readonly type: string | null
  readonly bytes: number
  readonly sha256: string
}

const place = 'media.received'

export const receivedOf = (bytes: Buffer, type: string | null): Received => ({
  type,
  bytes: bytes.length,
  sha256: createHash('sha256').update(bytes).digest('hex'),
})

/** Under the thread's content key, as one JSON value of the row `id`. */
export const sealReceived = ({ keys }: Pick<Ctx, 'keys'>, key: DataKey, id: string, received: Received): Buffer =>
  keys.seal(key, JSON.stringify(received), place, id)

export const openReceived = ({ keys }: Pick<Ctx, 'keys'>, key: DataKey, id: string, sealed: Buffer): Received =>
  JSON.parse(keys.openText(key, sealed, place, id)) as Received

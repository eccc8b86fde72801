// Where a medium of a message is fetched from, sealed with the thread: the addresses are the channel's and tell of the person.

import type { Ctx } from '../../platform/ctx.ts'
import type { DataKey } from '../../platform/keys.ts'

export interface Source {
  readonly url: string
  /** A still picture of a video. */
  readonly poster?: string
}

/** Brought to the house itself: the id under which its bytes lie there. */
export interface Brought {
  readonly upload: string
}

const place = 'media.source'

export const sealSource = ({ keys }: Pick<Ctx, 'keys'>, key: DataKey, id: string, source: Source | Brought): Buffer =>
  keys.seal(key, JSON.stringify(source), place, id)

export const openSource = ({ keys }: Pick<Ctx, 'keys'>, key: DataKey, id: string, sealed: Buffer): Source | Brought =>
  JSON.parse(keys.openText(key, sealed, place, id)) as Source | Brought

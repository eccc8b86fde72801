// What becomes of bytes by what they were announced as: their working copies, or why there are none. The original is kept.

import type { Converter } from './converter.ts'
import type { Copy } from './copies.ts'
import { judgeDocument } from './documents.ts'
import { pictureType, viewOf } from './pictures.ts'
import type { MediaKind } from './rules.ts'
import type { Scan, Scanner } from './scanner.ts'

/** What a row says of bytes that came. A kept one with a reason lies sealed and is not played or handed out. */
export interface Verdict {
  readonly state: 'kept' | 'refused'
  readonly reason: string | null
  readonly type: string | null
  readonly scan: Scan | null
  readonly width: number | null
  readonly height: number | null
  readonly copies: Partial<Record<Copy, Buffer>>
}

export interface Tools {
  /** Undefined: this machine has none. */
  readonly converter: Converter | undefined
  readonly scanner: Scanner
}

const nothing = { reason: null, type: null, scan: null, width: null, height: null, copies: {} } as const

/** `poster`: a picture of a video that came with it, used when this machine can make none. */
export function judge(kind: MediaKind, bytes: Buffer, poster: Buffer | undefined, tools: Tools): Promise<Verdict> {
  switch (kind) {
    case 'image':
    case 'gif':
    case 'sticker':
      return judgePicture(bytes)
    case 'voice':
      return judgeVoice(bytes, tools)
    case 'video':
      return judgeVideo(bytes, poster, tools)
    case 'file':
      return judgeFile(bytes, tools)
  }
}

async function judgePicture(bytes: Buffer): Promise<Verdict> {
  const type = pictureType(bytes)
  if (!type) return { ...nothing, state: 'refused', reason: 'not_an_image' }
  const view = await viewOf(bytes)
  if (!view) return { ...nothing, type, state: 'refused', reason: 'damaged' }
  return { ...nothing, type, state: 'kept', width: view.width, height: view.height, copies: { view: view.webp } }
}

async function judgeVoice(bytes: Buffer, { converter }: Tools): Promise<Verdict> {
  const play = await converter?.voice(bytes)
  const reason = play ? null : converter ? 'not_converted' : 'no_converter'
  return { ...nothing, state: 'kept', reason, copies: play ? { play } : {} }
}

async function judgeVideo(bytes: Buffer, poster: Buffer | undefined, { converter }: Tools): Promise<Verdict> {
  const made = await converter?.video(bytes)
  const still = made?.still ?? (poster && pictureType(poster) ? poster : undefined)
  const view = still && (await viewOf(still))
  const reason = made ? null : converter ? 'not_converted' : 'no_converter'
  return {
    ...nothing,
    state: 'kept',
    reason,
    width: view?.width ?? null,
    height: view?.height ?? null,
    copies: { ...(view ? { view: view.webp } : {}), ...(made ? { play: made.mp4 } : {}) },
  }
}

async function judgeFile(bytes: Buffer, { scanner }: Tools): Promise<Verdict> {
  const { type = null, macros } = judgeDocument(bytes)
  const scan = await scanner(bytes)
  const reason = scan === 'infected' ? 'infected' : type === null ? 'not_served' : macros ? 'macros' : null
  return { ...nothing, state: scan === 'infected' ? 'refused' : 'kept', reason, type, scan }
}

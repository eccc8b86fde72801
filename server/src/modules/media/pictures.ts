// Pictures: what they are by their bytes, a working copy without metadata, and a copy small enough for Zalo.

import sharp from 'sharp'
import { pixelsLimit, sendBytes, viewSide } from './rules.ts'

sharp.cache(false)
sharp.concurrency(1)

/** Of 0–6: the least takes a third of the processor's time of the usual four. */
const workingEffort = 0

export interface View {
  readonly webp: Buffer
  readonly width: number
  readonly height: number
}

/** The media type by the first bytes; undefined for all that is not a picture we show: SVG, HTML, archives. */
export function pictureType(bytes: Buffer): 'image/jpeg' | 'image/png' | 'image/gif' | 'image/webp' | undefined {
  if (bytes.subarray(0, 3).equals(Buffer.from([0xff, 0xd8, 0xff]))) return 'image/jpeg'
  if (bytes.subarray(0, 8).equals(Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]))) return 'image/png'
  if (/^GIF8[79]a$/.test(bytes.toString('latin1', 0, 6))) return 'image/gif'
  if (bytes.toString('latin1', 0, 4) === 'RIFF' && bytes.toString('latin1', 8, 12) === 'WEBP') return 'image/webp'
  return undefined
}

const decode = (bytes: Buffer) =>
  sharp(bytes, { limitInputPixels: pixelsLimit, failOn: 'error', sequentialRead: true, animated: false }).rotate()

/** The working copy: upright, bounded, re-encoded, nothing of the original's metadata. Undefined when it cannot be decoded. */
export async function viewOf(bytes: Buffer): Promise<View | undefined> {
  try {
    const { data, info } = await decode(bytes)
      .resize({ width: viewSide, height: viewSide, fit: 'inside', withoutEnlargement: true })
      .webp({ quality: 80, effort: workingEffort })
      .toBuffer({ resolveWithObject: true })
    return { webp: data, width: info.width, height: info.height }
  } catch {
    return undefined
  }
}

/** A JPEG of at most Zalo's upload size: smaller and coarser until it fits. */
export async function sendable(bytes: Buffer): Promise<Buffer> {
  for (const [side, quality] of [
    [2048, 85],
    [1600, 80],
    [1280, 70],
    [960, 60],
  ] as const) {
    const jpeg = await decode(bytes)
      .resize({ width: side, height: side, fit: 'inside', withoutEnlargement: true })
      .flatten({ background: '#ffffff' })
      .jpeg({ quality, mozjpeg: true })
      .toBuffer()
    if (jpeg.length <= sendBytes) return jpeg
  }
  return decode(bytes).resize({ width: 640, height: 640, fit: 'inside' }).flatten().jpeg({ quality: 50 }).toBuffer()
}

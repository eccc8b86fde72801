// A picture as one viewer may see it: their name and the time lie all over it, so that a photographed screen says whose it was.

import sharp from 'sharp'
import { advance, lettersOf, pathOf } from './lettering.ts'

/** `webp` with `line` across it again and again, readable on light and on dark. Same size, no metadata. */
export async function watermark(webp: Buffer, line: string): Promise<Buffer> {
  const picture = sharp(webp)
  const { width, height } = await picture.metadata()
  return picture
    .composite([{ input: Buffer.from(veil(width, height, lettersOf(line))) }])
    .webp({ quality: 80 })
    .toBuffer()
}

function veil(width: number, height: number, letters: readonly string[]): string {
  const square = Math.min(Math.max(1, Math.round(width / 420)), Math.max(1, (width * 0.9) / (letters.length * advance)))
  const [w, h] = [letters.length * advance + 12, 34]
  const path = pathOf(letters)
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">
    <defs><pattern id="p" width="${w}" height="${h}" patternUnits="userSpaceOnUse"
      patternTransform="rotate(-14) scale(${square})">
      <path d="${path}" transform="translate(.4 .4)" fill="#000" fill-opacity=".5"/>
      <path d="${path}" fill="#fff" fill-opacity=".55"/>
    </pattern></defs>
    <rect width="100%" height="100%" fill="url(#p)"/></svg>`
}

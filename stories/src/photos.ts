// Photographs as phones send them through Zalo: a few dozen JPEGs of 1280 × 960 between 150 and 300 kB, of nothing.

import sharp from 'sharp'

const wide = 1280
const high = 960
const most = 300_000
const pieces = 24

/** Soft shapes under the grain of a camera at night; quality is lowered until the limit is met. */
export async function photos(): Promise<Buffer[]> {
  const made: Buffer[] = []
  for (let n = 0; n < pieces; n += 1) {
    const grain = sharp({
      create: {
        width: wide,
        height: high,
        channels: 3,
        background: '#444',
        noise: { type: 'gaussian', mean: 110, sigma: 14 + n },
      },
    })
    const picture = await grain.png().toBuffer()
    let quality = 88
    let jpeg = await sharp(picture).jpeg({ quality }).toBuffer()
    while (jpeg.length > most)
      jpeg = await sharp(picture)
        .jpeg({ quality: (quality -= 6) })
        .toBuffer()
    made.push(jpeg)
  }
  return made
}

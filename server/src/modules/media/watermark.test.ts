import sharp from 'sharp'
import { expect, test } from 'vitest'
import { lettersOf, pathOf } from './lettering.ts'
import { watermark } from './watermark.ts'

const plain = (width: number, height: number, background: string): Promise<Buffer> =>
  sharp({ create: { width, height, channels: 3, background } })
    .webp()
    .toBuffer()

test.each(['#ffffff', '#000000', '#7f7f7f'])(
  'the mark shows on a picture that is all %s, at its own size',
  async ground => {
    const marked = await watermark(await plain(800, 600, ground), 'Trần Thanh Tùng 25/11/2026 08:15')
    const { width, height, exif, format } = await sharp(marked).metadata()
    expect({ width, height, exif, format }).toEqual({ width: 800, height: 600, exif: undefined, format: 'webp' })
    const { channels } = await sharp(marked).stats()
    expect(Math.max(...channels.map(channel => channel.stdev))).toBeGreaterThan(8)
  },
)

test('a picture of a few pixels is marked too', async () => {
  expect((await sharp(await watermark(await plain(3, 2, '#fff'), 'A')).metadata()).width).toBe(3)
})

test('a name is spelt without marks, and no sign of it can become markup', () => {
  expect(lettersOf('Đỗ Thị "Biên" <b>').join('')).toBe('DO THI BIEN B ')
  expect(pathOf(lettersOf('<&>"'))).toBe('')
})

// One picture of the documents: as a PNG of few colours, because flat screens lose nothing by it.

import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Locator, Page } from 'playwright-core'
import sharp from 'sharp'

const folder = join(import.meta.dirname, '../../docs/pictures')

/** Each picture stays below this many bytes. */
const limit = 200 * 1024
const gap = 24

/** `beside`: what is shown to the right of the screen, a phone for instance. */
export async function keep(name: string, page: Page, beside?: Locator): Promise<void> {
  await mkdir(folder, { recursive: true })
  await page.evaluate('document.fonts.ready')
  await page.waitForTimeout(500) // pictures decode, the thread scrolls to its end
  const full = await page.screenshot()
  const shown = beside ? await joined(full, await beside.screenshot()) : full
  const file = join(folder, `${name}.png`)
  const { size } = await sharp(shown).png({ palette: true, colours: 128, effort: 8 }).toFile(file)
  if (size > limit) throw new Error(`${name}.png has ${size} bytes, more than ${limit}`)
  process.stdout.write(`${name}.png, ${Math.round(size / 1024)} KiB\n`)
}

async function joined(left: Buffer, right: Buffer): Promise<Buffer> {
  const [a, b] = await Promise.all([sharp(left).metadata(), sharp(right).metadata()])
  return sharp({
    create: {
      width: a.width + gap + b.width,
      height: Math.max(a.height, b.height),
      channels: 3,
      background: '#ffffff',
    },
  })
    .composite([
      { input: left, left: 0, top: 0 },
      { input: right, left: a.width + gap, top: 0 },
    ])
    .png()
    .toBuffer()
}

// One picture of the documents: as a PNG of few colours, because flat screens lose nothing by it.

import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import sharp from 'sharp'

const folder = join(import.meta.dirname, '../../docs/pictures')

/** Each picture stays below this many bytes. */
const limit = 200 * 1024

export async function keep(name: string, page: Page): Promise<void> {
  await mkdir(folder, { recursive: true })
  await page.evaluate('document.fonts.ready')
  await page.waitForTimeout(500) // pictures decode, the thread scrolls to its end
  const full = await page.screenshot()
  const file = join(folder, `${name}.png`)
  const { size } = await sharp(full).png({ palette: true, colours: 128, effort: 8 }).toFile(file)
  if (size > limit) throw new Error(`${name}.png has ${size} bytes, more than ${limit}`)
  process.stdout.write(`${name}.png, ${Math.round(size / 1024)} KiB\n`)
}

// The web form in a real browser: read by anyone, left at once, and a large picture that outlasts a broken line.

import { randomBytes } from 'node:crypto'
import { mkdirSync } from 'node:fs'
import type { Page } from 'playwright-core'
import sharp from 'sharp'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { axe, openBrowser, type StoryBrowser } from '../../src/browser.ts'
import { newestTip } from '../../src/tips.ts'
import { openWorld, type World } from '../../src/world.ts'

/** Set to a folder to keep pictures of every screen. */
const pictures = process.env['PICTURES']
let world: World
let browser: StoryBrowser

beforeAll(async () => {
  ;[world, browser] = await Promise.all([openWorld('web_tip_browser'), openBrowser()])
  if (pictures) mkdirSync(pictures, { recursive: true })
}, 120_000)
afterAll(async () => {
  await browser.close()
  await world.end()
})

async function look(page: Page, name: string): Promise<void> {
  if (!pictures) return
  const before = page.viewportSize()
  for (const [size, width, height] of [
    ['phone', 390, 844],
    ['desk', 1440, 900],
    ['small', 320, 568],
  ] as const) {
    await page.setViewportSize({ width, height })
    await page.screenshot({ path: `${pictures}/${name}-${size}.png`, fullPage: true })
  }
  if (before) await page.setViewportSize(before)
}

/** Nothing is cut off or has to be scrolled sideways, down to 320 px. */
async function fits(page: Page): Promise<void> {
  const before = page.viewportSize()
  for (const width of [320, 390, 1440]) {
    await page.setViewportSize({ width, height: 800 })
    expect(await page.evaluate('document.documentElement.scrollWidth - innerWidth'), String(width)).toBeLessThanOrEqual(
      0,
    )
  }
  if (before) await page.setViewportSize(before)
}

async function fill(page: Page): Promise<void> {
  await page.getByLabel('Không', { exact: true }).check()
  await page.getByLabel('Việc gì đã xảy ra?').fill('Nhà cuối ngõ đêm nào cũng có người đến mua bán ma tuý đá')
  await page.getByLabel('Ở đâu?').fill('ngõ 3')
  await page.getByLabel('Trả lời trên trang này').check()
}

test('the form, the receipt, coming back and the way out are readable by everyone and hide what they are about', async () => {
  const page = await browser.window({ size: 'phone' })
  await page.goto(`${world.url}/t/MAU-B`)
  expect(await page.title()).toBe('Liên hệ')
  await axe(page, 'form')
  await fits(page)
  await look(page, 'form')
  await page.getByRole('button', { name: 'Gửi' }).click()
  expect(await page.locator(':invalid').count()).toBeGreaterThan(0)
  await world.later(20_000)
  await fill(page)
  await page.getByRole('button', { name: 'Gửi' }).click()
  const words = await page.locator('ol.key li').allTextContents()
  expect(words).toHaveLength(6)
  await axe(page, 'receipt')
  await fits(page)
  await look(page, 'receipt')
  await page.getByRole('link', { name: 'Xem trả lời, gửi thêm' }).click()
  await axe(page, 'key')
  await look(page, 'key')
  await page.getByLabel('Mã bí mật').fill('mèo xanh')
  await page.getByRole('button', { name: 'Mở' }).click()
  expect(await page.getByRole('alert').textContent()).toContain('Mã này chưa đúng')
  await page.getByLabel('Mã bí mật').fill(words.join(' '))
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: 'Tin của anh/chị' }).waitFor()
  await axe(page, 'tip')
  await fits(page)
  await look(page, 'tip')
  expect(await page.context().cookies()).toEqual([])

  await page.keyboard.press('Escape')
  await page.waitForURL('**/t/lich')
  expect(await page.title()).toBe('Lịch tháng')
  await axe(page, 'calendar')
  await look(page, 'calendar')
  // the page before it was an answer that no browser keeps: it shows nothing of it
  await page.goBack().catch(() => undefined)
  expect(await page.getByText('Đã nhận').count()).toBe(0)
  await page.close()
})

test('works with script switched off, pictures included', async () => {
  const context = await browser.plain()
  const page = await context.newPage()
  await page.goto(`${world.url}/t/MAU-B`)
  await world.later(20_000)
  await fill(page)
  await page.getByLabel('Ảnh, video').setInputFiles({ name: 'a.png', mimeType: 'image/png', buffer: await noise(200) })
  await page.getByRole('button', { name: 'Gửi' }).click()
  await page.getByRole('heading', { name: 'Đã nhận thông tin của anh/chị' }).waitFor()
  await world.settle()
  const tip = await newestTip(world)
  expect(await world.sql('select state from media where thread_id = $1', [tip.id])).toEqual([{ state: 'kept' }])
  await context.close()
})

test('a large picture goes on after the line broke, and the form waits for it', async () => {
  const page = await browser.window({ size: 'phone' })
  await page.goto(`${world.url}/t/MAU-B`)
  await world.later(20_000)
  await fill(page)
  const file = await noise(1000)
  let pieces = 0
  await page.route('**/t/anh/*', async route => {
    if (route.request().method() === 'PATCH') pieces += 1
    if (route.request().method() === 'PATCH' && pieces === 3) await route.abort('internetdisconnected')
    else await route.continue()
  })
  await page.getByLabel('Ảnh, video').setInputFiles({ name: 'lon.png', mimeType: 'image/png', buffer: file })
  await page.getByRole('button', { name: 'Gửi' }).click()
  await page.getByRole('heading', { name: 'Đã nhận thông tin của anh/chị' }).waitFor()
  expect(pieces).toBeGreaterThan(4)
  await world.settle()
  const tip = await newestTip(world)
  expect(await world.sql('select state from media where thread_id = $1', [tip.id])).toEqual([{ state: 'kept' }])
  expect(browser.troubles).toEqual([])
  await page.close()
})

/** A picture that cannot be packed small. */
const noise = (side: number): Promise<Buffer> =>
  sharp(randomBytes(side * side * 3), { raw: { width: side, height: side, channels: 3 } })
    .png()
    .toBuffer()

// The urgent lane at the console: an amber line, a red banner, acts by key, and a locked screen that says only that it rings.

import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { axe, builtConsole, looks, openBrowser, signIn, type StoryBrowser } from '../../src/browser.ts'
import { hour, waitsUntil } from '../../src/calendar.ts'
import { countTones, tonesIn } from '../../src/tones.ts'
import { openWorld, type World } from '../../src/world.ts'

let world: World
let browser: StoryBrowser
let tung: Page
beforeAll(async () => {
  const [WEB_DIR, opened] = await Promise.all([builtConsole(), openBrowser()])
  browser = opened
  world = await openWorld('alarms_browser', { config: { WEB_DIR } })
  await waitsUntil(world, 3, 22, 10)
  const officer = await world.officer('tung')
  const to_at = world.simulator.clock.now() + 9 * hour
  await officer.asks('POST', `/api/units/${world.district.pages.north.unit_id}/shifts/unplanned`, { to_at })
  tung = await browser.window()
  await tung.addInitScript(countTones)
  await tung.addInitScript(keepNotices)
  await signIn(tung, world.url, world.district.officers.tung)
})
afterAll(async () => {
  await browser?.close()
  await world?.end()
})

/** Keeps notices instead of showing them. */
const keepNotices = `
  window.notices = []
  window.Notification = class extends EventTarget {
    static permission = 'granted'
    constructor(title, options) { super(); window.notices.push(title + ': ' + options.body) }
    close() {}
  }
`

const says = (page: Page, text: string | RegExp): Promise<void> => page.getByText(text).first().waitFor()
const gone = (page: Page, text: string | RegExp): Promise<void> =>
  page.getByText(text).first().waitFor({ state: 'detached' })

const fire = 'cháy nhà rồi cứu với, có người kẹt bên trong, ở 12 đường Hoa Mẫu'

test('a photo without words is an amber line at once; danger confirmed is a red banner with sound, title and notice; an act by key ends it', async () => {
  const lan = await world.person('lan')
  await lan.sendsPhoto()
  await world.settle()
  await says(tung, 'Cần nghe/xem ngay: 1')
  await says(tung, /Ảnh không lời · TB/)
  await looks(tung, 'soft ring')
  await axe(tung, 'soft ring')
  await tung.getByRole('link', { name: 'Mở tin báo' }).click()
  await gone(tung, 'Cần nghe/xem ngay: 1')
  expect(tung.url()).toContain('/tips/')

  await lan.writes(fire)
  await world.settle()
  await says(tung, /đang hỏi người báo/)
  const bubble = (await lan.sees()).find(({ text }) => text?.startsWith('Có người đang gặp nguy hiểm'))
  await lan.presses(bubble?.msg_id as string, 0)
  await world.settle()
  const banner = tung.getByRole('alert').filter({ hasText: 'Khẩn · 12 đường Hoa Mẫu' })
  await banner.waitFor()
  await expect.poll(() => tung.title()).toContain('Chuông khẩn')
  await expect.poll(() => tonesIn(tung)).toBeGreaterThan(0)
  await expect.poll(() => tung.evaluate('window.notices')).toEqual(['Bình Yên: Có chuông khẩn. Mở Bình Yên để xem.'])
  await looks(tung, 'loud ring')
  await axe(tung, 'loud ring')

  await tung.getByRole('link', { name: 'Ca trực', exact: true }).click()
  await says(tung, 'Đang trực')
  await banner.waitFor()
  await tung.keyboard.press('3')
  const dialog = tung.getByRole('dialog')
  await dialog.getByText('Chuông dừng ở mọi máy khi việc này được ghi.').waitFor()
  await looks(tung, 'told 114')
  await axe(tung, 'told 114')
  await tung.keyboard.press('Enter')
  await says(tung, 'Đã ghi. Chuông đã dừng.')
  await banner.waitFor({ state: 'detached' })
  await expect.poll(() => tung.title()).not.toContain('Chuông khẩn')
  const [kept] = await world.sql<{ act: string }>('select act from rings where act is not null')
  expect(kept?.act).toBe('told_114')
})

test('on a locked screen it rings without content, and the way in shows it', async () => {
  const hoa = await world.person('hoa')
  await tung.keyboard.press('Shift+L')
  await says(tung, 'Màn hình đang khoá')
  await hoa.writes('nhà bên có người đang chém nhau cứu với, ngõ 5 Hoa Mẫu')
  await world.settle()
  await says(tung, 'Có tin cần nghe/xem ngay — mở khoá để xem')
  await hoa.writes('có')
  await world.settle()
  await says(tung, 'Có chuông khẩn — mở khoá để xem')
  expect(await tung.content()).not.toContain('Hoa Mẫu')
  await looks(tung, 'locked ring')
  await axe(tung, 'locked ring')
  await tung.getByLabel(/Mật khẩu/).fill(world.district.officers.tung.password)
  await tung.keyboard.press('Enter')
  await tung.getByRole('alert').filter({ hasText: 'Khẩn ·' }).waitFor()
})

test('the page names the calling number first; a ring that was none is lowered with a reason', async () => {
  await tung.getByRole('button', { name: 'Gọi', exact: true }).click()
  const dialog = tung.getByRole('dialog')
  await dialog.getByLabel('Gọi từ số').selectOption({ index: 0 })
  await looks(tung, 'name the number')
  await axe(tung, 'name the number')
  await dialog.getByRole('button', { name: 'Nhắn rồi gọi' }).click()
  await says(tung, 'Đã nhắn số gọi cho người báo.')

  await tung.getByRole('button', { name: 'Hạ chuông' }).click()
  await tung.getByRole('textbox', { name: 'Lý do' }).fill('Đã gọi lại, người dân nhắn thử máy.')
  await looks(tung, 'lower a ring')
  await tung.getByRole('dialog').getByRole('button', { name: 'Hạ chuông' }).click()
  await says(tung, 'Đã hạ chuông.')
  await gone(tung, /Khẩn ·/)
})

test('the sheet about rings tests the sound, turns it off, and says that the unit has no internal page', async () => {
  await tung.getByRole('button', { name: 'Mở trình đơn' }).click()
  await tung.getByRole('button', { name: 'Chuông: thử và cài đặt' }).click()
  const sheet = tung.getByRole('dialog', { name: 'Chuông' })
  const before = Number(await tung.evaluate('window.tones'))
  await sheet.getByRole('button', { name: 'Thử chuông' }).click()
  await says(tung, /Nghe thấy hai hồi chuông|Trình duyệt đang chặn tiếng/)
  expect(Number(await tung.evaluate('window.tones'))).toBeGreaterThanOrEqual(before)
  await says(tung, 'Đơn vị chưa có trang nội bộ, chuông chưa đến được Zalo riêng.')
  await looks(tung, 'bell')
  await axe(tung, 'bell')
  expect(browser.troubles).toEqual([])
})

// Shifts and pages in a real browser: by keyboard, at both widths, axe on each screen.

import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { axe, builtConsole, looks, openBrowser, signIn, type StoryBrowser } from '../../src/browser.ts'
import { hour, waitsUntil } from '../../src/calendar.ts'
import { openWorld, type World } from '../../src/world.ts'

let world: World
let browser: StoryBrowser
beforeAll(async () => {
  const [WEB_DIR, opened] = await Promise.all([builtConsole(), openBrowser()])
  browser = opened
  world = await openWorld('duty', { config: { WEB_DIR } })
  await waitsUntil(world, 3, 9)
})
afterAll(async () => {
  await browser?.close()
  await world?.end()
})

const says = (page: Page, text: string | RegExp): Promise<void> => page.getByText(text).first().waitFor()

async function signsIn(who: Parameters<World['officer']>[0]): Promise<Page> {
  const page = await browser.window()
  await signIn(page, world.url, world.district.officers[who])
  return page
}

test('a keeper plans a shift; the duty officer sees in amber that nobody is there and takes it with one key', async () => {
  const keeper = await signsIn('keeper')
  await keeper.getByRole('link', { name: 'Ca trực', exact: true }).click()
  await says(keeper, 'Chưa xếp ca')
  await keeper.keyboard.press('p')
  const dialog = keeper.getByRole('dialog')
  await dialog.getByLabel('Cán bộ').selectOption({ label: 'Trần Thanh Tùng' })
  await dialog.getByLabel('Từ').fill('08:00')
  await dialog.getByLabel('Đến').fill('17:00')
  await looks(keeper, 'plan a shift')
  await axe(keeper, 'plan a shift')
  await dialog.getByRole('button', { name: 'Xếp ca' }).click()
  await dialog.waitFor({ state: 'detached' })
  await says(keeper, '08:00–17:00')

  const tung = await signsIn('tung')
  await says(tung, 'Chưa có cán bộ nhận ca trực: Công an phường Mẫu Bắc.')
  await looks(tung, 'inbox without duty')
  await tung.getByRole('link', { name: 'Mở ca trực' }).click()
  await tung.getByRole('button', { name: 'Nhận ca', exact: true }).waitFor()
  await looks(tung, 'shift to take')
  await axe(tung, 'shift to take')
  await tung.keyboard.press('t')
  await says(tung, 'Đã nhận ca. Anh/chị là người đang trực.')
  await tung.getByText('Chưa có cán bộ nhận ca trực').first().waitFor({ state: 'detached' })
  await says(keeper, 'Đang trực')
  await tung.getByRole('dialog', { name: 'Chuông' }).waitFor()
  await tung.keyboard.press('Escape')

  await tung.keyboard.press('b')
  await tung.getByRole('textbox', { name: 'Nội dung bàn giao' }).fill('Còn một đơn báo mất xe chờ gọi lại.')
  await looks(tung, 'hand over')
  await tung.getByRole('dialog').getByRole('button', { name: 'Bàn giao' }).click()
  await says(tung, 'Còn một đơn báo mất xe chờ gọi lại.')
  await looks(tung, 'shifts')
  await keeper.context().close()
  await tung.context().close()
})

test('a keeper writes hours, days off and words, and sees what the phone will show', async () => {
  const keeper = await signsIn('keeper')
  await keeper.getByRole('link', { name: 'Trang', exact: true }).click()
  await says(keeper, 'Chưa có giờ làm việc: trang không bao giờ báo ngoài giờ.')
  const hours = keeper.locator('section', { has: keeper.getByRole('heading', { name: 'Giờ làm việc' }) })
  for (const day of ['Thứ hai', 'Thứ ba', 'Thứ tư', 'Thứ năm', 'Thứ sáu'])
    await hours.getByLabel(day, { exact: true }).fill('7h30-11h30, 13h30-17h')
  await hours.getByLabel('Thứ bảy').fill('sáng')
  await says(keeper, 'Viết như 7:30–11:30, 13:30–17:00')
  await looks(keeper, 'hours wrong')
  await hours.getByLabel('Thứ bảy').fill('7h30-11h30')
  await hours.getByLabel('Căn cứ').fill('Quy chế làm việc')
  await hours.getByRole('button', { name: 'Lưu' }).click()
  await says(keeper, /Đang mở đến 11:30/)

  await keeper.getByText('Thêm ngày').first().click()
  const days = keeper.locator('details')
  await days.getByLabel('Từ ngày').fill('5/2/2027')
  await days.getByLabel('Đến hết ngày').fill('11/2/2027')
  await days.getByLabel('Tên').fill('Tết Nguyên đán')
  await days.getByLabel('Căn cứ').fill('Thông báo nghỉ Tết')
  await days.getByRole('button', { name: 'Thêm ngày' }).click()
  await says(keeper, '05/02/2027 – 11/02/2027')

  const words = keeper.getByRole('textbox', { name: 'Lời của đơn vị' })
  await words.fill('Dạ, 7h30 sáng mai có cán bộ ạ.')
  const note = keeper.locator('section', { has: keeper.getByRole('heading', { name: 'Lời báo ngoài giờ' }) })
  await note.getByRole('button', { name: 'Lưu' }).click()
  await says(keeper, 'Bỏ ngày, giờ khỏi lời nhắn.')
  await words.fill('Dạ, đơn vị đang ngoài giờ. Anh/chị để lại tin nhắn ạ.')
  await says(keeper, /đang ngoài giờ[\s\S]*Giờ làm việc gần nhất: 13:30[\s\S]*113/)
  await note.getByRole('button', { name: 'Lưu' }).click()
  await says(keeper, 'Đã lưu.')
  await looks(keeper, 'page')
  await axe(keeper, 'page')
  await keeper.getByText('Người dân thấy trên điện thoại').scrollIntoViewIfNeeded()
  await looks(keeper, 'page note')
  await keeper.context().close()
})

test('Chỉ nghe takes two steps that say what it means, and the composer explains itself until the page speaks', async () => {
  const lan = await world.person('lan')
  await lan.writes('Cho tôi hỏi giờ làm thẻ')
  await world.settle()
  const tung = await signsIn('tung')
  await says(tung, 'Cho tôi hỏi giờ làm thẻ')
  await tung.keyboard.press('j')
  await tung.getByRole('textbox', { name: 'Soạn trả lời' }).waitFor()

  const keeper = await signsIn('keeper')
  await keeper.getByRole('link', { name: 'Trang', exact: true }).click()
  await keeper.getByRole('button', { name: 'Chuyển sang Chỉ nghe' }).click()
  await says(keeper, 'Không gửi bất cứ tin nào: trợ lý im lặng, cán bộ không trả lời được.')
  await looks(keeper, 'confirm listening')
  await axe(keeper, 'confirm listening')
  await keeper.getByRole('dialog').getByRole('button', { name: 'Xác nhận' }).click()
  await says(keeper, 'Trang đang chỉ nghe')

  await says(tung, /Trang đang ở chế độ Chỉ nghe/)
  await tung.getByRole('textbox', { name: 'Soạn trả lời' }).fill('Dạ, sáng thứ bảy có ạ.')
  expect(await tung.getByRole('button', { name: 'Gửi', exact: true }).isDisabled()).toBe(true)
  await looks(tung, 'composer listening')
  await axe(tung, 'composer listening')

  await keeper.getByRole('button', { name: 'Chuyển sang Trả lời' }).click()
  await keeper.getByRole('dialog').getByRole('button', { name: 'Xác nhận' }).click()
  await says(keeper, 'Trang đang trả lời')
  await tung.getByText(/Trang đang ở chế độ Chỉ nghe/).waitFor({ state: 'detached' })
  await tung.getByRole('button', { name: 'Gửi', exact: true }).click()
  await world.later(hour / 60)
  await expect.poll(() => lan.hears()).toContain('Dạ, sáng thứ bảy có ạ.')
  expect(browser.troubles).toEqual([])
})

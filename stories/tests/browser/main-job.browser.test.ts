// The main job on real screens: a person at a phone, officers at a console, one Chromium. Each test goes on from the one before.

import { setPolicy } from '@binh-yen/server/modules/units/units'
import { change, machine } from '@binh-yen/server/platform/ctx'
import type { Locator, Page } from 'playwright-core'
import sharp from 'sharp'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { axe, builtConsole, openBrowser, signIn, type StoryBrowser } from '../../src/browser.ts'
import { openWorld, type World } from '../../src/world.ts'

const minute = 60_000
const day = 24 * 60 * minute

const question = 'Cho em hỏi làm lại căn cước cần giấy tờ gì ạ, em ở phường Mẫu Bắc?'
const answer = 'Dạ, anh/chị mang theo thẻ cũ (nếu còn) và đến quầy số 2 trước 16:30. Sẵn sàng hỗ trợ ạ.'
const later = 'Kết quả đã có, mời anh/chị đến nhận.'

let world: World
let browser: StoryBrowser
let tung: Page
let phones: Page
beforeAll(async () => {
  const [WEB_DIR, opened] = await Promise.all([builtConsole(), openBrowser()])
  browser = opened
  world = await openWorld('browser', { config: { WEB_DIR } })
  tung = await browser.window()
  phones = await browser.window()
})
afterAll(async () => {
  await browser?.close()
  await world?.end()
})

const says = (where: Page | Locator, text: string | RegExp): Promise<void> => where.getByText(text).first().waitFor()
const thread = (page: Page): Locator => page.getByRole('log')
const phone = (): Locator => phones.getByRole('log')
const rows = (page: Page): Locator => page.getByRole('region', { name: 'Danh sách hội thoại' }).getByRole('listitem')

async function signsIn(who: Parameters<World['officer']>[0]): Promise<Page> {
  const page = await browser.window()
  await signIn(page, world.url, world.district.officers[who])
  return page
}

test('a wrong code lets nobody in and says so; the right one opens an inbox that says what comes next', async () => {
  await tung.goto(world.url)
  const { login, password } = world.district.officers.tung
  await tung.getByLabel('Tên đăng nhập').fill(login)
  await tung.getByLabel('Mật khẩu').fill(password)
  await tung.getByLabel('Mã một lần').fill('000000')
  await tung.keyboard.press('Enter')
  await says(tung, 'Tên đăng nhập, mật khẩu hoặc mã một lần chưa đúng.')
  await axe(tung, 'sign-in')
  await tung.reload()
  await signIn(tung, world.url, world.district.officers.tung)
  await says(tung, 'Không còn hội thoại đang mở. Tin mới sẽ tự hiện ở đây.')
  await axe(tung, 'empty list')
})

test('what a person writes on the phone stands in the list at once, without reload', async () => {
  await tung.evaluate('globalThis.neverReloaded = true')
  await phones.goto(`${world.simulator.url}/phones`)
  await phones.getByRole('combobox', { name: 'Trang' }).selectOption({ label: 'Công an phường Mẫu Bắc' })
  await phones.getByLabel('Tên người mới').fill('Nguyễn Thị Ngọc Ánh')
  await phones.getByRole('button', { name: 'Thêm điện thoại' }).click()
  await phones.getByLabel('Tin nhắn của Nguyễn Thị Ngọc Ánh').fill(question)
  await phones.getByRole('button', { name: 'Gửi', exact: true }).click()
  await says(phone(), question)

  await says(rows(tung), question)
  expect(await tung.evaluate('globalThis.neverReloaded')).toBe(true)
  expect(await rows(tung).count()).toBe(1)
  expect(await rows(tung).first().textContent()).not.toContain('Ánh')
  await axe(tung, 'list')
})

test('by keys alone it is opened, claimed and answered; the phone shows the answer, the screen that it was seen', async () => {
  await tung.keyboard.press('j')
  await says(thread(tung), question)
  await tung.keyboard.press('a')
  await says(tung, 'Đã nhận. Anh/chị trả lời người dân.')
  await tung.keyboard.press('r')
  await tung.getByRole('textbox', { name: 'Soạn trả lời' }).and(tung.locator(':focus')).waitFor()
  await tung.keyboard.type(answer)
  await tung.keyboard.press('Enter')
  await says(phone(), answer)
  await says(thread(tung), 'đã xem')
  expect(await tung.getByRole('textbox', { name: 'Soạn trả lời' }).inputValue()).toBe('')
  await axe(tung, 'thread')
})

test('a note is for colleagues: it stands in the thread and never on the phone', async () => {
  await tung.keyboard.press('Escape')
  await tung.keyboard.press('n')
  await tung.getByRole('textbox', { name: 'Soạn ghi chú nội bộ' }).and(tung.locator(':focus')).waitFor()
  await tung.keyboard.type('Đã gọi hỏi quầy, còn phôi thẻ.')
  await axe(tung, 'note mode')
  await tung.keyboard.press('Enter')
  await says(thread(tung), 'Đã gọi hỏi quầy, còn phôi thẻ.')
  expect(await phone().textContent()).not.toContain('phôi thẻ')
})

test('a photo and a place from the phone show in the thread', async () => {
  const picture = await sharp({ create: { width: 320, height: 240, channels: 3, background: '#8a5a2b' } })
    .jpeg()
    .toBuffer()
  const file = { name: 'anh.jpg', mimeType: 'image/jpeg', buffer: picture }
  await phones.getByLabel('Chọn ảnh').setInputFiles(file)
  const shown = thread(tung).getByRole('img', { name: 'Ảnh người dân gửi' })
  await shown.waitFor()
  await expect.poll(() => shown.evaluate((image: any) => image.naturalWidth)).toBe(320)

  await phones.getByRole('button', { name: 'Gửi vị trí' }).click()
  await phones.getByRole('button', { name: 'Chợ Đầm' }).click()
  await phones.getByRole('dialog').getByRole('button', { name: 'Gửi vị trí' }).click()
  await says(thread(tung), '20.974800, 105.784100')
  await says(phone(), 'Vị trí: 20.9748, 105.7841')
  await axe(phones, 'phones')
})

test('a colleague sees who took it and cannot answer over their head; another ward sees nothing', async () => {
  const mai = await signsIn('mai')
  await says(rows(mai), 'Trần Thanh Tùng đang trả lời')
  await mai.keyboard.press('j')
  await says(thread(mai), 'Trần Thanh Tùng nhận trả lời')
  await says(mai, 'Trần Thanh Tùng đang trả lời hội thoại này. Cần thì viết ghi chú.')
  expect(await mai.getByRole('textbox', { name: 'Soạn trả lời' }).count()).toBe(0)
  const address = mai.url()
  await mai.context().close()

  const binh = await signsIn('binh')
  await says(binh, 'Không còn hội thoại đang mở.')
  await binh.goto(address)
  await says(binh, 'Không có gì ở đây')
  expect(await binh.locator('body').textContent()).not.toContain('căn cước')
  await binh.context().close()
})

test('? shows every key', async () => {
  await tung.keyboard.press('Escape')
  await tung.keyboard.press('?')
  await says(tung.getByRole('dialog'), 'Dòng kế tiếp trong danh sách')
  await axe(tung, 'keys')
  await tung.keyboard.press('Escape')
  await tung.getByRole('dialog').waitFor({ state: 'detached' })
})

test('after the reply window closed the words stay, are offered to wait, and go when the person writes again', async () => {
  await world.later(7 * day + minute)
  await tung.keyboard.press('r')
  await tung.getByRole('textbox', { name: 'Soạn trả lời' }).and(tung.locator(':focus')).waitFor()
  await tung.keyboard.type(later)
  await tung.keyboard.press('Enter')
  const wait = tung.getByRole('button', { name: 'Để chờ' })
  await wait.waitFor()
  expect(await tung.getByRole('textbox', { name: 'Soạn trả lời' }).inputValue()).toBe(later)
  await axe(tung, 'closed window')
  await tung.keyboard.press('Enter')
  await says(thread(tung), 'Sẽ gửi khi người dân nhắn lại.')
  expect(await phone().textContent()).not.toContain(later)

  await phones.getByLabel('Tin nhắn của Nguyễn Thị Ngọc Ánh').fill('Dạ alo ạ')
  await phones.keyboard.press('Enter')
  await says(phone(), later)
  await wait.waitFor({ state: 'detached' })
})

test('a lost connection is said at the top, and so is its return with what came meanwhile', async () => {
  await world.restart(async () => {
    await says(tung, /Mất kết nối trực tiếp lúc \d\d:\d\d\./)
    await axe(tung, 'lost connection')
    await phones.getByLabel('Tin nhắn của Nguyễn Thị Ngọc Ánh').fill('Em viết lúc máy chủ nghỉ')
    await phones.keyboard.press('Enter')
    await says(phone(), 'Em viết lúc máy chủ nghỉ')
  })
  await says(tung, 'Đã nối lại. Tin nhắn đã được cập nhật.')
  await world.later(minute)
  await world.settle()
  await says(thread(tung), 'Em viết lúc máy chủ nghỉ')
})

test('left alone the screen covers every word, counts what came, and opens with the password', async () => {
  await change(world.app.house, machine('story'), ctx => setPolicy(ctx, 'idle_lock_minutes', 15, { source: 'story' }))
  await world.later(16 * minute)
  await says(tung, 'Màn hình đang khoá')
  expect(await tung.locator('body').textContent()).not.toContain('căn cước')
  await phones.getByLabel('Tin nhắn của Nguyễn Thị Ngọc Ánh').fill('Tin riêng lúc khoá máy')
  await phones.keyboard.press('Enter')
  await says(tung, '1 hội thoại có thay đổi từ lúc khoá')
  expect(await tung.locator('body').textContent()).not.toContain('Tin riêng')
  await axe(tung, 'lock screen')

  await tung.getByLabel('Mật khẩu').fill(world.district.officers.tung.password)
  await tung.keyboard.press('Enter')
  await says(thread(tung), 'Tin riêng lúc khoá máy')
})

test('the screens of administrators and inspectors show figures, units, officers and acts, but no words', async () => {
  const admin = await signsIn('admin')
  for (const [link, sign] of [
    ['Vận hành', 'Tin vào'],
    ['Đơn vị và trang', 'Công an phường Mẫu Nam'],
    ['Cán bộ', 'Trần Thanh Tùng'],
  ] as const) {
    await admin.getByRole('link', { name: link, exact: true }).click()
    await says(admin.getByRole('main'), sign)
    await axe(admin, link)
  }
  await admin.context().close()

  const inspector = await signsIn('inspector')
  await inspector.getByRole('link', { name: 'Nhật ký', exact: true }).click()
  await says(inspector.getByRole('main'), 'Nhận trả lời')
  expect(await inspector.locator('body').textContent()).not.toContain('căn cước')
  await axe(inspector, 'trail')
  await inspector.context().close()
})

test('signing out leaves nothing behind, not by going back either', async () => {
  await tung.getByRole('button', { name: 'Mở trình đơn' }).click()
  await tung.getByRole('button', { name: 'Đăng xuất' }).click()
  await tung.getByRole('heading', { name: 'Đăng nhập' }).waitFor()
  await tung.goBack()
  await tung.getByRole('heading', { name: 'Đăng nhập' }).waitFor()
  expect(await tung.locator('body').textContent()).not.toContain('căn cước')
  expect(browser.troubles).toEqual([])
})

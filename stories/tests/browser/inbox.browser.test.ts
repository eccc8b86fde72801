// The inbox as two officers use it, in one Chromium: handing over, putting off, and what each sees of it.

import type { Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { axe, builtConsole, looks, openBrowser, signIn, type StoryBrowser } from '../../src/browser.ts'
import { openWorld, type World } from '../../src/world.ts'

let world: World
let browser: StoryBrowser
let tung: Page
let mai: Page
beforeAll(async () => {
  const [WEB_DIR, opened] = await Promise.all([builtConsole(), openBrowser()])
  browser = opened
  world = await openWorld('browser_inbox', { config: { WEB_DIR } })
  for (const [n, text] of words.entries()) {
    const person = await world.person(`p${n}`)
    await person.writes(text)
    await world.settle()
    await world.later(3 * minute)
  }
  tung = await signsIn('tung')
  mai = await signsIn('mai')
})
afterAll(async () => {
  await browser?.close()
  await world?.end()
})

const minute = 60_000
const words = [
  'Chào cán bộ, em hỏi giờ làm việc của phường ạ',
  'Cán bộ cho em hỏi lịch tiếp dân tuần này ạ',
  'Em muốn hỏi phường còn nhận hồ sơ chiều nay không ạ',
]

const says = (where: Page | Locator, text: string | RegExp): Promise<void> => where.getByText(text).first().waitFor()
const thread = (page: Page): Locator => page.getByRole('log')
const rows = (page: Page): Locator => page.getByRole('region', { name: 'Danh sách hội thoại' }).getByRole('listitem')

async function signsIn(who: Parameters<World['officer']>[0]): Promise<Page> {
  const page = await browser.window()
  await signIn(page, world.url, world.district.officers[who])
  await says(rows(page), words[2] as string)
  return page
}

/** Opens a conversation by what its row says. */
async function opens(page: Page, text: string): Promise<void> {
  await rows(page).getByText(text).click()
  await says(thread(page), text)
}

test('an officer hands a conversation over by keys; the colleague sees who offers it and takes it', async () => {
  await opens(tung, words[0] as string)
  await tung.keyboard.press('Escape')
  await opens(tung, words[0] as string)
  await tung.keyboard.press('m')
  const form = tung.getByRole('dialog', { name: 'Chuyển hội thoại' })
  await form.getByLabel('Cán bộ', { exact: true }).selectOption({ label: 'Lê Thị Mai' })
  await form.getByLabel(/Lời nhắn kèm/).fill('Chị Mai nắm việc này.')
  await axe(tung, 'hand-over form')
  await looks(tung, 'hand-over form')
  await form.getByRole('button', { name: 'Chuyển hội thoại' }).click()
  await says(tung, 'Đang chờ Lê Thị Mai nhận')
  await axe(tung, 'waiting to be taken')

  await mai.getByRole('link', { name: /Chờ tôi nhận/ }).click()
  await opens(mai, words[0] as string)
  await says(mai, 'Trần Thanh Tùng chuyển hội thoại này đến')
  await says(thread(mai), 'Chị Mai nắm việc này.')
  await axe(mai, 'offered to me')
  await looks(mai, 'offered to me')
  await mai.keyboard.press('a')
  await says(thread(mai), 'Lê Thị Mai nhận chuyển và trả lời tiếp')
  await says(tung, 'Lê Thị Mai đang trả lời hội thoại này. Cần thì viết ghi chú.')
})

test('put off until later it leaves the open list and waits under its own tab', async () => {
  await mai.getByRole('link', { name: /^Đang mở/ }).click()
  await opens(mai, words[1] as string)
  await mai.keyboard.press('z')
  const form = mai.getByRole('dialog', { name: 'Để sau đến' })
  await form.getByLabel('Để sau đến').selectOption('tomorrow')
  await axe(mai, 'put-off form')
  await looks(mai, 'put-off form')
  await form.getByRole('button', { name: /Để sau đến 08:00/ }).click()
  await says(mai, /Để sau đến 08:00/)
  await rows(mai)
    .getByText(words[1] as string)
    .waitFor({ state: 'detached' })
  await mai.getByRole('link', { name: /^Để sau/ }).click()
  await says(rows(mai), words[1] as string)
  await looks(mai, 'put off')
})

test('an editor writes a template and sees what it reads like; a variable that does not exist is said at once', async () => {
  const editor = await browser.window()
  await signIn(editor, world.url, world.district.officers.editor)
  await editor.getByRole('link', { name: 'Mẫu trả lời' }).click()
  await says(editor, 'Chưa có mẫu nào.')
  await axe(editor, 'no templates')
  await editor.keyboard.press('p')
  const form = editor.getByRole('dialog', { name: 'Thêm mẫu trả lời' })
  await form.getByLabel('Tên mẫu').fill('Lời chào')
  await form.getByLabel('Phím tắt').fill('chao')
  await form.getByLabel('Nội dung').fill('Dạ, {ten_dan} ơi.')
  await says(form, /^Không có biến \{ten_dan\}/)
  await form.getByLabel('Nội dung').fill('Dạ, {ten_can_bo} xin nghe, ')
  await form.getByRole('button', { name: 'tên đơn vị' }).click()
  await says(form, 'Dạ, Đỗ Thị Biên xin nghe, Công an phường Mẫu Bắc')
  await axe(editor, 'template form')
  await looks(editor, 'template form')
  await form.getByRole('button', { name: 'Lưu mẫu' }).click()
  await says(editor.getByRole('main'), '/chao')
  await axe(editor, 'templates')
  await looks(editor, 'templates')
  await editor.context().close()
})

test('"/" in the composer finds a template by a few letters; Enter puts it in, filled', async () => {
  await opens(tung, words[2] as string)
  await tung.keyboard.press('r')
  const field = tung.getByRole('textbox', { name: 'Soạn trả lời' })
  await field.and(tung.locator(':focus')).waitFor()
  await tung.keyboard.type('/ch')
  await tung.getByRole('option', { name: /Lời chào/ }).waitFor()
  await axe(tung, 'template list')
  await looks(tung, 'template list')
  await tung.keyboard.press('Enter')
  await expect.poll(() => field.inputValue()).toBe('Dạ, Trần Thanh Tùng xin nghe, Công an phường Mẫu Bắc')
  await tung.keyboard.press('Enter')
  await says(thread(tung), 'Dạ, Trần Thanh Tùng xin nghe, Công an phường Mẫu Bắc')
})

test('nothing the browser complained about', () => {
  expect(browser.troubles).toEqual([])
})

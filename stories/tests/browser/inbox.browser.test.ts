// The inbox as two officers use it, in one Chromium: handing over, putting off, and what each sees of it.

import { setPolicy } from '@binh-yen/server/modules/units/units'
import { change, machine } from '@binh-yen/server/platform/ctx'
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
  'Cán bộ ơi cho em hỏi chút ạ',
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

test('Ctrl-K finds a command, and hands words on to the search, which finds them without marks', async () => {
  await tung.keyboard.press('Control+k')
  const palette = tung.getByRole('dialog', { name: 'Tìm lệnh, màn hình, hội thoại' })
  await palette.getByRole('searchbox').and(tung.locator(':focus')).waitFor()
  await axe(tung, 'palette')
  await looks(tung, 'palette')
  await tung.keyboard.type('ho so')
  await palette.getByRole('option', { name: /^Tìm “ho so” trong hội thoại/ }).waitFor()
  await tung.keyboard.press('ArrowDown')
  await tung.keyboard.press('Enter')
  const search = tung.getByRole('dialog', { name: 'Tìm trong hội thoại' })
  await search.getByText('hồ sơ', { exact: true }).waitFor()
  await says(search, /^Đã đọc \d+ tin, về đến/)
  await axe(tung, 'search')
  await looks(tung, 'search')
  await search.getByRole('link').first().click()
  await says(thread(tung), words[2] as string)
})

test('a reply can be taken back while it is held; a colleague sees who is there; the draft outlives a reload', async () => {
  await change(world.app.house, machine('story'), ctx => setPolicy(ctx, 'reply_hold_seconds', 60, { source: 'story' }))
  await opens(tung, words[3] as string)
  await mai.getByRole('link', { name: /^Đang mở/ }).click()
  await opens(mai, words[3] as string)
  await says(mai, 'Trần Thanh Tùng đang xem')
  await tung.keyboard.press('r')
  const field = tung.getByRole('textbox', { name: 'Soạn trả lời' })
  await field.and(tung.locator(':focus')).waitFor()
  await tung.keyboard.type('Dạ, nhầm số quầy ạ')
  await says(mai, 'Trần Thanh Tùng đang soạn trả lời')
  await axe(mai, 'who is there')
  await looks(mai, 'who is there')
  await tung.keyboard.press('Enter')
  await tung.getByRole('button', { name: 'Hoàn tác' }).waitFor()
  await axe(tung, 'held reply')
  await looks(tung, 'held reply')
  await tung.keyboard.press('Escape')
  await tung.keyboard.press('u')
  await says(tung, 'Đã hoàn tác. Tin chưa gửi cho người dân.')
  await expect.poll(() => field.inputValue()).toBe('Dạ, nhầm số quầy ạ')
  await tung.reload()
  await expect.poll(() => field.inputValue()).toBe('Dạ, nhầm số quầy ạ')
  await field.fill('')
})

test('in English, too, every tool of the inbox passes', async () => {
  const english = await browser.window()
  await signIn(english, world.url, world.district.officers.beat)
  await english.evaluate(
    `localStorage.setItem('by.settings', '{"language":"en"}'); dispatchEvent(new StorageEvent('storage', { key: 'by.settings' }))`,
  )
  const list = english.getByRole('region', { name: 'List of conversations' })
  await english.getByRole('link', { name: /^Later/ }).click()
  await list.getByText(words[1] as string).click()
  await english.getByRole('button', { name: 'Hand over…' }).waitFor()
  for (const [key, name] of [
    ['m', 'Hand over'],
    ['z', 'Put off until'],
    ['s', 'Search conversations'],
    ['l', 'Filters'],
    ['x', 'Act on the whole list'],
  ] as const) {
    await english.keyboard.press(key)
    await english.getByRole('dialog', { name }).waitFor()
    await axe(english, `${name} in English`)
    await english.keyboard.press('Escape')
    await english.getByRole('dialog').waitFor({ state: 'detached' })
  }
  await axe(english, 'thread in English')
  await english.context().close()
})

test('the list is narrowed, kept under a name, and one thing is done to all of it', async () => {
  await mai.keyboard.press('Escape')
  await mai.keyboard.press('l')
  const filters = mai.getByRole('dialog', { name: 'Bộ lọc' })
  await filters.getByText('Chưa ai nhận').click()
  await filters.getByLabel('Lưu bộ lọc đang chọn với tên').fill('Chưa ai nhận')
  await filters.getByRole('button', { name: 'Lưu bộ lọc' }).click()
  await filters.getByRole('button', { name: 'Bỏ bộ lọc Chưa ai nhận' }).waitFor()
  await axe(mai, 'filters')
  await looks(mai, 'filters')
  await filters.getByRole('button', { name: 'Bỏ lọc' }).click()
  await filters.waitFor({ state: 'detached' })
  await mai.keyboard.press('x')
  const batch = mai.getByRole('dialog', { name: 'Làm cho cả danh sách' })
  await batch.getByLabel('Việc').selectOption({ label: 'Chờ người dân' })
  await axe(mai, 'whole list')
  await looks(mai, 'whole list')
  await batch.getByRole('button', { name: 'Làm: Chờ người dân' }).click()
  await says(batch, 'Đã làm 1 hội thoại.')
  await says(batch, '2 · người khác đang giữ')
  await axe(mai, 'whole list done')
  await looks(mai, 'whole list done')
})

test('nothing the browser complained about', () => {
  expect(browser.troubles).toEqual([])
})
